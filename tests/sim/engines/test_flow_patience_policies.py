"""Patience and replenishment policies together: goods that are bound to who has gone, and orders for them that still come."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from small_scenarios import DAY, HOUR, picking, scenario, sku, supplier, warehouse

from sim.ledger.columns import NONE, LineState, OrderState
from sim.ledger.ledger import Ledger
from sim.scenario.scenario import Scenario

Simulate = Callable[[Scenario], Ledger]
CUP, LID = 0, 1
PICKING = 600


def cups_and_lids(
    cups: dict[str, Any], lids: dict[str, Any], orders: float = 100.0, days: int = 10, **patience: Any
) -> Scenario:
    """Make orders of two lines at most, cups and lids, each under its own policy, picked in ten minutes, from a supplier a day away."""
    policies = [{"name": "cups", "skus": ["cup"], **cups}, {"name": "lids", "skus": ["lid"], **lids}]
    place = warehouse(stock={"source": "supplier", "policies": policies}, picking=picking(200, PICKING))
    return scenario(
        skus=[sku("cup"), sku("lid", abc="B", substitute="cup")], lines=2, warehouses=[place],
        suppliers=[supplier()], orders=orders, days=days, patience=[{"name": "everybody", **patience}],
    )  # fmt: skip


def only_lids(terms: dict[str, Any], **patience: Any) -> Scenario:
    """Make orders of one lid, which is ordered on demand."""
    place = warehouse(stock={"source": "supplier", "policies": [{"name": "lids", "kind": "on_demand"}]})
    return scenario(
        skus=[sku("lid")], warehouses=[place], suppliers=[supplier(**terms)], patience=[{"name": "all", **patience}]
    )


def most_waiting(lines: np.ndarray) -> int:
    """Return how many lines wait at most at one time."""
    times = np.concatenate([lines["placed_s"], lines["ended_s"][lines["ended_s"] != NONE]])
    steps = np.where(np.arange(len(times)) < len(lines), 1, -1)
    return int(np.cumsum(steps[np.lexsort((steps, times))]).max())  # who goes in a second goes before who comes


def test_goods_at_the_dock_go_without_a_picker_once_the_rest_is_given_up(run: Simulate) -> None:
    """The cup crosses the dock after a day and waits there for a lid that never comes; after two days it goes alone, in that second."""
    never = {"kind": "none", "opening": 0}
    ledger = run(cups_and_lids({"kind": "cross_dock"}, never, give_up_after=2 * DAY))
    orders = ledger.orders[(ledger.orders["lines"] == 2) & (ledger.orders["placed_s"] < 8 * DAY)]
    parcels = ledger.parcels[np.isin(ledger.parcels["order"], orders["order"])]
    cups = ledger.lines[np.isin(ledger.lines["order"], orders["order"]) & (ledger.lines["sku"] == CUP)]
    assert len(orders) == len(parcels) > 100
    assert (cups["reserved_s"] == cups["placed_s"] + DAY).all()
    assert (parcels["released_s"] == orders["placed_s"] + 2 * DAY).all()
    assert (parcels["picked_s"] == parcels["released_s"]).all()
    assert (ledger.warehouse_days["busy_s"] == 0).all()


@pytest.mark.parametrize("orders", [100.0, 2.0], ids=["busy", "quiet"])
def test_goods_at_the_dock_serve_others_when_their_order_is_cancelled(run: Simulate, orders: float) -> None:
    """With `cancel: order` the cup at the dock goes to who waits, without a picker, or to the shelf, and is picked for who comes."""
    never = {"kind": "none", "opening": 0}
    ledger = run(cups_and_lids({"kind": "cross_dock"}, never, orders, days=40, give_up_after=2 * DAY, cancel="order"))
    both = ledger.orders[(ledger.orders["lines"] == 2) & (ledger.orders["placed_s"] < 38 * DAY)]
    assert (both["state"] == OrderState.CANCELLED).all()
    cups = ledger.lines[(ledger.lines["sku"] == CUP) & (ledger.lines["picked_s"] != NONE)]
    wait = cups["reserved_s"] - cups["placed_s"]
    assert (wait <= DAY).all()
    freed = np.isin(cups["reserved_s"], ledger.lines["ended_s"])
    assert (freed & (wait > 0)).any()
    assert (wait == 0).any() == (orders == 2.0)
    assert ((cups["picked_s"] - cups["reserved_s"]) == np.where(wait == 0, PICKING, 0)).all()
    assert ledger.replenishments["quantity"].sum() < (ledger.lines["sku"] == CUP).sum()


@pytest.mark.parametrize("terms", [{}, {"joint": {"minimum_units": 1000}}], ids=["single", "joint"])
def test_what_is_ordered_for_who_has_gone_is_not_ordered_again(run: Simulate, terms: dict[str, Any]) -> None:
    """Lids take a month, customers wait six hours: as many are ordered as wait at most at one time, in the book or under way."""
    ledger = run(only_lids({"lead_time": 30 * DAY, **terms}, give_up_after=6 * HOUR))
    assert (ledger.lines["state"][ledger.lines["placed_s"] < 9 * DAY] == LineState.CANCELLED).all()
    assert ledger.replenishments["quantity"].sum() == most_waiting(ledger.lines) > 20
    assert len(ledger.shipments) == (0 if terms else len(ledger.replenishments))


def test_who_does_not_wait_is_not_ordered_for(run: Simulate) -> None:
    """On demand is ordered what somebody waits for: where everybody goes away nothing is ordered and nothing sold."""
    ledger = run(only_lids({}, lost_share=1.0))
    assert (ledger.lines["state"] == LineState.LOST).all()
    assert len(ledger.replenishments) == 0


def test_a_substitute_from_the_shelf_is_picked_and_nothing_crosses_the_dock(run: Simulate) -> None:
    """Who takes a cup in place of a cross-docked lid waits for no lid: none is ordered, and the cup is picked as ever."""
    cups = {"kind": "s_S", "reorder_point": 500, "order_up_to": 1000}
    ledger = run(cups_and_lids(cups, {"kind": "cross_dock"}, substitute_share=1.0))
    assert (ledger.lines["wanted_sku"] == LID).any()
    assert (ledger.lines["sku"] == CUP).all()
    assert set(ledger.replenishments["sku"]) == {CUP}
    picked = ledger.parcels[ledger.parcels["picked_s"] != NONE]
    assert (picked["picked_s"] == picked["released_s"] + PICKING).all()


def test_a_full_storage_has_room_for_no_more_when_who_waits_has_gone(run: Simulate) -> None:
    """Ten lids fit into the storage: ten are ordered for those who wait, and no others before they arrive, whoever goes."""
    small = only_lids({"lead_time": 30 * DAY}, give_up_after=6 * HOUR)
    fields = small.model_dump()
    fields["warehouses"][0]["storage"] = 10 * 2000
    ledger = run(Scenario.model_validate(fields))
    assert ledger.replenishments["quantity"].sum() == 10
