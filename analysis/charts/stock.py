"""Chart: stock over time, by warehouse."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter

from analysis.charts import style
from analysis.charts.canvas import Canvas, footnote
from analysis.language.numbers import Scale
from analysis.study import Language, ScenarioResult

_MOST_WAREHOUSES = len(style.WAREHOUSES)


def by_day(result: ScenarioResult) -> pd.DataFrame:
    """Stock value by day (rows) and warehouse (columns, in the scenario's order), 元."""
    table = result.stock.pivot_table(index="day", columns="warehouse", values="value", aggfunc="sum")
    kept = [warehouse.name for warehouse in result.scenario.warehouses if warehouse.name in table.columns]
    frame = table[kept].fillna(0.0).sort_index()
    frame.index = pd.to_datetime(frame.index)
    return frame


class _Dates(ConciseDateFormatter):
    """Dates without leading zeros, which `strftime` cannot leave out everywhere."""

    def format_ticks(self, values: Sequence[float]) -> list[str]:
        return [text.removeprefix("0") for text in super().format_ticks(values)]  # type: ignore[no-untyped-call]


def date_axis(axes: Axes, language: Language) -> None:
    """Mark months on the x axis: the year once, then months."""
    locator = AutoDateLocator(minticks=4, maxticks=9)  # type: ignore[no-untyped-call]
    month = "%m月" if language == "zh" else "%b"
    formats = ["%Y", month, "%d", "%H:%M", "%H:%M", "%S"]
    zero = ["", "%Y", month, "%d", "%H:%M", "%H:%M"]
    axes.xaxis.set_major_locator(locator)
    dates = _Dates(locator, formats=formats, zero_formats=zero, show_offset=False)  # type: ignore[no-untyped-call]
    axes.xaxis.set_major_formatter(dates)


def _merged(table: pd.DataFrame) -> tuple[pd.DataFrame, bool]:
    """Keep the largest warehouses apart and add up the rest, where there are more than colours."""
    if table.shape[1] <= _MOST_WAREHOUSES:
        return table, False
    large = table.mean().nlargest(_MOST_WAREHOUSES - 1).index
    kept = [name for name in table.columns if name in large]
    return table[kept].assign(**{"": table.drop(columns=kept).sum(axis=1)}), True


def _names(canvas: Canvas, result: ScenarioResult, table: pd.DataFrame, unit: Scale, merged: bool) -> None:
    """Write each warehouse's name at the right end of its band, moved apart where bands are thin."""
    last = table.tail(28).mean()
    middles = last.cumsum() - last / 2
    top = canvas.axes.get_ylim()[1] * unit.divisor
    height, step = -np.inf, 0.062 * top
    for place, name in enumerate(table.columns):
        height = max(float(middles[name]), height + step)
        label = (
            canvas.labels.texts.charts.other_warehouses
            if merged and name == ""
            else canvas.labels.warehouse(result.scenario, name)
        )
        canvas.axes.annotate(
            label,
            (1.0, float(middles[name]) / unit.divisor),
            xytext=(1.025, height / unit.divisor),
            xycoords=("axes fraction", "data"),
            textcoords=("axes fraction", "data"),
            va="center",
            fontsize=style.TEXT,
            color=style.INK,
            annotation_clip=False,
            arrowprops={
                "arrowstyle": "-",
                "color": style.WAREHOUSES[place % _MOST_WAREHOUSES],
                "linewidth": 3,
                "shrinkA": 2,
                "shrinkB": 0,
            },
        )


def stock(
    result: ScenarioResult,
    axes: Axes | None = None,
    language: Language = "en",
    top: float | None = None,
    place: int = 0,
) -> Axes:
    """Draw stock on hand at the daily close, stacked by warehouse, warm-up included.

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
    table, merged = _merged(by_day(result))
    style.calm(canvas.axes, "y")
    highest = top if top is not None else float(table.sum(axis=1).max() * 1.06) if table.size else 1.0
    unit = canvas.labels.scale("元", highest)
    if table.size:
        values = table.to_numpy().T / unit.divisor
        colours = [style.WAREHOUSES[number % _MOST_WAREHOUSES] for number in range(len(values))]
        canvas.axes.stackplot(table.index, values, colors=colours, edgecolor="white", linewidth=0.4)
        canvas.axes.set_xlim(table.index[0], table.index[-1])
        canvas.axes.set_ylim(0, highest / unit.divisor)
        _names(canvas, result, table, unit, merged)
        date_axis(canvas.axes, canvas.language)
    canvas.axes.set_ylabel(words.stock_axis.format(unit=unit.unit), fontsize=style.TEXT, color=style.GREY)
    title = words.stock_title.format(scenario=canvas.labels.scenario(result.scenario, place))
    return canvas.close(title, footnote(result, canvas.labels))
