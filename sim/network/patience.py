"""Customers' patience: which entry applies to a city, and the entries as rows."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.network.chances import Chances
from sim.network.layout import PATIENCE
from sim.rules.patience import Extent
from sim.scenario.customers import City
from sim.scenario.places import applies_to
from sim.scenario.scenario import Scenario

_EXTENTS = {"line": Extent.LINE, "order": Extent.ORDER}


def patience_of(scenario: Scenario, city: City) -> int:
    """Position of the first entry that applies to a city; -1 where none does, and where it says nothing but to wait."""
    for position, entry in enumerate(scenario.patience):
        if applies_to(entry, city):
            waits = not (entry.substitute_share or entry.lost_share or entry.partial or entry.give_up_after)
            return -1 if waits else position
    return -1


def patience_rows(scenario: Scenario, chances: Chances) -> NDArray[Any]:
    """Return the `patience` table."""
    rows = np.zeros(len(scenario.patience), PATIENCE)
    for row, entry in zip(rows, scenario.patience, strict=True):
        row["substitute_share"], row["lost_share"] = entry.substitute_share, entry.lost_share
        row["lost"], row["cancel"], row["partial"] = _EXTENTS[entry.lost], _EXTENTS[entry.cancel], entry.partial
        row["give_up_after"] = -1 if entry.give_up_after is None else chances.duration(entry.give_up_after)
    return rows
