"""What one SKU in one warehouse needs stock for: demand, lead time, review and costs."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from sim.network.deriving.discrete_demand import DiscreteDemand, compound_poisson
from sim.network.deriving.inventory_cost import CostRates
from sim.network.deriving.lead_time_demand import Moments, demand_over


@dataclass(frozen=True, eq=False)
class Need:
    """Demand of a SKU at a warehouse, and what replenishing it takes.

    Parameters
    ----------
    lines : float
        Order lines a day, at the warehouse and those it supplies; their times are a Poisson process.
    batch : ndarray of float64
        P(D = 0), P(D = 1), … of the units of a line; P(D = 0) = 0.
    lead_days, lead_std : float
        Mean and standard deviation of the lead time in days.
    review_days : float
        Days between reviews; 0 means that every line is looked at.
    rates : CostRates
        Cost of an order in fen, of a unit on hand, and of a unit that is waited for, in fen a day.
    """

    lines: float
    batch: NDArray[np.float64]
    lead_days: float
    lead_std: float
    review_days: float
    rates: CostRates

    @cached_property
    def a_line(self) -> Moments:
        """Mean and variance of the units of a line."""
        numbers = np.arange(len(self.batch))
        mean = float(numbers @ self.batch)
        return Moments(mean, float((numbers - mean) ** 2 @ self.batch))

    @property
    def mean(self) -> float:
        """Units a day."""
        return self.lines * self.a_line.mean

    @property
    def variance(self) -> float:
        """Variance of the units of a day, lambda E[D^2]."""
        return self.lines * (self.a_line.variance + self.a_line.mean**2)

    def moments_over(self, days: float) -> Moments:
        """Mean and variance of the demand over some days."""
        return demand_over(self.mean, self.variance, days)

    def over(self, days: float) -> DiscreteDemand:
        """Demand over some days."""
        return compound_poisson(self.lines * days, self.batch)

    def moments(self, more_days: float = 0.0) -> Moments:
        """Mean and variance of the demand over the lead time and some days more."""
        return demand_over(self.mean, self.variance, self.lead_days + more_days, self.lead_std)

    def demand(self, more_days: float = 0.0, *, crossing: bool = False) -> DiscreteDemand:
        """Demand over the lead time and some days more, exactly where the lead time is certain or gamma distributed.

        Parameters
        ----------
        crossing : bool
            Whether every line is ordered again on its own: then units on order are those of the mean lead time, whatever its
            distribution (Palm 1938; Feeney and Sherbrooke 1966 for compound Poisson), because orders may overtake each other.
        """
        days = self.lead_days + more_days
        cv = 0.0 if crossing or days == 0 else self.lead_std / days
        return compound_poisson(self.lines * days, self.batch, cv)
