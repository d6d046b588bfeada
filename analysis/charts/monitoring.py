"""Chart: stock by warehouse with its targets, the alerts raised, and the calendar's events."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from analysis.charts import style
from analysis.charts.calendar_events import SHADE, Season, name_seasons, seasons, shade_seasons
from analysis.charts.canvas import Canvas, footnote
from analysis.charts.lines import wrapped
from analysis.charts.stock import date_axis, mark_warm_up
from analysis.language.numbers import Scale
from analysis.language.watching import WATCHING, Watching
from analysis.settling import stock_by_warehouse
from analysis.study import Language, ScenarioResult
from analysis.targets import TARGETS, targets
from sim.rules.alerts.table import KINDS

MOST_WAREHOUSES = 8
"""Warehouses that are drawn; of more those with most alerts."""

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
_DAILY_UP_TO_D = 75
"""Longest run of which alerts are counted by day; in longer ones by week."""
_LARGEST_PT2 = 130.0
_PANEL, _ROW, _GAP, _HEAD = 1.25, 0.19, 0.12, 2.3
"""Inches: height of a panel of stock, of a row of alerts, between panels, of the legend."""


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

    @property
    def most(self) -> float:
        """Most alerts of one kind in one warehouse and bin."""
        return max(1.0, float(self.alerts["raised"].max())) if len(self.alerts) else 1.0


def alerts_by_bin(result: ScenarioResult, bin_days: int) -> pd.DataFrame:
    """Alerts by warehouse, kind and so many days, mean of a replication: columns warehouse, kind, day (middle of the days), raised."""
    start = pd.Timestamp(result.scenario.horizon.start)
    number = (pd.to_datetime(result.alerts["day"]) - start).dt.days // bin_days
    middle = start + pd.to_timedelta((number + 0.5) * bin_days, unit="D")
    counted = result.alerts.assign(day=middle).groupby(["warehouse", "kind", "day"], sort=False)["raised"].sum()
    return counted.reset_index()


def watched_warehouses(result: ScenarioResult) -> list[str]:
    """Warehouses that are drawn, in the scenario's order: those with alerts; without any, those that count stock."""
    counts = result.alerts.groupby("warehouse")["raised"].sum().nlargest(MOST_WAREHOUSES)
    names = set(counts.index) or set(stock_by_warehouse(result).columns[:MOST_WAREHOUSES])
    return [site.name for site in result.scenario.warehouses if site.name in names]


def monitoring(
    result: ScenarioResult,
    axes: Axes | None = None,
    language: Language = "en",
    place: int = 0,
    warehouse: str | None = None,
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

    Returns
    -------
    Axes
        The first warehouse: x in days, y in 元 (thousands, millions).
    """
    names = [warehouse] if warehouse is not None else watched_warehouses(result)
    names = names[:1] if axes is not None else names
    rows = {name: kinds_of(result, name) for name in names}
    pairs = _panels(rows) if axes is None else [(axes, _beneath(axes, len(rows.get(names[0], ())) if names else 0))]
    first = pairs[0][0]
    drawn = Canvas.open(first, language)
    sight = _sight(Canvas(first, axes is None, drawn.language, drawn.labels), result)
    for (name, kinds), (panel, strip) in zip(rows.items(), pairs, strict=False):
        _panel(sight, panel, name, is_first=panel is first)
        if strip is not None:
            _dots(sight, strip, name, kinds)
            panel.tick_params(labelbottom=False)
        lowest = strip or panel
        date_axis(lowest, sight.canvas.language)
        lowest.tick_params(labelbottom=panel is pairs[-1][0])
    _legend(sight)
    title = sight.words.title.format(scenario=sight.canvas.labels.scenario(result.scenario, place))
    return sight.canvas.close(title, footnote(result, sight.canvas.labels))


def kinds_of(result: ScenarioResult, warehouse: str) -> tuple[str, ...]:
    """Kinds of alerts that were raised in a warehouse, in the order of their table."""
    raised = set(result.alerts.loc[result.alerts["warehouse"] == warehouse, "kind"])
    return tuple(kind.name for kind in KINDS if kind.name in raised)


def _panels(rows: Mapping[str, tuple[str, ...]]) -> list[tuple[Axes, Axes | None]]:
    """Make a figure with a panel for each warehouse, and beneath each a strip for its alerts."""
    heights: list[float] = []
    for kinds in rows.values() or ((),):
        heights += [_PANEL, max(_ROW * len(kinds), 0.01), _GAP]
    figure = style.new_figure((style.WIDE[0], _HEAD + sum(heights[:-1])))
    grid = figure.add_gridspec(len(heights) - 1, 1, height_ratios=heights[:-1])
    pairs: list[tuple[Axes, Axes | None]] = []
    for number, kinds in enumerate(rows.values() or ((),)):
        panel = figure.add_subplot(grid[3 * number])
        pairs.append((panel, figure.add_subplot(grid[3 * number + 1]) if kinds else None))
    return pairs


def _beneath(axes: Axes, rows: int) -> Axes | None:
    """Make a strip for alerts beneath given axes."""
    share = _ROW * rows / _PANEL
    return axes.inset_axes((0, -share - 0.06, 1, share)) if rows else None


def _sight(canvas: Canvas, result: ScenarioResult) -> _Sight:
    stock, start = stock_by_warehouse(result), result.scenario.horizon.start
    horizon = result.scenario.horizon
    days = max(1, (horizon.warm_up + horizon.measure + horizon.cool_down) // 86400)
    last, bin_days = start + timedelta(days=days - 1), 1 if days <= _DAILY_UP_TO_D else 7
    words = WATCHING["zh" if canvas.language == "zh" else "en"]
    found = seasons(result.scenario.demand.calendar, start, last)
    alerts = alerts_by_bin(result, bin_days)
    return _Sight(canvas, words, result, alerts, stock, found, start, last, bin_days)


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


def _dots(sight: _Sight, strip: Axes, warehouse: str, kinds: tuple[str, ...]) -> None:
    """Draw a row of dots for each kind of alert in a warehouse."""
    strip.set_xlim(sight.first, sight.last + timedelta(days=1))  # type: ignore[arg-type]
    strip.set_ylim(len(kinds) - 0.5, -0.5)
    style.calm(strip)
    strip.set_yticks(range(len(kinds)), [sight.words.kinds[kind] for kind in kinds])
    strip.tick_params(axis="y", labelsize=style.SMALL)
    shade_seasons(strip, sight.seasons, sight.last)
    own = sight.alerts[(sight.alerts["warehouse"] == warehouse) & (sight.alerts["raised"] > 0)]
    for row, kind in enumerate(kinds):
        strip.axhline(row, color=style.GRID, linewidth=0.8, zorder=1)
        dots = own[own["kind"] == kind]
        sizes = np.maximum(_LARGEST_PT2 * dots["raised"] / sight.most, 2.0)
        strip.scatter(dots["day"], np.full(len(dots), row), s=sizes, color=_COLOURS[kind], linewidths=0, zorder=3)
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
