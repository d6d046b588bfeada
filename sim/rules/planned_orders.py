"""MRP: planned orders from planned demand, day by day (the MRP record, or time-phased order point).

Orlicky 1975, Material Requirements Planning; Vollmann, Berry, Whybark and Jacobs 2005, Manufacturing Planning and Control for Supply Chain
Management, 5th ed., ch. 7. Rows of the record: gross requirements (the forecast), scheduled receipts (what is on order), projected available
balance, net requirements (what lacks to the safety stock), planned receipts (net requirements in whole lots), and planned releases: receipts a
lead time before. Only what is to be released before the next review is ordered; later lines of the plan are made again then.
"""

from typing import Any

from sim.clock import DAY
from sim.jit import njit
from sim.rules.forecast_levels import safety_stock, up
from sim.rules.forecasting import forecast_of_day
from sim.rules.replenishment import in_lots
from sim.tables import Tables


@njit
def note_ordered(network: Tables, forecasts: Tables, warehouse: int, sku: int, quantity: int, now: int) -> None:
    """Schedule the receipt of units that are ordered now: a lead time ahead."""
    row = network.series_of[warehouse, sku]
    if row >= 0 and network.series[row].planned == 1:
        due = now // DAY + network.series[row].lead
        forecasts.due[row, due % forecasts.due.shape[1]] += quantity


@njit
def schedule(network: Tables, forecasts: Tables, row: int, day: int, on_order: int) -> None:
    """Fill `receipts` with the units on order by the day on which they are due, today first.

    What was ordered last comes last, so the latest days get what was ordered for them, as far as it is still on order; whatever is left is
    overdue, and expected today.
    """
    open_units = on_order
    for ahead in range(network.series[row].lead, 0, -1):
        units = min(open_units, forecasts.due[row, (day + ahead) % forecasts.due.shape[1]])
        forecasts.receipts[ahead] = units
        open_units -= units
    forecasts.receipts[0] = open_units


@njit
def change(network: Tables, forecasts: Tables, row: int, day: int, ahead: int) -> float:
    """Units by which a series' balance changes on a day ahead: scheduled receipts less gross requirements."""
    receipts = forecasts.receipts[ahead] if ahead <= network.series[row].lead else 0
    return receipts - forecast_of_day(network, forecasts, row, day + ahead)


@njit
def lowest(network: Tables, forecasts: Tables, row: int, day: int, ahead: int, balance: float) -> float:
    """Lowest balance from a day ahead to the end of the cycle that one order is to last, where nothing more is ordered."""
    least = balance
    for later in range(1, up(network.series[row].cycle)):
        balance += change(network, forecasts, row, day, ahead + later)
        least = min(least, balance)
    return least


@njit
def released(network: Tables, forecasts: Tables, level: Any, shelf: Any, row: int, day: int) -> int:
    """Units whose release is due before the next review; the record is `sim.rules.planned_orders`' own."""
    series = network.series[row]
    schedule(network, forecasts, row, day, shelf.on_order)
    safety, quantity = safety_stock(network, forecasts, row, day), 0
    balance = float(shelf.on_hand - shelf.reserved - shelf.backordered)
    for ahead in range(series.lead + series.review):
        balance += change(network, forecasts, row, day, ahead)
        net = up(safety - balance)
        if net > 0:
            planned = in_lots(level, up(safety - lowest(network, forecasts, row, day, ahead, balance)))
            balance += planned
            quantity += planned
    return quantity


@njit
def plan_order(network: Tables, forecasts: Tables, levels: Any, stock: Any, warehouse: int, sku: int, now: int) -> None:
    """Before a SKU is looked at: if MRP plans it, leave in its level what is to be released now."""
    row = network.series_of[warehouse, sku]
    if row >= 0 and network.series[row].planned == 1:
        level, shelf = levels[warehouse, sku], stock[warehouse, sku]
        level.order_quantity = released(network, forecasts, level, shelf, row, now // DAY)
