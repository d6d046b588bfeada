"""Labels beside points: clear of each other, of the points and of whatever else is drawn."""

from collections.abc import Sequence

import numpy as np
from matplotlib.transforms import Bbox

_SIDES = ((1, 1), (1, 0), (1, -1), (-1, 1), (-1, 0), (-1, -1), (0, 1), (0, -1))
"""Right or left, above or below; the first that covers nothing is taken."""

_DISTANCES = (1.0, 2.5, 4.5, 7.0)
"""Multiples of the radius of a point at which a label may begin."""


def covered(box: Bbox, others: Sequence[Bbox], frame: Bbox) -> float:
    """Area of a label that lies under others or outside the frame."""
    inside = Bbox.intersection(box, frame)
    lost = box.width * box.height - (inside.width * inside.height if inside else 0.0)
    for other in others:
        common = Bbox.intersection(box, other)
        lost += common.width * common.height if common else 0.0
    return float(lost)


def square(point: tuple[float, float], radius: float) -> Bbox:
    """Square around a point."""
    return Bbox.from_bounds(point[0] - radius, point[1] - radius, 2 * radius, 2 * radius)


def _beside(point: tuple[float, float], size: tuple[float, float], side: tuple[int, int], gap: float) -> Bbox:
    """Box on one side of a point; across and up it begins beyond the gap, or is centred."""
    corner = [
        middle + step * gap - length * (1 - step) / 2 for middle, length, step in zip(point, size, side, strict=True)
    ]
    return Bbox.from_bounds(corner[0], corner[1], *size)


def places(
    points: Sequence[tuple[float, float]],
    sizes: Sequence[tuple[float, float]],
    radius: float,
    frame: Bbox,
    obstacles: Sequence[Bbox] = (),
) -> list[Bbox]:
    """Find a place for each point's label where it covers least, nearer ones first (greedy, in the order given).

    Parameters
    ----------
    points : sequence of (float, float)
        The points, pixels.
    sizes : sequence of (float, float)
        Width and height of each label, pixels.
    radius : float
        Radius of the points, pixels.
    frame : Bbox
        Where labels may lie.
    obstacles : sequence of Bbox
        What else must not be covered.

    Returns
    -------
    list of Bbox
        Where each label goes.
    """
    taken = [*obstacles, *(square(point, radius) for point in points)]
    found = []
    for point, size in zip(points, sizes, strict=True):
        choices = [_beside(point, size, side, distance * radius) for distance in _DISTANCES for side in _SIDES]
        best = choices[int(np.argmin([round(covered(box, taken, frame), 3) for box in choices]))]
        taken.append(best)
        found.append(best)
    return found
