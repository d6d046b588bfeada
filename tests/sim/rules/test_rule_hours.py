"""Opening hours, cut-offs and delivery hours, against a search through every minute of the week."""

from datetime import date, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_scenarios import DAY, HOUR, carrier, scenario, warehouse

from sim.clock import NEVER, WEEK
from sim.network.build import build
from sim.network.network import Network
from sim.rules.hours import next_of_week, next_open, second_of_week, weekday, within_day

MINUTE = 60
minutes_of_day = st.integers(0, 24 * 60).map(lambda minute: minute * MINUTE)
hours = st.tuples(minutes_of_day, minutes_of_day).filter(lambda span: span[0] < DAY and 0 < span[1] != span[0])
days = st.sets(st.integers(0, 6), min_size=1).map(lambda chosen: tuple(sorted(chosen)))
times = st.integers(0, 3 * WEEK)
times_of_day = st.lists(
    st.integers(0, 24 * 60).map(lambda minute: minute * MINUTE), min_size=1, max_size=3, unique=True
)
starts = st.dates(date(2024, 1, 1), date(2026, 12, 31))


def network_of(opening: dict[str, object], start: date = date(2025, 1, 6), **of_carrier: object) -> Network:
    """Build a network whose warehouse has these opening hours, from a first day on."""
    horizon = {"start": start, "measure": DAY}
    return build(scenario(horizon=horizon, warehouses=[warehouse(opening=opening)], carriers=[carrier(**of_carrier)]))


def is_open(opening: dict[str, object], start: date, seconds: np.ndarray) -> np.ndarray:
    """Say for each time whether the warehouse is open, by going through its days."""
    begin, end = opening["hours"]
    length = (end - begin) % DAY or DAY
    of_week = seconds + start.weekday() * DAY
    return np.any([(of_week - day * DAY - begin) % WEEK < length for day in opening["days"]], axis=0)


@given(starts, times)
def test_weekdays_are_those_of_the_calendar(start: date, now: int) -> None:
    """The weekday and the second of the week follow from the first simulated day."""
    network = network_of({}, start)
    moment = datetime.combine(start, datetime.min.time()) + timedelta(seconds=now)
    assert weekday(network, now) == moment.weekday()
    monday = datetime.combine(moment.date() - timedelta(days=moment.weekday()), datetime.min.time())
    assert second_of_week(network, now) == (moment - monday).total_seconds()


@settings(max_examples=200)
@given(days, hours, starts, times)
def test_next_open_is_the_first_open_second(
    days: tuple[int, ...], hours: tuple[int, int], start: date, now: int
) -> None:
    """The warehouse is open then, and at no whole minute between now and then."""
    opening = {"days": days, "hours": hours}
    found = next_open(network_of(opening, start), 0, now)
    before = np.append(np.arange(-(-now // MINUTE) * MINUTE, found, MINUTE), [] if found == now else [now, found - 1])
    assert is_open(opening, start, np.array([found])).all()
    assert not is_open(opening, start, before).any()


@pytest.mark.parametrize(
    ("day", "hour", "opens"),
    [
        (4, 12, 4 * 24 + 12),
        (4, 18, 7 * 24 + 8),
        (4, 23, 7 * 24 + 8),
        (5, 10, 7 * 24 + 8),
        (0, 3, 8),
        (1, 18, 2 * 24 + 8),
    ],
)
def test_a_weekend_is_closed(day: int, hour: int, opens: int) -> None:
    """Open from Monday to Friday, 8:00 to 18:00: who comes on Friday evening waits until Monday."""
    network = network_of({"days": (0, 1, 2, 3, 4), "hours": (8 * HOUR, 18 * HOUR)})
    assert next_open(network, 0, day * DAY + hour * HOUR) == opens * HOUR


def test_a_warehouse_without_hours_never_opens() -> None:
    """No scenario can say so, but the search has an end."""
    network = network_of({})
    network.array("opening")["close_s"] = 0
    assert next_open(network, 0, 12345) == NEVER


def test_always_open() -> None:
    """Without opening hours every second is fine."""
    network = network_of({})
    assert [next_open(network, 0, now) for now in (0, 86399, 86400, 123456)] == [0, 86399, 86400, 123456]


@given(days, times_of_day, starts, times)
def test_next_of_week_is_the_first_that_comes(
    days: tuple[int, ...], cut_offs: list[int], start: date, now: int
) -> None:
    """The cut-off found falls on a collection day at a cut-off time, and no other lies before it."""
    network = network_of({}, start, cut_offs=cut_offs, collection_days=days)
    terms = network.carriers[0]
    found = next_of_week(network, terms.cut_offs, terms.cut_off_count, now)
    weeks = np.arange(-1, 6) * WEEK - start.weekday() * DAY
    moments = np.array([[day * DAY + time for time in cut_offs] for day in days])
    every = np.add.outer(weeks, moments).ravel()
    assert found == every[every >= now].min()


def test_no_times_never_come() -> None:
    """An empty list of times has no next one."""
    assert next_of_week(network_of({}), 0, 0, 17) == NEVER


@given(st.tuples(minutes_of_day, minutes_of_day).map(sorted), times)
def test_within_day_is_the_first_second_of_the_hours(span: list[int], now: int) -> None:
    """The time found lies within the hours, both ends included, and nothing between now and it does."""
    begin, end = span
    found = within_day(now, begin, end)
    seconds = np.append(np.arange(now, found), found)
    inside = (seconds % DAY >= begin) & (seconds % DAY <= end)
    assert inside[-1]
    assert not inside[:-1].any()


def test_midnight_ends_a_day_and_begins_the_next() -> None:
    """Hours up to 24:00 let nothing through at the midnight after them, which is 0:00 of a day that has not begun."""
    assert within_day(DAY - 1, 9 * HOUR, DAY) == DAY - 1
    assert within_day(DAY, 9 * HOUR, DAY) == DAY + 9 * HOUR
