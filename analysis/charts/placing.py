"""Labels beside points: clear of each other, of the points and of whatever else is drawn."""

from collections.abc import Sequence

import numpy as np
from matplotlib.transforms import Bbox

_SIDES = ((1, 1), (1, 0), (1, -1), (-1, 1), (-1, 0), (-1, -1), (0, 1), (0, -1))
"""Right or left, above or below; the first that covers nothing is taken."""

_DISTANCES = (1.0, 2.5, 4.5, 7.0)
"""Multiples of the radius of a point at which a label may begin."""


_LINE = 2.0
"""Half of the width that a line is given, pixels."""


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
    found: list[Bbox] = []
    for point, size in zip(points, sizes, strict=True):
        choices = [_beside(point, size, side, distance * radius) for distance in _DISTANCES for side in _SIDES]
        costs = [covered(box, taken, frame) + crossed(lead(point, box), found) for box in choices]
        best = choices[int(np.argmin(np.round(costs, 3)))]
        taken += [best, *lead(point, best)]
        found.append(best)
    return found


def lead(point: tuple[float, float], box: Bbox) -> list[Bbox]:
    """Little squares from a point to the nearest part of its label, where a line may be drawn."""
    near = (min(max(point[0], box.x0), box.x1), min(max(point[1], box.y0), box.y1))
    return along(point, near)


def along(start: tuple[float, float], end: tuple[float, float]) -> list[Bbox]:
    """Little squares along a line."""
    steps = max(2, int(np.hypot(end[0] - start[0], end[1] - start[1]) / (2 * _LINE)) + 1)
    return [
        square((start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])), _LINE)
        for share in np.linspace(0.0, 1.0, steps)
    ]


def crossed(line: Sequence[Bbox], labels: Sequence[Bbox]) -> float:
    """Area of labels that a line from a point to another label crosses."""
    everywhere = Bbox.from_extents(-np.inf, -np.inf, np.inf, np.inf)
    return sum(covered(part, labels, everywhere) for part in line) if labels else 0.0
