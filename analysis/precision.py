"""How many replications are enough: more are run until cost an order and delivery time are known precisely.

Sequential procedure of Law (2015), Simulation Modeling and Analysis, 5th ed., §9.4.1 (relative error): for a relative
precision γ, stop at the first n with half-width(n) / |mean(n)| ≤ γ / (1 + γ), because then the *true* relative error is
at most γ with about the confidence of the interval. Here this must hold at once for `KPIS` of every scenario, and for
each paired difference to the first scenario, with the first scenario's mean in the denominator (a difference may be
zero). The next n follows from half-widths shrinking with 1/√n (ibid.), at most doubling; `MOST` ends it.
"""

import math
from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd

from analysis.intervals import estimate
from analysis.kpis.scopes import ALL
from analysis.study import ScenarioResult

KPIS = ("cost_per_order", "order_to_delivery_mean")
"""The figures that must be precise."""

FIRST = 10
"""Replications to begin with: Law advises at least ten."""

MOST = 200
"""Replications at which it ends in any case."""


def _values(result: ScenarioResult, kpi: str) -> pd.Series:
    rows = result.kpis[(result.kpis["kpi"] == kpi) & (result.kpis["scope"] == ALL)]
    return rows.set_index("replication")["value"]


def relative_half_widths(results: Sequence[ScenarioResult]) -> dict[str, float]:
    """Relative half-width of every figure that must be precise.

    Parameters
    ----------
    results : sequence of ScenarioResult
        The scenarios; the first is the baseline.

    Returns
    -------
    dict
        By "kpi, scenario" and "kpi, scenario against baseline"; a scenario without the KPI has no entry.
    """
    widths: dict[str, float] = {}
    for kpi in KPIS:
        base = _values(results[0], kpi)
        for result in results:
            values = _values(result, kpi)
            for label, sample in _samples(result, values, base, baseline=result is results[0]):
                reference = abs(float(np.mean(values if sample is values else base)))
                if reference > 0:
                    widths[f"{kpi}, {label}"] = estimate(sample.to_numpy(np.float64)).half_width / reference
    return widths


def _samples(
    result: ScenarioResult, values: pd.Series, base: pd.Series, *, baseline: bool
) -> Iterator[tuple[str, pd.Series]]:
    if values.empty:
        return
    yield result.scenario.name, values
    differences = (values - base).dropna()
    if not baseline and not differences.empty:
        yield f"{result.scenario.name} against baseline", differences


def next_count(results: Sequence[ScenarioResult], precision: float, count: int, most: int = MOST) -> int:
    """Return how many replications to have next; `count` if they are enough, or no more are allowed.

    Parameters
    ----------
    results : sequence of ScenarioResult
        What is known after `count` replications.
    precision : float
        Relative precision γ, for example 0.01.
    count : int
        Replications so far.
    most : int
        Replications at most.
    """
    target = precision / (1 + precision)
    widest = max(relative_half_widths(results).values(), default=0.0)
    if widest <= target:
        return count
    needed = 2 * count if math.isnan(widest) else math.ceil(count * (widest / target) ** 2)
    return min(max(needed, count + 1), 2 * count, max(most, count))
