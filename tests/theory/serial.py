"""A serial system by theory: base stock at every stage, demand at the last (Clark and Scarf 1960)."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import stats

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Stage:
    """A stage of a serial system, the customers' first.

    Parameters
    ----------
    lead : float
        Days until what it orders arrives, if the stage above has it.
    holding : float
        Echelon holding cost of a unit and day: what holding costs more here than one stage above.
    """

    lead: float
    holding: float


def best_echelon_stock(stages: tuple[Stage, ...], demand: float, penalty: float) -> tuple[tuple[int, ...], float]:
    """Best echelon base-stock levels for Poisson demand and backorders, and their cost a day.

    Clark and Scarf 1960, Optimal policies for a multi-echelon inventory problem, Manag. Sci. 6, in the form of Chen and Zheng 1994, Lower
    bounds for multi-echelon stochastic inventory systems, Manag. Sci. 40. With g_0(x) = (p + sum h) x^-, for each stage j from the customers
    on: g_j(y) = E[h_j (y - D_j) + g_(j-1)(min(S_(j-1), y - D_j))], S_j = argmin g_j. Under continuous review D_j is the demand of its lead
    time.

    Parameters
    ----------
    stages : tuple of Stage
        From the customers up.
    demand : float
        Units a day.
    penalty : float
        Cost of a unit that a customer waits for a day.
    """
    most = int(demand * sum(stage.lead for stage in stages) * 3 + 60)
    levels = np.arange(-2 * most, 2 * most)
    below = (penalty + sum(stage.holding for stage in stages)) * np.maximum(-levels, 0).astype(float)
    found: list[int] = []
    cost = 0.0
    for stage in stages:
        bounded = below if not found else below[np.searchsorted(levels, np.minimum(levels, found[-1]))]
        inner = stage.holding * levels + bounded
        numbers = np.arange(most)
        weights = stats.poisson.pmf(numbers, demand * stage.lead)
        costs = np.array(
            [weights @ inner[place - numbers] if place >= most else np.inf for place in range(len(levels))]
        )
        place = int(np.argmin(costs))
        found.append(int(levels[place]))
        cost, below = float(costs[place]), costs
        below[~np.isfinite(below)] = below[most] + (most - np.flatnonzero(~np.isfinite(below))) * 1e6
    return tuple(found), cost


def local_stock_cost(
    local: tuple[int, int], leads: tuple[float, float], demand: float, costs: tuple[float, float, float]
) -> float:
    """Cost a day of two stages with given local base stock, by its own sum.

    The first has X_2 = Poisson(lambda L_2) on order; B = (X_2 - s_2)+ of them delay what the stage below has on order, B + Poisson(lambda L_1)
    (Axsäter 2015, Inventory Control, 3rd ed., sec. 10.1).

    Parameters
    ----------
    local : tuple of int
        Base stock of the stage at the customers, and of the one above it.
    leads : tuple of float
        Their lead times.
    costs : tuple of float
        Local holding cost of the stage at the customers and of the one above, and the penalty. Goods between the stages cost what they
        do above.
    """
    numbers = np.arange(int(demand * sum(leads) * 3 + 80))
    above = stats.poisson.pmf(numbers, demand * leads[1])
    late = np.zeros(len(numbers))
    late[: len(numbers) - local[1]] = above[local[1] :]
    late[0] = above[: local[1] + 1].sum()
    on_order = np.convolve(late, stats.poisson.pmf(numbers, demand * leads[0]))
    places = np.arange(len(on_order))
    at_customers = np.maximum(local[0] - places, 0) @ on_order
    waiting = np.maximum(places - local[0], 0) @ on_order
    kept_above = np.maximum(local[1] - numbers, 0) @ above
    return float(costs[0] * at_customers + costs[1] * (kept_above + demand * leads[0]) + costs[2] * waiting)
