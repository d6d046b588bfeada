"""Whether scenarios meet the same orders, so that nothing but the network makes the difference."""

from analysis.study import Study
from sim.scenario.scenario import Scenario


def same_orders(study: Study) -> bool:
    """Whether all scenarios meet the same orders: demand, customers and products are the same."""

    def sections(scenario: Scenario) -> tuple[object, ...]:
        return scenario.demand, scenario.customers, scenario.products

    return all(sections(result.scenario) == sections(study.baseline.scenario) for result in study.results)
