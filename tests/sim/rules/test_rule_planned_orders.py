"""The MRP record, by hand."""

from typing import Any

import numpy as np
import pytest
from small_scenarios import DAY, Fields, scenario, stock, supplier, warehouse

from sim.draws import streams
from sim.forecasts import Forecasts, new_forecasts
from sim.network.build import build
from sim.rules.forecast_levels import plan_day
from sim.rules.planned_orders import note_ordered, plan_order, schedule
from sim.stock import SHELF

GROSS = [10.0, 40.0, 10.0, 0.0, 40.0, 30.0, 10.0]
"""Gross requirements of Monday to Sunday: 20 a day on average."""


def released(
    on_hand: int, review: int = 3 * DAY, ordered: dict[int, int] | None = None, on_order: int = 0, **fields: Any
) -> int:
    """Plan on the second Monday with a lead time of two days, given what was ordered on which day before; return what is released."""
    site = warehouse(stock=stock(kind="mrp", forecast="plan", review=review, **fields))
    parts: Fields = {"forecasts": [{"name": "plan", "method": "perfect"}], "suppliers": [supplier(2 * DAY)]}
    network = build(scenario(warehouses=[site], orders=20.0, weekdays=GROSS, **parts))
    forecasts, levels = Forecasts(**new_forecasts(network)), network.array("levels").copy().view(np.recarray)
    for day in range(8):
        plan_day(network, forecasts, levels, np.asarray(streams(1, 0)), 0, day)
        note_ordered(network, forecasts, 0, 0, (ordered or {}).get(day, 0), day * DAY)
    shelves = np.zeros((1, 1), SHELF).view(np.recarray)
    shelves.on_hand[0, 0], shelves.on_order[0, 0] = on_hand, on_order
    plan_order(network, forecasts, levels, shelves, 0, 0, 7 * DAY)
    return int(levels[0, 0].order_quantity)


def test_the_record_in_lots_of_fifty() -> None:
    """45 on hand, 50 due on Tuesday, lots of 50.

    =====================  ====  ====  ====  ====  ====
    day                    Mon   Tue   Wed   Thu   Fri
    gross requirements     10    40    10    0     40
    scheduled receipts           50
    projected available    35    45    35    35    45
    net requirements                               5
    planned receipts                               50
    planned releases                   50
    =====================  ====  ====  ====  ====  ====

    The release of Wednesday is due before the next review on Thursday; with a review every day it is not released yet.
    """
    receipt = {"ordered": {6: 50}, "on_order": 50}
    assert released(45, pack=50, **receipt) == 50
    assert released(45, pack=50, review=DAY, **receipt) == 0


def test_lot_for_lot_orders_what_lacks() -> None:
    """Gross requirements of lead time and review are 100: with 45 on hand and nothing on order 55 lack; enough is enough."""
    assert released(45) == 55
    assert released(100) == 0
    assert released(0) == 100


def test_a_lot_may_last_for_a_cycle() -> None:
    """Three days a lot: Tuesday's lasts over Thursday (15), Friday's over Sunday (80)."""
    assert released(45, cycle=3 * DAY) == 95


def test_safety_stock_is_no_stock_to_plan_with() -> None:
    """A day's cover behind lead time and review is Saturday's 30, which is to be there from Monday on."""
    assert released(45, cover=DAY) == 55 + 30
    assert released(130, cover=DAY) == 0
    assert released(129, cover=DAY) == 1


def test_the_minimum_order_holds_for_each_planned_order() -> None:
    """Tuesday lacks 5, made 45 by the minimum; Friday then lacks nothing."""
    assert released(45, minimum_order=55) == 55
    assert released(45, minimum_order=40) == 40 + 40


@pytest.mark.parametrize(
    ("on_order", "receipts"), [(80, [0, 30, 50]), (95, [15, 30, 50]), (60, [0, 10, 50]), (20, [0, 0, 20])]
)
def test_what_is_on_order_comes_in_the_order_in_which_it_was_ordered(on_order: int, receipts: list[int]) -> None:
    """30 are due on Tuesday and 50 on Wednesday; more than that is overdue and expected today, less has come from the first ones."""
    site = warehouse(stock=stock(kind="mrp", forecast="plan", review=DAY))
    parts: Fields = {"forecasts": [{"name": "plan", "method": "perfect"}], "suppliers": [supplier(2 * DAY)]}
    network = build(scenario(warehouses=[site], **parts))
    forecasts, levels = Forecasts(**new_forecasts(network)), network.array("levels").copy().view(np.recarray)
    for day, units in enumerate((7, 30, 50)):
        plan_day(network, forecasts, levels, np.asarray(streams(1, 0)), 0, day)
        note_ordered(network, forecasts, 0, 0, units, day * DAY)
    schedule(network, forecasts, 0, 2, on_order)
    assert forecasts.receipts.tolist() == receipts
