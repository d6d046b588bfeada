"""Which scenario is better on what: paired differences to the baseline under common random numbers.

Replication r of every scenario has the same luck (draws are keyed), so the differences of one replication are compared,
not the means: what is common to both cancels out (Law 2015, Simulation Modeling and Analysis, 5th ed., §10.2, §11.2).
The interval is the paired-t 95 % interval of one difference. The verdict rests on p-values adjusted by Holm over a
*family*: all scenarios compared with the baseline on one KPI and scope. Families are not adjusted for each other: among
many KPIs and regions without a true difference, expect one in twenty to show one.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any

import numpy as np
import pandas as pd

from analysis.intervals import CONFIDENCE, estimate, holm, p_value, variance_ratio
from analysis.kpis.definitions import definitions
from analysis.overload import unjudged_pairs
from analysis.study import ScenarioResult, Verdict
from analysis.weight import reads_as_zero
from sim.scenario.scenario import Scenario

COLUMNS = (
    "kpi",
    "scope",
    "unit",
    "scenario",
    "baseline",
    "baseline_mean",
    "mean",
    "difference",
    "low",
    "high",
    "p_value",
    "p_holm",
    "better",
    "variance_ratio",
)
"""Columns of a comparison."""

KEY = ["kpi", "scope", "unit"]


class DifferentHorizonsError(ValueError):
    """Scenarios that are not simulated over the same time cannot be compared."""


def require_same_horizon(scenarios: Sequence[Scenario]) -> None:
    """Make sure that scenarios cover the same time.

    Raises
    ------
    DifferentHorizonsError
        If start, warm-up, measured time or cool-down of a scenario are not those of the first; names all of them.
    """
    problems = [
        f"{scenario.name}: horizon.{name}: {_time(getattr(scenario.horizon, name))}, "
        f"expected {_time(getattr(scenarios[0].horizon, name))} as in {scenarios[0].name}"
        for scenario in scenarios[1:]
        for name in ("start", "warm_up", "measure", "cool_down")
        if getattr(scenario.horizon, name) != getattr(scenarios[0].horizon, name)
    ]
    if problems:
        raise DifferentHorizonsError("\n".join([*problems, "scenarios are compared over the same time only"]))


def _time(value: date | int) -> str:
    """Write a date, or a duration as scenario files do."""
    if isinstance(value, date):
        return value.isoformat()
    return f"{value // 86400} d" if value % 86400 == 0 else f"{value} s"


def _wide(kpis: pd.DataFrame) -> pd.DataFrame:
    """One row a KPI and scope, in the order of the table; one column a replication."""
    return kpis.pivot_table(index=KEY, columns="replication", values="value", sort=False)


def without_weight(row: Mapping[str, Any]) -> bool:
    """Whether it is known, or with one replication seems, that a difference reads as zero where it is written."""
    largest = max(abs(float(row["mean"])), abs(float(row["baseline_mean"])))
    unit = definitions()[str(row["kpi"])].unit
    sure = row.get("better", "") != "undecided" or math.isnan(float(row["low"]))
    told = [float(row["difference"])] if sure else [float(row["low"]), float(row["high"])]
    return all(reads_as_zero(value, unit, largest) for value in told)


def _verdict(row: Mapping[str, Any], p_holm: float) -> Verdict:
    kpi, difference = str(row["kpi"]), float(row["difference"])
    direction = definitions()[kpi].direction
    if direction == "none":
        return ""
    if not p_holm < 1 - CONFIDENCE:
        return "" if not math.isnan(p_holm) and without_weight({**row, "better": "undecided"}) else "undecided"
    if without_weight(row):
        return ""
    return "scenario" if (difference < 0) == (direction == "lower") else "baseline"


def records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of a table as dictionaries by column."""
    return [{str(name): value for name, value in row.items()} for row in table.to_dict("records")]


def compare(results: Sequence[ScenarioResult]) -> pd.DataFrame:
    """Compare every scenario with the first.

    Parameters
    ----------
    results : sequence of ScenarioResult
        The baseline and the scenarios, run with the same seed.

    Returns
    -------
    DataFrame
        One row for each KPI, scope and scenario other than the baseline, with columns `COLUMNS`: both means over the
        replications in which both scenarios have the figure, the mean paired difference (scenario minus baseline), its
        95 % interval, its p-value raw and adjusted, who is better, and what common random numbers save
        (`variance_ratio`). With one replication low, high, the p-values and that ratio are NaN, and the verdict is "undecided". Nobody is
        better where a difference reads as zero, nor in a pair with an overloaded network.

    Raises
    ------
    DifferentHorizonsError
        If the scenarios do not cover the same time.
    """
    require_same_horizon([result.scenario for result in results])
    base = _wide(results[0].kpis)
    rows: list[dict[str, object]] = []
    for result in results[1:]:
        names = {"scenario": result.scenario.name, "baseline": results[0].scenario.name}
        rows += _paired(base, _wide(result.kpis), names)
    return _judged(rows, list(base.index), unjudged_pairs(results))


def _paired(base: pd.DataFrame, other: pd.DataFrame, names: dict[str, str]) -> Iterator[dict[str, object]]:
    """Rows of one scenario beside the baseline, for each figure that both have in some replication."""
    left, right = base.align(other, join="inner")
    for key, old, new in zip(left.index, left.to_numpy(), right.to_numpy(), strict=True):
        paired = ~np.isnan(new - old)
        if not paired.any():
            continue
        differences = (new - old)[paired]
        interval = estimate(differences)
        yield (
            dict(zip(KEY, key, strict=True))
            | names
            | {"baseline_mean": old[paired].mean(), "mean": new[paired].mean(), "difference": interval.mean}
            | {"low": interval.low, "high": interval.high, "p_value": p_value(differences)}
            | {"variance_ratio": variance_ratio(old[paired], new[paired])}
        )


def _judged(rows: list[dict[str, object]], order: list[tuple[str, str, str]], unjudged: set[str]) -> pd.DataFrame:
    """Add adjusted p-values and verdicts, family by family, in the order of the baseline's table."""
    place = {key: position for position, key in enumerate(order)}

    def key_of(row: dict[str, object]) -> tuple[str, str, str]:
        return str(row["kpi"]), str(row["scope"]), str(row["unit"])

    rows = sorted(rows, key=lambda row: place[key_of(row)])
    for _, members in groupby(rows, key=key_of):
        family = list(members)
        adjusted = holm(np.array([row["p_value"] for row in family], dtype=np.float64))
        for row, p_holm in zip(family, adjusted, strict=True):
            row["p_holm"] = float(p_holm)
            row["better"] = "" if row["scenario"] in unjudged else _verdict(row, float(p_holm))
    return pd.DataFrame(rows, columns=list(COLUMNS))
