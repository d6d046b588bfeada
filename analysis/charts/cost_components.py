"""Chart: what an order costs, by component and scenario."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb

from analysis.charts import style
from analysis.charts.canvas import Canvas, footnote, scenario_names
from analysis.charts.estimates import error_of, estimate_of, mean_of
from analysis.intervals import Estimate
from analysis.study import Language, Study

_LEAST_LABEL = 0.045
_LEAST_SHOWN = 5e-4
"""Share of the longest bar below which a component cannot be seen, and is left out of the legend."""


def _bars(canvas: Canvas, study: Study, widest: float) -> None:
    """Stack the components of each scenario, and write their figures where they fit."""
    rows = np.arange(len(study.results))
    left = np.zeros(len(rows))
    for component, colour in style.COMPONENTS.items():
        values = np.array([mean_of(result, f"cost_per_order_{component}") for result in study.results])
        values = np.nan_to_num(values)
        if values.max(initial=0.0) <= _LEAST_SHOWN * widest:
            continue
        name = canvas.labels.component(component)
        canvas.axes.barh(
            rows, values, left=left, height=0.62, color=colour, edgecolor="white", linewidth=1.0, label=name
        )
        for row, value in enumerate(values):
            if value >= _LEAST_LABEL * widest:
                canvas.axes.text(
                    left[row] + value / 2,
                    row,
                    f"{value:.2f}",
                    ha="center",
                    va="center",
                    fontsize=style.SMALL,
                    color=style.ink_on(to_rgb(colour)),
                )
        left += values


def _totals(canvas: Canvas, totals: list[Estimate | None], widest: float) -> None:
    """Write each scenario's whole cost beside its bar, with its interval."""
    for row, total in enumerate(totals):
        if total is None:
            continue
        if error_of(total) > 0:
            canvas.axes.errorbar(total.mean, row, xerr=error_of(total), color=style.INK, capsize=3, linewidth=1.2)
        unit = canvas.labels.scale("元/order", total.mean)
        half = f" ± {unit.half_width(total.half_width)}" if error_of(total) > 0 else ""
        text = f"{unit.number(total.mean)}{half}{unit.gap}{unit.unit}"
        canvas.axes.text(
            total.mean + error_of(total) + 0.012 * widest,
            row,
            text,
            va="center",
            fontsize=style.TEXT,
            fontweight="bold",
        )


def cost_components(study: Study, axes: Axes | None = None, language: Language = "en") -> Axes:
    """Draw cost an order by component and scenario, with totals and their 95 % intervals.

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
        x in 元 an order, a row for each scenario, the first on top.
    """
    canvas = Canvas.open(axes, language, (style.WIDE[0], 2.4 + 0.75 * max(len(study.results), 2)))
    totals = [estimate_of(result, "cost_per_order") for result in study.results]
    widest = max((total.mean + error_of(total) for total in totals if total), default=0.0) or 1.0
    _bars(canvas, study, widest)
    _totals(canvas, totals, widest)
    style.calm(canvas.axes, "x")
    canvas.axes.set_yticks(range(len(study.results)), scenario_names(study, canvas.labels, 22))
    canvas.axes.set_ylim(len(study.results) - 0.5, -0.5)
    canvas.axes.set_xlim(0, 1.22 * widest)
    canvas.axes.set_xlabel(canvas.labels.texts.charts.cost_axis, fontsize=style.TEXT, color=style.GREY)
    if canvas.axes.containers:
        canvas.axes.legend(
            loc="lower left",
            bbox_to_anchor=(0, 1.0),
            ncols=4,
            frameon=False,
            fontsize=style.TEXT,
            handlelength=1.0,
            handleheight=1.0,
            borderaxespad=0.2,
            columnspacing=1.4,
        )
    return canvas.close(canvas.labels.texts.charts.cost_title, footnote(study.baseline, canvas.labels, study.seed))
