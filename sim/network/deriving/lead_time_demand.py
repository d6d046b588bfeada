"""Demand over a lead time as one number with a mean and a spread, and its normal and gamma approximations."""

from dataclasses import dataclass
from math import erfc, exp, inf, pi, sqrt
from typing import Literal, Protocol

from scipy.special import gammaincc, gammaincinv, ndtri

ApproximationName = Literal["normal", "gamma"]


@dataclass(frozen=True)
class Moments:
    """Mean and variance of a number of units."""

    mean: float
    variance: float

    def __add__(self, other: "Moments") -> "Moments":
        """Moments of the sum of two independent numbers."""
        return Moments(self.mean + other.mean, self.variance + other.variance)


def demand_over(mean: float, variance: float, time: float, time_std: float = 0.0) -> Moments:
    """Mean and variance of the demand over a time that is independent of it.

    mu L and L sigma^2 + mu^2 sigma_L^2 (Hadley and Whitin 1963, Analysis of Inventory Systems, sec. 4-9; Silver, Pyke and Thomas 2017,
    sec. 6.10).

    Parameters
    ----------
    mean, variance : float
        Of the units of a day.
    time, time_std : float
        Mean and standard deviation of the time in days.
    """
    return Moments(mean * time, variance * time + (mean * time_std) ** 2)


class Demand(Protocol):
    """A continuous distribution of units."""

    def quantile(self, probability: float) -> float:
        """Units that demand does not exceed with this probability."""

    def exceeds(self, units: float) -> float:
        """Probability that demand exceeds so many units."""

    def loss(self, units: float) -> float:
        """Units that are short on average if there are so many: E[(X - units)+]."""


@dataclass(frozen=True)
class NormalDemand:
    """The normal distribution: fits where demand over the lead time is the sum of many lines."""

    mean: float
    std: float

    def quantile(self, probability: float) -> float:
        """Mean + z sigma."""
        return self.mean + float(ndtri(probability)) * self.std

    def exceeds(self, units: float) -> float:
        """1 - Phi((x - mu) / sigma)."""
        if self.std == 0:
            return float(self.mean > units)
        return erfc((units - self.mean) / self.std / sqrt(2)) / 2

    def loss(self, units: float) -> float:
        """Sigma (phi(k) - k (1 - Phi(k))) with k = (x - mu) / sigma (Silver, Pyke and Thomas 2017, app. II)."""
        if self.std == 0:
            return max(0.0, self.mean - units)
        k = (units - self.mean) / self.std
        return self.std * max(0.0, exp(-k * k / 2) / sqrt(2 * pi) - k * erfc(k / sqrt(2)) / 2)


@dataclass(frozen=True)
class GammaDemand:
    """The gamma distribution: never negative and skewed, which fits slow movers and long, uncertain lead times."""

    mean: float
    std: float

    @property
    def _shape(self) -> float:
        return (self.mean / self.std) ** 2

    @property
    def _scale(self) -> float:
        return self.std**2 / self.mean

    def quantile(self, probability: float) -> float:
        """Inverse of the regularised incomplete gamma function times the scale."""
        if self.std == 0:
            return self.mean
        return float(gammaincinv(self._shape, probability)) * self._scale

    def exceeds(self, units: float) -> float:
        """Q(k, x / theta), the regularised upper incomplete gamma function."""
        if self.std == 0:
            return float(self.mean > units)
        return float(gammaincc(self._shape, units / self._scale)) if units > 0 else 1.0

    def loss(self, units: float) -> float:
        """Loss k theta Q(k + 1, x / theta) - x Q(k, x / theta).

        Burgin 1975, The gamma distribution and inventory control, Oper. Res. Q. 26.
        """
        if self.std == 0 or units <= 0:
            return max(0.0, self.mean - units)
        share = units / self._scale
        more, same = float(gammaincc(self._shape + 1, share)), float(gammaincc(self._shape, share))
        return max(0.0, self.mean * more - units * same)


def approximate(moments: Moments, name: ApproximationName) -> Demand:
    """Return the distribution of a name that has these moments; where there is no demand, the certain zero."""
    std = sqrt(moments.variance)
    if name == "gamma" and moments.mean > 0 and std < inf:
        return GammaDemand(moments.mean, std)
    return NormalDemand(moments.mean, std)
