"""Policies in both engines, followed order by order."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from small_scenarios import DAY, HOUR, freight_carrier, picking, policy, scenario, sku, stock, supplier, warehouse

from sim.ledger.columns import NONE
from sim.ledger.ledger import Ledger
from sim.scenario.scenario import Scenario

Simulate = Callable[[Scenario], Ledger]


def supplied(*, terms: dict[str, Any] | None = None, site: dict[str, Any] | None = None, **fields: Any) -> Scenario:
    """Make a warehouse with a supplier a day away; fields of its policy are given, others go to the scenario."""
    of_scenario = {key: fields.pop(key) for key in ("orders", "quantity", "days", "skus", "lines") if key in fields}
    place = warehouse(stock=stock(**fields), **(site or {}))
    return scenario(warehouses=[place], suppliers=[supplier(**(terms or {}))], **of_scenario)


def test_base_stock_orders_one_for_one(run: Simulate) -> None:
    """Every line is ordered again in the second it is promised, whatever its units."""
    ledger = run(supplied(kind="base_stock", order_up_to=50, quantity={"geometric": {"mean": 2.0}}))
    assert ledger.replenishments["quantity"].tolist() == ledger.lines["quantity"].tolist()
    assert ledger.replenishments["ordered_s"].tolist() == ledger.lines["placed_s"].tolist()


@pytest.mark.parametrize("kind", ["R_Q", "s_nQ"])
def test_orders_are_q_as_soon_as_the_position_is_at_the_reorder_point(run: Simulate, kind: str) -> None:
    """With unit demand, R = 20 and Q = 30 an order of 30 follows every thirtieth line."""
    ledger = run(supplied(kind=kind, reorder_point=20, order_quantity=30, opening=50))
    assert set(ledger.replenishments["quantity"]) == {30}
    assert ledger.replenishments["ordered_s"].tolist() == ledger.lines["placed_s"][29::30].tolist()


def test_one_q_may_not_be_enough(run: Simulate) -> None:
    """A line of 100 takes the position from 100 to 0: (s, nQ) with s = 60 and Q = 25 orders 75, (R, Q) one 25 at a time."""
    demand = {"quantity": 100, "days": 3, "reorder_point": 60, "order_quantity": 25, "opening": 100}
    assert set(run(supplied(kind="s_nQ", **demand)).replenishments["quantity"]) == {75, 100}
    assert set(run(supplied(kind="R_Q", **demand)).replenishments["quantity"]) == {25}


def test_opening_stock_is_all_there_is(run: Simulate) -> None:
    """Of 40 units 40 leave; nothing is ordered, and the rest of the lines wait for ever."""
    ledger = run(supplied(kind="none", opening=40))
    assert len(ledger.replenishments) == 0
    assert (ledger.lines["reserved_s"] != NONE).sum() == 40
    assert ledger.stock["backordered"].tolist() == [len(ledger.lines) - 40]


def test_reviews_take_place_on_their_days(run: Simulate) -> None:
    """From a Monday on, Tuesdays and Fridays at six, for 14 days."""
    ledger = run(supplied(kind="R_S", order_up_to=500, review_days=(1, 4), review_at=6 * HOUR, days=14))
    times = [day * DAY + 6 * HOUR for day in (1, 4, 8, 11)]
    assert ledger.replenishments["ordered_s"].tolist() == times


@pytest.mark.parametrize("kind", ["on_demand", "cross_dock"])
def test_cross_docked_goods_need_no_picker(run: Simulate, kind: str) -> None:
    """On demand every line waits a day; across the dock it is packed as it is received, else it is picked for ten minutes."""
    ledger = run(supplied(kind=kind, site={"picking": picking(200, 600)}, quantity=2))
    assert ledger.replenishments["quantity"].tolist() == ledger.lines["quantity"].tolist()
    parcels = ledger.parcels[ledger.parcels["picked_s"] != NONE]
    assert len(parcels) > 800
    assert set(parcels["picked_s"] - parcels["released_s"]) == ({0} if kind == "cross_dock" else {600})
    assert ledger.warehouse_days["busy_s"].any() == (kind != "cross_dock")


def test_a_parcel_with_goods_from_the_shelf_is_picked(run: Simulate) -> None:
    """Of two lines one is cross-docked, the other on the shelf: the parcel waits for the one and is picked as a whole."""
    policies = [
        {"name": "across", "kind": "cross_dock", "skus": ["a"]},
        {"name": "kept", "kind": "s_S", "reorder_point": 500, "order_up_to": 1000},
    ]
    place = warehouse(stock={"source": "supplier", "policies": policies}, picking=picking(200, 600, 60))
    ledger = run(scenario(warehouses=[place], suppliers=[supplier()], skus=[sku("a"), sku("b")], lines=2))
    first = dict(zip(ledger.lines["order"].tolist(), ledger.lines["sku"].tolist(), strict=True))
    parcels = ledger.parcels[ledger.parcels["picked_s"] != NONE]
    times = {
        (int(row["lines"]), row["lines"] == 1 and first[int(row["order"])] == 0): int(
            row["picked_s"] - row["released_s"]
        )
        for row in parcels
    }
    assert times == {(2, False): 720, (1, True): 0, (1, False): 660}


def test_what_is_left_of_a_pack_is_picked_from_the_shelf(run: Simulate) -> None:
    """Across the dock in packs of two: of two lines of one unit each, the first waits, the second finds what was left over."""
    ledger = run(supplied(kind="cross_dock", pack=2, site={"picking": picking(200, 600)}, orders=2.0))
    times = (ledger.parcels["picked_s"] - ledger.parcels["released_s"])[ledger.parcels["picked_s"] != NONE]
    waited = (ledger.lines["reserved_s"] > ledger.lines["placed_s"])[ledger.lines["picked_s"] != NONE]
    assert times.tolist() == np.where(waited, 0, 600).tolist()
    assert 0 < waited.mean() < 1


def test_what_does_not_fit_is_not_ordered(run: Simulate) -> None:
    """Room for 60 units of 2 L: shelf and orders never hold more, though S is 100."""
    ledger = run(supplied(kind="R_S", order_up_to=100, review=6 * HOUR, opening=10, site={"storage": 120_000}))
    days = ledger.stock_days
    held = (days["on_hand"] + days["on_order"]).reshape(-1, 3).sum(axis=1)
    assert held.max() <= 60
    assert ledger.replenishments["quantity"].max() > 30


@pytest.mark.parametrize("split", [False, True])
def test_a_suppliers_minimum_does_not_override_storage(run: Simulate, split: bool) -> None:
    """Room for 60 units: an order that a minimum of 40 makes larger than what fits waits for a later look, also if it is a part of one."""
    terms = supplier(minimum_order=40)
    fields = {"policies": [policy("R_S", order_up_to=60, review=6 * HOUR, opening=10)]}
    if split:
        sources = [{"name": "supplier", "share": 0.5}, {"name": "other", "share": 0.5}]
        site = warehouse(stock={"sources": sources, "sourcing": "split", **fields}, storage=120_000)
    else:
        site = warehouse(stock={"source": "supplier", **fields}, storage=120_000)
    ledger = run(scenario(warehouses=[site], suppliers=[terms, {**supplier(), "name": "other"}]))
    days = ledger.stock_days
    assert (days["on_hand"] + days["on_order"]).max() <= 60
    least = ledger.replenishments["quantity"][ledger.replenishments["source"] == -2]
    assert len(least) > 5
    assert least.min() >= 40


JOINT = {"kind": "s_S", "reorder_point": 40, "order_up_to": 80, "days": 20, "skus": [sku("a"), sku("b"), sku("c")]}
"""Three articles of 1 kg and 2 L, each ordered by itself."""


def sent(ledger: Ledger) -> dict[int, list[tuple[int, int]]]:
    """Articles and units of each joint order, by the second it was sent."""
    orders: dict[int, list[tuple[int, int]]] = {}
    for row in ledger.shipments[np.argsort(ledger.shipments["shipment"])]:
        orders.setdefault(int(row["shipped_s"]), []).append((int(row["sku"]), int(row["quantity"])))
    return orders


def test_a_joint_order_waits_for_its_minimum(run: Simulate) -> None:
    """Three articles that order 40 each: nothing is sent below 100 kg, and what was asked for waits."""
    ledger = run(supplied(terms={"joint": {"minimum_weight": 100_000}}, **JOINT))
    orders = sent(ledger)
    assert len(orders) > 3
    assert min(sum(units for _, units in order) for order in orders.values()) >= 100
    asked = dict(ledger.replenishments[["replenishment", "ordered_s"]].tolist())
    waited = [row["shipped_s"] - asked[row["replenishment"]] for row in ledger.shipments]
    assert min(waited) == 0
    assert max(waited) > 0


def test_a_joint_order_is_filled_up_with_least_cover(run: Simulate) -> None:
    """The article at its reorder point takes the two others along: all three reach the same cover, 160 units at least."""
    ledger = run(supplied(terms={"joint": {"minimum_units": 160, "below": "fill"}}, **JOINT))
    orders = sent(ledger)
    assert all(160 <= sum(units for _, units in order) < 168 for order in orders.values())
    assert all({article for article, _ in order} == {0, 1, 2} for order in orders.values())
    first = ledger.replenishments[ledger.replenishments["ordered_s"] == min(orders)]
    position = np.full(3, 80)
    np.subtract.at(position, ledger.lines["sku"][ledger.lines["placed_s"] <= min(orders)], 1)
    np.add.at(position, first["sku"], first["quantity"])
    assert position.max() - position.min() <= 1


def test_orders_are_taken_on_their_days(run: Simulate) -> None:
    """What is asked for at any time is sent on Wednesdays at noon, and arrives a day later."""
    ledger = run(supplied(terms={"order_days": (2,), "order_at": 12 * HOUR}, **JOINT))
    assert {time % (7 * DAY) for time in sent(ledger)} == {2 * DAY + 12 * HOUR}
    received = ledger.shipments["received_s"]
    assert set((received - ledger.shipments["shipped_s"])[received != NONE]) == {DAY}


def test_orders_of_a_review_go_together(run: Simulate) -> None:
    """Without a minimum and order days, all that one review asks for is one joint order of the same second."""
    of_review = {**JOINT, "kind": "R_s_S", "review": DAY}
    ledger = run(supplied(terms={"joint": {}}, **of_review))
    assert sorted(set(ledger.replenishments["ordered_s"])) == sorted(sent(ledger))
    assert any(len(order) > 1 for order in sent(ledger).values())


def test_full_trucks_are_ordered(run: Simulate) -> None:
    """A truck of 50 kg holds 50 units: every order from the centre is a multiple of that."""
    region = warehouse(
        "region",
        stock=stock("centre", reorder_point=20, order_up_to=60, round_to="truck"),
        line_haul={"carrier": "truck"},
    )
    ledger = run(
        scenario(warehouses=[region, warehouse("centre")], freight_carriers=[freight_carrier(truck_weight=50_000)])
    )
    assert set(ledger.replenishments["quantity"]) == {50}
