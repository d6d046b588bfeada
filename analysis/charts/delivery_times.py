"""Chart: how soon orders are delivered, as the share delivered by time since the order."""

import math

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from analysis.charts import style
from analysis.charts.canvas import Canvas, footnote, scenario_names
from analysis.charts.estimates import mean_of
from analysis.charts.spreading import spread
from analysis.language.numbers import Scale
from analysis.study import BIN_S, Language, ScenarioResult, Study

MARKS_H = (24, 48, 72)
"""Hours at which the shares are written out."""

_SHOWN_SHARE = 0.99
_MOST_LABELLED = 4


def shares(result: ScenarioResult) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Share of all measured orders that are delivered, by time since the order.

    Returns
    -------
    hours : ndarray, shape (bins,)
        Upper ends of the histogram's bins, from 0.
    percent : ndarray, shape (bins,)
        Delivered by then, % of all orders, those never delivered included; NaN without deliveries.
    """
    counts = result.delivery_histogram.astype(np.float64)
    total = counts.sum()
    cumulative = np.concatenate(([0.0], np.cumsum(counts[:-1])))
    hours = np.arange(len(cumulative)) * BIN_S / 3600
    if total <= 0:
        return hours, np.full(len(hours), np.nan)
    completed = mean_of(result, "delivered") / mean_of(result, "orders")
    return hours, cumulative / total * 100 * (1.0 if math.isnan(completed) else completed)


def share_within(result: ScenarioResult, hours: float) -> float:
    """Share of orders delivered within some hours, %; NaN without deliveries."""
    return float(np.interp(hours, *shares(result)))


def _end(study: Study) -> float:
    """Last hour shown: by then 99 % of each scenario's deliveries are made, and the marks are seen."""
    latest = float(MARKS_H[-1])
    for result in study.results:
        hours, percent = shares(result)
        if not np.isnan(percent).any():
            place = int(np.searchsorted(percent, _SHOWN_SHARE * percent[-1]))
            latest = max(latest, float(hours[min(place, len(hours) - 1)]))
    return min(12.0 * math.ceil(latest / 12), 24.0 * 21)


def _marks(canvas: Canvas, study: Study) -> None:
    """Mark each scenario's share at 24, 48 and 72 hours, and write it out unless there are too many."""
    for mark in MARKS_H:
        canvas.axes.axvline(mark, color=style.PALE, linewidth=1.0, linestyle=(0, (4, 3)), zorder=1)
        values = [share_within(result, mark) for result in study.results]
        known = [place for place, value in enumerate(values) if not np.isnan(value)]
        heights = spread([values[place] for place in known], 5.2, 102.0)
        for place, height in zip(known, heights, strict=True):
            colour = style.SCENARIOS[place % len(style.SCENARIOS)]
            canvas.axes.plot(
                mark,
                values[place],
                marker=style.MARKERS[place % len(style.MARKERS)],
                color=colour,
                markeredgecolor="white",
                markersize=8,
                zorder=4,
            )
            if len(known) > _MOST_LABELLED:
                continue
            canvas.axes.annotate(
                Scale(1.0, 0, "%", canvas.labels.gap("%")).quantity(values[place]),
                (mark, height),
                xytext=(7, -8),
                textcoords="offset points",
                va="center",
                fontsize=style.SMALL,
                color=colour,
                fontweight="bold",
                zorder=5,
                bbox={"boxstyle": "square,pad=0.1", "facecolor": "white", "edgecolor": "none", "alpha": 0.8},
            )


def delivery_times(study: Study, axes: Axes | None = None, language: Language = "en") -> Axes:
    """Draw the share of orders delivered by time since the order, with marks at 24, 48 and 72 hours.

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
        x in hours, y in % of all orders, a curve for each scenario.
    """
    canvas = Canvas.open(axes, language)
    words = canvas.labels.texts.charts
    end = _end(study)
    handles = []
    for place, result in enumerate(study.results):
        hours, percent = shares(result)
        kept = hours <= end
        colour = style.SCENARIOS[place % len(style.SCENARIOS)]
        marker = style.MARKERS[place % len(style.MARKERS)]
        canvas.axes.plot(hours[kept], percent[kept], color=colour, linewidth=2.4, zorder=3)
        handles.extend(
            canvas.axes.plot([], [], color=colour, marker=marker, markeredgecolor="white", markersize=8, linewidth=2.4)
        )
    _marks(canvas, study)
    style.calm(canvas.axes, "y")
    canvas.axes.set_xlim(0, end)
    canvas.axes.set_ylim(0, 104)
    canvas.axes.set_xticks(np.arange(0, end + 1, 12 if end <= 144 else 24))
    canvas.axes.set_xlabel(words.times_axis, fontsize=style.TEXT, color=style.GREY)
    canvas.axes.set_ylabel(words.times_share, fontsize=style.TEXT, color=style.GREY)
    style.legend(canvas.axes, handles, scenario_names(study, canvas.labels), loc="lower right")
    return canvas.close(words.times_title, footnote(study.baseline, canvas.labels, study.seed))
