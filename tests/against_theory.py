"""Simulated figures against theory: long runs, and 99.9 % intervals of replications.

The seeds are fixed, so a test that passes once passes always; the intervals are narrow, so a wrong model does not.
"""

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
from scipy import stats
from small_scenarios import DAY, scenario

from sim.ledger.ledger import Ledger
from sim.run import simulate
from sim.scenario.scenario import Scenario

REPLICATIONS = 30
Measure = Callable[[Ledger], float]
WARM_UP, COOL_DOWN = 20 * DAY, 10 * DAY


def long_run(days: int = 250, **sections: Any) -> Scenario:
    """Make a scenario with warm-up and cool-down."""
    return scenario(horizon={"warm_up": WARM_UP, "measure": days * DAY, "cool_down": COOL_DOWN}, **sections)


def intervals(small: Scenario, measures: Iterable[Measure]) -> list[tuple[float, float]]:
    """Return mean and half-width of the 99.9 % interval (Student's t) of each figure over replications."""
    wanted = list(measures)
    ledgers = (simulate(small, replication=number) for number in range(REPLICATIONS))
    figures = np.array([[measure(ledger) for measure in wanted] for ledger in ledgers])
    half_widths = stats.t.ppf(0.9995, REPLICATIONS - 1) * figures.std(axis=0, ddof=1) / np.sqrt(REPLICATIONS)
    return list(zip(figures.mean(axis=0).tolist(), half_widths.tolist(), strict=True))


def check(small: Scenario, expected: dict[Measure, float], within: float = 0.05) -> None:
    """Compare theory with the interval of each figure, which must be narrow."""
    for (mean, half_width), theory in zip(intervals(small, expected), expected.values(), strict=True):
        assert half_width < within * theory
        assert abs(mean - theory) < half_width


def measured(rows: np.ndarray, column: str) -> np.ndarray:
    """Return the rows whose time in a column lies after the warm-up and before the cool-down."""
    return rows[(rows[column] >= WARM_UP) & (rows[column] < rows[column].max() - COOL_DOWN)]
