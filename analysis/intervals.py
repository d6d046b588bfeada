"""How sure we are: Student's t over independent replications."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtr, stdtrit

CONFIDENCE = 0.95
"""Confidence level of every interval."""


@dataclass(frozen=True)
class Estimate:
    """A mean over replications with its interval.

    Parameters
    ----------
    mean : float
        Mean.
    half_width : float
        Half-width of the 95 % interval; NaN with one replication, which says nothing about spread.
    count : int
        Replications.
    """

    mean: float
    half_width: float
    count: int

    @property
    def low(self) -> float:
        """Lower end."""
        return self.mean - self.half_width

    @property
    def high(self) -> float:
        """Upper end."""
        return self.mean + self.half_width


def t_quantile(count: int) -> float:
    """Return Student's t for a two-sided 95 % interval of `count` values; NaN for one value."""
    return float(stdtrit(count - 1, 0.5 + CONFIDENCE / 2)) if count > 1 else float("nan")


def estimate(values: NDArray[np.float64]) -> Estimate:
    """Estimate a mean: x̄ ± t(n − 1) s/√n (Law 2015, Simulation Modeling and Analysis, 5th ed., §9.4.1).

    Parameters
    ----------
    values : ndarray, shape (replications,)
        One value a replication, at least one.
    """
    count = len(values)
    spread = _spread(values)
    return Estimate(float(np.mean(values)), t_quantile(count) * spread / count**0.5, count)


def p_value(differences: NDArray[np.float64]) -> float:
    """Probability of a mean at least this far from zero if the truth were zero (paired t-test, two-sided).

    Differences without spread are certain: 0 if they differ from zero, 1 if they do not. NaN for one value.
    """
    count = len(differences)
    if count < 2:
        return float("nan")
    mean, spread = float(np.mean(differences)), _spread(differences)
    if spread == 0:
        return 1.0 if mean == 0 else 0.0
    return float(2 * stdtr(count - 1, -abs(mean) * count**0.5 / spread))


def variance_ratio(left: NDArray[np.float64], right: NDArray[np.float64]) -> float:
    """Variance of a difference between independent samples over that of the paired one: (s_x² + s_y²) / s_d².

    So many times as many replications take random numbers that are not common (Law 2015, §11.2). NaN for one pair, and where the
    paired difference does not vary.
    """
    paired = _spread(right - left)
    if not paired > 0:
        return float("nan")
    return (_spread(left) ** 2 + _spread(right) ** 2) / paired**2


def _spread(values: NDArray[np.float64]) -> float:
    """Return the standard deviation; zero where it is only the rounding of equal values; NaN for one value."""
    if len(values) < 2:
        return float("nan")
    spread = float(np.std(values, ddof=1))
    return 0.0 if spread <= 1e-12 * float(np.max(np.abs(values))) else spread


def holm(p_values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Adjust p-values of one family so that the chance of any false claim stays below the level (Holm 1979, step-down).

    Parameters
    ----------
    p_values : ndarray, shape (family,)
        Raw p-values; NaN stays NaN and does not count.

    Returns
    -------
    ndarray, shape (family,)
        Adjusted p-values, never smaller than the raw ones.
    """
    adjusted = np.full_like(p_values, np.nan)
    known = np.flatnonzero(~np.isnan(p_values))
    order = known[np.argsort(p_values[known], kind="stable")]
    factors = np.arange(len(order), 0, -1)
    adjusted[order] = np.minimum(np.maximum.accumulate(factors * p_values[order]), 1.0)
    return adjusted
