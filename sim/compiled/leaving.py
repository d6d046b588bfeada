"""Orders that leave for the ledger: those that have ended are taken from the buffers, sorted, in one pass; the others move to the front."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.compiled.buffers import Buffers
from sim.jit import njit
from sim.ledger.columns import LINES, NONE, ORDERS, PARCELS
from sim.ledger.rows import Rows
from sim.tables import Tables

ORDER_TABLES = ("orders", "lines", "parcels")


def take_ended(buffers: Buffers, now: int) -> Rows:
    """Take the orders that ended before a time out of the buffers, with their lines and parcels, sorted by key.

    In the buffers the lines and parcels of an order stand one behind the other, in the sequence of the orders.
    """
    ended = np.empty((int(buffers.rows.orders), 4), np.int64)
    count, line_count, parcel_count = _find_ended(buffers, now, ended)
    ended = ended[:count]
    taken = np.empty(count, ORDERS.dtype)
    lines = np.empty(line_count, LINES.dtype)
    parcels = np.empty(parcel_count, PARCELS.dtype)
    _gather(buffers, _by_number(ended), taken, lines, parcels)
    _keep_rest(buffers, now)
    return {"orders": taken, "lines": lines, "parcels": parcels}


@njit
def _find_ended(buffers: Tables, now: int, ended: Any) -> tuple[int, int, int]:
    """Find the orders that ended before a time.

    Parameters
    ----------
    ended : ndarray of int64, shape (>= orders, 4)
        Receives, for each of them, its number, its row, and the rows of its first line and parcel.

    Returns
    -------
    tuple of int
        How many they are, and how many lines and parcels they have.
    """
    count, line_count, parcel_count, line, parcel = 0, 0, 0, 0, 0
    for row in range(buffers.rows.orders):
        order = buffers.orders[row]
        if order.ended_s < now:
            ended[count, 0], ended[count, 1], ended[count, 2], ended[count, 3] = order.order, row, line, parcel
            count, line_count, parcel_count = count + 1, line_count + order.lines, parcel_count + order.parcels
        line, parcel = line + order.lines, parcel + order.parcels
    return count, line_count, parcel_count


def _by_number(ended: NDArray[np.int64]) -> NDArray[np.int64]:
    """Rows of `ended` in the sequence of the orders' numbers."""
    if len(ended) == 0:
        return ended
    numbers = int(ended[:, 0].max() - ended[:, 0].min()) + 1
    if numbers > 8 * len(ended):  # some have waited very long
        return ended[np.argsort(ended[:, 0], kind="stable")]
    return np.asarray(_spread(ended, np.full(numbers, NONE, np.int64)))


@njit
def _spread(ended: Any, row_of: Any) -> Any:
    """Sort `ended` by a table that has a place for every number."""
    first = ended[0, 0]
    for row in range(ended.shape[0]):
        first = min(first, ended[row, 0])
    for row in range(ended.shape[0]):
        row_of[ended[row, 0] - first] = row
    in_order, place = np.empty_like(ended), 0
    for number in range(row_of.shape[0]):
        row = row_of[number]
        if row != NONE:
            for column in range(ended.shape[1]):
                in_order[place, column] = ended[row, column]
            place += 1
    return in_order


@njit
def _gather(buffers: Tables, ended: Any, orders: Any, lines: Any, parcels: Any) -> None:
    """Copy orders in the sequence of `ended` (see `_find_ended`), each with its lines and parcels."""
    line, parcel = 0, 0
    for place in range(ended.shape[0]):
        source, first_line, first_parcel = ended[place, 1], ended[place, 2], ended[place, 3]
        orders[place] = buffers.orders[source]
        for number in range(buffers.orders[source].lines):
            lines[line] = buffers.lines[first_line + number]
            line += 1
        for index in range(buffers.orders[source].parcels):
            parcels[parcel] = buffers.parcels[first_parcel + index]
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
