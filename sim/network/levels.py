"""Stock levels: reorder points and order-up-to levels, given or derived from demand."""

from dataclasses import dataclass
from math import ceil, sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from sim.clock import DAY
from sim.network.chances import second_moment
from sim.network.layout import LEVEL, REVIEW
from sim.rules.replenishment import Policy
from sim.scenario.scenario import Scenario
from sim.scenario.stock import StockPolicy
from sim.scenario.warehouse import Warehouse

UNLIMITED = StockPolicy(name="unlimited", kind="unlimited")


@dataclass(frozen=True)
class Flow:
    """Demand of every SKU at every warehouse: what it ships to customers and to warehouses it supplies.

    Both arrays have shape (warehouses, skus): units a day, and their variance over one day.
    """

    mean: NDArray[np.float64]
    variance: NDArray[np.float64]


@dataclass(frozen=True)
class LeadTime:
    """Replenishment lead time of a warehouse in days."""

    mean: float
    std: float


def customer_flow(scenario: Scenario, homes: NDArray[np.int64], day_factor: float) -> Flow:
    """Demand of customers at their home warehouses.

    Order lines arrive as a Poisson process and ask for Q units each, so a day's units have mean lambda E[Q] and variance lambda E[Q^2]
    (compound Poisson; Ross, Introduction to Probability Models, sec. 5.4.2).

    Parameters
    ----------
    homes : ndarray of int64, shape (cities,)
        Preferred warehouse of each city.
    day_factor : float
        Mean demand of a measured day over that of a usual one.
    """
    shares = np.array([city.demand_share for city in scenario.customers.cities])
    orders = np.bincount(homes, shares / shares.sum(), len(scenario.warehouses)) * scenario.demand.orders * day_factor
    sku_shares = np.array([sku.demand_share for sku in scenario.products.skus])
    lines = np.outer(orders * scenario.demand.lines.mean_value(), sku_shares / sku_shares.sum())
    quantity = scenario.demand.quantity
    return Flow(lines * quantity.mean_value(), lines * second_moment(quantity))


def with_supplied(flow: Flow, suppliers_of: list[int]) -> Flow:
    """Add to each supplying warehouse the demand of those it supplies, down to the customers.

    Parameters
    ----------
    suppliers_of : list of int
        Supplying warehouse of each warehouse, or a negative number.
    """
    mean, variance = flow.mean.copy(), flow.variance.copy()
    for warehouse, source in enumerate(suppliers_of):
        while source >= 0:
            mean[source] += flow.mean[warehouse]
            variance[source] += flow.variance[warehouse]
            source = suppliers_of[source]
    return Flow(mean, variance)


def policy_of(warehouse: Warehouse, abc: str, sku: str) -> StockPolicy:
    """Return the first policy of a warehouse that applies to a SKU; unlimited supply where there is no source or no policy."""
    for policy in warehouse.stock.policies:
        if (not policy.classes or abc in policy.classes) and (not policy.skus or sku in policy.skus):
            return policy
    return UNLIMITED


def safety_stock(policy: StockPolicy, mean: float, variance: float, lead: LeadTime, review_days: float) -> float:
    """Units of safety stock.

    z sqrt((L + R) sigma^2 + mu^2 sigma_L^2) for a service level: z sigma sqrt(L + R) where the lead time is certain (Silver, Pyke and Thomas
    2017, Inventory and Production Management in Supply Chains, 4th ed., sec. 6.10); mu x days for a cover.
    """
    if policy.service_level is not None:
        z = float(stats.norm.ppf(policy.service_level))
        return max(0.0, z * sqrt((lead.mean + review_days) * variance + (mean * lead.std) ** 2))
    return mean * (policy.cover or 0) / DAY


def level_of(policy: StockPolicy, mean: float, variance: float, lead: LeadTime) -> tuple[int, int, int, int, int]:
    """Return the row of the `levels` table for a SKU with a demand a day: policy, s, S, pack, opening stock."""
    if policy.kind == "unlimited":
        return (int(Policy.UNLIMITED), 0, 0, 1, 0)
    review_days = policy.review / DAY
    base = mean * (lead.mean + review_days) + safety_stock(policy, mean, variance, lead, review_days)
    if policy.kind == "R_S":
        kind, reorder_point, derived = Policy.ORDER_UP_TO, 0, base
    else:
        kind = Policy.PERIODIC if policy.review else Policy.CONTINUOUS
        reorder_point = policy.reorder_point if policy.reorder_point is not None else whole(base)
        derived = reorder_point + max(1.0, mean * policy.cycle / DAY)
    order_up_to = policy.order_up_to if policy.order_up_to is not None else whole(derived)
    opening = policy.opening if policy.opening is not None else order_up_to
    return (int(kind), reorder_point, order_up_to, policy.pack, opening)


def whole(units: float) -> int:
    """Round units up, forgiving the last bits of a sum."""
    return ceil(units - 1e-9)


def level_rows(scenario: Scenario, flow: Flow, leads: list[LeadTime]) -> NDArray[Any]:
    """Return the `levels` table, shape (warehouses, skus)."""
    rows = np.zeros((len(scenario.warehouses), len(scenario.products.skus)), LEVEL)
    for position, warehouse in enumerate(scenario.warehouses):
        for number, sku in enumerate(scenario.products.skus):
            policy = policy_of(warehouse, sku.abc, sku.name) if warehouse.stock.source else UNLIMITED
            rows[position, number] = level_of(
                policy, float(flow.mean[position, number]), float(flow.variance[position, number]), leads[position]
            )
    return rows


def review_rows(scenario: Scenario) -> tuple[NDArray[Any], NDArray[np.int64]]:
    """Return the `reviews` and `review_skus` tables: one review for each warehouse and distinct (period, time of day)."""
    reviews: list[tuple[int, int, int, int, int]] = []
    members: list[int] = []
    for position, warehouse in enumerate(scenario.warehouses):
        groups: dict[tuple[int, int], list[int]] = {}
        for number, sku in enumerate(scenario.products.skus):
            policy = policy_of(warehouse, sku.abc, sku.name) if warehouse.stock.source else UNLIMITED
            if policy.kind != "unlimited" and policy.review:
                groups.setdefault((policy.review_at, policy.review), []).append(number)
        for (first, period), numbers in groups.items():
            reviews.append((position, first, period, len(members), len(numbers)))
            members.extend(numbers)
    return np.array(reviews, REVIEW), np.array(members, np.int64)
