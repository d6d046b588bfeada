"""From a target to levels: safety stock, reorder point and order-up-to level of one SKU in one warehouse."""

from dataclasses import dataclass
from math import ceil
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from sim.network.deriving.discrete_demand import DiscreteDemand
from sim.network.deriving.economic_order import cycle_quantity, economic_order_quantity
from sim.network.deriving.exact_fill_rate import Window, exact_level, uniform_positions, with_line
from sim.network.deriving.fill_rate import order_up_to, reorder_point
from sim.network.deriving.lead_time_demand import approximate
from sim.network.deriving.need import Need
from sim.network.deriving.optimal_levels import Levels, best_base_stock, best_r_s, best_s_nq, best_s_s
from sim.network.deriving.order_up_to import renewals
from sim.network.deriving.safety_stock import normal_safety_stock
from sim.network.deriving.undershoot import undershoot_of_batches, undershoot_of_reviews

Style = Literal["s_S", "s_nQ", "R_S", "base_stock"]
"""How is ordered: up to S at or below s; in lots of Q = S - s at or below s; up to S at every review; whatever leaves, at once."""


@dataclass(frozen=True)
class Target:
    """What the levels are to reach: exactly one of service level, fill rate, cover and optimum.

    Parameters
    ----------
    service_level, fill_rate : float, optional
        Alpha, the share of cycles without a stock-out; beta, the share of units served from the shelf.
    cover_days : float, optional
        Days of mean demand as safety stock.
    optimal : bool
        Whether cost is to be least.
    approximation : {"normal", "gamma", "exact"}
        Distribution of the lead-time demand for alpha and beta.
    cycle_days : float, optional
        Days of demand that S - s covers; none: the economic order quantity.
    quantity : int, optional
        S - s, given.
    """

    service_level: float | None = None
    fill_rate: float | None = None
    cover_days: float | None = None
    optimal: bool = False
    approximation: Literal["normal", "gamma", "exact"] = "normal"
    cycle_days: float | None = 0.0
    quantity: int | None = None


def whole(units: float) -> int:
    """Round units up, forgiving the last bits of a sum."""
    return ceil(units - 1e-9)


def derive(target: Target, need: Need, style: Style) -> Levels:
    """Derive the levels of a SKU in a warehouse; where nothing is asked for, those of its safety stock alone."""
    if need.mean == 0 and target.cover_days is None:
        return Levels(0, 1 if style in ("s_S", "s_nQ") else 0)
    if target.optimal:
        return {"s_S": best_s_s, "s_nQ": best_s_nq, "R_S": best_r_s, "base_stock": best_base_stock}[style](need)
    if style == "base_stock":
        return Levels(0, _base_stock(target, need))
    if style == "R_S":
        return Levels(0, _periodic_level(target, need))
    gap = quantity(target, need)
    if target.fill_rate is not None and target.approximation == "exact":
        lots = whole(gap)
        level = exact_level(target.fill_rate, _positions(need, lots, style), _window(need, lots))
        return Levels(level - lots, level)
    wanted = (
        service_level(target, need, gap) if target.fill_rate is None else _fill_rate_point(target, need, gap, style)
    )
    return Levels(whole(wanted), whole(whole(wanted) + gap))


def quantity(target: Target, need: Need) -> float:
    """S - s, or Q, in units: the economic order quantity, or the demand of a cycle; at least one."""
    if target.quantity is not None:
        return float(target.quantity)
    if target.cycle_days is not None:
        return cycle_quantity(need.mean, target.cycle_days)
    return max(1.0, economic_order_quantity(need.mean, need.rates.ordering, need.rates.holding))


def service_level(target: Target, need: Need, gap: float | None = None) -> float:
    """Demand of lead time and review plus safety stock.

    Safety stock is that of `normal_safety_stock` for normal demand; with gamma demand the level is its quantile (Burgin 1975); mu x days
    for a cover. Safety stock is never negative.

    "exact" means the smallest level with P(X <= S) >= alpha under periodic review, X being the demand over lead time and review; and with a
    reorder point P(X + U <= s) >= alpha, X being the demand over the lead time and U the undershoot.

    Parameters
    ----------
    gap : float, optional
        S - s; none: ordered up to the level at every review.
    """
    moments = need.moments(need.review_days)
    if target.service_level is None:
        return moments.mean + need.mean * (target.cover_days or 0.0)
    if target.approximation == "exact":
        return _exact_service_level(target.service_level, need, gap)
    if target.approximation == "gamma":
        return max(moments.mean, approximate(moments, "gamma").quantile(target.service_level))
    return moments.mean + normal_safety_stock(target.service_level, moments)


def _exact_service_level(target: float, need: Need, gap: float | None) -> int:
    if gap is None:
        return need.demand(need.review_days, crossing=not need.review_days).quantile(target)
    batch = need.over(need.review_days).probabilities if need.review_days else need.batch
    excess = batch[::-1].cumsum()[::-1][1:]
    demand = need.demand(crossing=gap == 1 and not need.review_days)
    return DiscreteDemand(np.convolve(demand.probabilities, excess / excess.sum())).quantile(target)


def _fill_rate_point(target: Target, need: Need, gap: float, style: Style) -> float:
    """Reorder point for a fill rate by an approximation."""
    assert target.fill_rate is not None
    assert target.approximation != "exact"
    looked_at = need.review_days == 0
    undershoot = (
        undershoot_of_batches(need.batch) if looked_at else undershoot_of_reviews(need.moments_over(need.review_days))
    )
    before = approximate(need.moments() + undershoot, target.approximation)
    if style == "s_nQ":
        return reorder_point(target.fill_rate, gap, before, before)
    after = approximate(need.moments(), target.approximation)
    return reorder_point(target.fill_rate, gap, before, after, undershoot.mean)


def _base_stock(target: Target, need: Need) -> int:
    """Base stock S of (S - 1, S)."""
    if target.fill_rate is None:
        return whole(service_level(target, need))
    if target.approximation == "exact":
        return exact_level(target.fill_rate, np.ones(1), _window(need, 1))
    demand = approximate(need.moments(), target.approximation)
    line = need.a_line
    before = approximate(need.moments() + line, target.approximation)
    return whole(order_up_to(target.fill_rate, line.mean, before, demand))


def _periodic_level(target: Target, need: Need) -> int:
    """Order-up-to level of (R, S)."""
    if target.fill_rate is None:
        return whole(service_level(target, need))
    if target.approximation == "exact":
        return exact_level(target.fill_rate, np.ones(1), _window(need, 0))
    before, after = (approximate(need.moments(days), target.approximation) for days in (need.review_days, 0.0))
    return whole(order_up_to(target.fill_rate, need.mean * need.review_days, before, after))


def _window(need: Need, lots: int) -> Window:
    """Time in which a line, or the lines between two reviews, may be short of stock."""
    if need.review_days:
        return Window(need.demand(need.review_days), need.demand())
    demand = need.demand(crossing=lots == 1)
    return Window(with_line(demand, need.batch), demand)


def _positions(need: Need, lots: int, style: Style) -> NDArray[np.float64]:
    """Shares of time, or of reviews, at S, S - 1, …, s + 1."""
    if style == "s_nQ":
        return uniform_positions(lots)
    batch = need.over(need.review_days).probabilities if need.review_days else need.batch
    visits = renewals(batch, lots)
    return np.asarray(visits / visits.sum())
