"""Rows of the ledger: which are finished, in which order they stand, and what is not known yet."""

import numpy as np
from numpy.typing import NDArray

from sim.ledger.columns import NONE, TABLES, OrderState, Table

Rows = dict[str, NDArray[np.void]]
"""Rows by the name of their table."""


def empty_rows() -> Rows:
    """No rows of any table."""
    return {table.name: np.zeros(0, table.dtype) for table in TABLES}


def sorted_rows(rows: Rows) -> Rows:
    """Sort the rows of every table by its key."""
    return {table.name: in_order(table, rows[table.name]) for table in TABLES}


def in_order(table: Table, rows: NDArray[np.void]) -> NDArray[np.void]:
    """Sort the rows of a table by its key; rows that are sorted already are returned as they are."""
    if len(rows) < 2:
        return rows
    columns = [np.ascontiguousarray(rows[column]) for column in table.key]
    if is_sorted(columns):
        return rows
    return rows.take(np.lexsort(columns[::-1]))


def copied(rows: NDArray[np.void]) -> NDArray[np.void]:
    """Copy contiguous rows. NumPy copies records field by field, which takes five times as long as the whole numbers they are made of."""
    return rows.view(np.int64).copy().view(rows.dtype)


def selected(rows: NDArray[np.void], wanted: NDArray[np.bool_]) -> NDArray[np.void]:
    """Return the rows that are wanted, to be read only: where all are, which is often so, they are the rows themselves.

    NumPy selects records by ``rows[wanted]`` field by field, and by `compress` as a whole.
    """
    return rows if wanted.all() else rows.compress(wanted)


def is_sorted(columns: list[NDArray[np.int64]]) -> bool:
    """Whether rows are sorted by some columns, the first before the others."""
    equal: NDArray[np.bool_] | bool = True
    for number, column in enumerate(columns):
        before, after = column[:-1], column[1:]
        if (equal & (after < before)).any():
            return False
        if number + 1 < len(columns):
            equal = equal & (after == before)
    return True


def without_future(rows: Rows, end: int) -> Rows:
    """Remove from rows what lies after the end: times become NONE, and costs not yet incurred zero."""
    orders, parcels = rows["orders"], rows["parcels"]
    late = orders["ended_s"] > end
    orders["state"][late] = OrderState.OPEN
    orders["delivered_s"][late] = orders["ended_s"][late] = NONE
    uncollected = parcels["dispatched_s"] > end
    for column in ("distance_m", "freight_fen", "co2e_g"):
        parcels[column][uncollected] = 0
    for column in ("dispatched_s", "delivered_s"):
        parcels[column][parcels[column] > end] = NONE
    return rows
