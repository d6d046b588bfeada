"""Chart: whether the warm-up was long enough, from the daily delivery time and stock."""

from datetime import timedelta

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.charts import style
from analysis.charts.canvas import Canvas, footnote, scenario_names
from analysis.charts.stock import date_axis, mark_warm_up
from analysis.settling import WEEK, delivery_by_day, stock_by_day, suggested_days
from analysis.study import Language, Study


def _panel(canvas: Canvas, axes: Axes, study: Study, series: list[pd.Series], heading: str, divisor: float) -> None:
    """Draw each scenario's days as a thin line and their running mean as a thick one."""
    for place, days in enumerate(series):
        colour = style.SCENARIOS[place % len(style.SCENARIOS)]
        axes.plot(days.index, days / divisor, color=colour, linewidth=0.6, alpha=0.45, zorder=2)
        smooth = days.rolling(WEEK, center=True, min_periods=1).mean() / divisor
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
