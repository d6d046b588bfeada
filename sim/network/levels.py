"""Stock levels: reorder points and order-up-to levels, given or derived from demand."""

from collections.abc import Sequence
from dataclasses import dataclass
from graphlib import TopologicalSorter
from math import sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.clock import DAY
from sim.network.chances import second_moment
from sim.network.deriving.derivation import whole
from sim.network.deriving.derivations import Derivations, asks_for_derivation
from sim.network.deriving.lead_time_demand import demand_over
from sim.network.deriving.optimal_levels import Levels
from sim.network.deriving.safety_stock import normal_safety_stock
from sim.network.layout import LEVEL, REVIEW, row_of
from sim.network.week import WeekTimes, week_seconds
from sim.rules.policies.table import NUMBER_OF, POLICY_OF
from sim.scenario.carrier import FreightCarrier
from sim.scenario.lots import lot_of
from sim.scenario.policy_choice import policy_of
from sim.scenario.scenario import Scenario
from sim.scenario.stock import StockPolicy

LEVELS = ("reorder_point", "order_up_to", "order_quantity")
"""Levels that a policy may give; the others are derived."""


@dataclass(frozen=True)
class Flow:
    """Demand of every SKU at every warehouse: what it ships to customers and to warehouses it supplies.

    Both arrays have shape (warehouses, skus): units a day, and their variance over one day.
    """

    mean: NDArray[np.float64]
    variance: NDArray[np.float64]


@dataclass(frozen=True)
class LeadTime:
    """Replenishment lead time of a SKU in a warehouse, in days."""

    mean: float
    std: float


def mixed(leads: Sequence[tuple[LeadTime, float]]) -> LeadTime:
    """Lead time of orders of which a share comes with each of several lead times: the moments of a mixture."""
    mean = sum(share * lead.mean for lead, share in leads)
    second = sum(share * (lead.std**2 + lead.mean**2) for lead, share in leads)
    return LeadTime(mean, sqrt(max(0.0, second - mean**2)))


@dataclass(frozen=True)
class Terms:
    """On what terms a warehouse gets a SKU.

    Attributes
    ----------
    lead : LeadTime
        Of all its sources, by their shares.
    truck : FreightCarrier, optional
        Who drives here from the source that is asked first, if that is a warehouse.
    ordering_fen : float
        What an order costs at the source that is asked first.
    """

    lead: LeadTime
    truck: FreightCarrier | None = None
    ordering_fen: float = 0.0


AT_ONCE = Terms(LeadTime(0.0, 0.0))

Demand = tuple[NDArray[np.int64], NDArray[np.float64] | None]
"""Preferred warehouse of each city, and where not all warehouses keep everything the share of each SKU's lines that each gets."""

Shares = list[list[dict[int, float]]]
"""For each warehouse and SKU: the share of its orders that each supplying warehouse gets."""


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


def review_days(policy: StockPolicy) -> float:
    """Longest time between two reviews in days; 0 if it is looked at continuously."""
    if policy.review_days is None:
        return policy.review / DAY
    following = (*policy.review_days[1:], policy.review_days[0] + 7)
    return float(max(after - before for before, after in zip(policy.review_days, following, strict=True)))


def safety_stock(policy: StockPolicy, mean: float, variance: float, lead: LeadTime, review_days: float) -> float:
    """Units of safety stock: for a service level, demand being normal, or mu x days for a cover."""
    if policy.service_level is not None:
        demand = demand_over(mean, variance, lead.mean + review_days, lead.std)
        return normal_safety_stock(policy.service_level, demand)
    return mean * (policy.cover or 0) / DAY


def derived(
    policy: StockPolicy, mean: float, variance: float, lead: LeadTime, found: Levels | None = None
) -> dict[str, float]:
    """Levels as they follow from demand, whatever is given; every way to derive a parameter ends here.

    The reorder point is demand over lead time and review plus safety stock; S lies above it by the demand of a cycle, Q is that demand; where
    there is no reorder point, S is what else it would be.

    Parameters
    ----------
    found : Levels, optional
        Levels derived for a fill rate, an optimum, …; see `sim.network.deriving`.

    Returns
    -------
    dict
        `reorder_point`, `order_up_to` and `order_quantity` in units.
    """
    if found is not None:
        quantity = float(found.order_up_to - found.reorder_point)
        return {
            "reorder_point": float(found.reorder_point),
            "order_up_to": float(found.order_up_to),
            "order_quantity": quantity,
        }
    if policy.min_cover is not None and policy.max_cover is not None:
        least, most = mean * policy.min_cover / DAY, mean * policy.max_cover / DAY
        return {"reorder_point": least, "order_up_to": most, "order_quantity": 1.0}
    review = review_days(policy)
    base = mean * (lead.mean + review) + safety_stock(policy, mean, variance, lead, review)
    cycle = max(1.0, mean * policy.cycle / DAY)
    if "reorder_point" not in POLICY_OF[policy.kind].levels:
        return {"reorder_point": 0.0, "order_up_to": base, "order_quantity": 1.0}
    point = whole(base) if policy.reorder_point is None else policy.reorder_point
    return {"reorder_point": base, "order_up_to": point + cycle, "order_quantity": cycle}


def level_of(
    policy: StockPolicy, mean: float, variance: float, lead: LeadTime, lot: int = 1, found: Levels | None = None
) -> tuple[int, ...]:
    """Return the row of the `levels` table for a SKU with a demand a day, ordered in lots."""
    rule = POLICY_OF[policy.kind]
    kept = rule.orders and rule.keeps
    given = {name: getattr(policy, name) for name in LEVELS}
    levels = {
        name: (whole(value) if given[name] is None else given[name]) if kept else 0
        for name, value in derived(policy, mean, variance, lead, found).items()
    }
    highest = levels["order_up_to"]
    if "order_up_to" not in rule.levels and not rule.needs:
        highest = levels["order_up_to"] = levels["reorder_point"] + levels["order_quantity"]
    opening = policy.opening if policy.opening is not None else highest if kept else 0
    return row_of(
        LEVEL, policy=NUMBER_OF[policy.kind], counted=int(rule.counted), crosses=int(rule.crosses),
        looked_at=int(rule.orders and not policy.reviewed), lot=lot, minimum=policy.minimum_order, opening=opening, **levels,
    )  # fmt: skip


def level_rows(scenario: Scenario, flow: Flow, terms: list[list[Terms | None]]) -> NDArray[Any]:
    """Return the `levels` table, shape (warehouses, skus).

    Parameters
    ----------
    terms : list of list of Terms, optional
        Of each SKU in each warehouse; None: nobody supplies it.
    """
    rows = np.zeros((len(scenario.warehouses), len(scenario.products.skus)), LEVEL)
    derivations = Derivations(scenario)
    for position, warehouse in enumerate(scenario.warehouses):
        for number, sku in enumerate(scenario.products.skus):
            policy, supply = policy_of(warehouse, sku), terms[position][number] or AT_ONCE
            demand = float(flow.mean[position, number]), float(flow.variance[position, number])
            lead, found = supply.lead, None
            if asks_for_derivation(policy):
                costs = derivations.rates(warehouse, sku, supply.ordering_fen)
                found = derivations.levels(policy, demand[0], (lead.mean, lead.std), review_days(policy), costs)
            rows[position, number] = level_of(policy, *demand, lead, lot_of(policy, sku, supply.truck), found)
    return rows


def demand_rows(scenario: Scenario, flow: Flow) -> NDArray[np.int64]:
    """Return the `demand_milli` table, shape (warehouses, skus)."""
    rows: NDArray[np.int64] = np.rint(flow.mean * 1000).astype(np.int64)
    for position, warehouse in enumerate(scenario.warehouses):
        for number, sku in enumerate(scenario.products.skus):
            rule = POLICY_OF[policy_of(warehouse, sku).kind]
            rows[position, number] *= rule.orders and rule.keeps
    return rows


def safety_rows(
    scenario: Scenario, flow: Flow, terms: list[list[Terms | None]], levels: NDArray[Any]
) -> NDArray[np.int64]:
    """Return the `safety_stock` table, shape (warehouses, skus), in units.

    Safety stock is what is expected to be left when an order arrives: the level that sets orders off (s, or S where there is no s) less the
    expected demand until then, over lead time and review (Silver, Pyke and Thomas 2017, Inventory and Production Management in Supply Chains,
    4th ed., sec. 6.2). So it is known however levels came about; where they are given and lie below that demand, there is none.
    """
    rows = np.zeros(levels.shape, np.int64)
    for position, warehouse in enumerate(scenario.warehouses):
        for number, sku in enumerate(scenario.products.skus):
            policy, supply = policy_of(warehouse, sku), terms[position][number] or AT_ONCE
            rule = POLICY_OF[policy.kind]
            if not (rule.orders and rule.keeps):
                continue
            has_point = "reorder_point" in rule.levels or policy.min_cover is not None
            level = levels[position, number]["reorder_point" if has_point else "order_up_to"]
            demand = flow.mean[position, number] * (supply.lead.mean + review_days(policy))
            rows[position, number] = max(0, whole(float(level) - float(demand)))
    return rows


def review_rows(scenario: Scenario, week: WeekTimes) -> tuple[NDArray[Any], NDArray[np.int64]]:
    """Return the `reviews` and `review_skus` tables: one review for each warehouse and distinct calendar."""
    reviews: list[tuple[int, ...]] = []
    members: list[int] = []
    for position, warehouse in enumerate(scenario.warehouses):
        groups: dict[tuple[int, int, tuple[int, ...]], list[int]] = {}
        for number, sku in enumerate(scenario.products.skus):
            policy = policy_of(warehouse, sku)
            if policy.reviewed:
                calendar = (policy.review_at, policy.review, policy.review_days or ())
                groups.setdefault(calendar, []).append(number)
        for (first, period, days), numbers in groups.items():
            times, count = week.add(week_seconds(days, (first,)))
            row = {"warehouse": position, "first_s": first, "period_s": period, "times": times, "time_count": count}
            reviews.append(row_of(REVIEW, skus=len(members), count=len(numbers), **row))
            members.extend(numbers)
    return np.array(reviews, REVIEW), np.array(members, np.int64)
