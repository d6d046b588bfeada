"""Room in the tables: asked before every few events, so that nothing has to be asked while they happen."""

from typing import Any

import numpy as np

from sim.compiled.alerts import alert_room, has_alert_room
from sim.compiled.buffers import Buffers
from sim.compiled.state import State
from sim.jit import njit, optional
from sim.network.network import Network
from sim.tables import Tables

EVENTS_AT_ONCE = 16
"""Events that happen between two looks at the room that is left."""

SPARE = 1.0
"""Share of rows that tables have more than they need, so that they seldom grow."""

STATE_TABLES = ("orders", "waiters", "shipments")
LEDGER_TABLES = (
    "orders", "lines", "parcels", "replenishments", "shipments", "loads", "stock_days", "warehouse_days",
    "transshipments", "misallocations", "forecasts", "discrepancies", "counts", "record_days", "space_days",
)  # fmt: skip
BATCH_TABLES = ("batches", "issues", "cargo")
BATCH_LEDGER_TABLES = ("batches", "losses", "ageing_days")


@njit
def rows_needed(network: Tables, state: Tables, ledger: Tables) -> tuple[int, ...]:
    """Rows that the tables must hold for the next `EVENTS_AT_ONCE` events, whatever they are.

    An event may place one order, and have two SKUs reordered for each of its lines; a review, or a joint order that is filled up, may reorder
    every SKU, up the whole chain of warehouses; so may warehouses that help each other, for each line of an order, or, at most once between
    two daily closes, for each SKU and pair of warehouses, of which one is the donor; one of the events, after which room is looked at
    again, may be a planning event; receipts may finish every open order and ship to everybody who waits. Where records may be wrong, a
    close may lose something of every SKU for two reasons, a parcel be picked wrong twice a line, and a count set right every record.

    Returns
    -------
    tuple of int
        For each of `STATE_TABLES`, then for each of `LEDGER_TABLES`.
    """
    options, clock, rows, events = network.options, state.clock, ledger.rows, EVENTS_AT_ONCE
    reordered = events * max(2 * options.most_lines, options.skus) * options.most_orders
    pairs = network.pairs.shape[0] * (1 + (events - 1) // (1 + options.warehouses))
    trips = events * options.reactive * options.most_lines + pairs
    helped = events * options.reactive * options.most_lines + (pairs + 1) // 2 * options.skus
    reordered += helped * (1 + options.most_orders)
    reordered += options.plan_orders * (1 + options.most_orders)
    finished = clock.open_orders + events
    wrong = options.records * events
    return (
        clock.used_orders + events,
        clock.used_waiters + events * options.most_lines + reordered,
        clock.used_shipments + clock.open_waiters + 2 * reordered,
        rows.orders + finished,
        rows.lines + finished * options.most_lines,
        rows.parcels + finished * options.most_lines,
        rows.replenishments + reordered,
        rows.shipments + events,
        rows.loads + events,
        rows.stock_days + 3 * events,
        rows.warehouse_days + events,
        rows.transshipments + trips,
        rows.misallocations + options.delayed * events * options.most_lines,
        rows.forecasts + events * state.accuracy.size,
        rows.discrepancies + 2 * wrong * max(options.most_lines, options.skus),
        rows.counts + wrong * options.skus,
        rows.record_days + 3 * wrong,
        rows.space_days + events,
    )


@njit
def events_needed(network: Tables, state: Tables) -> int:
    """Entries that the heap must hold.

    Each parcel in a slot and each shipment has one at most, and what comes round has one each. The end of a customer's patience stays in the
    heap when the order is done before, so these are counted. Where records may be wrong, each SKU of each warehouse may be looked into.
    """
    under_way = state.orders.shape[0] * network.options.most_lines + state.shipments.shape[0]
    recurring = (
        4 * network.options.warehouses + network.reviews.shape[0] + network.hauls.shape[0] + state.books.size + 2
    )
    recurring += network.count_rules.shape[0] + state.records.size
    recurring += network.plans.shape[0] + network.ahead.shape[0] + network.ahead_until.shape[0]
    recurring += network.options.alerts * network.options.warehouses
    return under_way + recurring + state.clock.cancellations + EVENTS_AT_ONCE


@njit
def has_room(network: Tables, state: Tables, ledger: Tables) -> bool:
    """Whether the next `EVENTS_AT_ONCE` events find room for all they may write."""
    needed = rows_needed(network, state, ledger)
    return (
        state.events.shape[0] >= events_needed(network, state)
        and state.orders.shape[0] >= needed[0]
        and state.waiters.shape[0] >= needed[1]
        and state.shipments.shape[0] >= needed[2]
        and ledger.orders.shape[0] >= needed[3]
        and ledger.lines.shape[0] >= needed[4]
        and ledger.parcels.shape[0] >= needed[5]
        and ledger.replenishments.shape[0] >= needed[6]
        and ledger.shipments.shape[0] >= needed[7]
        and ledger.loads.shape[0] >= needed[8]
        and ledger.stock_days.shape[0] >= needed[9]
        and ledger.warehouse_days.shape[0] >= needed[10]
        and ledger.transshipments.shape[0] >= needed[11]
        and ledger.misallocations.shape[0] >= needed[12]
        and ledger.forecasts.shape[0] >= needed[13]
        and ledger.discrepancies.shape[0] >= needed[14]
        and ledger.counts.shape[0] >= needed[15]
        and ledger.record_days.shape[0] >= needed[16]
        and ledger.space_days.shape[0] >= needed[17]
        and (network.options.alerts == 0 or has_alert_room(network, state, ledger))
        and (network.options.batches == 0 or has_batch_room(network, state, ledger))
    )


@njit
def batch_rows_needed(network: Tables, state: Tables, ledger: Tables) -> tuple[int, ...]:
    """Rows that the tables of what is kept by batch must hold until the first of the next `EVENTS_AT_ONCE` events that moves batches is over.

    Whatever leaves for another warehouse or comes in takes one slot more than it empties, and those emptied, at most all, are free when the
    event is over. Several events may move the same batches again and again, so it is asked again after each that does. What is packed in
    one event may be all open orders, and a unit by mistake with each of their lines.

    Returns
    -------
    tuple of int
        For each of `BATCH_TABLES`, then for each of `BATCH_LEDGER_TABLES`.
    """
    clock, rows, batches = state.clock, ledger.rows, state.batch_clock
    shipments = rows_needed(network, state, ledger)[2]
    moved = shipments - clock.used_shipments + clock.open_shipments + 2 * EVENTS_AT_ONCE
    ended = batches.open + moved
    return (
        batches.used + batches.open + moved,
        (clock.open_orders + EVENTS_AT_ONCE) * network.options.most_lines * (1 + network.options.records),
        shipments,
        rows.batches + ended,
        rows.losses + ended,
        rows.ageing_days + 3 * EVENTS_AT_ONCE,
    )


@optional(instead=True)
def has_batch_room(network: Tables, state: Tables, ledger: Tables) -> bool:
    """Whether the next events find room for what they do to batches, up to the first that moves any."""
    state.batch_clock.moved = 0
    needed = batch_rows_needed(network, state, ledger)
    return (
        state.batches.shape[0] >= needed[0]
        and state.issues.shape[0] >= needed[1]
        and state.cargo.shape[0] >= needed[2]
        and ledger.batches.shape[0] >= needed[3]
        and ledger.losses.shape[0] >= needed[4]
        and ledger.ageing_days.shape[0] >= needed[5]
    )


def make_room(network: Network, state: State, ledger: Buffers) -> None:
    """Grow every table that is short of room, and more than it needs, so that this is seldom."""
    clock = state.array("clock")
    if 2 * clock["arrivals"] > len(state.array("arrivals")):  # a day had more orders than fit; it is drawn again
        grow(state, "arrivals", 2 * int(clock["arrivals"]))
        clock["arrivals"] = clock["arrival"] = 0
    needed = [int(rows) for rows in rows_needed(network, state, ledger)]
    for name, rows in zip(STATE_TABLES, needed, strict=False):
        grow(state, name, rows)
    for name, rows in zip(LEDGER_TABLES, needed[len(STATE_TABLES) :], strict=True):
        grow(ledger, name, rows)
    alerts, alert_rows = alert_room(network, state, ledger, 1)
    grow(state, "alerts", alerts)
    grow(ledger, "alerts", alert_rows)
    slots = len(state.array("orders"))
    grow(state, "lines", slots, spare=0)
    grow(state, "fates", slots, spare=0)
    grow(state, "homes", slots, spare=0)
    if network.options.records:
        grow(state, "misses", slots, spare=0)
    grow(state, "parcels", slots, spare=0)
    if network.options.batches:
        needed = [int(rows) for rows in batch_rows_needed(network, state, ledger)]
        for name, rows in zip(BATCH_TABLES, needed, strict=False):
            grow(state, name, rows)
        for name, rows in zip(BATCH_LEDGER_TABLES, needed[len(BATCH_TABLES) :], strict=True):
            grow(ledger, name, rows)
    for name in ("events", "later"):  # of one size, so that only one has to be looked at
        grow(state, name, int(events_needed(network, state)), used=int(clock[name]))


def grow(tables: State | Buffers, name: str, rows: int, spare: float | None = None, used: int | None = None) -> None:
    """Make a table hold so many rows, and a share of them to spare (`SPARE`); what is in it stays, or its first `used` rows."""
    old = tables.array(name)
    if len(old) >= rows:
        return
    new: np.ndarray[Any, Any] = np.zeros(
        (int(rows * (1 + (SPARE if spare is None else spare))), *old.shape[1:]), old.dtype
    )
    kept = len(old) if used is None else used
    new[:kept] = old[:kept]
    tables.put(name, new)
