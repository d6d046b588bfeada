"""What the gate says: pass, fail or inconclusive for each rule and scenario, with the interval behind it.

A rule passes if the whole 95 % interval is where it must be, and fails if the whole interval is where it must not be;
where the interval lies across the limit, more replications are needed to know. A figure that nobody has (no promise, no
stock) is inconclusive: the gate asks about something that did not happen. Where its absence is the best that can happen
(nobody waited), an upper limit is kept. A share of a baseline of zero does not exist: no change passes, any other is
infinitely large. What would pass is inconclusive where the network is overloaded; see `doubt`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from analysis.gate.baseline import Baseline, figure
from analysis.gate.doubt import doubt
from analysis.gate.rule import Budget, Rule, Target, Tolerance
from analysis.intervals import Estimate, estimate
from analysis.kpis.definitions import definitions
from analysis.study import ScenarioResult, Study

Status = Literal["pass", "fail", "inconclusive"]

NOTHING = "none: it did not happen"
"""Why a figure is missing that is best missing."""

FROM_ZERO = "the baseline is 0, of which nothing is a share"
"""Why a relative change is infinite."""

EXIT_CODES: dict[Status, int] = {"pass": 0, "fail": 1, "inconclusive": 3}
"""Exit code of each status; fail beats inconclusive."""


@dataclass(frozen=True)
class Verdict:
    """The verdict on one rule for one scenario.

    Parameters
    ----------
    rule : Rule
        The rule.
    scenario : str
        Name of the scenario.
    status : Status
        pass, fail or inconclusive.
    found : Estimate, optional
        The figure with its interval; for a tolerance how far it is from the baseline. None if there is no such figure.
    unit : str
        Unit of the estimate and of the limits.
    low, high : float
        Where the figure had to lie; infinite where there is no limit.
    reason : str
        Why the figure is not there or is infinite; empty for any other.
    doubt : str
        Why a figure that lies where it must does not pass; empty for any other.
    """

    rule: Rule
    scenario: str
    status: Status
    found: Estimate | None
    unit: str
    low: float
    high: float
    reason: str = ""
    doubt: str = ""

    @property
    def target(self) -> Target:
        """What the rule is about."""
        return self.rule.target


def judge(
    study: Study, budgets: Sequence[Budget], tolerances: Sequence[Tolerance], baseline: Baseline | None
) -> tuple[Verdict, ...]:
    """Judge every rule for every scenario it applies to."""
    results = {result.scenario.name: result for result in study.results}
    verdicts = _judge(results, budgets, tolerances, baseline)
    return tuple(_doubted(verdict, results[verdict.scenario]) for verdict in verdicts)


def _doubted(verdict: Verdict, result: ScenarioResult) -> Verdict:
    """Take back a pass that the state of the network does not allow."""
    if verdict.status != "pass" or not (reason := doubt(verdict.target.kpi, result)):
        return verdict
    return replace(verdict, status="inconclusive", doubt=reason)


def _judge(
    results: dict[str, ScenarioResult],
    budgets: Sequence[Budget],
    tolerances: Sequence[Tolerance],
    baseline: Baseline | None,
) -> Iterator[Verdict]:
    for budget in budgets:
        for name in budget.target.scenarios:
            yield judge_budget(budget, results[name])
    if baseline is None:
        return
    for tolerance in tolerances:
        for name in tolerance.target.scenarios:
            target = tolerance.target
            yield judge_tolerance(tolerance, results[name], baseline.values(name, target.kpi, target.scope))


def judge_budget(budget: Budget, result: ScenarioResult) -> Verdict:
    """Judge a limit against the interval of the figure."""
    values = figure(result, budget.target.kpi, budget.target.scope).to_numpy(dtype=np.float64)
    low, high = (-np.inf, budget.limit) if budget.side == "<=" else (budget.limit, np.inf)
    definition = definitions()[budget.target.kpi]
    if not len(values) and definition.none_means_zero and low <= 0 <= high:
        return Verdict(budget, result.scenario.name, "pass", None, definition.unit, low, high, NOTHING)
    found = estimate(values) if len(values) else None
    return Verdict(budget, result.scenario.name, status_of(found, low, high), found, definition.unit, low, high)


def judge_tolerance(tolerance: Tolerance, result: ScenarioResult, before: list[float] | None) -> Verdict:
    """Judge the interval of the paired differences to the baseline; shares are of the baseline's mean."""
    definition = definitions()[tolerance.target.kpi]
    now = figure(result, tolerance.target.kpi, tolerance.target.scope).to_numpy(dtype=np.float64)
    found, amount, reason = None, tolerance.amount, ""
    unit = "points" if definition.unit == "%" else definition.unit
    if before and len(before) == len(now):
        # The baseline is rounded; a difference of that size is none.
        differences = np.where(np.isclose(now, before, rtol=1e-11, atol=0.0), 0.0, now - np.array(before))
        scale = 1.0
        if tolerance.relative:
            scale, unit, amount = abs(float(np.mean(before))) / 100, "%", 100 * tolerance.amount
        found = estimate(differences / scale) if scale > 0 else _share_of_zero(differences)
        reason = FROM_ZERO if np.isinf(found.mean) else ""
    low = -amount if tolerance.either_way or definition.direction != "lower" else -np.inf
    high = amount if tolerance.either_way or definition.direction != "higher" else np.inf
    return Verdict(tolerance, result.scenario.name, status_of(found, low, high), found, unit, low, high, reason)


def _share_of_zero(differences: NDArray[np.float64]) -> Estimate:
    """Relative change of a baseline of zero: none, or infinite in the direction of the mean difference."""
    mean = float(np.mean(differences))
    return Estimate(np.copysign(np.inf, mean) if differences.any() else 0.0, 0.0, len(differences))


def status_of(found: Estimate | None, low: float, high: float) -> Status:
    """Compare an interval with where it must lie."""
    if found is None:
        return "inconclusive"
    if low <= found.low and found.high <= high:
        return "pass"
    return "fail" if found.high < low or found.low > high else "inconclusive"


def overall(verdicts: Sequence[Verdict]) -> Status:
    """Return the worst status: fail beats inconclusive."""
    present = {verdict.status for verdict in verdicts}
    return next((status for status in ("fail", "inconclusive") if status in present), "pass")
