"""Demand over the calendar: how much each simulated day asks for, compared with a usual day."""

from collections.abc import Sequence
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray

from sim.clock import DAY
from sim.scenario.demand import CalendarEvent
from sim.scenario.scenario import Scenario


def simulated_days(scenario: Scenario) -> int:
    """Whole days from the start to the end of the cool-down."""
    horizon = scenario.horizon
    return -(-(horizon.warm_up + horizon.measure + horizon.cool_down) // DAY)


def weekday_factors(scenario: Scenario) -> NDArray[np.float64]:
    """Demand of Monday to Sunday over that of a usual day, mean 1."""
    return np.asarray(scenario.demand.weekdays, np.float64) / np.mean(scenario.demand.weekdays)


def day_factors(scenario: Scenario, days: int | None = None) -> NDArray[np.float64]:
    """Demand of each simulated day (or of so many) over that of a usual day: weekday pattern times all events that hold the day."""
    return factors_between(scenario, 0, simulated_days(scenario) if days is None else days)


def event_factors(scenario: Scenario, days: int) -> NDArray[np.float64]:
    """Product of the factors of all calendar events that hold a day, for so many days from the start."""
    return _times_events(scenario, np.ones(days), 0, scenario.demand.calendar)


def factors_between(
    scenario: Scenario, first: int, last: int, events: Sequence[CalendarEvent] | None = None
) -> NDArray[np.float64]:
    """Demand of the days from `first` to before `last`, counted from the start of the run, over that of a usual day.

    Parameters
    ----------
    events : sequence of CalendarEvent, optional
        Left out: those of the scenario.
    """
    weekdays, start = weekday_factors(scenario), scenario.horizon.start.weekday()
    factors = np.array([weekdays[(start + day) % 7] for day in range(first, last)])
    return _times_events(scenario, factors, first, scenario.demand.calendar if events is None else events)


def _times_events(
    scenario: Scenario, factors: NDArray[np.float64], first: int, events: Sequence[CalendarEvent]
) -> NDArray[np.float64]:
    """Multiply factors of days from `first` on by those of events."""
    start = scenario.horizon.start
    for event in events:
        begin = max(first, (event.first - start) // timedelta(days=1))
        end = (event.last - start) // timedelta(days=1)
        if end >= first:
            factors[begin - first : end + 1 - first] *= event.factor
    return factors


def measured_factor(scenario: Scenario) -> float:
    """Mean of the measured days' factors."""
    horizon = scenario.horizon
    first, last = horizon.warm_up // DAY, -(-(horizon.warm_up + horizon.measure) // DAY)
    return float(np.mean(day_factors(scenario)[first:last]))
