"""The audit of assortments: nothing is ordered or held by a warehouse that does not keep it (order lines: `sim.ledger.order_audit`)."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from sim.ledger.ledger import Ledger
from sim.ledger.rows import selected
from sim.scenario.scenario import Scenario


def kept_by(scenario: Scenario) -> NDArray[np.bool_]:
    """Which warehouse keeps which SKU, shape (warehouses, skus)."""
    skus = scenario.products.skus
    return np.array(
        [
            np.ones(len(skus), np.bool_) if site.stock.keeps is None else [site.keeps(sku) for sku in skus]
            for site in scenario.warehouses
        ]
    )


def assortment_faults(piece: Ledger, kept: NDArray[np.bool_]) -> Iterator[str]:
    """Say what a piece of the ledger has where it is not kept; its rows name warehouses and SKUs that are there."""
    ordered, opened = piece.replenishments, piece.stock
    asked = selected(ordered, ordered["source"] >= 0)
    if not kept[ordered["warehouse"], ordered["sku"]].all() or not kept[asked["source"], asked["sku"]].all():
        yield "warehouses order, or are asked for, what they do not keep"
    absent = selected(opened, ~kept[opened["warehouse"], opened["sku"]])
    if any(absent[column].any() for column in ("opening", "closing", "on_order", "backordered", "unlimited")):
        yield "warehouses hold what they do not keep"
