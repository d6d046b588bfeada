"""The audit of assortments: nothing is shipped from, or ordered by, a warehouse that does not keep it."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from sim.ledger.ledger import Ledger
from sim.scenario.scenario import Scenario


def kept_by(scenario: Scenario) -> NDArray[np.bool_] | None:
    """Which warehouse keeps which SKU, shape (warehouses, skus); None where each keeps everything."""
    if all(site.stock.keeps is None for site in scenario.warehouses):
        return None
    return np.array([[site.keeps(sku) for sku in scenario.products.skus] for site in scenario.warehouses])


def all_kept(kept: NDArray[np.bool_], warehouses: NDArray[np.int64], skus: NDArray[np.int64]) -> bool:
    """Whether every warehouse keeps its SKU; one that is not there keeps nothing."""
    sites, goods = kept.shape
    warehouses, skus = np.ascontiguousarray(warehouses), np.ascontiguousarray(skus)
    if not _all_within(warehouses, sites) or not _all_within(skus, goods):
        return False
    return bool(kept.ravel().take(warehouses * goods + skus).all())


def _all_within(numbers: NDArray[np.int64], count: int) -> bool:
    return not len(numbers) or (int(numbers.min()) >= 0 and int(numbers.max()) < count)


def assortment_faults(piece: Ledger, kept: NDArray[np.bool_]) -> Iterator[str]:
    """Say what a piece of the ledger has where it is not kept; its rows name warehouses and SKUs that are there."""
    lines, ordered, opened = piece.lines, piece.replenishments, piece.stock
    if not all_kept(kept, lines["warehouse"], lines["sku"]):
        yield "order lines are given to warehouses that do not keep them"
    if not all_kept(kept, lines["home"], lines["wanted_sku"]):
        yield "order lines have homes that do not keep them"
    asked = ordered[ordered["source"] >= 0]
    if not all_kept(kept, ordered["warehouse"], ordered["sku"]) or not all_kept(kept, asked["source"], asked["sku"]):
        yield "warehouses order, or are asked for, what they do not keep"
    absent = opened[~kept[opened["warehouse"], opened["sku"]]]
    if any(absent[column].any() for column in ("opening", "closing", "on_order", "backordered", "unlimited")):
        yield "warehouses hold what they do not keep"
