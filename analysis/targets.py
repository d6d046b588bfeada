"""What stock was meant to be: safety stock, reorder points and order-up-to levels added up by warehouse."""

import numpy as np
import pandas as pd

from sim.run import network_of
from sim.scenario.scenario import Scenario

FEN = 100
"""Fen in a yuan."""

TARGETS = ("safety_stock", "reorder_point", "order_up_to")


def targets(scenario: Scenario) -> pd.DataFrame:
    """Add up the levels of all SKUs of each warehouse, as they are at the start of a run.

    Returns
    -------
    DataFrame
        Columns warehouse, class, target (one of `TARGETS`), value (元), units; what supply is unlimited of has no level.
    """
    network = network_of(scenario)
    levels, skus = network.array("levels"), network.array("skus")
    units = {name: np.maximum(levels[name], 0) for name in ("reorder_point", "order_up_to")}
    units["safety_stock"] = network.array("safety_stock")
    counted = levels["counted"] == 1
    rows = []
    for position, warehouse in enumerate(scenario.warehouses):
        for place, abc in enumerate("ABC"):
            chosen = counted[position] & (skus["abc"] == place)
            for target in TARGETS:
                held = units[target][position][chosen]
                rows.append(
                    (warehouse.name, abc, target, float(held @ skus["value_fen"][chosen]) / FEN, int(held.sum()))
                )
    return pd.DataFrame(rows, columns=["warehouse", "class", "target", "value", "units"])
