"""The map beneath: prefectures or cities by delivery time, province borders, South China Sea inset, scale bar."""

from collections.abc import Sequence

import numpy as np
from matplotlib import patheffects
from matplotlib.axes import Axes
from matplotlib.collections import PathCollection
from matplotlib.transforms import Bbox
from numpy.typing import NDArray

from analysis.charts import style
from analysis.maps.boundaries import ALBERS, boundaries, project
from analysis.maps.classes import class_colours, class_of
from analysis.study import ScenarioResult

BORDER = "#6B6B6B"
"""Colour of borders."""

NO_ORDERS = "#ECECEC"
"""Colour of places without orders."""

HALO = (patheffects.withStroke(linewidth=2.6, foreground="white"),)
"""Around names, so that they can be read on any colour."""

_LEAST_KNOWN = 0.5
_SHAPE = 1.27
"""Width over height of a map without boundaries, about that of the map of China, so that legends fit the same corner."""
_MAIN_X, _MAIN_Y = (-2.68e6, 2.62e6), (1.78e6, 5.96e6)
"""Frame of the main map, metres: the mainland, Hainan and Taiwan, with room for the inset at the lower right."""

_SEA_X, _SEA_Y = (0.15e6, 2.05e6), (0.25e6, 2.62e6)
"""Frame of the inset: from the southern end of the dash line to the coast of Guangdong."""


def on_china(result: ScenarioResult) -> bool:
    """Whether at least half of the scenario's cities have the code of a Chinese prefecture."""
    codes = [city.code for city in result.scenario.customers.cities]
    return sum(code in boundaries().prefectures for code in codes) >= _LEAST_KNOWN * len(codes) and any(codes)


def local_crs(result: ScenarioResult) -> str:
    """Equal-area projection around the scenario's own cities: Albers for China, else Lambert's around their centre."""
    if on_china(result):
        return ALBERS
    cities = result.scenario.customers.cities
    longitude = float(np.mean([city.longitude for city in cities]))
    latitude = float(np.mean([city.latitude for city in cities]))
    return f"+proj=laea +lat_0={latitude:.3f} +lon_0={longitude:.3f} +datum=WGS84 +units=m"


def colours_by_city(result: ScenarioResult, edges: Sequence[int]) -> dict[str, str]:
    """Colour of each city with deliveries."""
    colours = class_colours(len(edges) + 1)
    return {
        city: colours[class_of(hours, edges)]
        for city, hours in result.cities[["city", "mean_delivery_h"]].itertuples(index=False)
        if np.isfinite(hours)
    }


def _prefectures(axes: Axes, colours: dict[int, str], edge: str = "white", width: float = 0.25) -> None:
    """Draw the prefectures and provinces that lie in the axes' frame."""
    ground = boundaries()
    frame = Bbox([[axes.get_xlim()[0], axes.get_ylim()[0]], [axes.get_xlim()[1], axes.get_ylim()[1]]])
    seen = {code: path for code, path in ground.prefectures.items() if frame.overlaps(path.get_extents())}
    fills = [colours.get(code, NO_ORDERS) for code in seen]
    outlines = [path for path in ground.provinces if frame.overlaps(path.get_extents())]
    axes.add_collection(
        PathCollection(list(seen.values()), facecolors=fills, edgecolors=edge, linewidths=width, zorder=1),
        autolim=False,
    )
    axes.add_collection(
        PathCollection(outlines, facecolors="none", edgecolors=BORDER, linewidths=0.6, zorder=2), autolim=False
    )


def _frame(axes: Axes, x: tuple[float, float], y: tuple[float, float]) -> None:
    axes.set_xlim(*x)
    axes.set_ylim(*y)
    axes.set_aspect("equal")


def _inset(axes: Axes, colours: dict[int, str], label: str) -> None:
    """Draw the South China Sea islands in a corner, as Chinese maps do."""
    inset = axes.inset_axes((0.845, 0.0, 0.155, 0.25))
    _frame(inset, _SEA_X, _SEA_Y)
    _prefectures(inset, colours, BORDER, 0.3)
    inset.add_collection(
        PathCollection(boundaries().dashes, facecolors="none", edgecolors=BORDER, linewidths=1.1, zorder=3),
        autolim=False,
    )
    inset.set_anchor("SE")
    inset.set_xticks([])
    inset.set_yticks([])
    inset.set_facecolor("white")
    for spine in inset.spines.values():
        spine.set_color(BORDER)
        spine.set_linewidth(0.7)
    inset.text(
        0.5,
        0.03,
        label,
        transform=inset.transAxes,
        ha="center",
        va="bottom",
        fontsize=style.FOOT - 0.5,
        path_effects=HALO,
    )


def draw_china(axes: Axes, result: ScenarioResult, edges: Sequence[int], inset_label: str) -> None:
    """Colour China's prefectures by delivery time."""
    by_city = colours_by_city(result, edges)
    colours = {city.code: by_city[city.name] for city in result.scenario.customers.cities if city.name in by_city}
    _frame(axes, _MAIN_X, _MAIN_Y)
    _prefectures(axes, colours)
    stray = [city for city in result.scenario.customers.cities if city.code not in boundaries().prefectures]
    _points(axes, result, by_city, {city.name for city in stray}, ALBERS)
    _inset(axes, colours, inset_label)


def _points(
    axes: Axes, result: ScenarioResult, colours: dict[str, str], names: set[str], crs: str
) -> NDArray[np.float64]:
    """Draw cities as points, larger with more orders."""
    cities = [city for city in result.scenario.customers.cities if city.name in names]
    if not cities:
        return np.empty((0, 2))
    orders = dict(zip(result.cities["city"], result.cities["orders"].astype(float), strict=True))
    most = max(orders.values(), default=1.0) or 1.0
    places = project([(city.longitude, city.latitude) for city in cities], crs)
    sizes = [14 + 130 * orders.get(city.name, 0.0) / most for city in cities]
    fills = [colours.get(city.name, NO_ORDERS) for city in cities]
    axes.scatter(places[:, 0], places[:, 1], s=sizes, c=fills, edgecolors=BORDER, linewidths=0.6, zorder=2.5)
    return places


def draw_points(axes: Axes, result: ScenarioResult, edges: Sequence[int], crs: str) -> None:
    """Colour cities by delivery time, without any boundaries."""
    names = {city.name for city in result.scenario.customers.cities}
    places = _points(axes, result, colours_by_city(result, edges), names, crs)
    sites = project([(site.longitude, site.latitude) for site in result.scenario.warehouses], crs)
    everything = np.vstack([places, sites])
    low, high = everything.min(axis=0), everything.max(axis=0)
    span = high - low
    room = max(0.12 * float(span.max()), 5000.0)
    height = max(float(span[1]), float(span[0]) / _SHAPE) + 2 * room
    across, up = np.outer((low + high) / 2, (1, 1)) + np.outer((_SHAPE, 1), (-height / 2, height / 2))
    _frame(axes, (across[0], across[1]), (up[0], up[1]))


def scale_bar(axes: Axes, form: str) -> None:
    """Draw a bar of a round length at the lower left; the projection is true to area, so it holds about everywhere."""
    left, right = axes.get_xlim()
    bottom, top = axes.get_ylim()
    rough = 0.14 * (right - left) / 1000
    power = 10 ** np.floor(np.log10(rough))
    length = float(max(step for step in (1, 2, 5) if step * power <= rough) * power)
    start, height = left + 0.222 * (right - left), bottom + 0.012 * (top - bottom)
    axes.plot(
        [start, start + 1000 * length], [height, height], color=style.INK, linewidth=2, solid_capstyle="butt", zorder=6
    )
    axes.text(
        start + 500 * length,
        height + 0.008 * (top - bottom),
        form.format(length=f"{length:,.0f}"),
        ha="center",
        va="bottom",
        fontsize=style.FOOT + 0.5,
        color=style.INK,
        path_effects=HALO,
        zorder=6,
    )
