"""Demand of every warehouse: its customers', and that of the warehouses that it supplies."""

from dataclasses import dataclass
from graphlib import TopologicalSorter

import numpy as np
from numpy.typing import NDArray

from sim.network.chances import second_moment
from sim.rules.policies.table import POLICY_OF
from sim.scenario.policy_choice import policy_of
from sim.scenario.scenario import Scenario

Demand = tuple[NDArray[np.int64], NDArray[np.float64] | None]
"""Preferred warehouse of each city, and where not all warehouses keep everything the share of each SKU's lines that each gets."""

Shares = list[list[dict[int, float]]]
"""For each warehouse and SKU: the share of its orders that each supplying warehouse gets."""


@dataclass(frozen=True)
class Flow:
    """Demand of every SKU at every warehouse: what it ships to customers and to warehouses it supplies.

    Both arrays have shape (warehouses, skus): units a day, and their variance over one day.
    """

    mean: NDArray[np.float64]
    variance: NDArray[np.float64]


def customer_flow(
    scenario: Scenario, homes: NDArray[np.int64], day_factor: float, placed: NDArray[np.float64] | None = None
) -> Flow:
    """Demand of customers at their home warehouses.

    Order lines arrive as a Poisson process and ask for Q units each, so a day's units have mean lambda E[Q] and variance lambda E[Q^2]
    (compound Poisson; Ross, Introduction to Probability Models, sec. 5.4.2).

    Parameters
    ----------
    homes : ndarray of int64, shape (cities,)
        Preferred warehouse of each city.
    day_factor : float
        Mean demand of a measured day over that of a usual one.
    placed : ndarray of float64, shape (warehouses, skus), optional
        Share of each SKU's lines that each warehouse gets, where not all keep everything; homes do not count then.
    """
    shares = np.array([city.demand_share for city in scenario.customers.cities])
    orders = np.bincount(homes, shares / shares.sum(), len(scenario.warehouses)) * scenario.demand.orders * day_factor
    sku_shares = np.array([sku.demand_share for sku in scenario.products.skus])
    lines = np.outer(orders * scenario.demand.lines.mean_value(), sku_shares / sku_shares.sum())
    if placed is not None:
        lines = placed * lines.sum(axis=0)
    quantity = scenario.demand.quantity
    return Flow(lines * quantity.mean_value(), lines * second_moment(quantity))


def with_supplied(flow: Flow, shares: Shares) -> Flow:
    """Add to each supplying warehouse the demand of those it supplies, up the whole network.

    Where orders are split, each source gets its share of the demand and the square of that share of the variance (an order
    is divided, not given to one by chance).

    Parameters
    ----------
    shares : list of list of dict
        For each warehouse and SKU: the share of its orders that each supplying warehouse gets.
    """
    mean, variance = flow.mean.copy(), flow.variance.copy()
    for sku in range(mean.shape[1]):
        feeding = {site: set(of_sku[sku]) for site, of_sku in enumerate(shares)}
        for site in reversed(
            list(TopologicalSorter(feeding).static_order())
        ):  # those who are fed, before those who feed them
            for source, share in shares[site][sku].items():
                mean[source, sku] += share * mean[site, sku]
                variance[source, sku] += share**2 * variance[site, sku]
    return Flow(mean, variance)


def demand_rows(scenario: Scenario, flow: Flow) -> NDArray[np.int64]:
    """Return the `demand_milli` table, shape (warehouses, skus)."""
    rows: NDArray[np.int64] = np.rint(flow.mean * 1000).astype(np.int64)
    for position, warehouse in enumerate(scenario.warehouses):
        for number, sku in enumerate(scenario.products.skus):
            rule = POLICY_OF[policy_of(warehouse, sku).kind]
            rows[position, number] *= rule.orders and rule.keeps
    return rows
