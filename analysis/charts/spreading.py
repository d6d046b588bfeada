"""Labels that must not cover each other."""

from collections.abc import Sequence
from itertools import pairwise


def spread(heights: Sequence[float], gap: float, top: float) -> list[float]:
    """Move heights apart, upwards, and down again where they would leave the top; their order stays.

    Parameters
    ----------
    heights : sequence of float
        Where labels would like to be.
    gap : float
        Least distance between two.
    top : float
        No label goes above.
    """
    order = sorted(range(len(heights)), key=lambda place: heights[place])
    moved = list(heights)
    for below, above in pairwise(order):
        moved[above] = max(moved[above], moved[below] + gap)
    limit = top
    for place in reversed(order):
        moved[place] = min(moved[place], limit)
        limit = moved[place] - gap
    return moved
