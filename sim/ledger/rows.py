"""Rows of the ledger: which are finished, in which order they stand, and what is not known yet."""

import numpy as np
from numpy.typing import NDArray

from sim.ledger.columns import NONE, TABLES, OrderState

Rows = dict[str, NDArray[np.void]]
"""Rows by the name of their table."""


def empty_rows() -> Rows:
    """No rows of any table."""
    return {table.name: np.zeros(0, table.dtype) for table in TABLES}


def sorted_rows(rows: Rows) -> Rows:
    """Sort the rows of every table by its key."""
    return {table.name: rows[table.name][_order(rows[table.name], table.key)] for table in TABLES}


def _order(rows: NDArray[np.void], key: tuple[str, ...]) -> NDArray[np.intp]:
    return np.lexsort([rows[column] for column in reversed(key)])


def finished_before(rows: Rows, now: int) -> tuple[Rows, Rows]:
    """Split rows into those of orders delivered before a time (and all other tables' rows), and the rest.

    The lines and parcels of an order stand one behind the other, in the sequence of the orders.
    """
    done = rows["orders"]["delivered_s"] < now
    masks = {
        "orders": done,
        "lines": np.repeat(done, rows["orders"]["lines"]),
        "parcels": np.repeat(done, rows["orders"]["parcels"]),
    }
    finished = {name: table[masks[name]] if name in masks else table for name, table in rows.items()}
    return finished, {name: rows[name][~mask] for name, mask in masks.items()}


def without_future(rows: Rows, end: int) -> Rows:
    """Remove from rows what lies after the end: times become NONE, and costs not yet incurred zero."""
    orders, parcels = rows["orders"], rows["parcels"]
    late = orders["delivered_s"] > end
    orders["state"][late] = OrderState.OPEN
    orders["delivered_s"][late] = NONE
    uncollected = parcels["dispatched_s"] > end
    for column in ("distance_m", "freight_fen", "co2e_g"):
        parcels[column][uncollected] = 0
    for column in ("dispatched_s", "delivered_s"):
        parcels[column][parcels[column] > end] = NONE
    return rows
