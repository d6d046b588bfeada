"""Whether forecasts make sense: whole days, and the parameters of their method."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sim.scenario.clock import DAY_S
from sim.scenario.finding import Finding
from sim.scenario.forecast import TAKES, Forecast

if TYPE_CHECKING:
    from sim.scenario.scenario import Scenario

LONGEST_DAYS = 366
"""Days that a moving average looks back on at most, and between two updates."""
OF_SOME = tuple(dict.fromkeys(name for names in TAKES.values() for name in names))
"""Fields that some method takes and another does not."""


def check_forecasts(scenario: "Scenario") -> Iterator[Finding]:
    """Find times that are no whole days, and parameters that a method does not have."""
    for number, forecast in enumerate(scenario.forecasts):
        for field in ("window", "update"):
            time = getattr(forecast, field)
            if time is not None and (time % DAY_S or time > LONGEST_DAYS * DAY_S):
                yield Finding(("forecasts", number, field), time, f"whole days, {LONGEST_DAYS} at most")
        for field in OF_SOME:
            value = getattr(forecast, field)
            if field not in TAKES[forecast.method] and value != Forecast.model_fields[field].default:
                yield Finding(("forecasts", number, field), value, f"no such key with method {forecast.method}")


def forecast_oddities(scenario: "Scenario") -> Iterator[Finding]:
    """Find forecasts that no policy looks at."""
    used = {policy.forecast for site in scenario.warehouses for policy in site.stock.policies}
    for number, forecast in enumerate(scenario.forecasts):
        if forecast.name not in used:
            expected = "a forecast that some policy names; this one is not made"
            yield Finding(("forecasts", number, "name"), forecast.name, expected)
