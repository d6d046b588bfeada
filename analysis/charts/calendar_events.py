"""Events of the calendar behind a chart of days: shaded, and named where they matter most."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import log

from matplotlib.axes import Axes

from analysis.charts import style
from analysis.charts.lines import columns
from analysis.language import Labels
from sim.scenario.demand import CalendarEvent

_NEAR_DAYS = 3
"""Events with no more days between them belong together, as eve, day and aftermath of a feast."""

_LEFT_OUT = re.compile(r"\s*20\d\d\s*年?\s*|当日$")
SHADE = "#F3EBC8"


@dataclass(frozen=True)
class Season:
    """Events of the calendar that follow each other.

    Parameters
    ----------
    first, last : date
        First and last day.
    event : CalendarEvent
        The one in which demand differs most from usual days.
    """

    first: date
    last: date
    event: CalendarEvent


def seasons(calendar: Sequence[CalendarEvent], first: date, last: date) -> list[Season]:
    """Put events between two days together that follow each other."""
    found: list[Season] = []
    for event in sorted(calendar, key=lambda one: (one.first, one.last)):
        if event.last < first or event.first > last or event.factor == 1:
            continue
        before = found[-1] if found else None
        if before is None or (event.first - before.last).days > _NEAR_DAYS + 1:
            found.append(Season(event.first, event.last, event))
        else:
            stronger = max(before.event, event, key=_weight)
            found[-1] = Season(before.first, max(before.last, event.last), stronger)
    return found


def _weight(event: CalendarEvent) -> float:
    return abs(log(max(event.factor, 1e-9)))


def name_of(event: CalendarEvent, labels: Labels) -> str:
    """Name of an event without its year and day, which the axis tells."""
    return _LEFT_OUT.sub("", labels.event(event)) or labels.event(event)


def shade_seasons(axes: Axes, found: Sequence[Season], last: date) -> None:
    """Shade the days of the calendar's events."""
    for season in found:
        end = min(season.last, last) + timedelta(days=1)
        axes.axvspan(season.first, end, color=SHADE, linewidth=0, zorder=0)  # type: ignore[arg-type]


def name_seasons(axes: Axes, found: Sequence[Season], labels: Labels, first: date, last: date) -> None:
    """Write the names of events above the axes; a name that would cover the one before it is left out, unless it weighs more."""
    days, letters = max((last - first).days, 1), 145.0
    taken: list[tuple[float, float]] = []
    for season in sorted(found, key=lambda one: -_weight(one.event)):
        text = name_of(season.event, labels)
        begin, end = max(season.first, first), min(season.last, last)
        middle = ((begin - first).days + (end - first).days + 1) / 2 / days
        half = (columns(text) + 1) / 2 / letters
        middle = min(max(middle, half), 1 - half)
        if all(middle + half <= left or middle - half >= right for left, right in taken):
            taken.append((middle - half, middle + half))
            axes.annotate(
                text, (middle, 1.0), xycoords="axes fraction", xytext=(0, 3), textcoords="offset points", ha="center",
                va="bottom", fontsize=style.SMALL, color=style.GREY,
            )  # fmt: skip
