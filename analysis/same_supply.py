"""Whether suppliers deliver the same to the same warehouses: how they drive there is in no figure."""

from collections.abc import Sequence

from analysis.study import ScenarioResult
from sim.scenario.scenario import Scenario


def same_supply(results: Sequence[ScenarioResult]) -> bool:
    """Whether suppliers, whose transport nobody sees, have the same to deliver in all scenarios."""
    return len({_supplied(result.scenario) for result in results}) < 2


def _supplied(scenario: Scenario) -> frozenset[tuple[object, ...]]:
    """Warehouses that a supplier delivers to, and of what."""
    suppliers = {supplier.name for supplier in scenario.suppliers}
    return frozenset(
        (site.name, source.classes, source.skus)
        for site in scenario.warehouses
        for source in site.sources
        if source.name in suppliers
    )
