"""Undershoot: how far below the reorder point the inventory position lies when an order is placed."""

import numpy as np
from numpy.typing import NDArray

from sim.network.deriving.lead_time_demand import Moments


def undershoot_of_batches(batch: NDArray[np.float64]) -> Moments:
    """Mean and variance of the undershoot where every demand is looked at.

    In the long run P(U = u) = P(D > u) / E[D], u = 0, 1, …: the stationary excess of a renewal process of whole steps (Karlin 1958, in
    Arrow, Karlin and Scarf, Studies in the Mathematical Theory of Inventory and Production, ch. 14), exact as S - s grows, and zero for
    demand unit by unit.

    Parameters
    ----------
    batch : ndarray of float64
        P(D = 0), P(D = 1), … of the units of one demand.
    """
    excess = batch[::-1].cumsum()[::-1][1:]
    excess = excess / excess.sum()
    numbers = np.arange(len(excess))
    mean = float(numbers @ excess)
    return Moments(mean, float((numbers - mean) ** 2 @ excess))


def undershoot_of_reviews(demand: Moments) -> Moments:
    """Mean and variance of the undershoot where stock is looked at once a review.

    E[X^2] / 2 E[X] and E[X^3] / 3 E[X] less the squared mean, X being the demand between reviews (Tijms and Groenevelt 1984, Simple
    approximations for the reorder point in periodic and continuous review (s, S) inventory systems with service level constraints, Eur. J.
    Oper. Res. 17); the third moment is that of the gamma distribution with the first two.
    """
    if demand.mean == 0:
        return Moments(0.0, 0.0)
    second = demand.variance + demand.mean**2
    mean = second / (2 * demand.mean)
    third = demand.mean * second * (1 + 2 * demand.variance / demand.mean**2)
    return Moments(mean, max(0.0, third / (3 * demand.mean) - mean**2))
