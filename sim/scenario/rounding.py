"""Counts from continuous distributions: what is drawn is rounded to the nearest whole number of at least 1.

A continuous value x with distribution function F counts as n where n - 1/2 <= x < n + 1/2; what lies below counts as 1, and
what lies above the largest number as that. So P(1) = F(3/2) and P(n) = F(n + 1/2) - F(n - 1/2).

numpy and scipy are imported where a scenario needs them, so that validating others stays quick.
"""

from functools import lru_cache
from math import floor, fsum
from typing import TYPE_CHECKING, Protocol

from sim.scenario.count_families import LARGEST_COUNT

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from sim.scenario.laws import Law

NEGLIGIBLE = 1e-9
"""Tail probability beyond which an unbounded count is cut off."""


class Continuous(Protocol):
    """The parameters of a continuous distribution; those that its kind does not have are 0."""

    def __hash__(self) -> int:
        """Equal distributions have equal hashes."""

    @property
    def kind(self) -> str:
        """Name of the family."""

    @property
    def mean(self) -> float:
        """Mean."""

    @property
    def cv(self) -> float:
        """Standard deviation over mean."""

    @property
    def low(self) -> float:
        """Least value."""

    @property
    def mode(self) -> float:
        """Most likely value."""

    @property
    def high(self) -> float:
        """Greatest value."""


def continuous_law(distribution: Continuous) -> "Law":
    """Return the law of a continuous distribution, in its own unit.

    The lognormal's parameters follow from mean and coefficient of variation: sigma^2 = ln(1 + cv^2), mu = ln(mean) - sigma^2 / 2
    (Law 2015, Simulation Modeling and Analysis, 5th ed., sec. 6.2).
    """
    import numpy as np

    from sim.scenario import laws

    match distribution.kind:
        case "exponential":
            return laws.exponential(distribution.mean)
        case "gamma":
            return laws.gamma(1 / distribution.cv**2, distribution.mean * distribution.cv**2)
        case "lognormal":
            sigma = np.sqrt(np.log1p(distribution.cv**2))
            return laws.lognormal(sigma, distribution.mean * np.exp(-(sigma**2) / 2))
        case "triangular":
            return laws.triangular(distribution.low, distribution.mode, distribution.high)
        case "uniform":
            return laws.uniform(distribution.low, distribution.high)
    raise ValueError(f"{distribution.kind} is not continuous")


@lru_cache(maxsize=16)
def rounded_support(distribution: Continuous) -> "tuple[NDArray[np.int64], NDArray[np.float64]]":
    """Values of a rounded distribution and their probabilities.

    Returns
    -------
    values : ndarray of int64, shape (n,)
        Whole numbers in order; the last is exceeded with a probability below `NEGLIGIBLE`, or is the largest allowed.
    probabilities : ndarray of float64, shape (n,)
        They add up to 1.
    """
    import numpy as np

    law = continuous_law(distribution)
    first, last = _rounded(float(law.quantile(NEGLIGIBLE))), _rounded(float(law.upper_quantile(NEGLIGIBLE)))
    values = np.arange(first, last + 1, dtype=np.int64)
    below = np.concatenate([[0.0], law.below(values[:-1] + 0.5), [1.0]])
    return values, np.diff(below)


@lru_cache(maxsize=256)
def rounded_moments(distribution: Continuous) -> tuple[float, float]:
    """Mean and variance of a rounded distribution."""
    values, probabilities = rounded_support(distribution)
    mean = fsum(values * probabilities)
    return mean, fsum((values - mean) ** 2 * probabilities)


def _rounded(value: float) -> int:
    return min(LARGEST_COUNT, max(1, floor(value + 0.5)))
