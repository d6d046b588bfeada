"""The baseline: figures of every replication at a time when all was well, committed beside the scenarios.

Because draws are keyed, replication r of today's scenario has the luck of replication r of the baseline: the two are
compared pair by pair, and what did not change does not differ at all.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.files import write_text
from analysis.gate.loading import GateFile
from analysis.gate.problems import GateError
from analysis.gate.rule import Tolerance
from analysis.study import ScenarioResult, Study
from sim.scenario.loading.files import UnreadableError, read_text
from sim.scenario.scenario import Scenario

DIGITS = 12
"""Significant digits kept: beyond them machines may differ."""

LARGEST = 50_000_000
"""Bytes of a baseline."""


@dataclass(frozen=True)
class Baseline:
    """Figures to compare with.

    Parameters
    ----------
    content : dict
        seed, replications, and by scenario its horizon and the values by KPI and scope.
    """

    content: dict[str, Any]

    def values(self, scenario: str, kpi: str, scope: str) -> list[float] | None:
        """Values of a figure, one a replication; None if it was none then."""
        figures = self.content["scenarios"].get(scenario, {}).get("figures", {})
        values = figures.get(kpi, {}).get(scope)
        return None if values is None else [float(value) for value in values]


def figure(result: ScenarioResult, kpi: str, scope: str) -> pd.Series:
    """Values of a figure by replication; empty if it is none."""
    rows = result.kpis[(result.kpis["kpi"] == kpi) & (result.kpis["scope"] == scope)]
    return rows.set_index("replication")["value"]


def _horizon(scenario: Scenario) -> dict[str, Any]:
    return scenario.horizon.model_dump(mode="json")


def make_baseline(study: Study, tolerances: Sequence[Tolerance]) -> Baseline:
    """Take the figures that tolerances speak of from a study."""
    scenarios: dict[str, Any] = {
        result.scenario.name: {"horizon": _horizon(result.scenario), "figures": {}} for result in study.results
    }
    for tolerance in tolerances:
        target = tolerance.target
        for result in study.results:
            if result.scenario.name in target.scenarios:
                values = figure(result, target.kpi, target.scope)
                figures = scenarios[result.scenario.name]["figures"]
                rounded = [float(f"{value:.{DIGITS}g}") for value in values]
                figures.setdefault(target.kpi, {})[target.scope] = rounded
    return Baseline({"seed": study.seed, "replications": study.replications, "scenarios": scenarios})


def write_baseline(baseline: Baseline, path: Path) -> None:
    """Write a baseline; equal figures give an equal file."""
    write_text(path, json.dumps(baseline.content, ensure_ascii=False, indent=1, sort_keys=True) + "\n")


def read_baseline(
    file: GateFile, seed: int, scenarios: Sequence[Scenario], tolerances: Sequence[Tolerance]
) -> Baseline | None:
    """Read the baseline of a gate and see whether it can be compared with; None if the gate has no tolerances.

    Raises
    ------
    GateError
        If it is missing, damaged, was made with other luck or another horizon, or lacks a figure.
    """
    path = file.baseline_file
    if not tolerances or path is None:
        return None
    again = "make it with --update"
    try:
        baseline = Baseline(json.loads(read_text(path, LARGEST)))
        made = {"seed": baseline.content["seed"], "replications": baseline.content["replications"]}
        unknown = _lacking(baseline, scenarios, tolerances)
    except UnreadableError as error:
        raise GateError([file.problem("baseline", None, error.expected, again)]) from None
    except (RecursionError, ValueError, KeyError, TypeError, AttributeError) as error:
        problem = file.problem("baseline", None, f"a baseline that --update wrote ({error})", again)
        raise GateError([problem]) from None
    now = {"seed": seed, "replications": file.gate.replications}
    problems = [
        file.problem("baseline", None, f"a baseline made with {key} {now[key]}, not {made[key]}", again)
        for key in now
        if now[key] != made[key]
    ]
    problems += [file.problem("baseline", None, text, again) for text in unknown]
    if problems:
        raise GateError(problems)
    return baseline


def _lacking(baseline: Baseline, scenarios: Sequence[Scenario], tolerances: Sequence[Tolerance]) -> list[str]:
    """Say what a baseline lacks."""
    kept = baseline.content["scenarios"]
    texts = [f"a baseline with '{one.name}'" for one in scenarios if one.name not in kept]
    texts += [
        f"a baseline of '{one.name}' with the same horizon"
        for one in scenarios
        if one.name in kept and kept[one.name]["horizon"] != _horizon(one)
    ]
    texts += [
        f"a baseline of '{name}' with {tolerance.target.kpi} in {tolerance.target.scope}"
        for tolerance in tolerances
        for name in tolerance.target.scenarios
        if name in kept and baseline.values(name, tolerance.target.kpi, tolerance.target.scope) is None
    ]
    return texts
