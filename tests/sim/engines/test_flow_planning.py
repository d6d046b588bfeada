"""Central planning in both engines: what rounds send, what is on the shelf at the start, what is ordered ahead of events."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from small_scenarios import DAY, HOUR, Fields, city, freight_carrier, policy, scenario, sku, stock, supplier, warehouse

from sim.ledger.columns import Reason
from sim.ledger.ledger import Ledger
from sim.scenario.scenario import Scenario

Simulate = Callable[[Scenario], Ledger]
AFTERNOONS = [0.0] * 12 + [1.0] * 6 + [0.0] * 6
DEPOT, BIG, SMALL = 0, 1, 2


def shops(*rounds: Fields, free: int = 300, opening: int = 0, depot_serves: bool = False, **sections: Any) -> Scenario:
    """Make a depot and two shops that only get what is sent: of a hundred orders an afternoon three quarters at one, a quarter at the other."""
    only_sent = {"source": "depot", "policies": [policy("none", opening=opening)]}
    sites = [
        warehouse("depot", serves_customers=depot_serves, latitude=20.0, stock=stock(kind="none", opening=free)),
        warehouse("big", stock=only_sent),
        warehouse("small", latitude=10.0, stock=only_sent),
    ]
    cities = [city("near", demand_share=3.0), city("far", latitude=10.0)]
    cities += [city("depot", latitude=20.0, demand_share=4.0)] if depot_serves else []
    plans = {"rounds": [{"name": f"round{number}", "source": "depot", **one} for number, one in enumerate(rounds)]}
    sections = {"days": 3, "hours": AFTERNOONS, "allocation": {"shortage": "backorder"}} | sections
    return scenario(
        warehouses=sites, cities=cities, suppliers=[supplier()], planning=plans | sections.pop("plans", {}), **sections
    )


def sent(ledger: Ledger, time: int) -> dict[int, int]:
    """Units that a planning round sent at a time, by warehouse."""
    orders = ledger.replenishments[ledger.replenishments["ordered_s"] == time]
    assert set(orders["reason"]) <= {Reason.PLAN}
    return dict(zip(orders["warehouse"].tolist(), orders["quantity"].tolist(), strict=True))


MONDAY: Fields = {"days": "mon", "at": 6 * HOUR}


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        ({}, {BIG: 225, SMALL: 75}),
        ({"cover": DAY}, {BIG: 75, SMALL: 25}),
        ({"basis": "shares", "shares": {"big": 0.2, "small": 0.8}}, {BIG: 60, SMALL: 240}),
        ({"basis": "shares", "shares": {"big": 0.2, "small": 0.8}, "cover": DAY}, {BIG: 20, SMALL: 80}),
        ({"basis": "history", "window": 7 * DAY}, {BIG: 225, SMALL: 75}),
        ({"warehouses": ["small"]}, {SMALL: 300}),
    ],
)
def test_what_is_free_is_divided(run: Simulate, plan: Fields, expected: dict[int, int]) -> None:
    """Three hundred units in proportion to expected demand, to shares, or to the demand that stands for history at the start."""
    ledger = run(shops({**MONDAY, **plan}))
    assert sent(ledger, 6 * HOUR) == expected
    assert len(ledger.replenishments) == len(expected)


def test_an_event_draws_stock_to_where_it_is_expected_to_sell(run: Simulate) -> None:
    """Cover of two days when the second asks for three times as much: four usual days."""
    sale = [{"name": "sale", "first": "2025-01-07", "last": "2025-01-07", "factor": 3.0}]
    ledger = run(shops({**MONDAY, "window": 2 * DAY, "cover": 2 * DAY}, free=1000, calendar=sale))
    assert sent(ledger, 6 * HOUR) == {BIG: 300, SMALL: 100}


def test_the_depot_keeps_what_its_own_customers_will_order(run: Simulate) -> None:
    """Half of a hundred orders are its own: of 300 units it keeps 100 for two days, and sends 200."""
    ledger = run(shops({**MONDAY, "hold_back": 2 * DAY}, depot_serves=True))
    assert sent(ledger, 6 * HOUR) == {BIG: 150, SMALL: 50}


def test_rounds_divide_by_what_was_sold(run: Simulate) -> None:
    """Every morning each shop gets up to the units its customers ordered the day before, for those who wait and for the shelf."""
    every_day = {"days": "mon-sun", "basis": "history", "window": DAY, "cover": DAY, "at": HOUR}
    ledger = run(shops(every_day, free=10_000, days=5))
    homes = ledger.orders["home"][ledger.lines["order"]]
    position = {BIG: 0, SMALL: 0}
    for day in range(1, 5):
        yesterday = ledger.lines["placed_s"] // DAY == day - 1
        parts = sent(ledger, day * DAY + HOUR)
        for shop in (BIG, SMALL):
            ordered = int(ledger.lines["quantity"][yesterday & (homes == shop)].sum())
            position[shop] += (sent(ledger, HOUR)[shop] if day == 1 else 0) - ordered
            assert parts.get(shop, 0) == max(0, ordered - position[shop])
            position[shop] += parts.get(shop, 0)


def test_what_is_there_and_on_the_way_counts(run: Simulate) -> None:
    """A second round at the same hour of another plan finds everything sent; one a day later levels what is left."""
    once = {"dates": ["2025-01-06"], "at": 6 * HOUR, "cover": 2 * DAY}
    ledger = run(shops(once, {**once, "at": 7 * HOUR}, {"dates": ["2025-01-08"], "at": HOUR}, opening=10))
    assert sent(ledger, 6 * HOUR) == {BIG: 140, SMALL: 40}
    assert sent(ledger, 7 * HOUR) == {}
    last = sent(ledger, 2 * DAY + HOUR)
    before = ledger.lines["placed_s"] < 2 * DAY
    sold = np.bincount(ledger.orders["home"][before], minlength=3)
    ends = [150 - int(sold[BIG]) + last[BIG], 50 - int(sold[SMALL]) + last[SMALL]]
    assert sum(last.values()) == 120
    assert ends[0] == pytest.approx(3 * ends[1], abs=3)


def test_what_is_sent_travels_by_truck_and_keeps_the_demand_of_the_depot(run: Simulate) -> None:
    """What a round sets aside leaves with the next truck, and the depot orders it again at once."""
    depot = warehouse("depot", serves_customers=False, stock=stock(reorder_point=99, order_up_to=100))
    haul = {"carrier": "truck", "departures": [20 * HOUR]}
    shop = warehouse("shop", stock={"source": "depot", "policies": [policy("none", opening=0)]}, line_haul=haul)
    plan = {"name": "push", "source": "depot", "dates": ["2025-01-06"], "at": 6 * HOUR, "cover": DAY // 2}
    ledger = run(
        scenario(
            warehouses=[depot, shop], suppliers=[supplier()], freight_carriers=[freight_carrier()], days=2,
            planning={"rounds": [plan]}, hours=AFTERNOONS,
        )
    )  # fmt: skip
    orders = ledger.replenishments
    assert orders[["warehouse", "source", "quantity", "reason"]].tolist() == [(1, 0, 50, 1), (0, -2, 50, 0)]
    shipment = ledger.shipments[ledger.shipments["source"] == 0]
    assert shipment[["quantity", "reserved_s", "shipped_s", "load"]].tolist() == [(50, 6 * HOUR, 20 * HOUR, 0)]


def test_only_what_there_is_storage_for_is_sent(run: Simulate) -> None:
    """Shops have room for fifty units of two litres each, and get them in packs of four."""
    small = shops({**MONDAY}, skus=[sku(pack=4)])
    sites = [
        site if site.name == "depot" else site.model_copy(update={"storage": 100_000}) for site in small.warehouses
    ]
    ledger = run(small.model_copy(update={"warehouses": tuple(sites)}))
    assert sent(ledger, 6 * HOUR) == {BIG: 48, SMALL: 48}


def opened(ledger: Ledger) -> list[int]:
    """Units on the shelves at the start."""
    return [int(units) for units in ledger.stock["opening"]]


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ({}, [300 - 240, 180, 60]),
        ({"warehouses": ["big", "small"], "cover": 2 * DAY}, [300, 150, 50]),
        ({"warehouses": ["big", "small"], "units": 80}, [300, 60, 20]),
        ({"basis": "shares", "shares": {"depot": 0.5, "big": 0.1, "small": 0.4}}, [160, 32, 128]),
        ({"basis": "shares", "shares": {"depot": 0.5, "big": 0.1, "small": 0.4}, "cover": 4 * DAY}, [200, 40, 160]),
        ({"basis": "history", "warehouses": ["small"], "window": 7 * DAY, "cover": 3 * DAY}, [300, 10, 75]),
    ],
)
def test_stock_at_the_start_is_divided(run: Simulate, entry: Fields, expected: list[int]) -> None:
    """What the policies would open with, a cover or a number of units; a depot has the demand of those it supplies."""
    if not entry:
        expected = [160, 120, 40]  # a hundred units a day pass through the depot, 75 and 25 through the shops
    assert opened(run(shops(opening=10, plans={"opening": entry}))) == expected


def test_units_of_the_start_are_divided_among_articles(run: Simulate) -> None:
    """A hundred units: three quarters of the one that sells three times as well."""
    articles = [sku("fast", demand_share=3.0), sku("slow", demand_share=1.0)]
    ledger = run(shops(skus=articles, plans={"opening": {"warehouses": ["big", "small"], "units": 100}}))
    assert opened(ledger)[2:] == [56, 19, 19, 6]


SALE = [{"name": "sale", "first": "2025-01-11", "last": "2025-01-11", "factor": 3.0}]
EVENT = 5 * DAY


def ahead(name: str, lead: int, **fields: Any) -> Fields:
    """Make an entry that orders ahead of the sale."""
    return {"name": name, "events": ["sale"], "lead": lead * DAY, **fields}


def hub(*entries: Fields, **sections: Any) -> Scenario:
    """Make a hub that looks at midnight, orders up to 500, and gets it within a day; a hundred orders a day, on Saturday 300."""
    site = warehouse(stock=stock(kind="R_S", review=DAY, order_up_to=500))
    plans = {"prepositioning": list(entries)}
    return scenario(
        **{"warehouses": [site], "suppliers": [supplier(DAY)], "calendar": SALE, "planning": plans} | sections
    )


def orders_of(ledger: Ledger, reason: Reason, site: int = 0) -> dict[int, int]:
    """Units ordered by a warehouse for a reason, by time."""
    orders = ledger.replenishments
    chosen = orders[(orders["warehouse"] == site) & (orders["reason"] == reason)]
    return dict(zip(chosen["ordered_s"].tolist(), chosen["quantity"].tolist(), strict=True))


def sold_on(ledger: Ledger, day: int) -> int:
    """Units that customers ordered on a day."""
    return int(ledger.lines["quantity"][ledger.lines["placed_s"] // DAY == day].sum())


def test_extra_demand_is_ordered_ahead_and_kept_for_the_event(run: Simulate) -> None:
    """Two hundred units two days before at ten; what is sold until the event is ordered again, what is sold in it only beyond them."""
    ledger = run(hub(ahead("sale", 2, at=10 * HOUR)))
    assert orders_of(ledger, Reason.AHEAD) == {EVENT - 2 * DAY + 10 * HOUR: 200}
    orders = orders_of(ledger, Reason.POLICY)
    for day in (1, 2, 3, 4):
        assert orders[day * DAY] == sold_on(ledger, day - 1)
    assert orders.get(EVENT, 0) == max(0, sold_on(ledger, 4) - 200)
    assert orders[6 * DAY] == sold_on(ledger, 4) + sold_on(ledger, 5) - 200 - orders.get(EVENT, 0)
    assert orders[7 * DAY] == sold_on(ledger, 6)


def test_half_of_it_in_packs_for_some_articles(run: Simulate) -> None:
    """Half of 200 units are 75 and 25 by article; the first in packs of ten, the second not at all."""
    articles = [sku("fast", demand_share=3.0, pack=10), sku("slow", demand_share=1.0)]
    ledger = run(hub(ahead("sale", 2, share=0.5, skus=["fast"]), skus=articles))
    assert orders_of(ledger, Reason.AHEAD) == {EVENT - 2 * DAY: 80}


def test_what_goes_on_to_another_warehouse_is_not_ordered_twice(run: Simulate) -> None:
    """The hub orders 200 ahead, 100 of them for a shop that takes them a day later: what it orders again is what both sell."""
    sites = [
        warehouse("hub", stock=stock(kind="R_S", review=DAY, order_up_to=900)),
        warehouse("shop", latitude=5.0, stock=stock("hub", kind="R_S", review=DAY, order_up_to=200)),
    ]
    entries = ahead("hub", 3, at=HOUR, warehouses=["hub"]), ahead("shop", 2, at=HOUR, warehouses=["shop"])
    cities = [city("near"), city("far", latitude=5.0)]
    ledger = run(hub(*entries, warehouses=sites, cities=cities, allocation={"shortage": "backorder"}))
    assert orders_of(ledger, Reason.AHEAD, 0) == {2 * DAY + HOUR: 200}
    assert orders_of(ledger, Reason.AHEAD, 1) == {3 * DAY + HOUR: 100}
    own = np.bincount(ledger.lines["placed_s"][ledger.lines["warehouse"] == 0] // DAY)
    hub_orders, shop_orders = (orders_of(ledger, Reason.POLICY, site) for site in (0, 1))
    for day in (
        2,
        3,
        4,
    ):  # the hub looks before the shop, at the same midnight, so the shop's order of the day before counts
        assert hub_orders[day * DAY] == own[day - 1] + shop_orders.get((day - 1) * DAY, 0)


def test_goods_ordered_ahead_serve_the_event(run: Simulate) -> None:
    """With a supplier of six days and thin stock, what is ordered ahead makes the difference on the day of the sale."""
    site = warehouse(stock=stock(kind="R_S", review=DAY, order_up_to=720))
    terms: Fields = {"warehouses": [site], "suppliers": [supplier(6 * DAY)], "days": 16}
    late = [{"name": "sale", "first": "2025-01-20", "last": "2025-01-20", "factor": 3.0}]
    filled = []
    for entries in ((), (ahead("sale", 7),)):
        ledger = run(hub(*entries, **terms, calendar=late))
        of_sale = ledger.lines[ledger.lines["placed_s"] // DAY == 14]
        filled.append((of_sale["reserved_s"] == of_sale["placed_s"]).mean())
    assert filled[0] < 0.5
    assert filled[1] > 0.95


def test_what_is_ordered_too_late_is_ordered_at_the_start(run: Simulate) -> None:
    """A lead of a week before the sixth day is the first second; events that have begun are past."""
    assert orders_of(run(hub(ahead("sale", 7))), Reason.AHEAD) == {0: 200}
    begun = [{"name": "sale", "first": "2025-01-05", "last": "2025-01-11", "factor": 3.0}]
    assert orders_of(run(hub(ahead("sale", 2), calendar=begun)), Reason.AHEAD) == {}


def test_several_events_are_ordered_for_together(run: Simulate) -> None:
    """Overlapping events multiply: on one day 2 x 1.5 instead of 1, on the next 1.5: 250 units in all."""
    both = [
        {"name": "sale", "first": "2025-01-11", "last": "2025-01-11", "factor": 2.0},
        {"name": "season", "first": "2025-01-11", "last": "2025-01-12", "factor": 1.5},
    ]
    entry = {**ahead("both", 2), "events": ["season", "sale"]}
    assert orders_of(run(hub(entry, calendar=both)), Reason.AHEAD) == {3 * DAY: 250}
    season = {**ahead("season", 2), "events": ["season"]}  # 2 x 1.5 instead of 2, and 1.5 instead of 1
    assert orders_of(run(hub(season, calendar=both)), Reason.AHEAD) == {3 * DAY: 150}
