"""The figures of a scenario that charts show: mean and 95 % interval over replications."""

import math

from analysis.intervals import Estimate, estimate
from analysis.study import ScenarioResult


def estimate_of(result: ScenarioResult, kpi: str, scope: str = "all") -> Estimate | None:
    """Estimate a KPI from the replications of a scenario; None where none of them has it."""
    table = result.kpis
    values = table.loc[(table["kpi"] == kpi) & (table["scope"] == scope), "value"].to_numpy(dtype=float)
    return estimate(values) if len(values) else None


def mean_of(result: ScenarioResult, kpi: str, scope: str = "all") -> float:
    """Mean of a KPI over replications; NaN where none of them has it."""
    found = estimate_of(result, kpi, scope)
    return math.nan if found is None else found.mean


def error_of(found: Estimate) -> float:
    """Half-width for drawing: zero where one replication leaves it unknown."""
    return 0.0 if math.isnan(found.half_width) else found.half_width
