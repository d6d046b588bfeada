"""Shelf life as tables: how long each SKU keeps, how warehouses issue batches, how fresh suppliers deliver."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.clock import NEVER
from sim.network.layout import ISSUING, LIFE
from sim.rules.shelf_life import Issue
from sim.rules.sourcing import MILLION
from sim.scenario.scenario import Scenario
from sim.scenario.shelf_life import is_kept, keeping, least_life, obsolescence

_ISSUES = {"fefo": Issue.FEFO, "fifo": Issue.FIFO}
_LONGEST = 2**40
"""Seconds of a shelf life beyond which it makes no difference; millionths of it still fit an int64."""


def life_tables(scenario: Scenario) -> dict[str, NDArray[Any]]:
    """Return the tables `lives`, `issuing`, `freshness` and `age_bounds`."""
    products = scenario.products
    lives, issuing = np.zeros(len(products.skus), LIFE), np.zeros(len(scenario.warehouses), ISSUING)
    for row, sku in zip(lives, products.skus, strict=True):
        life, obsolete_after = keeping(products, sku), obsolescence(products, sku)
        row["kept"] = is_kept(products, sku)
        row["life_s"] = NEVER if life is None else min(life, _LONGEST)
        row["obsolete_s"] = NEVER if obsolete_after is None else obsolete_after
    for row, site in zip(issuing, scenario.warehouses, strict=True):
        row["issue"] = _ISSUES[site.stock.issue or products.issue]
        row["least_ppm"] = millionths(least_life(products, site))
    freshness = [millionths(supplier.remaining_life) for supplier in scenario.suppliers]
    return {
        "lives": lives,
        "issuing": issuing,
        "freshness": np.array(freshness, np.int64),
        "age_bounds": np.array(products.age_bands, np.int64),
    }


def millionths(share: float) -> int:
    """Return a share in whole millionths."""
    return round(share * MILLION)
