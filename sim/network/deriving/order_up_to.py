"""The best (s, S): reorder point and order-up-to level together, exactly."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.jit import njit

Array = NDArray[np.float64]


@dataclass(frozen=True)
class OrderUpTo:
    """A policy that orders up to S at or below s; and its average cost a day (or a period)."""

    reorder_point: int
    order_up_to: int
    cost: float


@njit
def renewals(batch: Any, count: int) -> Any:
    """Mean number of demands that find the position j below S, m(j) for j = 0, …, count - 1.

    m(0) = 1 / (1 - p(0)), m(j) = sum of p(i) m(j - i) over i = 1, …, j, all over 1 - p(0) (Zheng and Federgruen 1991, eq. 2).
    """
    visits = np.zeros(count)
    visits[0] = 1 / (1 - batch[0])
    for step in range(1, count):
        total = 0.0
        for units in range(1, min(step, len(batch) - 1) + 1):
            total += batch[units] * visits[step - units]
        visits[step] = total / (1 - batch[0])
    return visits


@njit
def _average(costs: Any, visits: Any, setup: float, point: int, level: int) -> float:
    """Average cost of (s, S), both as places in `costs`."""
    total, time = setup, 0.0
    for step in range(level - point):
        total += visits[step] * costs[level - step]
        time += visits[step]
    return total / time


@njit
def _search(costs: Any, visits: Any, setup: float, best: int) -> tuple[int, int, float]:
    """Find s and S; the steps are those of Zheng and Federgruen 1991, fig. 1."""
    level, point = best, best - 1
    # 1. With S at the best position, lower s while the average exceeds the cost of the position s that it would add.
    while point > 0 and _average(costs, visits, setup, point, level) > costs[point]:
        point -= 1
    least = _average(costs, visits, setup, point, level)
    # 2. Raise S as long as the position itself costs no more than the least average so far.
    trial = level + 1
    while trial < len(costs) and costs[trial] <= least:
        if _average(costs, visits, setup, point, trial) < least:
            level = trial
            # 3. S is better with this s: now s may be higher.
            while point + 1 < best and _average(costs, visits, setup, point, level) <= costs[point + 1]:
                point += 1
            least = _average(costs, visits, setup, point, level)
        trial += 1
    return point, level, least


def cost_of_order_up_to(point: int, level: int, first: int, costs: Array, batch: Array, setup: float) -> float:
    """Average cost of (s, S): (K + sum of m(j) G(S - j)) / sum of m(j), over j = 0, …, S - s - 1 (Zheng and Federgruen 1991, eq. 3).

    Parameters
    ----------
    point, level : int
        s < S.
    first : int
        Position whose cost is `costs[0]`.
    costs : ndarray of float64
        G: cost a period, or a day, of the inventory position.
    batch : ndarray of float64
        P(D = 0), P(D = 1), … of a period's demand, or of the units of a line where every line is looked at.
    setup : float
        Cost of an order, K; where every line is looked at, times the lines a day, so that costs are those of a day.
    """
    return float(_average(costs, renewals(batch, level - point), setup, point - first, level - first))


def best_order_up_to(first: int, costs: Array, batch: Array, setup: float) -> OrderUpTo:
    """Find s and S of least average cost; parameters as in `cost_of_order_up_to`.

    Zheng and Federgruen 1991, Finding optimal (s, S) policies is about as simple as evaluating a single policy, Oper. Res. 39.

    Raises
    ------
    ValueError
        If `costs` does not rise above the least average at both ends: the best s or S may lie beyond.
    """
    place, level, cost = _search(costs, renewals(batch, len(costs)), setup, int(np.argmin(costs)))
    if min(costs[0], costs[-1]) <= cost:
        raise ValueError("costs must rise above the least average at both ends")
    return OrderUpTo(first + place, first + level, cost)
