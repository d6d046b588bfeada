"""Style: figures can be read on their colours, figures belong to nobody else, labels do not cover each other."""

from itertools import combinations, pairwise

import matplotlib
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.colors import to_rgb

from analysis.charts.lines import wrapped
from analysis.charts.spreading import spread
from analysis.charts.style import (
    COMPONENTS,
    HOURS,
    SCENARIOS,
    WAREHOUSES,
    calm,
    figure_of,
    ink_on,
    legend_columns,
    new_axes,
)


def luminance(colour: str) -> float:
    """Relative luminance as in WCAG 2.1."""
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in to_rgb(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("colour", sorted({*COMPONENTS.values(), *HOURS, *SCENARIOS, *WAREHOUSES}))
def test_ink_contrasts_with_every_colour(colour: str) -> None:
    """Figures inside bars and cells have a contrast of at least 3:1, WCAG's minimum for graphics."""
    light, dark = sorted((luminance(colour), luminance(ink_on(to_rgb(colour)))), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 3.0


SIGHTS = {
    "normal": np.eye(3),
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
}
"""What becomes of linear RGB without red or green cones.

Machado, Oliveira and Fernandes, IEEE Trans. Visualization and Computer Graphics 15(6) (2009).
"""


def seen(colour: str, sight: str) -> np.ndarray:
    """Return a colour in CIE 1976 L*a*b* (white D65), as somebody sees it."""
    parts = np.array(to_rgb(colour))
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    to_xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    xyz = to_xyz @ np.clip(SIGHTS[sight] @ linear, 0, 1) / (0.9505, 1.0, 1.089)
    x, y, z = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


@pytest.mark.parametrize(("sight", "least"), [("normal", 25.0), ("protanopia", 12.0), ("deuteranopia", 12.0)])
def test_components_have_colours_of_their_own(sight: str, least: float) -> None:
    """No two cost components look alike, to colour-blind readers neither; 2.3 is a just noticeable difference."""
    for one, other in combinations(COMPONENTS.values(), 2):
        assert np.linalg.norm(seen(one, sight) - seen(other, sight)) >= least


def test_figures_leave_globals_alone() -> None:
    """A chart needs no pyplot and changes no setting."""
    before = dict(matplotlib.rcParams)
    axes = new_axes()
    assert dict(matplotlib.rcParams) == before
    assert "matplotlib.pyplot" not in figure_of(axes).canvas.__class__.__module__


def test_axes_without_figure_are_refused() -> None:
    """Axes that were taken out of their figure cannot be drawn on."""
    axes = new_axes()
    axes.remove()
    with pytest.raises(ValueError, match="figure"):
        figure_of(axes)


@given(st.lists(st.floats(0, 100), max_size=8))
def test_spread_labels_keep_their_distance_and_order(heights: list[float]) -> None:
    """Labels end up apart, below the top, in their order."""
    moved = spread(heights, 5.0, 100.0)
    order = sorted(range(len(heights)), key=lambda place: heights[place])
    assert all(moved[above] - moved[below] >= 5.0 - 1e-9 for below, above in pairwise(order))
    assert all(height <= 100.0 for height in moved)


def test_labels_with_room_stay_where_they_are() -> None:
    """Nothing moves without need."""
    assert spread([10.0, 30.0, 20.0], 5.0, 100.0) == [10.0, 30.0, 20.0]


def test_crowded_labels_move_both_ways() -> None:
    """Two labels at one height go up and down by half the gap."""
    assert sorted(spread([50.0, 50.0], 6.0, 100.0)) == [47.0, 53.0]


@pytest.mark.parametrize(
    ("name", "columns"), [("one", 3), ("x" * 40, 2), ("x" * 60, 1), ("仓" * 20, 2), ("x" * 500, 1)]
)
def test_legends_fit_their_chart(name: str, columns: int) -> None:
    """Longer names get fewer columns; a Chinese letter counts twice."""
    assert legend_columns([name] * 5) == columns


@pytest.mark.parametrize(
    ("name", "width", "lines"),
    [
        ("Three hubs, cheapest allocation", 16, ["Three hubs,", "cheapest", "allocation"]),
        ("三仓·需求增长三成，人手不变", 12, ["三仓·需求增", "长三成，人手", "不变"]),
        ("Abcdefghijkl", 5, ["Abcde", "fghij", "kl"]),
        ("", 5, [""]),
    ],
)
def test_long_names_are_broken_by_their_width(name: str, width: int, lines: list[str]) -> None:
    """Words stay whole where they fit, a Chinese character counts twice, and no line begins with punctuation."""
    assert wrapped(name, width).split("\n") == lines


@given(st.text("ab 仓，·", max_size=40), st.integers(4, 20))
def test_breaking_loses_no_letter(name: str, width: int) -> None:
    """But for blanks, all letters are there."""
    assert wrapped(name, width).replace("\n", "").replace(" ", "") == name.replace(" ", "")


def test_figures_stand_whole_at_their_axis() -> None:
    """Times that hardly differ are written out, not as small figures beside an offset."""
    axes = new_axes()
    axes.plot([35.2144, 35.2158], [13.01, 13.02])
    calm(axes, "both")
    figure_of(axes).canvas.draw()
    assert axes.xaxis.get_offset_text().get_text() == ""
    assert all(label.get_text().startswith("35.21") for label in axes.get_xticklabels())
