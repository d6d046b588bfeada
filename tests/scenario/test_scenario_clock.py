"""Times of day, hours, weekdays and dates."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.scenario.clock import (
    DATE,
    DAY_HOURS,
    TIME_OF_DAY,
    WEEKDAYS,
    format_hours,
    format_time,
    format_weekdays,
    parse_hours,
    parse_time,
    parse_weekdays,
)  # fmt: skip

TIMES = st.integers(0, 86_400)


@given(TIMES)
def test_times_survive_writing(time: int) -> None:
    """parse(format(t)) is t for every second of the day, 24:00 included."""
    assert parse_time(format_time(time)) == time


@given(TIMES, TIMES)
def test_hours_survive_writing(first: int, last: int) -> None:
    """Every from-to that is one is written and read back; the rest is refused."""
    if first < 86_400 and 0 < last != first:
        assert parse_hours(format_hours((first, last))) == (first, last)
    else:
        with pytest.raises(ValueError, match="hours from-to"):
            parse_hours(format_hours((first, last)))


@given(st.sets(st.integers(0, 6), min_size=1))
def test_weekdays_survive_writing(days: set[int]) -> None:
    """Every set of weekdays is written and read back in order."""
    assert parse_weekdays(format_weekdays(tuple(sorted(days)))) == tuple(sorted(days))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("mon-fri", (0, 1, 2, 3, 4)),
        ("mon-wed, sun", (0, 1, 2, 6)),
        ("sat-mon", (0, 5, 6)),
        ("Monday, wed", (0, 2)),
        ("sun", (6,)),
    ],
)
def test_weekdays_are_read(text: str, days: tuple[int, ...]) -> None:
    """Ranges may pass the end of the week, names may be long."""
    assert parse_weekdays(text) == days


def test_weekdays_may_be_a_list() -> None:
    """A list of names means the same as one text."""
    assert WEEKDAYS.read(["sun", "mon-tue"], from_file=True) == (0, 1, 6)


@pytest.mark.parametrize("text", ["25:00", "24:01", "12:60", "noon", "12", "1:2", "12:00:61", "²1:00"])
def test_other_times_are_refused(text: str) -> None:
    """A time of day lies between 00:00 and 24:00."""
    with pytest.raises(ValueError, match="a time of day"):
        parse_time(text)


@pytest.mark.parametrize("text", ["8-16", "08:00", "08:00-08:00", "24:00-08:00", "08:00-00:00-09:00"])
def test_other_hours_are_refused(text: str) -> None:
    """Hours are two different times with a dash."""
    with pytest.raises(ValueError, match=r"hours from-to|a time of day"):
        parse_hours(text)


@pytest.mark.parametrize("text", ["", "mo", "mon-", "fun", "mon;tue"])
def test_other_weekdays_are_refused(text: str) -> None:
    """Weekdays are named by three letters or in full."""
    with pytest.raises(ValueError, match="weekdays"):
        parse_weekdays(text)


@pytest.mark.parametrize(
    ("spelling", "value"),
    [(TIME_OF_DAY, 3600), (DAY_HOURS, [0, 3600]), (WEEKDAYS, [0, 1]), (WEEKDAYS, []), (DATE, 20_250_101)],
)
def test_files_hold_text_and_not_numbers(spelling: object, value: object) -> None:
    """Seconds and positions are for Python code; a year is no date."""
    with pytest.raises(ValueError, match="expected"):
        spelling.read(value, from_file=True)  # type: ignore[attr-defined]


def test_python_may_pass_model_values() -> None:
    """Python code may pass seconds, pairs, positions and dates."""
    assert TIME_OF_DAY.read(3600, from_file=False) == 3600
    assert DAY_HOURS.read([0, 3600], from_file=False) == (0, 3600)
    assert WEEKDAYS.read((6, 0), from_file=False) == (0, 6)
    assert DATE.read(date(2025, 11, 11), from_file=False) == date(2025, 11, 11)


@pytest.mark.parametrize("value", ["2025-02-30", "20250101", "2025-1-1", "1735689600", datetime(2025, 1, 1)])
def test_other_dates_are_refused(value: object) -> None:
    """A date is year-month-day and exists; no time stamps."""
    with pytest.raises(ValueError, match="a date such as"):
        DATE.read(value, from_file=False)
