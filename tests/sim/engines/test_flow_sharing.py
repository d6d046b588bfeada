"""Sharing: what warehouses know of each other and how they help each other out, followed unit by unit."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from small_scenarios import DAY, HOUR, Fields, city, freight_carrier, policy, scenario, stock, supplier, warehouse

from sim.ledger.columns import NONE, Reason
from sim.ledger.ledger import Ledger
from sim.scenario.scenario import Scenario

Simulate = Callable[[Scenario], Ledger]
DEGREE_M = 111_195
"""A degree of longitude on the equator."""
TRIP_S = round(DEGREE_M / (60 / 3.6)) + 2 * HOUR
"""A degree at 60 km/h, and two hours of handling."""
DRIVEN: Fields = {
    "freight_carriers": [freight_carrier(per_km=600.0, part_load_per_tonne_km=80.0, speed=60.0, handling=2 * HOUR)]
}
AT_HOME: Fields = {"shortage": "backorder"}


def keeping(opening: int, **fields: Any) -> Fields:
    """Make stock that is never replenished."""
    return {"policies": [policy("none", opening=opening)], **fields}


def helped(near: int, *others: int, **sections: Any) -> Scenario:
    """Make a warehouse at its customers, and others, each a degree farther away, that may help it but ship to nobody."""
    sites = [warehouse("near", stock=keeping(near))]
    sites += [
        warehouse(f"at {degrees}", longitude=float(degrees), stock=keeping(units))
        for degrees, units in enumerate(others, 1)
    ]
    return scenario(**{"warehouses": sites, "allocation": AT_HOME, "days": 3, **sections})


def waits(ledger: Ledger) -> np.ndarray[Any, Any]:
    """Seconds that each line waited, -1 if it still does."""
    reserved, placed = ledger.lines["reserved_s"], ledger.lines["placed_s"]
    return np.where(reserved == NONE, -1, reserved - placed)


def test_what_is_missing_is_sent_at_once(run: Simulate) -> None:
    """Five units at home, a hundred a degree away: five lines are filled, a hundred wait as long as the trip takes, the rest for ever."""
    ledger = run(helped(5, 100, sharing={"reactive": {}, "carrier": "truck"}, **DRIVEN))
    waited = waits(ledger)
    assert waited[:5].tolist() == [0] * 5
    assert waited[5:105].tolist() == [TRIP_S] * 100
    assert len(waited) > 150
    assert (waited[105:] == -1).all()
    assert (ledger.lines["warehouse"] == 0).all()


def test_a_trip_is_paid_as_a_part_load_by_who_is_helped(run: Simulate) -> None:
    """A kilogram over a degree at 0.8 元/t·km is 9 fen; a whole truck would cost 667 元."""
    ledger = run(helped(0, 100, sharing={"reactive": {}, "carrier": "truck"}, **DRIVEN))
    assert ledger.transshipments["freight_fen"].tolist() == [9] * 100
    money = ledger.money()
    paid = money[money["component"] == "transshipment"]
    assert paid["amount_fen"].sum() == 900
    assert set(paid["warehouse"]) == {"near"}


def test_only_what_is_missing_is_sent(run: Simulate) -> None:
    """Lines of four units, two at home: the first needs two more, the others four each."""
    ledger = run(helped(2, 100, quantity=4, sharing={"reactive": {}}))
    assert ledger.transshipments["units"][:4].tolist() == [2, 4, 4, 4]
    assert set(ledger.replenishments["reason"]) == {Reason.TRANSSHIPMENT}


@pytest.mark.parametrize(
    ("terms", "sent"),
    [({}, 100), ({"hold_back": 30}, 70), ({"within": 100_000}, 0), ({"within": 112_000}, 100)],
    ids=["all", "held back", "too far", "near enough"],
)
def test_who_helps_keeps_something_back(run: Simulate, terms: Fields, sent: int) -> None:
    """Of a hundred units thirty are kept; beyond the limit nobody is asked."""
    assert len(run(helped(0, 100, sharing={"reactive": terms})).transshipments) == sent


def test_cover_is_kept_back(run: Simulate) -> None:
    """The other warehouse has half of the customers, fifty units a day: of a hundred it keeps those of a day."""
    cities = [city("here"), city("there", longitude=1.0)]
    small = helped(0, 100, cities=cities, sharing={"reactive": {"hold_back_cover": DAY}})
    ledger = run(small)
    own, placed = ledger.lines["warehouse"] == 1, ledger.lines["placed_s"]
    helps = ledger.transshipments["departed_s"]
    refused = placed[~own & ~np.isin(placed, helps)][0]

    def gone(now: int) -> int:
        return int((own & (placed <= now)).sum() + (helps <= now).sum())

    assert len(helps) > 10
    assert gone(helps[-1]) <= 50 <= gone(refused)
    assert helps[-1] < refused


@pytest.mark.parametrize(
    ("donor", "asked"),
    [("nearest", [1] * 10 + [2] * 20), ("most_stock", [2] * 10 + [1, 2] * 10)],
)
def test_who_is_asked(run: Simulate, donor: str, asked: list[int]) -> None:
    """Ten units a degree away and twenty two degrees away: the near ones first, or the fuller shelf, the nearer where they are equal."""
    ledger = run(helped(0, 10, 20, sharing={"reactive": {"donor": donor}}))
    assert ledger.transshipments["source"].tolist() == asked


def test_what_is_lost_on_the_way_is_missed_and_paid(run: Simulate) -> None:
    """Every transshipment of two units loses one: the first customer is served by the second's, and so on; each unit lost costs 5 元."""
    loss = {"share": 1.0, "lost": 0.4}
    ledger = run(helped(0, 40, quantity=2, sharing={"reactive": {}, "loss": loss}))
    assert ledger.shipments["lost"].tolist() == [1] * 20
    assert (waits(ledger) >= 0).sum() == 10
    money, moves = ledger.money(), ledger.moves()
    assert money.loc[money["component"] == "transit_loss", "amount_fen"].sum() == 20 * 500
    assert moves.groupby("reason")["quantity"].sum()["lost on the way"] == -20
    assert moves["quantity"].sum() == ledger.stock["closing"].sum()


def test_a_share_of_transshipments_is_hit(run: Simulate) -> None:
    """Of 250 transshipments of one unit a fifth is lost, give or take."""
    loss = {"share": 0.2}
    ledger = run(helped(0, 250, sharing={"reactive": {}, "loss": loss}))
    assert len(ledger.shipments) == 250
    assert 30 < ledger.shipments["lost"].sum() < 70


def test_goods_on_their_way_count_and_are_not_ordered_twice(run: Simulate) -> None:
    """Who helps orders what it gave; who is helped orders nothing, as its own shelf is promised what comes."""
    levels: Fields = {"reorder_point": 199, "order_up_to": 200}
    sites = [
        warehouse("near", stock=stock(reorder_point=-1, order_up_to=0)),
        warehouse("far", longitude=1.0, stock=stock(**levels)),
    ]
    small = scenario(warehouses=sites, suppliers=[supplier(DAY)], allocation=AT_HOME, days=3, sharing={"reactive": {}})
    ordered = run(small).replenishments
    bought = ordered[ordered["source"] < 0]
    assert set(bought["warehouse"]) == {1}
    assert bought["quantity"].sum() == ordered["quantity"][ordered["source"] >= 0].sum() > 100


def pooled(*sites: Fields, **sections: Any) -> Scenario:
    """Make two cities of five orders a day, a degree apart, and a supplier who takes a day."""
    cities = [city("here"), city("there", longitude=1.0)]
    return scenario(
        warehouses=list(sites), cities=cities, orders=10.0, days=300, suppliers=[supplier(DAY)], allocation=AT_HOME, **sections
    )  # fmt: skip


def base_stock(units: int) -> Fields:
    """Make a stock of which each unit that leaves is ordered again."""
    return stock(reorder_point=units - 1, order_up_to=units)


def test_two_that_help_each_other_at_once_are_as_good_as_one(run: Simulate) -> None:
    """Complete pooling: whatever one shelf of sixteen fills at once, two of eight do too, and little more; by themselves they fill less."""
    two = warehouse("a", stock=base_stock(8)), warehouse("b", longitude=1.0, stock=base_stock(8))
    one = waits(run(pooled(warehouse("a", stock=base_stock(16))))) == 0
    shared = waits(run(pooled(*two, sharing={"reactive": {}}))) == 0
    alone = waits(run(pooled(*two))) == 0
    assert (shared >= one).all()
    assert shared.mean() - one.mean() < 0.02
    assert one.mean() - alone.mean() > 0.05


def two_cities(near: int, far: int, pack: int = 1, **sections: Any) -> Scenario:
    """Make two warehouses, each at a city of fifty units a day; stock is rebalanced on Monday at six."""
    cities = [city("here"), city("there", longitude=1.0)]
    opening = {"near": near, "far": far}
    sites = [
        warehouse(
            name,
            longitude=float(degrees),
            stock=stock(reorder_point=-1, order_up_to=0, opening=opening[name], pack=pack),
        )
        for degrees, name in enumerate(opening)
    ]
    rebalancing = {"under": 2 * DAY, "over": 4 * DAY}
    return scenario(
        warehouses=sites, cities=cities, suppliers=[supplier(90 * DAY)], allocation=AT_HOME, days=8,
        sharing={"rebalancing": rebalancing, "carrier": "truck"}, **DRIVEN, **sections,
    )  # fmt: skip


@pytest.mark.parametrize("pack", [1, 7])
def test_who_has_too_little_is_filled_up(run: Simulate, pack: int) -> None:
    """Nothing here, a thousand units there: on Monday two days of demand come, and what is waited for, in whole packs, on one truck."""
    ledger = run(two_cities(0, 1000, pack))
    waiting = int(((ledger.lines["warehouse"] == 0) & (ledger.lines["placed_s"] <= 6 * HOUR)).sum())
    first = ledger.transshipments[0]
    assert (first["source"], first["warehouse"], first["departed_s"]) == (1, 0, 6 * HOUR)
    assert first["arrived_s"] == 6 * HOUR + TRIP_S
    assert first["units"] == (100 + waiting) // pack * pack
    assert set(ledger.transshipments["departed_s"]) == {6 * HOUR, 7 * DAY + 6 * HOUR}
    assert set(ledger.transshipments["reason"]) == {Reason.REBALANCING}


def test_who_gives_keeps_its_cover(run: Simulate) -> None:
    """With 230 units there, what is more than four days, 200 and what was promised that morning, is sent."""
    ledger = run(two_cities(0, 230))
    sold = int(((ledger.lines["warehouse"] == 1) & (ledger.lines["placed_s"] <= 6 * HOUR)).sum())
    assert ledger.transshipments["units"].tolist() == [30 - sold]


def test_nobody_who_has_enough_gets_more(run: Simulate) -> None:
    """Ten days of stock are more than two on either Monday."""
    assert len(run(two_cities(500, 1000)).transshipments) == 0


def elsewhere(far: int, **sharing: Any) -> Scenario:
    """Make a warehouse at its customers that has nothing, and one a degree away that may ship in its place."""
    sites = [warehouse("near", stock=keeping(0)), warehouse("far", longitude=1.0, stock=keeping(far))]
    return scenario(warehouses=sites, days=3, sharing=sharing)


def test_without_information_orders_stay_at_home(run: Simulate) -> None:
    """A hundred units a degree away, and nobody knows."""
    assert set(run(elsewhere(100, information="none")).lines["warehouse"]) == {0}
    assert (run(elsewhere(100)).lines["warehouse"] == 1).sum() == 100


def test_figures_of_yesterday_mislead(run: Simulate) -> None:
    """Figures of midnight say five: all orders of a day go there, five are filled; from the next midnight on all stay at home."""
    ledger = run(elsewhere(5, information="delayed", exchange=DAY))
    first_day = ledger.lines["placed_s"] <= DAY
    assert set(ledger.lines["warehouse"][first_day]) == {1}
    assert set(ledger.lines["warehouse"][~first_day]) == {0}
    wrong = ledger.misallocations
    assert wrong["order"].tolist() == list(range(5, first_day.sum()))
    assert set(wrong["known"]) == {5}
    assert (ledger.lines["reserved_s"] != NONE).sum() == 5


def test_what_is_sent_to_the_wrong_place_is_helped_there(run: Simulate) -> None:
    """Orders misled by figures wait where they were sent; a third warehouse sends there what is missing."""
    sites = [
        warehouse("near", stock=keeping(0)),
        warehouse("far", longitude=1.0, stock=keeping(5)),
        warehouse("reserve", longitude=2.0, serves_customers=False, stock=keeping(1000)),
    ]
    sharing = {"information": "delayed", "exchange": 3 * DAY, "reactive": {}, "warehouses": ["far", "reserve"]}
    ledger = run(scenario(warehouses=sites, days=3, sharing=sharing))
    assert (ledger.transshipments["source"] == 2).all()
    assert len(ledger.transshipments) == len(ledger.misallocations) == len(ledger.lines) - 5
    assert (ledger.lines["reserved_s"] == ledger.lines["placed_s"]).all()
