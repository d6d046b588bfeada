"""Map: how soon each place is served, by which warehouse, and with how many parcels."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import PathCollection
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from analysis.charts import style
from analysis.charts.canvas import Canvas, footnote
from analysis.maps.boundaries import project
from analysis.maps.classes import class_colours, class_edges, class_labels
from analysis.maps.flows import LEAST_SHARE, Flow, curves, flows_by_province, shown
from analysis.maps.ground import BORDER, NO_ORDERS, draw_china, draw_points, local_crs, on_china, scale_bar
from analysis.maps.names import write_names
from analysis.study import Language, ScenarioResult

SIZE = (10.0, 8.6)
"""Inches of a map."""

_WIDEST, _THINNEST = 7.0, 0.7
_LARGEST_RADIUS, _LEAST_RADIUS = 10.0, 4.0


def own_provinces(result: ScenarioResult) -> set[tuple[str, str]]:
    """Each warehouse with its own province, or region where it names none."""
    return {(site.name, site.province or site.region) for site in result.scenario.warehouses}


def largest_flow(results: Sequence[ScenarioResult]) -> float:
    """Parcels of the largest flow drawn in any scenario, by which the widths of all maps are scaled."""
    kept = (shown(flows_by_province(result), own_provinces(result))[0] for result in results)
    return max((flow.parcels for flows in kept for flow in flows), default=0.0)


def _width(parcels: float, largest: float) -> float:
    return max(_THINNEST, _WIDEST * parcels / largest) if largest else _THINNEST


def _draw_flows(canvas: Canvas, result: ScenarioResult, flows: list[Flow], largest: float, crs: str) -> None:
    if not flows:
        return
    widths = [_width(flow.parcels, largest) for flow in flows]
    paths = curves(result, flows, crs)
    for colour, extra, zorder in (("white", 1.2, 3.0), (style.BLUE, 0.0, 3.1)):
        canvas.axes.add_collection(
            PathCollection(
                paths,
                facecolors="none",
                edgecolors=colour,
                linewidths=[width + extra for width in widths],
                alpha=0.85,
                capstyle="round",
                zorder=zorder,
            ),
            autolim=False,
        )


def _draw_sites(canvas: Canvas, result: ScenarioResult, place: int, crs: str) -> None:
    """Draw warehouses as circles whose area grows with the parcels they ship, with their names."""
    sites = result.scenario.warehouses
    shipped = result.flows.groupby("warehouse")["parcels"].sum()
    total = float(shipped.sum()) or 1.0
    radii = [
        max(_LEAST_RADIUS, _LARGEST_RADIUS * np.sqrt(float(shipped.get(site.name, 0.0)) / total)) for site in sites
    ]
    points = project([(site.longitude, site.latitude) for site in sites], crs)
    canvas.axes.scatter(
        points[:, 0],
        points[:, 1],
        s=[(2 * radius) ** 2 for radius in radii],
        color=style.INK,
        edgecolors="white",
        linewidths=1.3,
        zorder=7,
    )
    names = [canvas.labels.warehouse(result.scenario, site.name) for site in sites]
    write_names(canvas.axes, points, names, radii, canvas.language)


def _class_legend(canvas: Canvas, edges: Sequence[int]) -> None:
    words = canvas.labels.texts.charts
    names = class_labels(edges, canvas.labels.unit("h"))
    handles = [Patch(facecolor=colour, edgecolor=BORDER, linewidth=0.4) for colour in class_colours(len(names))]
    handles.append(Patch(facecolor=NO_ORDERS, edgecolor=BORDER, linewidth=0.4))
    legend = style.legend(
        canvas.axes,
        handles,
        [*names, words.map_no_orders],
        loc="lower left",
        bbox_to_anchor=(0.0, 0.0),
        title=words.map_classes,
        alignment="left",
        handlelength=1.5,
        handleheight=1.1,
        labelspacing=0.25,
        borderpad=0.2,
    )
    legend.get_title().set_fontweight("bold")
    canvas.axes.add_artist(legend)


def _flow_legend(canvas: Canvas, largest: float) -> None:
    words = canvas.labels.texts.charts
    power = 10 ** np.floor(np.log10(largest))
    top = float(max(step for step in (1, 2, 5) if step * power <= largest) * power)
    sizes = (top, top / 5)
    handles: list[Line2D] = [Line2D([], [], color=style.BLUE, linewidth=_width(size, largest)) for size in sizes]
    handles.append(Line2D([], [], linestyle="none", marker="o", color=style.INK, markersize=8))
    names = [f"{size:,.0f}" if size >= 10 else f"{size:g}" for size in sizes]
    legend = style.legend(
        canvas.axes,
        handles,
        [*names, words.map_sites],
        loc="lower left",
        bbox_to_anchor=(0.2, 0.045),
        title=words.map_flows,
        alignment="left",
        handlelength=2.2,
        labelspacing=0.5,
        borderpad=0.2,
    )
    legend.get_title().set_fontweight("bold")


def service_map(
    result: ScenarioResult,
    axes: Axes | None = None,
    language: Language = "en",
    edges: Sequence[int] | None = None,
    largest: float | None = None,
    place: int = 0,
) -> Axes:
    """Draw a scenario's map: places by delivery time, warehouses, flows of parcels by province.

    Places are China's prefectures, or points where cities have no codes of Chinese prefectures.

    Parameters
    ----------
    result : ScenarioResult
        The scenario.
    axes : Axes, optional
        Where to draw; a new figure if left out.
    language : Language
        Language of the labels.
    edges : sequence of int, optional
        Limits between classes, h (see `class_edges`); chosen from this scenario if left out.
    largest : float, optional
        Parcels that get the widest line (see `largest_flow`); this scenario's largest flow if left out.
    place : int
        Position of the scenario in its study, for a name that cannot be drawn.

    Returns
    -------
    Axes
        Metres east and north of an equal-area projection.
    """
    canvas = Canvas.open(axes, language, SIZE, foot_lines=3)
    words = canvas.labels.texts.charts
    limits = class_edges([result]) if edges is None else edges
    widest = largest_flow([result]) if largest is None else largest
    crs = local_crs(result)
    canvas.axes.set_axis_off()
    china = on_china(result)
    if china:
        draw_china(canvas.axes, result, limits, words.map_inset)
    else:
        draw_points(canvas.axes, result, limits, crs)
    flows, hidden = shown(flows_by_province(result), own_provinces(result))
    _draw_flows(canvas, result, flows, widest, crs)
    _class_legend(canvas, limits)
    if widest:
        _flow_legend(canvas, widest)
    scale_bar(canvas.axes, words.map_scale)
    foot = [footnote(result, canvas.labels)]
    foot.append(words.map_flow_note.format(share=f"{100 * LEAST_SHARE:g}", hidden=f"{hidden:.1f}"))
    foot.append(words.map_boundaries if china else "")
    title = words.map_title.format(scenario=canvas.labels.scenario(result.scenario, place))
    closed = canvas.close(title, "\n".join(line for line in foot if line))
    _draw_sites(canvas, result, place, crs)
    return closed
