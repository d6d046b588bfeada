"""The best (R, Q): reorder point and quantity together, exactly."""

from dataclasses import dataclass
from functools import partial

import numpy as np

from sim.network.deriving.discrete_demand import DiscreteDemand
from sim.network.deriving.economic_order import economic_order_with_backorders
from sim.network.deriving.inventory_cost import CostRates, best_position, position_costs, worthwhile


@dataclass(frozen=True)
class ReorderQuantity:
    """A policy that orders Q, or multiples of it, at or below R; and its average cost a day."""

    reorder_point: int
    quantity: int
    cost: float


def cost_of_reorder_quantity(
    point: int, quantity: int, demand: DiscreteDemand, units: float, rates: CostRates
) -> float:
    """Average cost a day of (R, nQ): (K lambda + sum of G(y) over y = R + 1, …, R + Q) / Q.

    The inventory position is uniform on R + 1, …, R + Q and independent of the lead-time demand (Hadley and Whitin 1963, sec. 4-7;
    Zipkin 2000, sec. 6.2.3). Where one demand may trigger several batches, each batch bears K (Zheng and Chen 1992, Naval Res. Logist. 39).

    Parameters
    ----------
    point, quantity : int
        R of any sign, and Q >= 1.
    demand : DiscreteDemand
        Demand over the lead time.
    units : float
        Demand a day, lambda.
    rates : CostRates
        Cost of ordering, holding and backorders.
    """
    levels = np.arange(point + 1, point + quantity + 1)
    return (rates.ordering * units + float(position_costs(demand, rates, levels).sum())) / quantity


def best_reorder_quantity(demand: DiscreteDemand, units: float, rates: CostRates) -> ReorderQuantity:
    """Find R and Q of least average cost; see `cost_of_reorder_quantity`.

    Federgruen and Zheng 1992, An efficient algorithm for computing an optimal (r, Q) policy in continuous review stochastic inventory
    systems, Oper. Res. 40: begin with the best single position, take in the better of the two neighbouring positions, and stop when that
    one costs at least the average so far. The positions taken in by rising cost are those of the whole function, sorted; none that costs
    more than some policy's average can be among them.
    """
    best = best_position(demand, rates)
    guess = max(1, round(economic_order_with_backorders(units, rates.ordering, rates.holding, rates.backorder)))
    enough = cost_of_reorder_quantity(best - guess // 2 - 1, guess, demand, units, rates)
    levels = np.arange(*worthwhile(partial(position_costs, demand, rates), best, enough))
    costs = position_costs(demand, rates, levels)
    order = np.argsort(costs, kind="stable")
    averages = (rates.ordering * units + np.cumsum(costs[order])) / np.arange(1, len(order) + 1)
    better = costs[order[1:]] < averages[:-1]
    count = len(order) if better.all() else int(np.argmin(better)) + 1
    return ReorderQuantity(int(levels[order[:count]].min()) - 1, count, float(averages[count - 1]))
