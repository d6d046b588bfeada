"""Levels of least cost for a need: the exact optima, on a grid of lots where demand is so large that single units do not matter."""

from dataclasses import dataclass
from functools import partial
from math import ceil, sqrt

import numpy as np

from sim.network.deriving.discrete_demand import DiscreteDemand, gamma_lattice, mixture
from sim.network.deriving.economic_order import economic_order_with_backorders
from sim.network.deriving.inventory_cost import CostRates, best_position, position_costs, worthwhile
from sim.network.deriving.need import Need
from sim.network.deriving.order_up_to import best_order_up_to, cost_of_order_up_to
from sim.network.deriving.reorder_quantity import best_reorder_quantity

FINEST = 1024
"""Positions that are told apart at most, about; beyond, they are counted in lots of several units."""

_LOOKS = 4
"""Times between two reviews at which costs are taken, by Gauss-Legendre quadrature."""


@dataclass(frozen=True)
class Levels:
    """Reorder point and order-up-to level; S - s is the quantity of a policy that orders in lots.

    `cost` is the average cost a day, ordering included; NaN where levels were not derived from costs.
    """

    reorder_point: int
    order_up_to: int
    cost: float = float("nan")


def best_s_s(need: Need) -> Levels:
    """(s, S) of least cost: where every line is looked at, or (R, s, S) where a review is given (Zheng and Federgruen 1991)."""
    lot = lot_of(need)
    demand, rates = exposure(need, lot), _rates(need, lot)
    if need.review_days:
        batch, days = _between_reviews(need, lot).probabilities, need.review_days
    else:
        batch = need.batch if lot == 1 else np.array([0.0, 1.0])
        days = lot / need.mean if lot > 1 else 1 / need.lines
    setup = rates.ordering / days
    costs = partial(position_costs, demand, rates)
    best = best_position(demand, rates)
    guess = max(1, round(_quantity(need) / lot))
    around = costs(np.arange(best - guess, best + 1))
    enough = cost_of_order_up_to(best - guess, best, best - guess, around, batch, setup)
    first, last = worthwhile(costs, best, enough)
    found = best_order_up_to(first, costs(np.arange(first, last)), batch, setup)
    return Levels(found.reorder_point * lot, found.order_up_to * lot, found.cost)


def best_s_nq(need: Need) -> Levels:
    """(s, nQ) of least cost, looked at continuously or once a review (Federgruen and Zheng 1992)."""
    lot = lot_of(need)
    found = best_reorder_quantity(exposure(need, lot), need.mean / lot, _rates(need, lot))
    return Levels(found.reorder_point * lot, (found.reorder_point + found.quantity) * lot, found.cost)


def best_r_s(need: Need) -> Levels:
    """(R, S) of least cost: the newsvendor's quantity for the time that a review has to cover."""
    lot = lot_of(need)
    demand, rates = exposure(need, lot), _rates(need, lot)
    level = best_position(demand, rates)
    return Levels(0, level * lot, float(position_costs(demand, rates, np.array([level]))[0]))


def best_base_stock(need: Need) -> Levels:
    """(S - 1, S) of least cost: the newsvendor's quantity for what is on order; every line costs an order, whatever S is."""
    lot = lot_of(need)
    demand = need.demand(crossing=True) if lot == 1 else _demand(need, 0.0, lot)
    rates = _rates(need, lot)
    level = best_position(demand, rates)
    cost = float(position_costs(demand, rates, np.array([level]))[0]) + need.rates.ordering * need.lines
    return Levels(0, level * lot, cost)


def lot_of(need: Need) -> int:
    """Units of a lot, so that the spread of demand and a cycle's quantity are some `FINEST` lots at most."""
    return max(1, ceil(max(_quantity(need), 4 * sqrt(need.moments(need.review_days).variance)) / FINEST))


def _quantity(need: Need) -> float:
    rates = need.rates
    return economic_order_with_backorders(need.mean, rates.ordering, rates.holding, rates.backorder)


def exposure(need: Need, lot: int) -> DiscreteDemand:
    """Demand that a position has to bear: over the lead time, and any of the times until the next review arrives."""
    if not need.review_days:
        return _demand(need, 0.0, lot)
    places, weights = np.polynomial.legendre.leggauss(_LOOKS)
    return mixture([_demand(need, float(1 + place) / 2 * need.review_days, lot) for place in places], weights / 2)


def _demand(need: Need, more_days: float, lot: int) -> DiscreteDemand:
    moments = need.moments(more_days)
    return need.demand(more_days) if lot == 1 or moments.mean == 0 else gamma_lattice(moments, lot)


def _between_reviews(need: Need, lot: int) -> DiscreteDemand:
    return need.over(need.review_days) if lot == 1 else gamma_lattice(need.moments_over(need.review_days), lot)


def _rates(need: Need, lot: int) -> CostRates:
    return CostRates(need.rates.ordering, need.rates.holding * lot, need.rates.backorder * lot)
