"""Patience: two articles, cups that never run out and lids that come from the supplier a day after they were ordered."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from ledgers import differences
from small_scenarios import DAY, HOUR, carrier, picking, policy, scenario, sku, supplier, warehouse

from sim.ledger.columns import NONE, LineState, OrderState
from sim.ledger.ledger import Ledger
from sim.run import simulate
from sim.scenario.scenario import Scenario

Simulate = Callable[[Scenario], Ledger]
CUP, LID = 0, 1


def made_to_order(lead_time: Any = DAY, cups: Any = None, site: Any = None, **sections: Any) -> Scenario:
    """Make a scenario of orders of a cup, a lid or both; other keys are those of the customers' patience, or of the scenario."""
    keys = ("substitute_share", "lost_share", "lost", "partial", "give_up_after", "cancel")
    entry = {key: sections.pop(key) for key in keys if key in sections}
    policies = [{**policy(**(cups or {"kind": "unlimited"})), "name": "cups", "skus": ["cup"]}]
    policies += [policy(name="lids", skus=["lid"], reorder_point=-1, order_up_to=0)]
    place = warehouse(stock={"source": "supplier", "policies": policies}, **(site or {}))
    articles = [sku("cup", value=100), sku("lid", abc="B", weight=200, value=5000, substitute="cup")]
    return scenario(
        skus=articles, lines=2, warehouses=[place], suppliers=[supplier(lead_time)],
        patience=[{"name": "everybody", **entry}], **sections,
    )  # fmt: skip


def lines_of(ledger: Ledger, article: int) -> np.ndarray:
    """Return the lines of an article in orders of both."""
    both = ledger.orders["order"][ledger.orders["lines"] == 2]
    return ledger.lines[np.isin(ledger.lines["order"], both) & (ledger.lines["wanted_sku"] == article)]


def orders_of_both(ledger: Ledger) -> np.ndarray:
    """Return the orders of a cup and a lid."""
    return ledger.orders[ledger.orders["lines"] == 2]


def known(times: np.ndarray) -> np.ndarray:
    """Times within the ten days; NONE for those after."""
    return np.where(times <= 10 * DAY, times, NONE)


def test_complete_shipment_waits_for_the_last_line(run: Simulate) -> None:
    """Without `partial` cup and lid go in one parcel, a day after the order."""
    orders = orders_of_both(run(made_to_order()))
    assert len(orders) > 100
    assert (orders["parcels"] == 1).all()
    assert (orders["delivered_s"] == known(orders["placed_s"] + DAY)).all()


def test_partial_shipment_sends_what_is_there(run: Simulate) -> None:
    """With `partial` the cup goes at once in the first parcel, and the lid a day later in the second; then the order is delivered."""
    ledger = run(made_to_order(partial=True))
    orders, cups, lids = orders_of_both(ledger), lines_of(ledger, CUP), lines_of(ledger, LID)
    assert (orders["parcels"] == 2).all()
    assert (cups["picked_s"] == cups["placed_s"]).all()
    assert (lids["picked_s"] == known(lids["placed_s"] + DAY)).all()
    assert set(cups["parcel"]) == {0}
    assert set(lids["parcel"]) == {1}
    assert (orders["delivered_s"] == known(orders["placed_s"] + DAY)).all()
    assert (ledger.orders["lost_lines"] == 0).all()
    assert ledger.parcels["weight_g"][ledger.parcels["parcel"] == 1].tolist() == (200 * lids["quantity"]).tolist()


def test_a_lost_line_is_neither_delivered_nor_waited_for(run: Simulate) -> None:
    """Who goes away from the lid gets the cup at once; an order of a lid alone is cancelled, with nothing on order for it."""
    ledger = run(made_to_order(lost_share=1.0, costs={"lost_sale": 300, "lost_sale_rate": 0.1}))
    lids, orders = ledger.lines[ledger.lines["wanted_sku"] == LID], ledger.orders
    assert (lids["state"] == LineState.LOST).all()
    assert (lids["ended_s"] == lids["placed_s"]).all()
    assert set(lids["parcel"]) == {NONE}
    assert (lids["lost_fen"] == lids["quantity"] * 800).all()
    assert (
        ledger.money().groupby("component", observed=True)["amount_fen"].sum()["lost_sales"] == lids["lost_fen"].sum()
    )
    alone = (orders["lost_lines"] == 1) & (orders["lines"] == 1)
    assert (orders["state"] == np.where(alone, OrderState.CANCELLED, OrderState.DELIVERED)).all()
    assert (orders["parcels"] == np.where(alone, 0, 1)).all()
    assert (orders["ended_s"] == orders["placed_s"]).all()
    assert (orders["delivered_s"] == np.where(alone, NONE, orders["placed_s"])).all()
    assert len(ledger.replenishments) == 0
    assert (ledger.warehouse_days["waiting_lines"] == 0).all()


def test_a_lost_order_takes_its_cups_with_it(run: Simulate) -> None:
    """With `lost: order` nothing of an order with a lid is reserved or shipped; cups alone are sold as ever."""
    cups = {"reorder_point": 500, "order_up_to": 1000}
    ledger = run(made_to_order(lost_share=1.0, lost="order", cups=cups))
    both = orders_of_both(ledger)
    assert (both["state"] == OrderState.CANCELLED).all()
    assert (both["lost_lines"] == 2).all()
    assert (both["waiting_lines"] == 1).all()
    assert (
        ledger.lines["state"]
        == np.where(np.isin(ledger.lines["order"], both["order"]) | (ledger.lines["sku"] == LID), 2, 1)
    ).all()
    assert (ledger.stock["reserved"] == 0).all()


def test_lost_demand_still_asks_for_reordering(run: Simulate) -> None:
    """A shelf that begins empty, and whose every customer goes away, is filled by the policy all the same."""
    cups = {"reorder_point": 5, "order_up_to": 50, "opening": 0}
    ledger = run(made_to_order(lost_share=1.0, cups=cups))
    assert (ledger.lines["state"][ledger.lines["sku"] == CUP] == LineState.SHIPPED).any()


def test_shares_are_nested_and_close_to_what_they_say(run: Simulate) -> None:
    """The customers who leave at a share of 30 % leave at 60 % as well, and they are about as many as that."""
    left = []
    for share in (0.3, 0.6):
        ledger = run(made_to_order(lost_share=share))
        lids = ledger.lines[ledger.lines["sku"] == LID]
        left.append(lids["state"] == LineState.LOST)
        assert left[-1].mean() == pytest.approx(share, abs=3 * (share * (1 - share) / len(lids)) ** 0.5)
    assert (left[0] <= left[1]).all()


def test_who_gives_up_cancels_what_still_waits(run: Simulate) -> None:
    """Lids would come after a day, customers wait six hours: then the cup goes alone, and an order of a lid is cancelled."""
    ledger = run(made_to_order(give_up_after=6 * HOUR))
    both, lids = orders_of_both(ledger), lines_of(ledger, LID)
    gone = both["placed_s"] + 6 * HOUR <= 10 * DAY
    first_day = both["placed_s"] < 18 * HOUR  # before the first lid arrives
    assert (lids["ended_s"] == known(lids["placed_s"] + 6 * HOUR))[first_day].all()
    assert (lids["state"] == LineState.CANCELLED)[first_day].all()
    ended = both[first_day & gone]
    assert (ended["delivered_s"] == ended["placed_s"] + 6 * HOUR).all()
    assert (ended["state"] == OrderState.DELIVERED).all()
    assert (ended["lost_lines"] == 1).all()
    assert (ledger.stock["backordered"] >= 0).all()


def test_goods_of_who_has_gone_serve_who_waits(run: Simulate) -> None:
    """Lids ordered for who has gone go to who waits, as they arrive or as the head of the line leaves; fewer are ordered than wanted."""
    ledger = run(made_to_order(give_up_after=6 * HOUR))
    lids = ledger.lines[ledger.lines["sku"] == LID]
    served = lids[lids["state"] == LineState.SHIPPED]
    assert len(served) > 100
    assert (served["reserved_s"] - served["placed_s"] <= 6 * HOUR).all()
    received, gone = set(ledger.shipments["received_s"]), set(lids["ended_s"])
    assert set(served["reserved_s"]) <= received | gone
    assert set(served["reserved_s"]) & gone, (
        "who waits behind somebody who wanted two lids is served when that one goes"
    )
    assert ledger.replenishments["quantity"].sum() < lids["quantity"].sum()


def test_goods_of_the_same_second_save_the_order(run: Simulate) -> None:
    """Patience and lead time are a day each: the lid arrives in the second in which its customer would give up, and nobody cancels."""
    ledger = run(made_to_order(give_up_after=DAY))
    assert (ledger.orders["lost_lines"] == 0).all()
    assert (orders_of_both(ledger)["delivered_s"] == known(orders_of_both(ledger)["placed_s"] + DAY)).all()


def test_a_parcel_on_its_way_is_delivered_though_the_rest_is_cancelled(run: Simulate) -> None:
    """The cup arrives after an hour, the lid is given up after six: the order was delivered after one hour and ended after six."""
    ledger = run(made_to_order(30 * DAY, give_up_after=6 * HOUR, partial=True, carriers=[carrier(sorting=HOUR)]))
    orders = orders_of_both(ledger)
    ended = orders[orders["ended_s"] != NONE]
    assert len(ended) > 100
    assert (ended["delivered_s"] == ended["placed_s"] + HOUR).all()
    assert (ended["ended_s"] == ended["placed_s"] + 6 * HOUR).all()
    assert (ended["parcels"] == 1).all()


def test_cancelling_the_order_gives_the_cups_to_who_waits_for_them(run: Simulate) -> None:
    """There are two cups, and nothing ever comes: who gives up a lid gives back the cup, till somebody is served who wants two cups only."""
    cups = {"reorder_point": -1, "order_up_to": 0, "opening": 2}
    ledger = run(made_to_order(30 * DAY, give_up_after=6 * HOUR, cancel="order", cups=cups))
    shipped = ledger.lines[ledger.lines["state"] == LineState.SHIPPED]
    assert shipped["quantity"].tolist() == [2]
    assert (ledger.lines["sku"][: shipped["order"][0]] == LID).any()
    assert shipped["reserved_s"][0] > shipped["placed_s"][0]
    assert shipped["reserved_s"][0] in ledger.lines["ended_s"]
    assert (ledger.stock["reserved"] == 0).all()


def test_cancelling_the_order_leaves_the_picking_queue(run: Simulate) -> None:
    """One picker takes a day a parcel: of parcels with cups only those already begun go, the others leave the queue after six hours."""
    slow = {"picking": picking(1, DAY)}
    ledger = run(made_to_order(30 * DAY, give_up_after=6 * HOUR, cancel="order", partial=True, site=slow, orders=20.0))
    orders = orders_of_both(ledger)
    over = orders[orders["placed_s"] + 6 * HOUR < 9 * DAY]
    kept = over[over["parcels"] > 0]
    parcels = ledger.parcels[np.isin(ledger.parcels["order"], kept["order"])]
    begun = parcels["started_s"] <= kept["placed_s"] + 6 * HOUR
    assert begun.all()
    assert (parcels["started_s"] != NONE).all()
    assert (over["state"][over["parcels"] == 0] == OrderState.CANCELLED).all()
    assert (over["parcels"] == 0).sum() > 10


def test_a_substitute_ships_in_place_of_what_is_short(run: Simulate) -> None:
    """Whoever wants a lid takes a cup: it goes at once, with a cup's weight and value, and a cup too is promised."""
    ledger = run(made_to_order(substitute_share=1.0))
    lids = ledger.lines[ledger.lines["wanted_sku"] == LID]
    assert (lids["sku"] == CUP).all()
    assert (lids["picked_s"] == lids["placed_s"]).all()
    assert (ledger.orders["weight_g"] == 1000 * ledger.orders["units"]).all()
    assert (ledger.orders["value_fen"] == 100 * ledger.orders["units"]).all()
    assert (orders_of_both(ledger)["waiting_lines"] == 1).all()
    assert (ledger.orders["parcels"] == 1).all()


def test_own_lines_come_before_substitutes(run: Simulate) -> None:
    """Of one cup on the shelf, an order of cup and lid takes the cup it asked for, and its lid waits."""
    cups = {"reorder_point": -1, "order_up_to": 0, "opening": 1}
    ledger = run(made_to_order(30 * DAY, substitute_share=1.0, cups=cups))
    first = ledger.lines[ledger.lines["order"] == ledger.lines["order"][0]]
    assert len(first) == 2
    assert (first["sku"] == first["wanted_sku"]).all()
    assert first["reserved_s"][first["sku"] == CUP] == first["placed_s"][0]
    assert first["reserved_s"][first["sku"] == LID] == NONE


def test_patience_is_that_of_the_first_entry_for_the_city(run: Simulate) -> None:
    """Customers of the region's first entry wait, those of the second leave; where no entry applies, everybody waits."""
    small = made_to_order(lost_share=1.0)
    entries = [{"name": "loyal", "regions": ["here"]}, {"name": "rest", "lost_share": 1.0}]
    loyal = Scenario.model_validate({**small.model_dump(), "patience": entries})
    assert (run(loyal).orders["lost_lines"] == 0).all()
    assert differences(run(loyal), run(Scenario.model_validate({**small.model_dump(), "patience": []}))) == ""


def test_patience_that_outlasts_the_order_takes_its_room_in_the_heap() -> None:
    """Fifty thousand customers who wait a minute and would have waited a year leave as many ends of patience behind."""
    small = made_to_order(60, give_up_after=365 * DAY, orders=20_000.0, days=2)
    ledger = simulate(small)
    assert (ledger.orders["waiting_lines"] > 0).sum() > 20_000
    assert (ledger.orders["lost_lines"] == 0).all()
    assert differences(ledger, simulate(made_to_order(60, orders=20_000.0, days=2))) == ""
