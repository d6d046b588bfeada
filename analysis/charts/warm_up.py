"""Chart: whether the warm-up was long enough, from the daily delivery time and stock."""

from datetime import timedelta

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.charts import style
from analysis.charts.canvas import Canvas, footnote, scenario_names
from analysis.charts.mser import mser
from analysis.charts.stock import SMOOTHED_DAYS, by_day, date_axis, mark_warm_up
from analysis.study import Language, ScenarioResult, Study


def _until_end(series: pd.Series, result: ScenarioResult) -> pd.Series:
    """Cut off the cool-down, whose last orders nobody sees delivered."""
    horizon = result.scenario.horizon
    end = pd.Timestamp(horizon.start) + pd.Timedelta(seconds=horizon.warm_up + horizon.measure)
    return series[series.index < end]


def delivery_by_day(result: ScenarioResult) -> pd.Series:
    """Mean order-to-delivery time by day of order, h, warm-up included."""
    table = result.daily
    return _until_end(
        pd.Series(table["mean_delivery_h"].to_numpy(), index=pd.to_datetime(table["day"])).sort_index(), result
    )


def stock_by_day(result: ScenarioResult) -> pd.Series:
    """Stock over all warehouses at the daily close, 元, warm-up included."""
    return _until_end(by_day(result).sum(axis=1), result)


def suggested_days(result: ScenarioResult) -> int | None:
    """Days of warm-up that MSER-5 asks for, from the delivery times of each day's orders; None for short runs."""
    return mser(delivery_by_day(result).dropna().to_numpy(dtype=np.float64))


def settled_share(result: ScenarioResult) -> float | None:
    """Stock in the last week of the warm-up over its mean in the measured time; None without warm-up or stock."""
    stock = stock_by_day(result)
    horizon = result.scenario.horizon
    cut = pd.Timestamp(horizon.start) + pd.Timedelta(seconds=horizon.warm_up)
    before, after = stock[stock.index < cut].tail(SMOOTHED_DAYS), stock[stock.index >= cut]
    if before.empty or after.empty or after.mean() <= 0:
        return None
    return float(before.mean() / after.mean())


def _panel(canvas: Canvas, axes: Axes, study: Study, series: list[pd.Series], heading: str, divisor: float) -> None:
    """Draw each scenario's days as a thin line and their running mean as a thick one."""
    for place, days in enumerate(series):
        colour = style.SCENARIOS[place % len(style.SCENARIOS)]
        axes.plot(days.index, days / divisor, color=colour, linewidth=0.6, alpha=0.45, zorder=2)
        smooth = days.rolling(SMOOTHED_DAYS, center=True, min_periods=1).mean() / divisor
        axes.plot(smooth.index, smooth, color=colour, linewidth=2.0, zorder=3)
    style.calm(axes, "y")
    style.group_thousands(axes)
    horizon = study.baseline.scenario.horizon
    start = pd.Timestamp(horizon.start)
    cut = start + pd.Timedelta(seconds=horizon.warm_up)
    axes.axvspan(start, cut, color=style.GRID, zorder=0, linewidth=0)  # type: ignore[arg-type]
    axes.set_ylim(0, 1.22 * axes.get_ylim()[1])
    axes.set_xlim(start, start + timedelta(seconds=horizon.warm_up + horizon.measure))  # type: ignore[arg-type]
    axes.set_title(heading, loc="left", fontsize=style.TEXT, color=style.GREY)
    mark_warm_up(axes, study.baseline.scenario, canvas.labels.texts.charts.warm_up_end)
    date_axis(axes, canvas.language)


def _legend(canvas: Canvas, study: Study) -> None:
    """Name the scenarios and the days that MSER-5 suggests for each."""
    words = canvas.labels.texts.charts
    handles, names = [], []
    for place, (result, name) in enumerate(zip(study.results, scenario_names(study, canvas.labels), strict=True)):
        days = suggested_days(result)
        handles.extend(canvas.axes.plot([], [], color=style.SCENARIOS[place % len(style.SCENARIOS)], linewidth=2.4))
        names.append(name if days is None else f"{name} ({words.warm_up_mser.format(days=days)})")
    style.legend(
        canvas.axes, handles, names, loc="lower left", ncols=style.legend_columns(names), bbox_to_anchor=(0.0, 1.1)
    )


def _two_panels() -> tuple[Axes, Axes]:
    figure: Figure = style.new_figure((style.WIDE[0], 6.0))
    upper = figure.add_subplot(2, 1, 1)
    return upper, figure.add_subplot(2, 1, 2)


def warm_up(study: Study, axes: Axes | None = None, language: Language = "en") -> Axes:
    """Draw daily mean delivery time, and beneath it stock, with the end of the warm-up.

    Parameters
    ----------
    study : Study
        The scenarios.
    axes : Axes, optional
        Where to draw the delivery times; if left out, a new figure that shows stock too.
    language : Language
        Language of the labels.

    Returns
    -------
    Axes
        x in days, y in hours; the warm-up is shaded.
    """
    lower = None
    upper = axes
    if upper is None:
        upper, lower = _two_panels()
    drawn = Canvas.open(upper, language)
    canvas = Canvas(upper, axes is None, drawn.language, drawn.labels)
    words = canvas.labels.texts.charts
    _panel(
        canvas, upper, study, [delivery_by_day(result) for result in study.results], words.warm_up_panel_delivery, 1.0
    )
    if lower is not None:
        series = [stock_by_day(result) for result in study.results]
        unit = canvas.labels.scale("元", max((float(days.max()) for days in series if len(days)), default=1.0))
        _panel(canvas, lower, study, series, words.warm_up_panel_stock.format(unit=unit.unit), unit.divisor)
    _legend(canvas, study)
    return canvas.close(words.warm_up_title, footnote(study.baseline, canvas.labels, study.seed))
