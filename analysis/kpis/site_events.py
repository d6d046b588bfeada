"""What happens at and between sites, added to the sums: trucks, replenishment, the daily books.

Plain NumPy over whole columns: these tables are small beside orders. Sums stay int64, so they are exact in any order.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.kpis.setting import DAY_S, Setting
from analysis.kpis.sums import Site, Stock
from sim.ledger.columns import NONE, Reason
from sim.ledger.rows import selected

Rows = NDArray[np.void]
Whole = NDArray[np.int64]

AGE_BANDS = 4
"""Bands of ageing stock."""

PPM = 1_000_000
"""Parts in which a truck's use is counted."""


def add_at(table: NDArray[Any], place: tuple[Any, ...], values: Any) -> None:
    """Add values to the places of a table, each as often as its place is named.

    One position in the table as a whole, in place of one on each axis, is what NumPy adds at several times as fast.

    Parameters
    ----------
    table : ndarray
        C-contiguous.
    place : tuple
        A position on each axis, or an array of them.
    values : array_like
        A value, or one for each position.

    Raises
    ------
    ValueError
        If a position lies outside the table, also before its start, or the table is not contiguous.
    """
    if not table.flags.c_contiguous:
        raise ValueError("sums are added to contiguous tables")
    np.add.at(table.reshape(-1), np.ravel_multi_index(place, table.shape), values)


def tally_loads(loads: Rows, setting: Setting, sites: Whole) -> None:
    """Add line-haul departures of the window to the receiving warehouse: cost, CO2e, transport work and use.

    A truck's use is the fuller of weight and volume, in whole millionths of its capacity.

    Parameters
    ----------
    loads : record array
        Ledger rows.
    setting : Setting
        The measured window.
    sites : ndarray of int64, shape (warehouses, Site)
        Added to.
    """
    loads = selected(loads, setting.in_window(loads["departed_s"]))
    weight = loads["weight_g"] * PPM // np.maximum(loads["capacity_g"], 1)
    volume = loads["volume_ml"] * PPM // np.maximum(loads["capacity_ml"], 1)
    truck_m = loads["trucks"] * np.maximum(loads["distance_m"], 1)
    receiver = loads["warehouse"]
    add_at(sites, (receiver, Site.LINE_HAUL_FEN), loads["freight_fen"])
    add_at(sites, (receiver, Site.LINE_HAUL_CO2E_G), loads["co2e_g"])
    add_at(sites, (receiver, Site.LINE_HAUL_KG_M), loads["weight_g"] * loads["distance_m"] // 1000)
    add_at(sites, (receiver, Site.LOAD_USED), np.maximum(weight, volume) * truck_m // 1000)
    add_at(sites, (receiver, Site.LOAD_OFFERED), PPM * truck_m // 1000)


def tally_replenishments(replenishments: Rows, setting: Setting, sites: Whole) -> None:
    """Add the ordering cost of replenishment orders of the window to the warehouse that orders, and the units that plans ordered for it."""
    replenishments = selected(replenishments, setting.in_window(replenishments["ordered_s"]))
    add_at(sites, (replenishments["warehouse"], Site.ORDERING_FEN), replenishments["ordering_fen"])
    for column, reason in ((Site.PLANNED_UNITS, Reason.PLAN), (Site.AHEAD_UNITS, Reason.AHEAD)):
        planned = selected(replenishments, replenishments["reason"] == reason)
        add_at(sites, (planned["warehouse"], column), planned["quantity"])


def _tally_cycles(received: Rows, setting: Setting, stock: Whole) -> None:
    """Add replenishment cycles: what comes to a warehouse at one time, by however many shipments, ends one cycle.

    What other warehouses send to help out ends none.
    """
    received = selected(received, received["transshipment"] == NONE)
    skus = setting.skus.size
    shelf = received["warehouse"] * skus + received["sku"]
    cycles, cycle = np.unique(received["received_s"] * (len(stock) * skus) + shelf, return_inverse=True)
    short = np.bincount(cycle, received["stockout"], len(cycles)) > 0
    shelf = cycles % (len(stock) * skus)
    place = (shelf // skus, setting.skus["abc"][shelf % skus])
    add_at(stock, (*place, Stock.CYCLES), 1)
    add_at(stock, (*place, Stock.CYCLES_COVERED), (~short).astype(np.int64))


def tally_shipments(shipments: Rows, setting: Setting, stock: Whole, transfers: Whole) -> None:
    """Add replenishment cycles that ended in the window, and goods that left for other warehouses in it.

    Parameters
    ----------
    shipments : record array
        Ledger rows.
    setting : Setting
        The measured window, and class and value of SKUs.
    stock : ndarray of int64, shape (warehouses, 3, Stock)
        Added to.
    transfers : ndarray of int64, shape (warehouses, warehouses)
        Added to: units by source and receiver.
    """
    _tally_cycles(selected(shipments, setting.in_window(shipments["received_s"])), setting, stock)
    sent = selected(shipments, setting.in_window(shipments["shipped_s"]) & (shipments["source"] >= 0))
    add_at(transfers, (sent["source"], sent["warehouse"]), sent["quantity"])
    sku = setting.skus[sent["sku"]]
    add_at(stock, (sent["source"], sku["abc"], Stock.SENT_FEN), sent["quantity"] * sku["value_fen"])


def tally_supplies(shipments: Rows, setting: Setting, sites: Whole) -> None:
    """Add deliveries of suppliers that were put away in the window to the warehouse that ordered them."""
    received = selected(shipments, setting.in_window(shipments["received_s"]) & (shipments["source"] < 0))
    site = received["warehouse"]
    add_at(sites, (site, Site.SUPPLIES), 1)
    add_at(sites, (site, Site.SUPPLIES_ON_TIME), (received["received_s"] <= received["due_s"]).astype(np.int64))
    add_at(sites, (site, Site.SUPPLIED_UNITS), received["quantity"] + received["short"])
    add_at(sites, (site, Site.SUPPLIED_UNITS_DELIVERED), received["quantity"])


def tally_records(tables: dict[str, Rows], setting: Setting, stock: Whole, sites: Whole) -> None:
    """Add how right records are at the daily closes of the window, what was lost in it, and the work of counting."""
    days = tables["record_days"]
    days = selected(days, setting.closes_in_window(days["closed_s"]))
    for column, name in (
        (Stock.RECORDS, "skus"),
        (Stock.RECORDS_RIGHT, "right"),
        (Stock.RECORDED_UNITS, "recorded"),
        (Stock.RECORD_GAP, "gap"),
    ):
        add_at(stock, (days["warehouse"], days["abc"], column), days[name])
    differing, counts = tables["discrepancies"], tables["counts"]
    lost = selected(differing, setting.in_window(differing["time_s"]))
    add_at(stock, (lost["warehouse"], setting.skus[lost["sku"]]["abc"], Stock.UNITS_LOST_FEN), lost["loss_fen"])
    add_at(sites, (lost["warehouse"], Site.LOSSES_FEN), lost["loss_fen"])
    counted = selected(counts, setting.in_window(counts["time_s"]))
    add_at(sites, (counted["warehouse"], Site.COUNTING_FEN), counted["work_fen"])
    add_at(sites, (counted["warehouse"], Site.COUNTING_S), counted["work_s"])


def tally_stock_days(stock_days: Rows, setting: Setting, stock: Whole, stock_by_day: Whole) -> None:
    """Add daily closes: all days to `stock_by_day`, shape (days, warehouses, 2), those of the window to `stock`.

    By day it is what lies on the shelf; the sums of the window also have what is in transit from other warehouses.
    """
    day = (stock_days["closed_s"] - 1) // DAY_S
    add_at(stock_by_day, (day, stock_days["warehouse"], 0), stock_days["value_fen"])
    add_at(stock_by_day, (day, stock_days["warehouse"], 1), stock_days["on_hand"])
    measured = selected(stock_days, setting.closes_in_window(stock_days["closed_s"]))
    owned = measured["value_fen"] + measured["in_transit_fen"]
    add_at(stock, (measured["warehouse"], measured["abc"], Stock.VALUE_FEN), owned)
    before = np.flatnonzero(np.isin(measured["closed_s"], setting.closes_before_events))
    place = (measured["warehouse"][before], measured["abc"][before], Stock.BEFORE_EVENTS_FEN)
    add_at(stock, place, owned[before])


def tally_forecasts(forecasts: Rows, setting: Setting, stock: Whole) -> None:
    """Add updates of forecasts in the window: what was expected since the update before, what was asked for, and by how much they differ."""
    measured = selected(forecasts, setting.closes_in_window(forecasts["closed_s"]))
    for column, name in (
        (Stock.FORECAST_MILLI, "forecast_milli"),
        (Stock.FORECAST_UNITS, "units"),
        (Stock.FORECAST_ERROR_MILLI, "error_milli"),
        (Stock.FORECAST_SERIES, "with_demand"),
        (Stock.FORECAST_ERROR_PPM, "error_ppm"),
    ):
        add_at(stock, (measured["warehouse"], measured["abc"], column), measured[name])


def tally_ageing_days(ageing_days: Rows, setting: Setting, stock: Whole) -> None:
    """Add the value and age of what is kept by batch at the closes of the window, and what was packed of it since the close before."""
    days = selected(ageing_days, setting.closes_in_window(ageing_days["closed_s"]))
    place = (days["warehouse"], days["abc"])
    add_at(stock, (*place, Stock.KEPT_FEN), sum(days[f"value_{band}_fen"] for band in range(AGE_BANDS)))
    for column, name in (
        (Stock.AGED_FEN, f"value_{AGE_BANDS - 1}_fen"),
        (Stock.SOLD, "sold"),
        (Stock.SOLD_AGE_S, "sold_age_s"),
        (Stock.SOLD_DATED, "sold_dated"),
        (Stock.SOLD_LIFE_S, "sold_life_s"),
    ):
        add_at(stock, (*place, column), days[name])


def tally_write_offs(losses: Rows, setting: Setting, stock: Whole, sites: Whole) -> None:
    """Add what was written off in the window, and its cost; the run at midnight belongs to the day it ends."""
    lost = selected(losses, setting.closes_in_window(losses["time_s"]))
    place = (lost["warehouse"], setting.skus["abc"][lost["sku"]])
    add_at(stock, (*place, Stock.WRITTEN_OFF), lost["quantity"])
    add_at(stock, (*place, Stock.WRITTEN_OFF_FEN), lost["value_fen"])
    add_at(sites, (lost["warehouse"], Site.WRITE_OFF_FEN), lost["value_fen"])


def tally_warehouse_days(warehouse_days: Rows, setting: Setting, sites: Whole, backlog_by_day: Whole) -> None:
    """Add work and running costs of the days of the window, and of all days what waits at the close.

    What waits, shape (days, warehouses), is parcels for a picker and order lines for stock.
    """
    waiting = warehouse_days["queue"] + warehouse_days["waiting_lines"]
    place = ((warehouse_days["closed_s"] - 1) // DAY_S, warehouse_days["warehouse"])
    add_at(backlog_by_day, place, waiting)
    days = selected(warehouse_days, setting.closes_in_window(warehouse_days["closed_s"]))
    for column, name in (
        (Site.LABOUR_FEN, "labour_fen"),
        (Site.RENT_FEN, "rent_fen"),
        (Site.HOLDING_FEN, "holding_fen"),
        (Site.PENALTY_FEN, "penalty_fen"),
        (Site.PICKER_S, "picker_s"),
        (Site.BUSY_S, "busy_s"),
    ):
        add_at(sites, (days["warehouse"], column), days[name])


def tally_overflow(space_days: Rows, setting: Setting, sites: Whole) -> None:
    """Add the price of rented room of the days of the window."""
    days = selected(space_days, setting.closes_in_window(space_days["closed_s"]))
    add_at(sites, (days["warehouse"], Site.OVERFLOW_FEN), days["overflow_fen"])
