"""Chart: what an order costs against how long it takes, and which scenarios no other beats on both."""

from itertools import pairwise

import numpy as np
from matplotlib.axes import Axes
from matplotlib.text import Annotation
from matplotlib.transforms import Bbox

from analysis.charts import style
from analysis.charts.canvas import Canvas, footnote, scenario_names
from analysis.charts.estimates import error_of, estimate_of
from analysis.charts.fonts import bold_exists, families_of
from analysis.charts.placing import along, places
from analysis.frontier import COST, TIME, efficient, points_apart
from analysis.intervals import Estimate
from analysis.study import Language, Study

_RADIUS = 9.0
"""Room around a point, typographic points."""

_CAP = 8.0
"""Half of the length of the caps of an interval, pixels."""

_FAR = 1.5
"""Multiples of that room beyond which a line leads from the point to its name."""

_NAME_WIDTH = 28
"""Longer names are broken into lines."""


def _estimates(study: Study) -> list[tuple[int, Estimate, Estimate]]:
    pairs = (
        (place, estimate_of(result, TIME), estimate_of(result, COST)) for place, result in enumerate(study.results)
    )
    return [(place, time, cost) for place, time, cost in pairs if time and cost]


def _limits(values: list[tuple[float, float]], after: float) -> tuple[float, float]:
    """Room around some intervals: a little before them, and some share of their span after them for names."""
    low, high = min(low for low, _ in values), max(high for _, high in values)
    span = (high - low) or 0.2 * abs(high) or 1.0
    return low - 0.18 * span, high + after * span


def _points(canvas: Canvas, known: list[tuple[int, Estimate, Estimate]]) -> None:
    """Draw each scenario with its intervals."""
    for place, time, cost in known:
        canvas.axes.errorbar(
            time.mean,
            cost.mean,
            xerr=error_of(time),
            yerr=error_of(cost),
            marker=style.MARKERS[place % len(style.MARKERS)],
            markersize=11,
            color=style.SCENARIOS[place % len(style.SCENARIOS)],
            markeredgecolor="white",
            capsize=3,
            linewidth=1.6,
            zorder=4,
        )


def _along(axes: Axes, line: list[tuple[float, float]]) -> list[Bbox]:
    """Little squares along the frontier, which labels must not cover."""
    corners = [(float(x), float(y)) for x, y in axes.transData.transform(line)] if len(line) > 1 else []
    return [part for start, end in pairwise(corners) for part in along(start, end)]


def _bars(axes: Axes, known: list[tuple[int, Estimate, Estimate]]) -> list[Bbox]:
    """Room that the intervals of the points take."""
    found = []
    for _, time, cost in known:
        for x, y in ((error_of(time), 0.0), (0.0, error_of(cost))):
            ends = [(time.mean - x, cost.mean - y), (time.mean + x, cost.mean + y)]
            (x0, y0), (x1, y1) = axes.transData.transform(ends)
            found.append(Bbox.from_extents(x0 - _CAP, y0 - _CAP, x1 + _CAP, y1 + _CAP))
    return found


def _label(canvas: Canvas, point: tuple[float, float], box: Bbox, texts: tuple[Annotation, Annotation]) -> None:
    """Move a name and its figures into their box, with a line to the point where the box lies off it."""
    to_points = 72 / style.figure_of(canvas.axes).dpi
    x, y = canvas.axes.transData.transform(point)
    name, figures = texts
    figures.set_position(((box.x0 - x) * to_points, (box.y0 - y) * to_points))
    name.set_position(((box.x0 - x) * to_points, (box.y1 - y) * to_points))
    name.set_verticalalignment("top")
    near = (min(max(x, box.x0), box.x1) - x, min(max(y, box.y0), box.y1) - y)
    if np.hypot(*near) * to_points > _FAR * _RADIUS:
        canvas.axes.annotate(
            "",
            point,
            xytext=(near[0] * to_points, near[1] * to_points),
            textcoords="offset points",
            arrowprops={"arrowstyle": "-", "color": style.GREY, "linewidth": 0.8, "shrinkA": 0, "shrinkB": _RADIUS},
            zorder=3,
        )


def _names(canvas: Canvas, study: Study, known: list[tuple[int, Estimate, Estimate]], obstacles: list[Bbox]) -> None:
    """Write each scenario's name and figures beside its point, once the limits of the axes are final."""
    names = scenario_names(study, canvas.labels, _NAME_WIDTH)
    money, hours = canvas.labels.scale("元/order", 0.0), canvas.labels.scale("h", 0.0)
    made = []
    for place, time, cost in known:
        figures = f"{hours.quantity(time.mean)} · {money.quantity(cost.mean)}"
        colour = style.SCENARIOS[place % len(style.SCENARIOS)]
        point = (time.mean, cost.mean)
        name = _written(canvas, names[place], point, style.TEXT + 1, colour, "bold")
        made.append((name, _written(canvas, figures, point, style.SMALL, style.GREY, "normal")))
    pixels = style.figure_of(canvas.axes).dpi / 72
    extents = [[text.get_window_extent() for text in texts] for texts in made]
    sizes = [(max(box.width for box in both), sum(box.height for box in both) + 2 * pixels) for both in extents]
    data = [(time.mean, cost.mean) for _, time, cost in known]
    dots = [(float(x), float(y)) for x, y in canvas.axes.transData.transform(data)]
    boxes = places(dots, sizes, _RADIUS * pixels, canvas.axes.get_window_extent(), obstacles)
    for point, box, pair in zip(data, boxes, made, strict=True):
        _label(canvas, point, box, pair)


def _written(
    canvas: Canvas, text: str, point: tuple[float, float], size: float, colour: str, weight: str
) -> Annotation:
    """Write a text at a point, to be moved, in fonts that have its characters."""
    fonts = families_of(text, canvas.language)
    written = canvas.axes.annotate(
        text,
        point,
        xytext=(0, 0),
        textcoords="offset points",
        va="bottom",
        fontsize=size,
        fontweight=weight if all(map(bold_exists, fonts)) else "normal",
        fontfamily=fonts,
        color=colour,
        annotation_clip=False,
        zorder=5,
    )
    written.set_in_layout(False)
    return written


def frontier(study: Study, axes: Axes | None = None, language: Language = "en") -> Axes:
    """Draw cost an order against mean order-to-delivery time, with intervals and the efficient frontier.

    Parameters
    ----------
    study : Study
        The scenarios.
    axes : Axes, optional
        Where to draw; a new figure if left out.
    language : Language
        Language of the labels.

    Returns
    -------
    Axes
        x in hours, y in 元 an order; the axes do not begin at zero, as differences count here.
    """
    canvas = Canvas.open(axes, language)
    words = canvas.labels.texts.charts
    known = _estimates(study)
    style.calm(canvas.axes, "both")
    line = _drawn(canvas, study, known) if known else []
    hint = canvas.axes.annotate(
        "↙ " + words.frontier_hint, (0.01, 0.015), xycoords="axes fraction", fontsize=style.TEXT, color=style.GREY
    )
    canvas.axes.set_xlabel(canvas.labels.kpi(TIME) + words.in_hours, fontsize=style.TEXT, color=style.GREY)
    canvas.axes.set_ylabel(words.cost_axis, fontsize=style.TEXT, color=style.GREY)
    canvas.close(words.frontier_title, footnote(study.baseline, canvas.labels, study.seed))
    if known:
        style.figure_of(canvas.axes).draw_without_rendering()
        legend = canvas.axes.get_legend()
        taken = [hint.get_window_extent(), *([legend.get_window_extent()] if legend else [])]
        _names(canvas, study, known, [*taken, *_along(canvas.axes, line), *_bars(canvas.axes, known)])
    return canvas.axes


def _drawn(canvas: Canvas, study: Study, known: list[tuple[int, Estimate, Estimate]]) -> list[tuple[float, float]]:
    """Draw points and frontier; return the corners of its line, none where it is a single point."""
    times = [(time.mean - error_of(time), time.mean + error_of(time)) for _, time, _ in known]
    costs = [(cost.mean - error_of(cost), cost.mean + error_of(cost)) for _, _, cost in known]
    canvas.axes.set_xlim(*_limits(times, 0.4))
    canvas.axes.set_ylim(*_limits(costs, 0.25))
    _points(canvas, known)
    if not points_apart(study.results):
        return []
    kept = efficient(study.results)
    line = sorted((time.mean, cost.mean) for place, time, cost in known if study.results[place].scenario.name in kept)
    canvas.axes.plot(
        *zip(*line, strict=True),
        color=style.GREY,
        linewidth=1.4,
        linestyle=(0, (5, 3)),
        zorder=2,
        label=canvas.labels.texts.charts.frontier_line,
    )
    canvas.axes.legend(loc="upper right", frameon=False, fontsize=style.TEXT)
    return line
