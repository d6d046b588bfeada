"""Chart: a figure by customer region and scenario, as coloured cells with numbers."""

import math

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap, Normalize
from numpy.typing import NDArray

from analysis.charts import style
from analysis.charts.canvas import Canvas, footnote, regions_of, scenario_names
from analysis.charts.estimates import mean_of
from analysis.kpis.definitions import definitions
from analysis.study import Language, Study

SCALE = LinearSegmentedColormap.from_list("hours", style.HOURS[:-1])
"""From pale (little) to dark (much)."""


def cells(study: Study, kpi: str) -> tuple[list[str], NDArray[np.float64]]:
    """Mean of a KPI by region and scenario.

    Returns
    -------
    scopes : list of str
        Scope of each row: "all", then the regions in the scenarios' order.
    values : ndarray, shape (rows, scenarios)
        Means over replications; NaN where a region has none.
    """
    scopes = ["all", *(f"region:{region}" for region in regions_of(study.results))]
    values = [[mean_of(result, kpi, scope) for result in study.results] for scope in scopes]
    return scopes, np.array(values, dtype=np.float64)


def _numbers(canvas: Canvas, values: NDArray[np.float64], norm: Normalize, unit: str) -> None:
    """Write each cell's figure in ink that can be read on its colour."""
    for (row, column), value in np.ndenumerate(values):
        if math.isnan(value):
            canvas.axes.text(column, row, "–", ha="center", va="center", color=style.GREY, fontsize=style.TEXT)
            continue
        red, green, blue, _ = SCALE(norm(value))
        text = canvas.labels.scale(unit, value).number(value)
        canvas.axes.text(
            column,
            row,
            text,
            ha="center",
            va="center",
            fontsize=style.TEXT + 1,
            color=style.ink_on((red, green, blue)),
            fontweight="bold" if row == 0 else "normal",
        )


def heat_map(
    study: Study, axes: Axes | None = None, language: Language = "en", kpi: str = "order_to_delivery_mean"
) -> Axes:
    """Draw a KPI by region of the customer and scenario.

    Parameters
    ----------
    study : Study
        The scenarios.
    axes : Axes, optional
        Where to draw; a new figure if left out.
    language : Language
        Language of the labels.
    kpi : str
        "order_to_delivery_mean", "cost_per_order" or any KPI that exists by region.

    Returns
    -------
    Axes
        A column for each scenario, a row for all regions and one for each.
    """
    scopes, values = cells(study, kpi)
    canvas = Canvas.open(axes, language, (max(6.2, 3.0 + 1.7 * len(study.results)), 1.9 + 0.46 * len(scopes)))
    words = canvas.labels.texts.charts
    definition = definitions()[kpi]
    known = values[~np.isnan(values)]
    norm = Normalize(known.min(), known.max()) if known.size and known.min() < known.max() else Normalize(0.0, 1.0)
    canvas.axes.imshow(np.ma.masked_invalid(values), cmap=SCALE, norm=norm, aspect="auto")
    _numbers(canvas, values, norm, definition.unit)
    style.calm(canvas.axes)
    canvas.axes.set_xticks(range(len(study.results)), scenario_names(study, canvas.labels, 16))
    canvas.axes.tick_params(axis="x", top=True, labeltop=True, bottom=False, labelbottom=False, length=0)
    names = [canvas.labels.region(scope.removeprefix("region:"), place) for place, scope in enumerate(scopes[1:])]
    canvas.axes.set_yticks(range(len(scopes)), [words.all_regions, *names])
    canvas.axes.hlines(np.arange(len(scopes) - 1) + 0.5, -0.5, len(study.results) - 0.5, color="white", linewidth=1.5)
    canvas.axes.hlines([0.5], -0.5, len(study.results) - 0.5, color="white", linewidth=6)
    canvas.axes.vlines(np.arange(len(study.results) - 1) + 0.5, -0.5, len(scopes) - 0.5, color="white", linewidth=1.5)
    titles = {"order_to_delivery_mean": words.heat_time_title, "cost_per_order": words.heat_cost_title}
    title = titles.get(kpi, f"{definition.title(canvas.language)}, {canvas.labels.unit(definition.unit)}")
    return canvas.close(title, footnote(study.baseline, canvas.labels, study.seed))
