"""Demand over a time in whole units: compound Poisson over a certain time, and over one that varies."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import ceil

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammainc, gammainccinv

from sim.network.deriving.lead_time_demand import Moments

Array = NDArray[np.float64]

NEGLIGIBLE = 1e-11
"""Tail probability that is left out."""

_CERTAIN = 1e-6
"""Coefficient of variation below which a time is as good as certain; its square would be lost in rounding."""


@dataclass(frozen=True, eq=False)
class DiscreteDemand:
    """A distribution over 0, 1, 2, … units.

    Parameters
    ----------
    probabilities : ndarray of float64
        P(X = 0), P(X = 1), …; they add up to 1.
    """

    probabilities: Array

    @cached_property
    def mean(self) -> float:
        """Mean."""
        return float(np.arange(len(self.probabilities)) @ self.probabilities)

    @cached_property
    def cumulative(self) -> Array:
        """P(X <= 0), P(X <= 1), …, of the same length."""
        return np.minimum(np.cumsum(self.probabilities), 1.0)

    @cached_property
    def losses(self) -> Array:
        """E[(X - y)+] for y = 0, 1, …, of the same length: sums of P(X > x) from y on."""
        tail = self.probabilities[::-1].cumsum()[::-1]
        exceeds = np.append(tail[1:], 0.0)
        return exceeds[::-1].cumsum()[::-1]

    def loss(self, levels: NDArray[np.int64]) -> Array:
        """E[(X - y)+] for whole levels y of any sign."""
        within = np.clip(levels, 0, len(self.losses) - 1)
        return np.where(levels < 0, self.mean - levels, self.losses[within])

    def quantile(self, probability: float) -> int:
        """Smallest number that demand does not exceed with at least this probability."""
        return int(np.searchsorted(self.cumulative, min(probability, self.cumulative[-1])))


def compound_poisson(lines: float, batch: Array, cv: float = 0.0) -> DiscreteDemand:
    """Units asked for by a Poisson number of order lines over a time that is certain or gamma distributed.

    Over a certain time the generating function is exp(n (phi(z) - 1)), n being the mean number of lines and phi that of the units of a
    line; over a gamma distributed time with coefficient of variation c it is (1 - n c^2 (phi(z) - 1))^(-1 / c^2), the compound negative
    binomial (Hadley and Whitin 1963, sec. 3-8; Johnson, Kemp and Kotz, Univariate Discrete Distributions, 3rd ed., ch. 9). It is inverted
    by the discrete Fourier transform, whose wrap-around is at most the tail beyond the transform's length.

    Parameters
    ----------
    lines : float
        Mean number of order lines over the time.
    batch : ndarray of float64
        P(D = 0), P(D = 1), … of the units of a line; P(D = 0) = 0.
    cv : float
        Coefficient of variation of the time.
    """
    numbers = np.arange(len(batch))
    mean, second = float(numbers @ batch), float(numbers**2 @ batch)
    size = support(lines * mean, lines * second + (lines * mean * cv) ** 2, len(batch))
    transform = np.fft.rfft(batch, size) - 1
    values = np.exp(lines * transform) if cv < _CERTAIN else np.exp(-np.log1p(-lines * cv**2 * transform) / cv**2)
    probabilities = np.maximum(np.fft.irfft(values, size), 0.0)
    return DiscreteDemand(probabilities / probabilities.sum())


def gamma_lattice(moments: Moments, lot: int) -> DiscreteDemand:
    """Demand in lots of so many units, rounded to the nearest, by the gamma distribution with these moments."""
    size = support(moments.mean / lot, moments.variance / lot**2)
    scale = moments.variance / moments.mean
    below = gammainc(moments.mean / scale, (np.arange(size) + 0.5) * lot / scale)
    probabilities = np.diff(below, prepend=0.0)
    return DiscreteDemand(probabilities / probabilities.sum())


def mixture(demands: Sequence[DiscreteDemand], weights: Array) -> DiscreteDemand:
    """Demand that is one of these, with these probabilities."""
    longest = max(len(demand.probabilities) for demand in demands)
    padded = [np.pad(demand.probabilities, (0, longest - len(demand.probabilities))) for demand in demands]
    return DiscreteDemand(weights @ np.array(padded))


def support(mean: float, variance: float, least: int = 32) -> int:
    """Units beyond which a skewed number with these moments hardly lies, rounded up to a power of two, which transforms fast.

    The tail is that of the gamma distribution, which is heavier than that of a Poisson number with the same moments.
    """
    if mean <= 0:
        return max(32, least)
    most = float(gammainccinv(mean**2 / variance, NEGLIGIBLE)) * variance / mean
    return 2 ** (ceil(most) + least - 1).bit_length()
