"""The audit of space: each day has its row, zones are not emptier than empty, and shelves hold what the daily close says."""

from collections.abc import Iterator

import numpy as np

from sim.ledger.columns import NONE
from sim.ledger.ledger import Ledger


def space_faults(piece: Ledger) -> Iterator[str]:
    """Say what is wrong with the space of a piece of the ledger."""
    rows, sites = piece.space_days, piece.scenario.warehouses
    measured = [number for number, site in enumerate(sites) if site.space is not None]
    closes = np.unique(piece.warehouse_days["closed_s"])
    complete = np.array_equal(rows["closed_s"], np.repeat(closes, len(measured)))
    if not complete or not np.array_equal(rows["warehouse"], np.tile(measured, len(closes))):
        yield "space_days are not one daily close of each warehouse with a space"
        return
    for zone in ("storage", "picking", "dispatch"):
        if (rows[f"{zone}_ml"] < 0).any() or (rows[f"{zone}_peak_ml"] < rows[f"{zone}_ml"]).any():
            yield f"the use of {zone} is less than none, or higher than its peak"
    stock = piece.stock_days[np.isin(piece.stock_days["warehouse"], measured)]
    by_class = stock["volume_ml"][: 3 * len(rows)]  # classes that are missing are told elsewhere
    if len(by_class) == 3 * len(rows) and not np.array_equal(by_class.reshape(-1, 3).sum(axis=1), rows["storage_ml"]):
        yield "the use of storage is not the volume of the stock"
    for number in measured:
        space = sites[number].space
        assert space is not None
        here, beyond = rows[rows["warehouse"] == number], np.zeros(len(closes), np.int64)
        for zone in ("storage", "picking", "dispatch"):
            held = space.holds(getattr(space, zone))
            beyond += 0 if held is None else np.maximum(0, here[f"{zone}_peak_ml"] - held)
        if not np.array_equal(beyond, here["overflow_ml"]) or NONE in here["overflow_ml"]:
            yield "overflow is not what zones do not hold"
