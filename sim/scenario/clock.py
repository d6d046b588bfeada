"""The clock and the calendar: times of day, from-to hours, weekdays and dates, and how they are written."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any

from sim.scenario.written import Written, refuse

DAY_S = 86_400
"""Seconds of a day."""

WEEKDAY_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_DATE = re.compile(r"[12]\d{3}-\d{2}-\d{2}", re.ASCII)
_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?", re.ASCII)


@dataclass(frozen=True)
class Spelling(Written):
    """A value written in a fixed form.

    Attributes
    ----------
    wanted : str
        What is expected, with an example.
    parse : callable
        Reads text; raises `ValueError` where it is something else.
    check : callable
        Takes any other value, and whether it comes from a file; returns the model's value, or None where it is none.
    spell : callable
        Writes the model's value so that `parse` reads it again.
    """

    wanted: str
    parse: Callable[[str], Any]
    check: Callable[[Any, bool], Any]
    spell: Callable[[Any], str]

    def expected(self) -> str:
        """Say what is expected, with an example."""
        return self.wanted

    def read(self, value: object, *, from_file: bool) -> Any:
        """Read text, or take the model's own value from Python code."""
        if isinstance(value, str):
            return self.parse(value)
        checked = self.check(value, from_file)
        if checked is None:
            raise refuse(self.wanted)
        return checked

    def format(self, value: Any) -> str:
        """Write the value as in a file."""
        return self.spell(value)


def parse_time(text: str) -> int:
    """Read a time of day such as "18:00" or "24:00" as seconds since midnight, 0 to 86400; raises `ValueError`."""
    match = _TIME.fullmatch(text.strip())
    if match is None:
        raise refuse(TIME_OF_DAY.wanted)
    hours, minutes, seconds = int(match[1]), int(match[2]), int(match[3] or 0)
    time = 3600 * hours + 60 * minutes + seconds
    if minutes > 59 or seconds > 59 or time > DAY_S:
        raise refuse(TIME_OF_DAY.wanted)
    return time


def format_time(time: int) -> str:
    """Write seconds since midnight as a time of day."""
    minutes, seconds = divmod(time, 60)
    text = f"{minutes // 60:02d}:{minutes % 60:02d}"
    return f"{text}:{seconds:02d}" if seconds else text


def _check_time(value: Any, from_file: bool) -> int | None:
    return value if type(value) is int and 0 <= value <= (0 if from_file else DAY_S) else None


def parse_hours(text: str) -> tuple[int, int]:
    """Read "08:00-16:00" as two times of day in seconds; raises `ValueError`, also where they are equal."""
    first, dash, last = text.replace("–", "-").partition("-")
    hours = _check_hours((parse_time(first), parse_time(last)), False) if dash else None
    if hours is None:
        raise refuse(DAY_HOURS.wanted)
    return hours


def _check_hours(value: Any, from_file: bool) -> tuple[int, int] | None:
    if from_file or not isinstance(value, tuple | list) or len(value) != 2:
        return None
    if any(_check_time(time, from_file) is None for time in value):
        return None
    first, last = value
    return (first, last) if first < DAY_S and 0 < last != first else None


def format_hours(hours: tuple[int, int]) -> str:
    """Write from-to hours."""
    return f"{format_time(hours[0])}-{format_time(hours[1])}"


def parse_weekdays(text: str) -> tuple[int, ...]:
    """Read "mon-fri, sun" as weekdays in order, Monday = 0; raises `ValueError`."""
    days: set[int] = set()
    for part in text.casefold().split(","):
        first, dash, last = (name.strip() for name in part.partition("-"))
        begin, end = _weekday(first), _weekday(last if dash else first)
        days |= {day % 7 for day in range(begin, end + 1 if end >= begin else end + 8)}
    return tuple(sorted(days))


def _weekday(name: str) -> int:
    days = [day for day, full in enumerate(_FULL_NAMES) if name in (full, full[:3])]
    if not days:
        raise refuse(WEEKDAYS.wanted)
    return days[0]


def _check_weekdays(value: Any, from_file: bool) -> tuple[int, ...] | None:
    if not isinstance(value, tuple | list) or not value:
        return None
    if all(isinstance(name, str) for name in value):
        return parse_weekdays(", ".join(value))
    if from_file or not all(type(day) is int and 0 <= day <= 6 for day in value):
        return None
    return tuple(sorted(set(value)))


def format_weekdays(days: tuple[int, ...]) -> str:
    """Write weekdays as ranges."""
    runs: list[list[int]] = []
    for day in days:
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    names = [(WEEKDAY_NAMES[run[0]], WEEKDAY_NAMES[run[-1]]) for run in runs]
    return ", ".join(first if first == last else f"{first}-{last}" for first, last in names)


def parse_date(text: str) -> date:
    """Read a day such as 2025-11-11; raises `ValueError`."""
    if _DATE.fullmatch(text.strip()):
        try:
            return date.fromisoformat(text.strip())
        except ValueError:  # no such day; said below with what is expected
            pass
    raise refuse(DATE.wanted)


def _check_date(value: Any, from_file: bool) -> date | None:
    return value if isinstance(value, date) and not isinstance(value, datetime) else None


_FULL_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

TIME_OF_DAY = Spelling("a time of day such as '18:00', from 00:00 to 24:00", parse_time, _check_time, format_time)
DAY_HOURS = Spelling(
    "hours from-to such as '08:00-16:00' ('22:00-06:00' ends on the next day)", parse_hours, _check_hours, format_hours
)
WEEKDAYS = Spelling("weekdays such as 'mon-fri' or 'mon-wed, sun'", parse_weekdays, _check_weekdays, format_weekdays)
DATE = Spelling("a date such as 2025-11-11", parse_date, _check_date, date.isoformat)

Date = Annotated[date, DATE]
"""A day; written 2025-11-11."""

TimeOfDay = Annotated[int, TIME_OF_DAY]
"""A time of day in seconds since midnight, 0 to 86400; written "18:00"."""

DayHours = Annotated[tuple[int, int], DAY_HOURS]
"""From and to in seconds since midnight; a `to` below `from` lies on the next day. Written "08:00-16:00"."""

Weekdays = Annotated[tuple[int, ...], WEEKDAYS]
"""Weekdays in order, Monday = 0; never empty. Written "mon-fri, sun"."""
