"""Rows that leave for the ledger: a buffer for each of its tables."""

from typing import Any

import numpy as np

from sim.ledger.columns import TABLES
from sim.network.layout import record
from sim.tables import Tables

ROWS = record(**{table.name: "i8" for table in TABLES})
"""How many rows of each buffer are filled."""

BUFFERS_LAYOUT: dict[str, tuple[np.dtype[Any], int]] = {
    "rows": (ROWS, 0),
    **{table.name: (table.dtype, 1) for table in TABLES},
}


class Buffers(Tables):
    """Rows that leave for the ledger."""

    LAYOUT = BUFFERS_LAYOUT


def new_buffers() -> Buffers:
    """Empty buffers for every table of the ledger."""
    return Buffers(rows=np.zeros((), ROWS), **{table.name: np.zeros(0, table.dtype) for table in TABLES})
