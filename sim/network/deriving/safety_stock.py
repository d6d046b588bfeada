"""Safety stock: what is kept beyond mean demand."""

from math import sqrt

from scipy.special import ndtri

from sim.network.deriving.lead_time_demand import Moments


def normal_safety_stock(service_level: float, demand: Moments) -> float:
    """Units of safety stock for a cycle service level, not below zero.

    z sqrt((L + R) sigma^2 + mu^2 sigma_L^2): z sigma sqrt(L + R) where the lead time is certain (Silver, Pyke and Thomas 2017, Inventory and
    Production Management in Supply Chains, 4th ed., sec. 6.10).

    Parameters
    ----------
    service_level : float
        Alpha, the share of cycles without a stock-out.
    demand : Moments
        Mean and variance of the demand over lead time and review.
    """
    return max(0.0, float(ndtri(service_level)) * sqrt(demand.variance))
