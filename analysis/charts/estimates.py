"""A figure and how sure it is: mean and 95 % interval over replications."""

import math
from dataclasses import dataclass

import numpy as np
from scipy.special import stdtrit

from analysis.study import ScenarioResult


@dataclass(frozen=True)
class Estimate:
    """Mean of a KPI over replications.

    Parameters
    ----------
    mean : float
        Mean; NaN where no replication has the KPI.
    half_width : float
        Half-width of the 95 % interval; NaN with fewer than two replications.
    count : int
        Replications that have the KPI.
    """

    mean: float
    half_width: float
    count: int

    @property
    def known(self) -> bool:
        """Whether there is any figure."""
        return self.count > 0

    @property
    def error(self) -> float:
        """Half-width for drawing: zero where there is none."""
        return 0.0 if math.isnan(self.half_width) else self.half_width


def estimate(result: ScenarioResult, kpi: str, scope: str = "all") -> Estimate:
    """Estimate a KPI from the replications of a scenario.

    The interval is mean ± t(0.975, n - 1) · s / √n (Law, Simulation Modeling and Analysis, 5th ed., eq. 4.12).
    """
    table = result.kpis
    values = table.loc[(table["kpi"] == kpi) & (table["scope"] == scope), "value"].to_numpy(dtype=float)
    count = len(values)
    if count == 0:
        return Estimate(math.nan, math.nan, 0)
    if count == 1:
        return Estimate(float(values[0]), math.nan, 1)
    spread = float(np.std(values, ddof=1)) / math.sqrt(count)
    return Estimate(float(np.mean(values)), float(stdtrit(count - 1, 0.975)) * spread, count)
