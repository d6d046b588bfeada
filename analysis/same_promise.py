"""Whether scenarios promise every city the same, so that on-time delivery measures the same."""

from collections.abc import Sequence

from analysis.study import ScenarioResult
from sim.scenario.scenario import Scenario


def same_promise(results: Sequence[ScenarioResult]) -> bool:
    """Whether every city is promised the same by all scenarios: the same rules, and roads to the nearest warehouse as long."""
    return len({_promised(result.scenario) for result in results}) < 2


def _promised(scenario: Scenario) -> tuple[object, ...]:
    """What the promise to a city follows from; its nearest warehouse only where a promise asks how far it is."""
    if not any(promise.within is not None for promise in scenario.promise):
        return (scenario.promise,)
    sites = frozenset((site.latitude, site.longitude) for site in scenario.warehouses if site.serves_customers)
    return scenario.promise, sites, scenario.customers.circuity
