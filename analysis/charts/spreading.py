"""Labels that must not cover each other."""

from collections.abc import Sequence
from itertools import pairwise


def spread(heights: Sequence[float], gap: float, top: float) -> list[float]:
    """Move heights apart, as much upwards as downwards; their order stays, and none ends above the top.

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
    up, down = list(heights), list(heights)
    for below, above in pairwise(order):
        up[above] = max(up[above], up[below] + gap)
    for above, below in pairwise(reversed(order)):
        down[below] = min(down[below], down[above] - gap)
    moved = [(high + low) / 2 for high, low in zip(up, down, strict=True)]
    limit = top
    for place in reversed(order):
        moved[place] = min(moved[place], limit)
        limit = moved[place] - gap
    return moved
