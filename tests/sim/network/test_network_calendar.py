"""Demand over the calendar: days and their factors."""

from datetime import date

import numpy as np
import pytest
from small_scenarios import DAY, HOUR, scenario

from sim.network.calendar import day_factors, measured_factor, simulated_days


@pytest.mark.parametrize(("warm_up", "cool_down", "days"), [(0, 0, 3), (DAY, 2 * DAY, 6), (12 * HOUR, 0, 4), (1, 1, 4)])
def test_a_day_that_has_begun_is_simulated(warm_up: int, cool_down: int, days: int) -> None:
    """Three measured days, and whole days around them."""
    horizon = {"measure": 3 * DAY, "warm_up": warm_up, "cool_down": cool_down}
    assert simulated_days(scenario(horizon=horizon)) == days


def test_weekday_factors_have_mean_one_over_a_week() -> None:
    """Weights 2, 1, 1, 1, 1, 1, 0 stand for themselves; from a Thursday on they begin in the middle."""
    weekdays = (2, 1, 1, 1, 1, 1, 0)
    assert day_factors(scenario(weekdays=weekdays, days=8)).tolist() == [2, 1, 1, 1, 1, 1, 0, 2]
    horizon = {"start": date(2025, 1, 9), "measure": 5 * DAY}
    assert day_factors(scenario(weekdays=weekdays, horizon=horizon)).tolist() == [1, 1, 1, 0, 2]
    assert day_factors(scenario(weekdays=(8, 4, 4, 4, 4, 4, 0), days=2)).tolist() == [2, 1]


def test_events_begin_before_the_run_and_end_after_it() -> None:
    """Of an event only the simulated days count; days on which two fall have both factors."""
    events = [
        {"name": "old", "first": "2024-12-01", "last": "2025-01-06", "factor": 2.0},
        {"name": "over", "first": "2024-12-01", "last": "2025-01-05", "factor": 5.0},
        {"name": "new", "first": "2025-01-08", "last": "2026-01-01", "factor": 0.5},
        {"name": "both", "first": "2025-01-08", "last": "2025-01-08", "factor": 3.0},
        {"name": "later", "first": "2025-02-08", "last": "2025-02-09", "factor": 7.0},
    ]
    assert day_factors(scenario(calendar=events, days=4)).tolist() == [2, 1, 1.5, 0.5]


def test_measured_days_alone_make_the_measured_factor() -> None:
    """Warm-up and cool-down are left out: of factors 9, 1, 3, 9 the mean of the middle two is 2."""
    events = [
        {"name": str(day), "first": f"2025-01-{day:02d}", "last": f"2025-01-{day:02d}", "factor": factor}
        for day, factor in ((6, 9.0), (8, 3.0), (9, 9.0))
    ]
    horizon = {"start": "2025-01-06", "warm_up": DAY, "measure": 2 * DAY, "cool_down": DAY}
    assert measured_factor(scenario(calendar=events, horizon=horizon)) == pytest.approx(2.0)
    assert np.isclose(measured_factor(scenario(days=7, weekdays=(7, 0, 0, 0, 0, 0, 0))), 1.0)
