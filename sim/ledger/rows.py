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
    if is_sorted(rows, table.key):
        return rows
    return rows[np.lexsort([rows[column] for column in reversed(table.key)])]


def is_sorted(rows: NDArray[np.void], key: tuple[str, ...]) -> bool:
    """Whether rows are sorted by the columns of a key."""
    equal = np.ones(max(0, len(rows) - 1), bool)
    for column in key:
        step = np.diff(rows[column])
        if (equal & (step < 0)).any():
            return False
        equal &= step == 0
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
