"""Chart: what an order costs against how long it takes, and which scenarios no other beats on both."""

from matplotlib.axes import Axes

from analysis.charts import style
from analysis.charts.canvas import Canvas, footnote, scenario_names
from analysis.charts.estimates import error_of, estimate_of
from analysis.charts.spreading import spread
from analysis.frontier import COST, TIME, efficient
from analysis.intervals import Estimate
from analysis.study import Language, Study


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
            xerr=error_of(time),
            yerr=error_of(cost),
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
        canvas.axes.set_xlim(
            *_limits([(time.mean - error_of(time), time.mean + error_of(time)) for _, time, _ in known], 0.4)
        )
        canvas.axes.set_ylim(
            *_limits([(cost.mean - error_of(cost), cost.mean + error_of(cost)) for _, _, cost in known], 0.25)
        )
        kept = efficient(study.results)
        line = sorted(
            (time.mean, cost.mean) for place, time, cost in known if study.results[place].scenario.name in kept
        )
        if len(line) > 1:
            canvas.axes.plot(
                *zip(*line, strict=True),
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
    canvas.axes.set_xlabel(canvas.labels.kpi(TIME) + words.in_hours, fontsize=style.TEXT, color=style.GREY)
    canvas.axes.set_ylabel(words.cost_axis, fontsize=style.TEXT, color=style.GREY)
    return canvas.close(words.frontier_title, footnote(study.baseline, canvas.labels, study.seed))
