"""Fill rates of discrete demand, exactly, and the levels that reach a target."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.network.deriving.discrete_demand import DiscreteDemand

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Window:
    """What one demand, or the demand between two reviews, meets: the time in which it may be short.

    Parameters
    ----------
    before, after : DiscreteDemand
        Demand since the inventory position was y, with and without the demand in question: X(L + R) and X(L) under periodic review,
        X + D and X for order lines of D units under continuous review.
    """

    before: DiscreteDemand
    after: DiscreteDemand

    def short(self, levels: NDArray[np.int64]) -> Array:
        """Share of the units in question that wait, by inventory position: (E[(before - y)+] - E[(after - y)+]) / E[before - after]."""
        return (self.before.loss(levels) - self.after.loss(levels)) / (self.before.mean - self.after.mean)


def with_line(demand: DiscreteDemand, batch: Array) -> DiscreteDemand:
    """Demand plus the units of one more order line."""
    return DiscreteDemand(np.convolve(demand.probabilities, batch))


def uniform_positions(quantity: int) -> Array:
    """Shares of time in which the position is S, S - 1, …, s + 1 under (s, nQ): all alike (Hadley and Whitin 1963, sec. 4-7)."""
    return np.full(quantity, 1 / quantity)


def exact_fill_rate(level: int, shares: Array, window: Window) -> float:
    """Share of units served from the shelf (Axsäter 2015, Inventory Control, 3rd ed., sec. 5.3; Hadley and Whitin 1963, ch. 4 and 5).

    Parameters
    ----------
    level : int
        S, the highest position.
    shares : ndarray of float64
        Shares of time, or of reviews, in which the position is S, S - 1, …, s + 1.
    window : Window
    """
    return 1 - float(shares @ window.short(level - np.arange(len(shares))))


def exact_level(target: float, shares: Array, window: Window) -> int:
    """Smallest S, with s = S - len(shares) >= -1, that has a fill rate of at least the target.

    The window's demand is bounded, so the search by halving ends.
    """
    low, high = len(shares) - 2, len(shares) + len(window.before.probabilities)
    while high - low > 1:
        middle = (low + high) // 2
        if exact_fill_rate(middle, shares, window) >= target - 1e-12:
            high = middle
        else:
            low = middle
    return high
