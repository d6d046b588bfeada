"""Stock: reserved, waited for, reordered, received, sent on, followed unit by unit."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from small_scenarios import DAY, HOUR, city, freight_carrier, picking, scenario, sku, stock, supplier, warehouse

from sim.ledger.columns import NONE
from sim.ledger.ledger import Ledger
from sim.scenario.scenario import Scenario

Simulate = Callable[[Scenario], Ledger]


def supplied(lead_time: Any = DAY, **fields: Any) -> Scenario:
    """Make a warehouse without picking with a supplier; fields of its policy are given, others go to the scenario."""
    of_scenario = {key: fields.pop(key) for key in ("orders", "quantity", "days", "skus", "lines") if key in fields}
    site = warehouse(stock=stock(**fields))
    return scenario(warehouses=[site], suppliers=[supplier(lead_time, ordering_cost=700)], **of_scenario)


def test_make_to_order_waits_for_the_lead_time(run: Simulate) -> None:
    """With s = -1 and S = 0 each order is ordered from the supplier, and its units are there a day later."""
    ledger = run(supplied(reorder_point=-1, order_up_to=0, quantity=3))
    lines = ledger.lines
    there = lines["placed_s"] + DAY
    assert (lines["reserved_s"] == np.where(there <= 10 * DAY, there, NONE)).all()
    assert (ledger.orders["waiting_lines"] == 1).all()
    assert ledger.replenishments["ordered_s"].tolist() == lines["placed_s"].tolist()
    assert set(ledger.replenishments["quantity"]) == {3}
    assert set(ledger.replenishments["ordering_fen"]) == {700}


def test_first_come_first_served(run: Simulate) -> None:
    """Lines that wait for an article are reserved in the order in which they were placed, and nobody overtakes them."""
    ledger = run(supplied(reorder_point=10, order_up_to=60, quantity={"geometric": {"mean": 3.0}}))
    reserved = ledger.lines["reserved_s"]
    assert (ledger.orders["waiting_lines"] > 0).mean() > 0.2
    known = np.where(reserved == NONE, 11 * DAY, reserved)
    assert (np.diff(known) >= 0).all()


def test_stock_follows_from_the_moves(run: Simulate) -> None:
    """(s, S) = (20, 50), lead time six hours, unit demand: the position after each order is above s and at most S."""
    ledger = run(supplied(6 * HOUR, reorder_point=20, order_up_to=50))
    demanded = np.arange(1, len(ledger.lines) + 1)
    placed = ledger.lines["placed_s"]
    ordered = [
        int(ledger.replenishments["quantity"][ledger.replenishments["ordered_s"] <= now].sum()) for now in placed
    ]
    position = 50 + np.array(ordered) - demanded
    assert position.min() == 21
    assert position.max() == 50
    assert set(ledger.replenishments["quantity"]) == {30}
    assert (ledger.shipments["received_s"] - ledger.shipments["shipped_s"] == 6 * HOUR)[:-1].all()


def test_periodic_reviews_order_at_their_times_only(run: Simulate) -> None:
    """(R, S) at 6:00 every two days: up to 400 in packs of 24, whatever was sold; received a day later."""
    ledger = run(supplied(kind="R_S", review=2 * DAY, review_at=6 * HOUR, order_up_to=400, pack=24))
    orders = ledger.replenishments
    assert orders["ordered_s"].tolist() == [6 * HOUR + 2 * DAY * number for number in range(5)]
    position = 400
    sold_before = [int((ledger.lines["placed_s"] <= time).sum()) for time in orders["ordered_s"]]
    for sold, quantity in zip(np.diff([0, *sold_before]), orders["quantity"], strict=True):
        position -= sold
        assert quantity == -(-(400 - position) // 24) * 24
        position += quantity


def test_periodic_s_s_orders_only_below_s(run: Simulate) -> None:
    """(s, S) looked at every midnight: nothing is ordered while the position is above 300."""
    ledger = run(supplied(kind="s_S", review=DAY, reorder_point=300, order_up_to=500))
    orders = ledger.replenishments
    assert set(orders["ordered_s"] % DAY) == {0}
    assert 2 <= len(orders) < 10
    assert (orders["quantity"] >= 200).all()


def test_receipts_of_a_second_come_before_its_orders(run: Simulate) -> None:
    """A supplier who needs no time is there within the second, before the next order of that second: nobody waits."""
    ledger = run(supplied(0, reorder_point=0, order_up_to=1, orders=4000.0, days=1))
    lines = ledger.lines
    assert (lines["reserved_s"] == lines["placed_s"]).all()
    assert (np.diff(lines["placed_s"]) == 0).any()
    assert (ledger.shipments["received_s"] == ledger.replenishments["ordered_s"]).all()


@pytest.mark.parametrize(
    "policy", [{"reorder_point": 0, "order_up_to": 9}, {"kind": "R_S", "review": DAY, "order_up_to": 9}]
)
def test_stock_days_are_the_stock_at_midnight(run: Simulate, policy: dict[str, Any]) -> None:
    """Reviews at midnight and what they order belong to the day that ends; units on hand follow from the moves."""
    skus = [sku("a"), sku("b", abc="B", value=2000), sku("c", abc="B")]
    ledger = run(supplied(DAY // 2, **policy, skus=skus, orders=20.0, quantity=2))
    moves, classes = ledger.moves(), {"a": 0, "b": 1, "c": 1}
    for day in ledger.stock_days:
        past = moves[(moves["time_s"] <= day["closed_s"]) & (moves["sku"].map(classes) == day["abc"])]
        units = past.groupby("sku", observed=True)["quantity"].sum()
        values = {"a": 500, "b": 2000, "c": 500}
        assert day["on_hand"] == units.sum()
        assert day["value_fen"] == sum(count * values[name] for name, count in units.items())
        ordered, received = ledger.replenishments, ledger.shipments
        of_class = [number for number, name in enumerate("abc") if classes[name] == day["abc"]]
        asked = np.isin(ordered["sku"], of_class) & (ordered["ordered_s"] <= day["closed_s"])
        came = np.isin(received["sku"], of_class) & (received["received_s"] != NONE)
        came &= received["received_s"] <= day["closed_s"]
        assert day["on_order"] == ordered["quantity"][asked].sum() - received["quantity"][came].sum()


def test_waiting_lines_cost_a_penalty_each_midnight(run: Simulate) -> None:
    """With a lead time of three days and no stock, a line waits at three midnights: 2 元 each."""
    site = warehouse(stock=stock(reorder_point=-1, order_up_to=0))
    small = scenario(warehouses=[site], suppliers=[supplier(3 * DAY)], costs={"backorder_penalty": 200}, orders=20.0)
    ledger = run(small)
    for day in ledger.warehouse_days:
        lines = ledger.lines
        waits = (lines["placed_s"] <= day["closed_s"]) & (
            (lines["reserved_s"] == NONE) | (lines["reserved_s"] > day["closed_s"])
        )
        assert (day["waiting_lines"], day["penalty_fen"]) == (waits.sum(), 200 * waits.sum())


def test_holding_is_paid_on_the_stock_at_midnight(run: Simulate) -> None:
    """36.5 % a year on the value of what stands on the shelf."""
    site = warehouse(stock={**stock(reorder_point=5, order_up_to=900), "capital_rate": 0.365})
    ledger = run(scenario(warehouses=[site], suppliers=[supplier()]))
    values = ledger.stock_days["value_fen"].reshape(10, 3).sum(axis=1)
    assert ledger.warehouse_days["holding_fen"].tolist() == [(int(value) + 500) // 1000 for value in values]


def chain(**of_region: Any) -> dict[str, Any]:
    """Make a centre that supplies a region, where all customers are, by a truck every day at 18:00."""
    policy = {"kind": "R_S", "review": DAY, "review_at": 18 * HOUR, "order_up_to": 300}
    return {
        "cities": [city(longitude=5.0)],
        "warehouses": [
            warehouse("centre", stock=stock(reorder_point=100, order_up_to=400), serves_customers=False),
            warehouse(
                "region", longitude=5.0, stock=stock("centre", **policy), **of_region,
                line_haul={"carrier": "truck", "departures": [18 * HOUR]},
            ),
        ],
        "suppliers": [supplier(2 * DAY)],
        "freight_carriers": [freight_carrier(speed=60.0, per_km=600.0, handling=2 * HOUR, carbon=100.0)],
    }  # fmt: skip


def test_trucks_take_what_was_ordered_up_to_their_departure(run: Simulate) -> None:
    """Reviewed at 18:00, gone at 18:00: 555.975 km at 60 km/h and 2 h handling later it is put away."""
    ledger = run(scenario(**chain()))
    on_road = 33_358 + 2 * HOUR
    assert len(ledger.loads) >= 8
    for load in ledger.loads:
        inside = ledger.shipments[ledger.shipments["load"] == load["load"]]
        assert load["departed_s"] % DAY == 18 * HOUR
        assert set(inside["shipped_s"]) == {load["departed_s"]}
        assert load["arrived_s"] == load["departed_s"] + on_road
        assert set(inside["received_s"]) <= {load["arrived_s"], NONE}
        assert load["weight_g"] == 1000 * inside["quantity"].sum()
        assert load["volume_ml"] == 2000 * inside["quantity"].sum()
        assert (load["trucks"], load["capacity_g"], load["freight_fen"]) == (1, 10_000_000, 333_585)
        assert load["co2e_g"] == round(load["weight_g"] * 555.975 * 100 / 1e6)
    same_second = ledger.shipments["reserved_s"] == ledger.shipments["shipped_s"]
    assert same_second[ledger.shipments["source"] == 0].any()


def test_what_the_centre_lacks_comes_later_in_parts(run: Simulate) -> None:
    """A replenishment order that the centre cannot fill is delivered in several shipments that add up to it."""
    fields = chain()
    fields["warehouses"][0]["stock"] = stock(reorder_point=10, order_up_to=130)
    ledger = run(scenario(**fields))
    shipments = ledger.shipments[ledger.shipments["source"] == 0]
    numbers, parts = np.unique(shipments["replenishment"], return_counts=True)
    assert parts.max() > 1
    for number in numbers[:-2]:
        ordered = ledger.replenishments["quantity"][number]
        assert shipments["quantity"][shipments["replenishment"] == number].sum() <= ordered
    first = numbers[parts > 1][0]
    assert shipments["quantity"][shipments["replenishment"] == first].sum() == ledger.replenishments["quantity"][first]


def test_a_receipt_that_is_too_small_is_shipped_as_a_part(run: Simulate) -> None:
    """Deliveries overtake each other: a later and smaller one goes to who waits first, and the rest of it waits on."""
    fields = chain()
    fields["warehouses"][0]["stock"] = stock(reorder_point=-1, order_up_to=0)
    fields["suppliers"] = [supplier({"exponential": {"mean": 3 * DAY}})]
    ledger = run(scenario(**fields, days=30))
    received = ledger.shipments[(ledger.shipments["source"] < 0) & (ledger.shipments["received_s"] != NONE)]
    sent = ledger.shipments[ledger.shipments["source"] == 0]
    assert (np.diff(received["replenishment"][np.argsort(received["received_s"], kind="stable")]) < 0).any()
    assert (np.diff(sent["replenishment"]) >= 0).all()
    assert np.unique(sent["replenishment"], return_counts=True)[1].max() > 1
    for time in np.unique(received["received_s"]):
        assert (
            sent["quantity"][sent["reserved_s"] == time].sum()
            == received["quantity"][received["received_s"] == time].sum()
        )


def test_a_source_under_periodic_review_waits_for_its_review(run: Simulate) -> None:
    """What the region orders does not make the centre order at once; the centre looks at midnight."""
    fields = chain()
    fields["warehouses"][0]["stock"] = stock(kind="R_S", review=DAY, order_up_to=400)
    ordered = run(scenario(**fields)).replenishments
    assert set(ordered["ordered_s"][ordered["source"] < 0] % DAY) == {0}
    assert set(ordered["ordered_s"][ordered["source"] == 0] % DAY) == {18 * HOUR}


def test_goods_are_put_away_in_opening_hours(run: Simulate) -> None:
    """A region open from Tuesday to Thursday, 9:00 to 17:00, receives nothing at another time."""
    opening = {"days": [1, 2, 3], "hours": (9 * HOUR, 17 * HOUR)}
    received = run(scenario(**chain(opening=opening))).shipments
    received = received[(received["source"] == 0) & (received["received_s"] != NONE)]["received_s"]
    assert len(received) > 2
    assert set(received // DAY % 7) <= {1, 2, 3}
    assert ((received % DAY >= 9 * HOUR) & (received % DAY < 17 * HOUR)).all()


def test_without_line_haul_goods_arrive_at_once(run: Simulate) -> None:
    """A depot beside its source gets what the source has in the same second."""
    fields = chain()
    del fields["warehouses"][1]["line_haul"]
    ledger = run(scenario(**fields))
    inside = ledger.shipments[ledger.shipments["source"] == 0]
    assert (inside["received_s"] == inside["reserved_s"]).all()
    assert set(inside["load"]) == {NONE}
    assert len(ledger.loads) == 0


def test_a_split_order_has_a_parcel_from_each_warehouse(run: Simulate) -> None:
    """Each of two warehouses has one of the two articles: two parcels, and the order arrives with the later one."""
    sites = [
        warehouse(name, picking=picking(90, pick_s), stock={"source": "supplier", "policies": [
            {"name": "own", "kind": "unlimited", "skus": [own]},
            {"name": "none", "kind": "s_S", "reorder_point": -1, "order_up_to": 0},
        ]})
        for name, own, pick_s in (("a", "x", 600), ("b", "y", 900))
    ]  # fmt: skip
    fields = {"skus": [sku("x"), sku("y")], "lines": 2, "suppliers": [supplier()], "allocation": {"shortage": "split"}}
    ledger = run(scenario(warehouses=sites, **fields))
    split = ledger.orders[ledger.orders["lines"] == 2]
    assert (split["parcels"] == 2).all()
    done = split[split["delivered_s"] != NONE]
    assert (done["delivered_s"] == done["placed_s"] + 900).all()
    assert (ledger.lines["warehouse"] == ledger.lines["sku"]).all()
    assert (ledger.orders["home"] == 0).all()


def test_what_the_preferred_warehouse_lacks_is_a_stockout_though_another_helps(run: Simulate) -> None:
    """The near warehouse has 60 units and orders 60 when they are gone; meanwhile the far one delivers, and nobody waits."""
    sites = [
        warehouse("near", stock=stock(reorder_point=0, order_up_to=60)),
        warehouse("far", longitude=5.0),
    ]
    ledger = run(scenario(warehouses=sites, suppliers=[supplier(DAY)], allocation={"shortage": "next"}))
    assert (ledger.orders["waiting_lines"] == 0).all()
    assert set(ledger.lines["warehouse"]) == {0, 1}
    received = ledger.shipments[ledger.shipments["received_s"] != NONE]
    assert len(received) > 2
    assert received["stockout"].all()


def test_goods_between_warehouses_bear_capital_cost(run: Simulate) -> None:
    """A truck takes a day and a half: at the closes in between its load is in transit, and its value is paid for."""
    supplying = warehouse("supplying", serves_customers=False)
    kept = {
        **stock("supplying", kind="R_S", review=2 * DAY, review_at=6 * HOUR, order_up_to=400),
        "capital_rate": 0.365,
    }
    haul = {"carrier": "truck", "departures": [18 * HOUR]}
    sites = [supplying, warehouse("shop", stock=kept, line_haul=haul)]
    ledger = run(scenario(warehouses=sites, freight_carriers=[freight_carrier(handling=36 * HOUR)]))
    closes = ledger.stock_days[ledger.stock_days["warehouse"] == 1].reshape(10, 3)[:, 0]
    for close in closes:
        shipped = ledger.shipments["shipped_s"]
        received = np.where(ledger.shipments["received_s"] == NONE, 99 * DAY, ledger.shipments["received_s"])
        under_way = (shipped != NONE) & (shipped <= close["closed_s"]) & (received > close["closed_s"])
        assert close["in_transit"] == ledger.shipments["quantity"][under_way].sum()
        assert close["in_transit_fen"] == 500 * close["in_transit"]
    assert closes["in_transit"].max() > 0
    holding = ledger.warehouse_days["holding_fen"][ledger.warehouse_days["warehouse"] == 1]
    assert holding.tolist() == [(int(c["value_fen"] + c["in_transit_fen"]) + 500) // 1000 for c in closes]
