"""Chart: stock over time, by warehouse."""

from collections.abc import Sequence
from datetime import timedelta

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter

from analysis.charts import style
from analysis.charts.canvas import Canvas, footnote
from analysis.charts.spreading import spread
from analysis.settling import WEEK, stock_by_warehouse
from analysis.study import Language, ScenarioResult
from sim.scenario.scenario import Scenario

_MOST_WAREHOUSES = len(style.WAREHOUSES)


class _Dates(ConciseDateFormatter):
    """Dates without leading zeros, which `strftime` cannot leave out everywhere."""

    def format_ticks(self, values: Sequence[float]) -> list[str]:
        return [text.removeprefix("0") for text in super().format_ticks(values)]  # type: ignore[no-untyped-call]


def top_of(results: Sequence[ScenarioResult]) -> float | None:
    """Upper end of an axis that holds the stock of several scenarios, 元; None without stock."""
    highest = max(
        (float(table.sum(axis=1).max()) for table in map(stock_by_warehouse, results) if table.size), default=0.0
    )
    return 1.06 * highest or None


def mark_warm_up(axes: Axes, scenario: Scenario, form: str = "") -> None:
    """Draw a line where the warm-up ends, with its length where the form has a place for it."""
    warm_up = scenario.horizon.warm_up
    if not warm_up:
        return
    cut = scenario.horizon.start + timedelta(seconds=warm_up)
    axes.axvline(cut, color=style.INK, linewidth=1.2, linestyle=(0, (4, 3)), zorder=4)  # type: ignore[arg-type]
    if form:
        axes.annotate(
            form.format(days=warm_up // 86400),
            (cut, 0.95),
            xycoords=("data", "axes fraction"),
            xytext=(6, 0),
            textcoords="offset points",
            va="top",
            fontsize=style.SMALL,
        )


def date_axis(axes: Axes, language: Language) -> None:
    """Mark months on the x axis: the year once, then months."""
    locator = AutoDateLocator(minticks=4, maxticks=9)  # type: ignore[no-untyped-call]
    month = "%m月" if language == "zh" else "%b"
    formats = ["%Y", month, "%d", "%H:%M", "%H:%M", "%S"]
    zero = ["", "%Y", month, "%d", "%H:%M", "%H:%M"]
    axes.xaxis.set_major_locator(locator)
    dates = _Dates(locator, formats=formats, zero_formats=zero, show_offset=False)  # type: ignore[no-untyped-call]
    axes.xaxis.set_major_formatter(dates)
    axes.tick_params(axis="x", pad=9)  # clear of the zero of the y axis, where a month begins with it


def _merged(table: pd.DataFrame) -> tuple[pd.DataFrame, bool]:
    """Keep the largest warehouses apart and add up the rest, where there are more than colours."""
    if table.shape[1] <= _MOST_WAREHOUSES:
        return table, False
    large = table.mean().nlargest(_MOST_WAREHOUSES - 1).index
    kept = [name for name in table.columns if name in large]
    return table[kept].assign(**{"": table.drop(columns=kept).sum(axis=1)}), True


def _names(canvas: Canvas, result: ScenarioResult, table: pd.DataFrame, merged: bool) -> None:
    """Write each warehouse's name at the right end of its band, moved apart where bands are thin."""
    last = table.iloc[-1]
    middles = [float(middle) for middle in last.cumsum() - last / 2]
    top = canvas.axes.get_ylim()[1]
    for place, (name, height) in enumerate(zip(table.columns, spread(middles, 0.062 * top, 0.98 * top), strict=True)):
        other = merged and place == len(middles) - 1
        label = canvas.labels.texts.charts.other_warehouses if other else canvas.labels.warehouse(result.scenario, name)
        colour = style.WAREHOUSES[place % _MOST_WAREHOUSES]
        canvas.axes.annotate(
            label,
            (1.0, middles[place]),
            xytext=(1.03, height),
            xycoords=("axes fraction", "data"),
            textcoords=("axes fraction", "data"),
            va="center",
            fontsize=style.TEXT,
            color=style.INK,
            annotation_clip=False,
            arrowprops={
                "arrowstyle": "-",
                "color": colour,
                "linewidth": 2.5,
                "relpos": (0, 0.5),
                "shrinkA": 2,
                "shrinkB": 0,
            },
        )


def _areas(canvas: Canvas, result: ScenarioResult, scaled: pd.DataFrame, merged: bool, top: float) -> None:
    """Stack the stock of each warehouse day by day, up to the top of the axis, and name them."""
    colours = [style.WAREHOUSES[number % _MOST_WAREHOUSES] for number in range(scaled.shape[1])]
    canvas.axes.stackplot(scaled.index, scaled.to_numpy().T, colors=colours, edgecolor="white", linewidth=0.4)
    canvas.axes.set_xlim(scaled.index[0], scaled.index[-1])
    canvas.axes.set_ylim(0, top)
    style.group_thousands(canvas.axes)
    mark_warm_up(canvas.axes, result.scenario, canvas.labels.texts.charts.warm_up_end)
    _names(canvas, result, scaled, merged)
    date_axis(canvas.axes, canvas.language)


def stock(
    result: ScenarioResult,
    axes: Axes | None = None,
    language: Language = "en",
    top: float | None = None,
    place: int = 0,
) -> Axes:
    """Draw stock on hand as a seven-day mean, stacked by warehouse, warm-up included.

    Parameters
    ----------
    result : ScenarioResult
        The scenario.
    axes : Axes, optional
        Where to draw; a new figure if left out.
    language : Language
        Language of the labels.
    top : float, optional
        Upper end of the y axis, 元, so that several scenarios can be compared.
    place : int
        Position of the scenario in its study, for a name that cannot be drawn.

    Returns
    -------
    Axes
        x in days, y in 元 (thousands, millions).
    """
    canvas = Canvas.open(axes, language, (style.WIDE[0], 4.6))
    words = canvas.labels.texts.charts
    table, merged = _merged(stock_by_warehouse(result).rolling(WEEK, center=True, min_periods=1).mean())
    style.calm(canvas.axes, "y")
    highest = top if top is not None else top_of([result]) or 1.0
    unit = canvas.labels.scale("元", highest)
    if table.size:
        _areas(canvas, result, table / unit.divisor, merged, highest / unit.divisor)
    canvas.axes.set_ylabel(words.stock_axis.format(unit=unit.unit), fontsize=style.TEXT, color=style.GREY)
    title = words.stock_title.format(scenario=canvas.labels.scenario(result.scenario, place))
    return canvas.close(title, footnote(result, canvas.labels))
