"""Demand to derive parameters from."""

from math import exp

import numpy as np

from sim.network.deriving.discrete_demand import DiscreteDemand, compound_poisson
from sim.network.deriving.inventory_cost import CostRates
from sim.network.deriving.need import Need

UNIT = np.array([0.0, 1.0])
"""One unit a line."""

MIXED = np.array([0.0, 0.5, 0.3, 0.0, 0.2])
"""One, two or four units a line: mean 1.9, E[D^2] = 4.9."""


def poisson(mean: float) -> DiscreteDemand:
    """Demand that comes unit by unit."""
    return compound_poisson(mean, UNIT)


def panjer(lines: float, batch: np.ndarray, size: int) -> np.ndarray:
    """Compound Poisson probabilities by Panjer's recursion (1981), a way of its own to the same numbers."""
    found = np.zeros(size)
    found[0] = exp(-lines)
    for total in range(1, size):
        units = np.arange(1, min(total, len(batch) - 1) + 1)
        found[total] = lines / total * (units * batch[units] * found[total - units]).sum()
    return found


def need(lines: float = 5.0, batch: np.ndarray = MIXED, **fields: float) -> Need:
    """Make a need: five lines a day, two days' lead time, 200 fen an order, 1 fen a unit and day, 9 fen for a waiting one."""
    known = {
        "lead_days": 2.0,
        "lead_std": 0.0,
        "review_days": 0.0,
        "ordering": 200.0,
        "holding": 1.0,
        "backorder": 9.0,
    } | fields
    rates = CostRates(*(known.pop(name) for name in ("ordering", "holding", "backorder")))
    return Need(lines, batch, rates=rates, **known)
