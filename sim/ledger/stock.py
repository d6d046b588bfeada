"""The shelf at the start and at the end of a run, as ledger rows."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.ledger.columns import STOCK
from sim.network.network import Network


def stock_rows(network: Network, stock: NDArray[Any], records: NDArray[Any]) -> NDArray[np.void]:
    """Return the `stock` table from the shelves and records, shape (warehouses, skus), as they are at the end.

    `records` is empty where all records are right.
    """
    levels = network.array("levels")
    rows = np.zeros(stock.shape, STOCK.dtype)
    rows["warehouse"], rows["sku"] = np.indices(stock.shape)
    rows["unlimited"] = levels["counted"] == 0
    counted = rows["unlimited"] == 0
    rows["opening"] = np.where(counted, levels["opening"], 0)
    for column, field in (
        ("closing", "on_hand"),
        ("reserved", "reserved"),
        ("on_order", "on_order"),
        ("backordered", "backordered"),
    ):
        rows[column] = np.where(counted, stock[field], 0)
    rows["physical"] = rows["closing"] + (records["error"] if records.size else 0)
    return rows.ravel()
