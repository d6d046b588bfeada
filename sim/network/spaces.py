"""Space: what the zones of each warehouse hold, and the price of room beyond."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.ledger.columns import NONE
from sim.network.layout import SPACE
from sim.scenario.scenario import Scenario


def space_rows(scenario: Scenario) -> NDArray[Any]:
    """Return the `spaces` table."""
    rows = np.zeros(len(scenario.warehouses), SPACE)
    for row, space in zip(rows, (site.space for site in scenario.warehouses), strict=True):
        for name in ("storage_ml", "picking_ml", "dispatch_ml"):
            row[name] = NONE
        if space is not None:
            row["measured"], row["overflow_mfen"] = 1, round(space.overflow * 1000)
            for name, zone in (("storage", space.storage), ("picking", space.picking), ("dispatch", space.dispatch)):
                held = space.holds(zone)
                row[f"{name}_ml"] = NONE if held is None else held
    return rows
