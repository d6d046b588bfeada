"""Names of places on a map, beside their points and clear of each other."""

from collections.abc import Mapping, Sequence
from typing import Literal

import numpy as np
from matplotlib.axes import Axes
from matplotlib.text import Annotation
from matplotlib.transforms import Bbox
from numpy.typing import NDArray

from analysis.charts import style
from analysis.charts.fonts import bold_exists, families_of
from analysis.charts.placing import covered
from analysis.maps.ground import HALO
from analysis.study import Language

_SIDES = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, 1), (1, -1), (-1, -1))
_HORIZONTAL: Mapping[int, Literal["left", "center", "right"]] = {1: "left", 0: "center", -1: "right"}
_VERTICAL: Mapping[int, Literal["bottom", "center", "top"]] = {1: "bottom", 0: "center", -1: "top"}


def _move(label: Annotation, side: tuple[int, int], distance: float) -> None:
    label.set_horizontalalignment(_HORIZONTAL[side[0]])
    label.set_verticalalignment(_VERTICAL[side[1]])
    label.set_position((side[0] * distance, side[1] * distance))


def _label(axes: Axes, place: tuple[float, float], name: str, language: Language) -> Annotation:
    """Write a name at a point."""
    fonts = families_of(name, language)
    return axes.annotate(
        name,
        place,
        xytext=(0, 0),
        textcoords="offset points",
        fontsize=style.TEXT,
        fontweight="bold" if all(map(bold_exists, fonts)) else "normal",
        color=style.INK,
        path_effects=HALO,
        zorder=8,
        annotation_clip=False,
        fontfamily=fonts,
    )


def write_names(
    axes: Axes, places: NDArray[np.float64], names: Sequence[str], radii: Sequence[float], language: Language
) -> None:
    """Write names beside points, each on the side where it covers least (greedy, in the order given).

    Parameters
    ----------
    axes : Axes
        A map whose limits are final.
    places : ndarray, shape (names, 2)
        Points in data units.
    names : sequence of str
        Their names.
    radii : sequence of float
        Radius of each point, in typographic points.
    language : Language
        Language of the names, for their fonts.
    """
    figure = style.figure_of(axes)
    figure.draw_without_rendering()
    frame = axes.get_window_extent()
    dots = axes.transData.transform(places)
    pixels = figure.dpi / 72
    taken = [
        Bbox.from_bounds(x - radius * pixels, y - radius * pixels, 2 * radius * pixels, 2 * radius * pixels)
        for (x, y), radius in zip(dots, radii, strict=True)
    ]
    for place, name, radius in zip(places, names, radii, strict=True):
        label = _label(axes, place, name, language)
        costs = []
        for side in _SIDES:
            _move(label, side, radius + 2.5)
            costs.append(covered(label.get_window_extent(), taken, frame))
        _move(label, _SIDES[int(np.argmin(costs))], radius + 2.5)
        taken.append(label.get_window_extent())
