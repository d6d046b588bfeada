"""Cost of holding and of backorders as a function of the inventory position, on which all optimal policies rest."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.network.deriving.discrete_demand import DiscreteDemand

Costs = Callable[[NDArray[np.int64]], NDArray[np.float64]]
"""Cost a day of whole inventory positions."""


@dataclass(frozen=True)
class CostRates:
    """What stock costs, in any money.

    Parameters
    ----------
    ordering : float
        Of an order, K.
    holding : float
        Of a unit on hand for a day (or a period), h > 0.
    backorder : float
        Of a unit that somebody waits for a day (or a period), b > 0.
    """

    ordering: float
    holding: float
    backorder: float

    @property
    def critical_ratio(self) -> float:
        """B / (b + h)."""
        return self.backorder / (self.backorder + self.holding)


def position_costs(demand: DiscreteDemand, rates: CostRates, levels: NDArray[np.int64]) -> NDArray[np.float64]:
    """Cost a day that an inventory position brings about one lead time later.

    G(y) = h E[(y - X)+] + b E[(X - y)+] = h (y - E[X]) + (h + b) E[(X - y)+] (Zipkin 2000, Foundations of Inventory Management,
    sec. 6.2).

    Parameters
    ----------
    demand : DiscreteDemand
        X, demand over the lead time.
    levels : ndarray of int64
        Whole inventory positions y of any sign.
    """
    return rates.holding * (levels - demand.mean) + (rates.holding + rates.backorder) * demand.loss(levels)


def best_position(demand: DiscreteDemand, rates: CostRates) -> int:
    """Position of least cost, the smallest y with P(X <= y) >= b / (b + h): the newsvendor (Arrow, Harris and Marschak 1951).

    It is the optimal base-stock level where ordering costs nothing (Zipkin 2000, sec. 6.2).
    """
    return demand.quantile(rates.critical_ratio)


def worthwhile(costs: Costs, best: int, enough: float) -> tuple[int, int]:
    """Range of positions that holds all that cost no more than `enough`; the ends, found by doubling, cost more.

    Parameters
    ----------
    costs : callable
        Convex function of the position.
    best : int
        Position of least cost.
    enough : float
        At least the least cost.

    Returns
    -------
    tuple of int
        First position, and the one after the last.
    """
    reach = 2 ** np.arange(52)
    below, above = (reach[np.argmax(costs(best + side * reach) > enough)] for side in (-1, 1))
    return best - int(below), best + int(above) + 1
