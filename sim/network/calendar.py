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


def day_factors(scenario: Scenario) -> NDArray[np.float64]:
    """Demand of each simulated day over that of a usual day: weekday pattern (mean 1) times all events that hold the day."""
    weekdays = np.asarray(scenario.demand.weekdays) / np.mean(scenario.demand.weekdays)
    start = scenario.horizon.start
    factors = np.array([weekdays[(start.weekday() + day) % 7] for day in range(simulated_days(scenario))])
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
