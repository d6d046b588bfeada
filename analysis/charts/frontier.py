"""Chart: what an order costs against how long it takes, and which scenarios no other beats on both."""

from collections.abc import Sequence

from matplotlib.axes import Axes

from analysis.charts import style
from analysis.charts.canvas import Canvas, footnote, scenario_names
from analysis.charts.estimates import Estimate, estimate
from analysis.charts.spreading import spread
from analysis.study import Language, Study


def efficient(points: Sequence[tuple[float, float]]) -> list[int]:
    """Find the points that no other beats on both axes (Pareto, less is better on both).

    Returns
    -------
    list of int
        Positions of the efficient points, by their first coordinate.
    """
    kept: list[int] = []
    for place in sorted(range(len(points)), key=lambda place: points[place]):
        if not kept or points[place][1] < points[kept[-1]][1]:
            kept.append(place)
    return kept


def _estimates(study: Study) -> list[tuple[int, Estimate, Estimate]]:
    pairs = (
        (place, estimate(result, "order_to_delivery_mean"), estimate(result, "cost_per_order"))
        for place, result in enumerate(study.results)
    )
    return [(place, time, cost) for place, time, cost in pairs if time.known and cost.known]


def efficient_scenarios(study: Study) -> list[int]:
    """Positions of the scenarios that none is both cheaper and faster than, fastest first."""
    known = _estimates(study)
    return [known[kept][0] for kept in efficient([(time.mean, cost.mean) for _, time, cost in known])]


def _limits(values: list[tuple[float, float]], after: float) -> tuple[float, float]:
    """Room around some intervals: a little before them, and some share of their span after them for names."""
    low, high = min(low for low, _ in values), max(high for _, high in values)
    span = (high - low) or 0.2 * abs(high) or 1.0
    return low - 0.18 * span, high + after * span


def _points(canvas: Canvas, study: Study) -> None:
    """Draw each scenario with its intervals, and its name and figures beside it."""
    names = scenario_names(study, canvas.labels)
    money, hours = canvas.labels.scale("元/order", 0.0), canvas.labels.scale("h", 0.0)
    known = _estimates(study)
    bottom, top = canvas.axes.get_ylim()
    heights = spread([cost.mean for _, _, cost in known], 0.11 * (top - bottom), top)
    for (place, time, cost), height in zip(known, heights, strict=True):
        colour = style.SCENARIOS[place % len(style.SCENARIOS)]
        canvas.axes.errorbar(
            time.mean,
            cost.mean,
            xerr=time.error,
            yerr=cost.error,
            marker=style.MARKERS[place % len(style.MARKERS)],
            markersize=11,
            color=colour,
            markeredgecolor="white",
            capsize=3,
            linewidth=1.6,
            zorder=4,
        )
        figures = f"{hours.quantity(time.mean)} · {money.quantity(cost.mean)}"
        for text, rise, size, ink, weight in (
            (names[place], 17, style.TEXT + 1, colour, "bold"),
            (figures, 4, style.SMALL, style.GREY, "normal"),
        ):
            canvas.axes.annotate(
                text,
                (time.mean, height),
                xytext=(11, rise),
                textcoords="offset points",
                va="bottom",
                fontsize=size,
                fontweight=weight,
                color=ink,
                zorder=5,
            )


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
    if known:
        canvas.axes.set_xlim(*_limits([(time.mean - time.error, time.mean + time.error) for _, time, _ in known], 0.4))
        canvas.axes.set_ylim(*_limits([(cost.mean - cost.error, cost.mean + cost.error) for _, _, cost in known], 0.25))
        line = [known[kept] for kept in efficient([(time.mean, cost.mean) for _, time, cost in known])]
        if len(line) > 1:
            canvas.axes.plot(
                [time.mean for _, time, _ in line],
                [cost.mean for _, _, cost in line],
                color=style.GREY,
                linewidth=1.4,
                linestyle=(0, (5, 3)),
                zorder=2,
                label=words.frontier_line,
            )
            canvas.axes.legend(loc="upper right", frameon=False, fontsize=style.TEXT)
        _points(canvas, study)
    canvas.axes.annotate(
        "↙ " + words.frontier_hint, (0.01, 0.015), xycoords="axes fraction", fontsize=style.TEXT, color=style.GREY
    )
    canvas.axes.set_xlabel(
        canvas.labels.kpi("order_to_delivery_mean") + words.in_hours, fontsize=style.TEXT, color=style.GREY
    )
    canvas.axes.set_ylabel(words.cost_axis, fontsize=style.TEXT, color=style.GREY)
    return canvas.close(words.frontier_title, footnote(study.baseline, canvas.labels, study.seed))
