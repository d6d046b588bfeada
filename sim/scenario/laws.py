"""Laws of chance by their formulas: distribution functions and quantiles of the families a scenario may name.

They are scipy's own, without `scipy.stats`, whose import takes half a second: a test holds every value equal to scipy's, to the last bit.
Formulas: Law (2015), Simulation Modeling and Analysis, 5th ed., sec. 6.2; Johnson, Kemp and Kotz (2005), Univariate Discrete Distributions.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import special

Values = NDArray[np.float64]
Function = Callable[[Any], Any]


@dataclass(frozen=True)
class Law:
    """A continuous law: a standard one, stretched and moved.

    Parameters
    ----------
    standard_quantile, standard_upper, standard_below : callable
        Of the standard law: the value below which a share lies, the value above which a share lies, and the share below a value.
    scale, start : float
        What a unit of the standard law is, and where its zero lies.
    """

    standard_quantile: Function
    standard_upper: Function
    standard_below: Function
    scale: float
    start: float = 0.0

    def quantile(self, share: Any) -> Any:
        """Return the value below which a share lies, 0 < share < 1."""
        return self.standard_quantile(share) * self.scale + self.start

    def upper_quantile(self, share: Any) -> Any:
        """Return the value above which a share lies, 0 < share < 1."""
        return self.standard_upper(share) * self.scale + self.start

    def below(self, value: Any) -> Any:
        """Return the share below a value of the law's range."""
        return self.standard_below((value - self.start) / self.scale)


def exponential(mean: float) -> Law:
    """Memoryless."""
    return Law(lambda q: -special.log1p(-q), lambda q: -np.log(q), lambda x: -special.expm1(-x), mean)


def gamma(shape: float, scale: float) -> Law:
    """Sum of exponentials, where the shape is whole."""
    return Law(
        lambda q: special.gammaincinv(shape, q),
        lambda q: special.gammainccinv(shape, q),
        lambda x: special.gammainc(shape, x),
        scale,
    )


def lognormal(sigma: float, median: float) -> Law:
    """Exponential of a normal variable."""
    return Law(
        lambda q: np.exp(sigma * special.ndtri(q)),
        lambda q: np.exp(sigma * -special.ndtri(q)),
        lambda x: special.ndtr(np.log(x) / sigma),
        median,
    )


def triangular(low: float, mode: float, high: float) -> Law:
    """Density rises to the mode and falls to the high end."""
    peak = (mode - low) / (high - low)

    def quantile(q: Any) -> Any:
        return np.where(q < peak, np.sqrt(peak * q), 1 - np.sqrt((1 - peak) * (1 - q)))

    def below(x: Any) -> Any:
        inside = np.clip(x, 0.0, 1.0)
        if peak == 0:
            return 2 * inside - inside * inside
        if peak == 1:
            return inside * inside
        falling = (inside * inside - 2 * inside + peak) / (peak - 1)
        return np.where(inside < peak, inside * inside / peak, np.where(x >= 1, 1.0, falling))

    return Law(quantile, lambda q: quantile(1.0 - q), below, high - low, low)


def uniform(low: float, high: float) -> Law:
    """Every value between is equally likely."""
    return Law(lambda q: q, lambda q: 1.0 - q, lambda x: np.clip(x, 0.0, 1.0), high - low, low)


def geometric(mean: float, negligible: float) -> tuple[NDArray[np.int64], Values]:
    """Trials up to the first success, as values from 1 up to one that is exceeded with a negligible probability, and their probabilities."""
    p, share = 1 / mean, 1.0 - negligible
    last = np.ceil(np.log1p(-share) / np.log1p(-p))
    if -np.expm1(np.log1p(-p) * (last - 1)) >= share and last > 0:
        last -= 1
    values = _from_one(last)
    return values, np.clip(np.power(1 - p, values - 1) * p, 0, 1)


def poisson_from_one(mean: float, negligible: float) -> tuple[NDArray[np.int64], Values]:
    """One and a Poisson number besides, with this mean in all: values from 1 up, as above, and their probabilities."""
    rate, share = mean - 1, 1.0 - negligible
    last = np.ceil(special.pdtrik(share, rate))
    before = max(last - 1, 0.0)
    if special.pdtr(before, rate) >= share:
        last = before
    values = _from_one(last + 1)
    besides = values - 1
    logarithms = special.xlogy(besides, rate) - special.gammaln(besides + 1) - rate
    return values, np.clip(np.exp(logarithms), 0, 1)


def _from_one(last: float) -> NDArray[np.int64]:
    return np.arange(1, max(2, int(last) + 1), dtype=np.int64)
