"""Stock levels: reorder points and order-up-to levels, given or derived from demand."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.clock import DAY
from sim.network.deriving.derivation import whole
from sim.network.deriving.derivations import Derivations, asks_for_derivation
from sim.network.deriving.lead_time_demand import demand_over
from sim.network.deriving.optimal_levels import Levels
from sim.network.deriving.safety_stock import normal_safety_stock
from sim.network.flows import Flow
from sim.network.layout import LEVEL, row_of
from sim.network.reviews import review_days
from sim.network.terms import AT_ONCE, LeadTime, Terms
from sim.rules.policies.table import NUMBER_OF, POLICY_OF
from sim.scenario.lots import lot_of
from sim.scenario.policy_choice import policy_of
from sim.scenario.scenario import Scenario
from sim.scenario.stock import StockPolicy

LEVELS = ("reorder_point", "order_up_to", "order_quantity")
"""Levels that a policy may give; the others are derived."""


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
