"""Chart: how each scenario differs from the first, with intervals and verdicts (a forest plot)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from analysis.charts import style
from analysis.charts.canvas import Canvas, footnote
from analysis.kpis.definitions import HEADLINES, definitions
from analysis.language.numbers import Scale
from analysis.overload import unjudged_pairs
from analysis.study import Language, Study

UNJUDGED = "unjudged"
"""In place of a verdict, where a network that does not keep up takes part."""

_LOOKS: Mapping[str, tuple[str, str]] = MappingProxyType({
    "scenario": (style.BETTER, style.BETTER), "baseline": (style.WORSE, "white"),
    "undecided": (style.UNDECIDED, style.PALE), "": (style.GREY, style.GREY), UNJUDGED: (style.GREY, "white"),
})  # fmt: skip
_MARKERS: Mapping[str, str] = MappingProxyType(
    {"scenario": "o", "baseline": "s", "undecided": "d", "": "x", UNJUDGED: "^"}
)


@dataclass(frozen=True)
class Row:
    """One difference, ready to be drawn.

    Parameters
    ----------
    kpi, scenario : str
        What and who.
    value, low, high : float
        Change against the baseline and its 95 % interval: in % of the baseline's mean, or in percentage points for KPIs
        that are percentages themselves; low and high are NaN with one replication.
    better : str
        Verdict of the comparison, or `UNJUDGED`.
    """

    kpi: str
    scenario: str
    value: float
    low: float
    high: float
    better: str


def rows(study: Study) -> list[Row]:
    """Differences of the headline KPIs to the first scenario, by KPI, then by scenario.

    A KPI whose baseline is zero has no change in % and is left out.
    """
    whole = study.comparison[study.comparison["scope"] == "all"]
    table = {(line["kpi"], line["scenario"]): line for line in whole.to_dict("records")}
    unjudged = unjudged_pairs(study.results)
    found = []
    for kpi in HEADLINES:
        for result in study.results[1:]:
            line = table.get((kpi, result.scenario.name))
            if line is None:
                continue
            points = definitions()[kpi].unit == "%"
            base = 1.0 if points else float(line["baseline_mean"]) / 100
            if base > 0 and not pd.isna(line["difference"]):
                value, low, high = (float(line[name]) / base for name in ("difference", "low", "high"))
                better = UNJUDGED if result.scenario.name in unjudged else str(line["better"])
                found.append(Row(kpi, result.scenario.name, value, low, high, better))
    return found


def _marker(key: str) -> dict[str, Any]:
    """How the mark of a verdict looks."""
    colour, fill = _LOOKS[key]
    size = 10.0 if key == "" else 7.5
    return {
        "marker": _MARKERS[key], "color": fill, "markeredgecolor": colour, "markeredgewidth": 1.6, "markersize": size,
    }  # fmt: skip


def _draw(canvas: Canvas, row: Row, height: float) -> None:
    """Draw one difference with its interval, and write both at the end of the row."""
    colour, known = _LOOKS[row.better][0], not pd.isna(row.low)
    if known:
        ends = [row.low, row.high]
        canvas.axes.plot(ends, [height, height], color=colour, linewidth=2.2, solid_capstyle="butt", zorder=3)
    canvas.axes.plot(row.value, height, zorder=4, **_marker(row.better))
    canvas.axes.annotate(
        _figures(canvas, row, known),
        (1.02, height),
        xycoords=("axes fraction", "data"),
        va="center",
        fontsize=style.SMALL,
        color=colour,
        annotation_clip=False,
    )


def _figures(canvas: Canvas, row: Row, known: bool) -> str:
    """Write a difference, and its interval where it is known."""
    words = canvas.labels.texts.charts
    unit = words.points if definitions()[row.kpi].unit == "%" else "%"
    scale = Scale(1.0, 1, unit, canvas.labels.gap(unit))
    if not known:
        return scale.quantity(row.value, signed=True)
    scale = scale.telling_apart(row.low, row.high)
    low, high = scale.number(row.low, signed=True), scale.number(row.high, signed=True)
    return f"{scale.quantity(row.value, signed=True)}  ({words.interval.format(low=low, high=high)})"


def _legend(canvas: Canvas, found: Sequence[Row]) -> None:
    """Say what the marks mean; those of no verdict only where there is one."""
    words = canvas.labels.texts.charts
    entries = {"scenario": words.better, "baseline": words.worse, "undecided": words.undecided}
    without = {"": words.alike, UNJUDGED: words.unjudged}
    entries |= {key: told for key, told in without.items() if any(row.better == key for row in found)}
    style.legend(
        canvas.axes,
        [Line2D([], [], linestyle="none", **_marker(key)) for key in entries],
        list(entries.values()),
        loc="lower left",
        bbox_to_anchor=(0, 1.0),
        ncols=len(entries),
        handletextpad=0.2,
        columnspacing=1.4,
        borderaxespad=0.2,
    )


def _rows(canvas: Canvas, study: Study, found: Sequence[Row]) -> None:
    """Draw all rows under headings of figures, or, with two scenarios, a row a figure."""
    single = len(study.results) == 2
    places = enumerate(study.results)
    names = {result.scenario.name: canvas.labels.scenario(result.scenario, place) for place, result in places}
    ticks: list[tuple[float, str, bool]] = []
    height = 0.0
    for kpi in dict.fromkeys(row.kpi for row in found):
        title = canvas.labels.kpi(kpi)
        if not single:
            ticks.append((height, title, True))
            height += 1.0
        for row in (row for row in found if row.kpi == kpi):
            _draw(canvas, row, height)
            ticks.append((height, title if single else names[row.scenario], single))
            height += 1.0
        height += 0.35
    canvas.axes.set_yticks([tick[0] for tick in ticks], [tick[1] for tick in ticks])
    for label, (_, _, bold) in zip(canvas.axes.get_yticklabels(), ticks, strict=True):
        label.set_fontweight("bold" if bold else "normal")
        label.set_fontsize(style.TEXT if bold else style.SMALL)
    canvas.axes.set_ylim(height - 0.5, -0.7)


def differences(study: Study, axes: Axes | None = None, language: Language = "en") -> Axes:
    """Draw the differences of the headline KPIs to the first scenario, coloured and marked by verdict.

    Parameters
    ----------
    study : Study
        The scenarios and their comparison.
    axes : Axes, optional
        Where to draw; a new figure if left out.
    language : Language
        Language of the labels.

    Returns
    -------
    Axes
        x in % of the baseline, or in percentage points for KPIs that are percentages; see `rows`.
    """
    found = rows(study)
    headings = 0 if len(study.results) == 2 else len({row.kpi for row in found})
    canvas = Canvas.open(axes, language, (style.WIDE[0], 1.9 + 0.25 * max(len(found) + headings, 4)))
    words, baseline = canvas.labels.texts.charts, canvas.labels.scenario(study.baseline.scenario, 0)
    style.calm(canvas.axes, "x")
    _rows(canvas, study, found)
    canvas.axes.axvline(0, color=style.INK, linewidth=1.0, zorder=2)
    canvas.axes.set_xlabel(words.differences_axis.format(baseline=baseline), fontsize=style.SMALL, color=style.GREY)
    _legend(canvas, found)
    foot = footnote(study.baseline, canvas.labels, study.seed)
    return canvas.close(words.differences_title.format(baseline=baseline), foot)
