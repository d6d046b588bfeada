"""Chart: stock by warehouse with its targets, the alerts raised, and the calendar's events."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from analysis.charts import style
from analysis.charts.alerts_raised import alerts_by_bin, bin_days_of, days_of, most_alerts, rules_of, watched_warehouses
from analysis.charts.calendar_events import SHADE, Season, name_seasons, seasons, shade_seasons
from analysis.charts.canvas import Canvas, footnote
from analysis.charts.lines import wrapped
from analysis.charts.panels import beneath, panels
from analysis.charts.stock import date_axis, mark_warm_up
from analysis.language.numbers import Scale
from analysis.language.rule_names import rule_names
from analysis.language.watching import WATCHING, Watching
from analysis.settling import stock_by_warehouse
from analysis.study import Language, ScenarioResult
from analysis.targets import TARGETS, targets
from sim.rules.alerts.table import KINDS
from sim.scenario.alert import AlertRule

_LINES = {
    "safety_stock": (style.VERMILLION, (0, (5, 2))),
    "reorder_point": (style.GREY, (0, (1, 1.5))),
    "order_up_to": (style.BLACK, (0, (5, 1.5, 1, 1.5))),
}
_COLOURS = dict(
    zip(
        (kind.name for kind in KINDS),
        (style.ORANGE, style.VERMILLION, style.SKY, style.PURPLE, style.GREEN, style.BLACK, style.BROWN, style.BLUE),
        strict=True,
    )
)
_LARGEST_PT2 = 130.0


@dataclass(frozen=True)
class _Sight:
    """What all panels share."""

    canvas: Canvas
    words: Watching
    result: ScenarioResult
    alerts: pd.DataFrame
    stock: pd.DataFrame
    seasons: list[Season]
    first: date
    last: date
    bin_days: int
    most: float


def monitoring(
    result: ScenarioResult,
    axes: Axes | None = None,
    language: Language = "en",
    place: int = 0,
    warehouse: str | None = None,
    most: float | None = None,
) -> Axes:
    """Draw stock at the daily close by warehouse, with safety stock, reorder points and order-up-to levels, and beneath it the alerts.

    Levels are those of the start, summed over SKUs; a reorder point looks at the inventory position, so that stock on hand lies below
    it from order to receipt. Dots are alerts raised a day, or in long runs a week, their area the number.

    Parameters
    ----------
    result : ScenarioResult
        The scenario.
    axes : Axes, optional
        Where to draw one warehouse; if left out, a new figure with all that are watched.
    language : Language
        Language of the labels.
    place : int
        Position of the scenario in its study, for a name that cannot be drawn.
    warehouse : str, optional
        The one warehouse to draw; left out: all, or with `axes` the first.
    most : float, optional
        Alerts that the largest dot stands for, from `most_alerts`, so that several scenarios can be compared.

    Returns
    -------
    Axes
        The first warehouse: x in days, y in 元 (thousands, millions).
    """
    names = [warehouse] if warehouse is not None else watched_warehouses(result)
    names = names[:1] if axes is not None else names
    rows = {name: rules_of(result, name) for name in names}
    counts = [len(rules) for rules in rows.values()]
    pairs = panels(counts) if axes is None else [(axes, beneath(axes, sum(counts)))]
    first = pairs[0][0]
    drawn = Canvas.open(first, language)
    sight = _sight(Canvas(first, axes is None, drawn.language, drawn.labels), result, most)
    for (name, rules), (panel, strip) in zip(rows.items(), pairs, strict=False):
        _panel(sight, panel, name, is_first=panel is first)
        if strip is not None:
            _dots(sight, strip, name, rules)
            panel.tick_params(labelbottom=False)
        lowest = strip or panel
        date_axis(lowest, sight.canvas.language)
        lowest.tick_params(labelbottom=panel is pairs[-1][0])
    _legend(sight)
    title = sight.words.title.format(scenario=sight.canvas.labels.scenario(result.scenario, place))
    return sight.canvas.close(title, footnote(result, sight.canvas.labels))


def _sight(canvas: Canvas, result: ScenarioResult, most: float | None) -> _Sight:
    stock, start = stock_by_warehouse(result), result.scenario.horizon.start
    last, bin_days = start + timedelta(days=days_of(result) - 1), bin_days_of(result)
    words = WATCHING["zh" if canvas.language == "zh" else "en"]
    found = seasons(result.scenario.demand.calendar, start, last)
    alerts = alerts_by_bin(result, bin_days)
    scale = max(1.0, most_alerts([result]) if most is None else most)
    return _Sight(canvas, words, result, alerts, stock, found, start, last, bin_days, scale)


def _panel(sight: _Sight, axes: Axes, warehouse: str, is_first: bool) -> None:
    """Draw the stock of one warehouse against its targets."""
    own = targets(sight.result.scenario)
    sums = own[own["warehouse"] == warehouse].groupby("target")["value"].sum()
    stock = sight.stock.get(warehouse, pd.Series(dtype=np.float64))
    highest = max(float(stock.max()) if len(stock) else 0.0, float(sums.max()), 1.0)
    unit = sight.canvas.labels.scale("元", highest)
    style.calm(axes, "y")
    axes.plot(stock.index, stock / unit.divisor, color=style.BLUE, linewidth=1.6, zorder=3)
    axes.fill_between(stock.index, stock / unit.divisor, color=style.BLUE, alpha=0.12, linewidth=0, zorder=1)
    for target in TARGETS:
        if sums[target] > 0:
            colour, dashes = _LINES[target]
            axes.axhline(sums[target] / unit.divisor, color=colour, linewidth=1.3, linestyle=dashes, zorder=2)
    _heading(sight, axes, warehouse, unit)
    axes.set_ylim(0, (1.25 if is_first else 1.08) * highest / unit.divisor)
    axes.set_xlim(sight.first, sight.last + timedelta(days=1))  # type: ignore[arg-type]
    shade_seasons(axes, sight.seasons, sight.last)
    mark_warm_up(axes, sight.result.scenario, sight.canvas.labels.texts.charts.warm_up_end if is_first else "")
    if is_first:
        name_seasons(axes, sight.seasons, sight.canvas.labels, sight.first, sight.last)


def _heading(sight: _Sight, axes: Axes, warehouse: str, unit: Scale) -> None:
    name = wrapped(sight.canvas.labels.warehouse(sight.result.scenario, warehouse), 18)
    style.group_thousands(axes)
    heading = sight.words.heading.format(warehouse=name, unit=unit.unit)
    axes.set_ylabel(heading, fontsize=style.TEXT, color=style.INK, labelpad=8)


def _dots(sight: _Sight, strip: Axes, warehouse: str, rules: Sequence[AlertRule]) -> None:
    """Draw a row of dots for each rule that raised alerts in a warehouse."""
    strip.set_xlim(sight.first, sight.last + timedelta(days=1))  # type: ignore[arg-type]
    strip.set_ylim(len(rules) - 0.5, -0.5)
    style.calm(strip)
    said = rule_names(sight.result.scenario, sight.canvas.labels)
    strip.set_yticks(range(len(rules)), [said[rule.name] for rule in rules])
    strip.tick_params(axis="y", labelsize=style.SMALL)
    shade_seasons(strip, sight.seasons, sight.last)
    own = sight.alerts[(sight.alerts["warehouse"] == warehouse) & (sight.alerts["raised"] > 0)]
    for row, rule in enumerate(rules):
        strip.axhline(row, color=style.GRID, linewidth=0.8, zorder=1)
        dots = own[own["rule"] == rule.name]
        sizes = np.maximum(_LARGEST_PT2 * dots["raised"] / sight.most, 2.0)
        strip.scatter(dots["day"], np.full(len(dots), row), s=sizes, color=_COLOURS[rule.kind], linewidths=0, zorder=3)
    mark_warm_up(strip, sight.result.scenario)


def _legend(sight: _Sight) -> None:
    """Say what the lines are, and how many alerts a dot stands for."""
    words = sight.words
    handles: list[Artist] = [Line2D([], [], color=style.BLUE, linewidth=2.0)]
    names = [words.stock]
    for target in TARGETS:
        colour, dashes = _LINES[target]
        handles.append(Line2D([], [], color=colour, linewidth=1.5, linestyle=dashes))
        names.append(getattr(words, target))
    if sight.seasons:
        handles.append(Patch(color=SHADE))
        names.append(words.events)
    if len(sight.alerts):
        form = words.a_day if sight.bin_days == 1 else words.a_week
        for count in _examples(sight.most):
            size = float(np.sqrt(_LARGEST_PT2 * count / sight.most))
            handles.append(Line2D([], [], color=style.GREY, marker="o", linewidth=0, markersize=size))
            names.append(form.format(count=f"{count:,g}") if count == _examples(sight.most)[-1] else f"{count:,g}")
    style.legend(
        sight.canvas.axes, handles, names, loc="lower left", ncols=4, bbox_to_anchor=(0.0, 1.12), columnspacing=1.4
    )


def _examples(most: float) -> list[float]:
    """A small and a large round number of alerts."""
    large = 10.0 ** np.floor(np.log10(max(most, 1.0)))
    large *= next(step for step in (5, 2, 1) if step * large <= max(most, 1.0))
    return [1.0, large] if large > 2 else [large]
