"""The clock and the week: times of day, from-to hours and weekdays."""

import re
from typing import Annotated, Any

from pydantic import PlainSerializer, ValidationInfo
from pydantic.functional_validators import BeforeValidator
from pydantic_core.core_schema import SerializationInfo

from sim.scenario.quantity import from_file, in_units, refuse

DAY_S = 86_400
"""Seconds of a day."""

WEEKDAY_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?")
_TIME_EXPECTED = "a time of day such as '18:00', from 00:00 to 24:00"
_HOURS_EXPECTED = "hours from-to such as '08:00-16:00' (a time not after the first lies on the next day)"
_WEEKDAYS_EXPECTED = "weekdays such as 'mon-fri' or 'mon-wed, sun'"


def parse_time(text: str) -> int:
    """Read a time of day as seconds since midnight.

    Parameters
    ----------
    text : str
        For example "18:00", "7:05:30" or "24:00".

    Returns
    -------
    int
        0 to 86400.

    Raises
    ------
    PydanticCustomError
        A `ValueError` that says what was expected.
    """
    match = _TIME.fullmatch(text.strip())
    if match is None:
        raise refuse(_TIME_EXPECTED)
    hours, minutes, seconds = int(match[1]), int(match[2]), int(match[3] or 0)
    time = 3600 * hours + 60 * minutes + seconds
    if minutes > 59 or seconds > 59 or time > DAY_S:
        raise refuse(_TIME_EXPECTED)
    return time


def format_time(time: int) -> str:
    """Write seconds since midnight as a time of day, so that `parse_time` reads them again."""
    minutes, seconds = divmod(time, 60)
    text = f"{minutes // 60:02d}:{minutes % 60:02d}"
    return f"{text}:{seconds:02d}" if seconds else text


def parse_hours(text: str) -> tuple[int, int]:
    """Read "08:00-16:00" as two times of day; raises `ValueError` where they are equal or no times."""
    first, dash, last = text.replace("–", "-").partition("-")
    if not dash:
        raise refuse(_HOURS_EXPECTED)
    return _checked_hours(parse_time(first), parse_time(last))


def _checked_hours(first: int, last: int) -> tuple[int, int]:
    if not (0 <= first < DAY_S and 0 < last <= DAY_S) or first == last:
        raise refuse(_HOURS_EXPECTED)
    return first, last


def format_hours(hours: tuple[int, int]) -> str:
    """Write from-to hours so that `parse_hours` reads them again."""
    return f"{format_time(hours[0])}-{format_time(hours[1])}"


def parse_weekdays(text: str) -> tuple[int, ...]:
    """Read "mon-fri, sun" as weekdays in order, Monday = 0; raises `ValueError` for anything else."""
    days: set[int] = set()
    for part in text.casefold().split(","):
        first, dash, last = (name.strip() for name in part.partition("-"))
        begin, end = _weekday(first), _weekday(last if dash else first)
        days |= {day % 7 for day in range(begin, end + 1 if end >= begin else end + 8)}
    return tuple(sorted(days))


def _weekday(name: str) -> int:
    if name[:3] not in WEEKDAY_NAMES or not name.isalpha():
        raise refuse(_WEEKDAYS_EXPECTED)
    return WEEKDAY_NAMES.index(name[:3])


def format_weekdays(days: tuple[int, ...]) -> str:
    """Write weekdays as ranges, so that `parse_weekdays` reads them again."""
    runs: list[list[int]] = []
    for day in days:
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    names = [(WEEKDAY_NAMES[run[0]], WEEKDAY_NAMES[run[-1]]) for run in runs]
    return ", ".join(first if first == last else f"{first}-{last}" for first, last in names)


def _time(value: object, info: ValidationInfo) -> object:
    if isinstance(value, str):
        return parse_time(value)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= DAY_S or (from_file(info) and value):
        raise refuse(_TIME_EXPECTED)
    return value


def _hours(value: object, info: ValidationInfo) -> object:
    if isinstance(value, str):
        return parse_hours(value)
    if isinstance(value, tuple | list) and len(value) == 2 and all(type(time) is int for time in value) and not from_file(info):
        return _checked_hours(*value)
    raise refuse(_HOURS_EXPECTED)


def _weekdays(value: object, info: ValidationInfo) -> object:
    if isinstance(value, str):
        return parse_weekdays(value)
    if isinstance(value, tuple | list) and value and all(isinstance(day, str) for day in value):
        return tuple(sorted({day for name in value for day in parse_weekdays(name)}))
    whole = isinstance(value, tuple | list) and all(type(day) is int and 0 <= day <= 6 for day in value)
    if whole and value and not from_file(info):
        return tuple(sorted(set(value)))  # type: ignore[call-overload]
    raise refuse(_WEEKDAYS_EXPECTED)


def _show_time(value: int, info: SerializationInfo) -> Any:
    return format_time(value) if in_units(info) else value


def _show_hours(value: tuple[int, int], info: SerializationInfo) -> Any:
    return format_hours(value) if in_units(info) else list(value)


def _show_weekdays(value: tuple[int, ...], info: SerializationInfo) -> Any:
    return format_weekdays(value) if in_units(info) else list(value)


TimeOfDay = Annotated[int, BeforeValidator(_time), PlainSerializer(_show_time)]
"""A time of day in seconds since midnight, 0 to 86400; written "18:00"."""

DayHours = Annotated[tuple[int, int], BeforeValidator(_hours), PlainSerializer(_show_hours)]
"""From and to in seconds since midnight; a `to` below `from` lies on the next day. Written "08:00-16:00"."""

Weekdays = Annotated[tuple[int, ...], BeforeValidator(_weekdays), PlainSerializer(_show_weekdays)]
"""Weekdays in order, Monday = 0; never empty. Written "mon-fri, sun"."""
