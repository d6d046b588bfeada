"""Stock at two echelons, by theory: a centre that supplies sites, all of them ordering unit by unit (S - 1, S)."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import stats

Array = NDArray[np.float64]


@dataclass(frozen=True)
class TwoEchelons:
    """A centre and its sites under Poisson demand, with certain lead times.

    Parameters
    ----------
    demand : tuple of float
        Units a day that customers ask for at each site.
    centre_lead, site_lead : float
        Days from the outside supplier to the centre, and from the centre to a site.
    centre_stock : int
        Base stock of the centre.
    """

    demand: tuple[float, ...]
    centre_lead: float
    site_lead: float
    centre_stock: int

    @property
    def waiting(self) -> Array:
        """P(B = 0), P(B = 1), …: units that sites wait for at the centre, B = (X - S)+ with X Poisson(lambda L) on order (Palm 1938)."""
        mean = sum(self.demand) * self.centre_lead
        numbers = np.arange(self.centre_stock, int(mean + 12 * np.sqrt(mean) + 30))
        probabilities = stats.poisson.pmf(numbers, mean)
        probabilities[0] = stats.poisson.cdf(self.centre_stock, mean)
        return probabilities

    def exact(self, site: int) -> Array:
        """P(O = 0), …: units that a site has on order, exactly.

        Of b units that wait first come, first served at the centre, each is the site's with probability lambda_i / lambda; those under way are
        Poisson(lambda_i L_i) and independent of them (Simon 1971, Oper. Res. 19; Graves 1985, A multi-echelon inventory model for a
        repairable item with one-for-one replenishment, Manag. Sci. 31, eq. 2 and 9).
        """
        share = self.demand[site] / sum(self.demand)
        numbers = np.arange(len(self.waiting))
        held = sum(weight * stats.binom.pmf(numbers, number, share) for number, weight in enumerate(self.waiting))
        return np.convolve(held, self._under_way(site))

    def metric(self, site: int) -> Array:
        """Return METRIC's answer: on order is Poisson with the right mean (Sherbrooke 1968, METRIC, Oper. Res. 16)."""
        mean = self._moments(self.exact(site))[0]
        return np.asarray(stats.poisson.pmf(np.arange(len(self.exact(site))), mean))

    def negative_binomial(self, site: int) -> Array:
        """Return Graves' answer: negative binomial with the right mean and variance (Graves 1985, sec. 3)."""
        mean, variance = self._moments(self.exact(site))
        numbers = np.arange(len(self.exact(site)))
        if variance <= mean * (1 + 1e-12):
            return np.asarray(stats.poisson.pmf(numbers, mean))
        return np.asarray(stats.nbinom.pmf(numbers, mean**2 / (variance - mean), mean / variance))

    def _under_way(self, site: int) -> Array:
        mean = self.demand[site] * self.site_lead
        return np.asarray(stats.poisson.pmf(np.arange(int(mean + 12 * np.sqrt(mean) + 30)), mean))

    @staticmethod
    def _moments(probabilities: Array) -> tuple[float, float]:
        numbers = np.arange(len(probabilities))
        mean = float(numbers @ probabilities)
        return mean, float((numbers - mean) ** 2 @ probabilities)


def backorders(on_order: Array, stock: int) -> float:
    """Units that customers wait for on average: E[(O - S)+]."""
    numbers = np.arange(len(on_order))
    return float(np.maximum(numbers - stock, 0) @ on_order)


def in_stock(on_order: Array, stock: int) -> float:
    """Share of units served at once under Poisson demand: P(O < S)."""
    return float(on_order[:stock].sum())
