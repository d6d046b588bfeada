"""Orders that leave for the ledger: those that have ended are taken from the buffers, sorted, in one pass; the others move to the front."""

from typing import Any

import numpy as np

from sim.compiled.state import Buffers
from sim.jit import njit
from sim.ledger.columns import LINES, ORDERS, PARCELS
from sim.ledger.rows import Rows
from sim.tables import Tables

ORDER_TABLES = ("orders", "lines", "parcels")


def take_ended(buffers: Buffers, now: int) -> Rows:
    """Take the orders that ended before a time out of the buffers, with their lines and parcels, sorted by key.

    In the buffers the lines and parcels of an order stand one behind the other, in the sequence of the orders.
    """
    filled = buffers.array("rows")
    orders = buffers.array("orders")[: int(filled["orders"])]
    done = np.flatnonzero(orders["ended_s"] < now)
    sequence = done[np.argsort(orders["order"][done], kind="stable")]
    first_line = np.cumsum(orders["lines"]) - orders["lines"]
    first_parcel = np.cumsum(orders["parcels"]) - orders["parcels"]
    taken = np.zeros(len(done), ORDERS.dtype)
    lines = np.zeros(int(orders["lines"][done].sum()), LINES.dtype)
    parcels = np.zeros(int(orders["parcels"][done].sum()), PARCELS.dtype)
    _gather(buffers, sequence, first_line, first_parcel, taken, lines, parcels)
    _keep_rest(buffers, now)
    return {"orders": taken, "lines": lines, "parcels": parcels}


@njit
def _gather(
    buffers: Tables, sequence: Any, first_line: Any, first_parcel: Any, orders: Any, lines: Any, parcels: Any
) -> None:
    """Copy orders in a given sequence, each with its lines and parcels."""
    line, parcel = 0, 0
    for place in range(sequence.shape[0]):
        source = sequence[place]
        orders[place] = buffers.orders[source]
        for number in range(buffers.orders[source].lines):
            lines[line] = buffers.lines[first_line[source] + number]
            line += 1
        for index in range(buffers.orders[source].parcels):
            parcels[parcel] = buffers.parcels[first_parcel[source] + index]
            parcel += 1


@njit
def _keep_rest(buffers: Tables, now: int) -> None:
    """Move the orders that have not ended before a time to the front of the buffers."""
    rows = buffers.rows
    order, line, parcel, from_line, from_parcel = 0, 0, 0, 0, 0
    for source in range(rows.orders):
        lines, parcels = buffers.orders[source].lines, buffers.orders[source].parcels
        if buffers.orders[source].ended_s >= now:
            buffers.orders[order] = buffers.orders[source]
            for number in range(lines):
                buffers.lines[line + number] = buffers.lines[from_line + number]
            for index in range(parcels):
                buffers.parcels[parcel + index] = buffers.parcels[from_parcel + index]
            order, line, parcel = order + 1, line + lines, parcel + parcels
        from_line, from_parcel = from_line + lines, from_parcel + parcels
    rows.orders, rows.lines, rows.parcels = order, line, parcel
