"""Whether scenarios meet the same orders, so that nothing but the network makes the difference."""

from analysis.study import Study
from sim.scenario.scenario import Scenario


def same_orders(study: Study) -> bool:
    """Whether all scenarios meet the same orders: as many, at the same times, from the same places, for the same goods."""
    return all(_ordered(result.scenario) == _ordered(study.baseline.scenario) for result in study.results)


def _ordered(scenario: Scenario) -> tuple[object, ...]:
    """What orders are drawn from, and what the goods in them are.

    How goods are classed, packed, kept, issued and replaced is a decision on stock, as are roads one of the network.
    """
    places = [
        (city.name, city.code, city.region, city.latitude, city.longitude, city.demand_share)
        for city in scenario.customers.cities
    ]
    goods = [(sku.name, sku.demand_share, sku.weight, sku.volume, sku.value) for sku in scenario.products.skus]
    return scenario.demand, places, goods
