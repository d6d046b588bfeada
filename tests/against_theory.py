"""Simulated figures against theory: long runs, and 99.9 % intervals of replications.

The seeds are fixed, so a test that passes once passes always; the intervals are narrow, so a wrong model does not.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from evidence import record
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


@dataclass(frozen=True)
class Law:
    """What theory says of a figure: its closed form as it is written, and its value."""

    formula: str
    value: float


@dataclass(frozen=True)
class System:
    """A system of the textbooks: its name with its parameters, and where its closed forms are from."""

    name: str
    source: str


def intervals(small: Scenario, measures: Iterable[Measure]) -> list[tuple[float, float]]:
    """Return mean and half-width of the 99.9 % interval (Student's t) of each figure over replications."""
    wanted = list(measures)
    ledgers = (simulate(small, replication=number) for number in range(REPLICATIONS))
    figures = np.array([[measure(ledger) for measure in wanted] for ledger in ledgers])
    half_widths = stats.t.ppf(0.9995, REPLICATIONS - 1) * figures.std(axis=0, ddof=1) / np.sqrt(REPLICATIONS)
    return list(zip(figures.mean(axis=0).tolist(), half_widths.tolist(), strict=True))


def compare(system: System, small: Scenario, expected: dict[Measure, Law]) -> list[tuple[float, float]]:
    """Hand in each simulated figure beside what theory says; return mean and half-width of each."""
    inside = stats.t.ppf(0.975, REPLICATIONS - 1) / stats.t.ppf(0.9995, REPLICATIONS - 1)
    found = intervals(small, expected)
    for (mean, half_width), (measure, law) in zip(found, expected.items(), strict=True):
        record(
            "theory",
            system=system.name,
            source=system.source,
            figure=(measure.__doc__ or "").strip().splitlines()[0].rstrip("."),
            formula=law.formula,
            theory=float(law.value),
            simulated=mean,
            half_width=half_width,
            inner=inside * half_width,
        )
    return found


def check(system: System, small: Scenario, expected: dict[Measure, Law], within: float = 0.05) -> None:
    """Compare theory with the interval of each figure, which must be narrow."""
    found = compare(system, small, expected)
    for (mean, half_width), law in zip(found, expected.values(), strict=True):
        assert half_width < within * law.value
        assert abs(mean - law.value) < half_width


def measured(rows: np.ndarray, column: str) -> np.ndarray:
    """Return the rows whose time in a column lies after the warm-up and before the cool-down."""
    return rows[(rows[column] >= WARM_UP) & (rows[column] < rows[column].max() - COOL_DOWN)]
