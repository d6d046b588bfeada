"""Demand over the calendar: how much each simulated day asks for, compared with a usual day."""

from datetime import timedelta

import numpy as np
from numpy.typing import NDArray

from sim.clock import DAY
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
    weekdays, start = weekday_factors(scenario), scenario.horizon.start
    days = simulated_days(scenario) if days is None else days
    return _times_events(scenario, np.array([weekdays[(start.weekday() + day) % 7] for day in range(days)]))


def event_factors(scenario: Scenario, days: int) -> NDArray[np.float64]:
    """Product of the factors of all calendar events that hold a day, for so many days from the start."""
    return _times_events(scenario, np.ones(days))


def _times_events(scenario: Scenario, factors: NDArray[np.float64]) -> NDArray[np.float64]:
    start = scenario.horizon.start
    for event in scenario.demand.calendar:
        first = max(0, (event.first - start) // timedelta(days=1))
        last = (event.last - start) // timedelta(days=1)
        if last >= 0:
            factors[first : last + 1] *= event.factor
    return factors


def measured_factor(scenario: Scenario) -> float:
    """Mean of the measured days' factors."""
    horizon = scenario.horizon
    first, last = horizon.warm_up // DAY, -(-(horizon.warm_up + horizon.measure) // DAY)
    return float(np.mean(day_factors(scenario)[first:last]))
