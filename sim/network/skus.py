"""SKUs as rows."""

import hashlib
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.ledger.columns import NONE
from sim.network.layout import SKU
from sim.scenario.scenario import Scenario


def sku_rows(scenario: Scenario) -> NDArray[Any]:
    """Return the `skus` table."""
    classes = {"A": 0, "B": 1, "C": 2}
    skus = scenario.products.skus
    place = {sku.name: position for position, sku in enumerate(skus)}
    return np.array(
        [
            (
                sku.weight,
                sku.volume,
                sku.value,
                classes[sku.abc],
                draw_key(sku.name),
                place.get(sku.substitute or "", NONE),
            )
            for sku in skus
        ],
        SKU,
    )


def draw_key(name: str) -> int:
    """Number that stands for a name in draws, below 2**62: the same in every scenario, whatever the order of things in it."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:8]) >> 2
