"""Keys that nothing comes of: transport that nobody needs, rules for dividing stock that nobody orders, trucks that hold nothing.

How scarce stock is divided may be said of all warehouses at once; it is only told where it has no effect in any of them.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sim.scenario.finding import Finding
from sim.scenario.products import Sku
from sim.scenario.service_checks import some_of
from sim.scenario.sourcing import Scarcity
from sim.scenario.sourcing_checks import asked_for
from sim.scenario.stock import chosen
from sim.scenario.warehouse import Warehouse

if TYPE_CHECKING:
    from sim.scenario.scenario import Scenario


def without_effect(scenario: "Scenario") -> Iterator[Finding]:
    """Find keys of warehouses that nothing comes of."""
    sites = {warehouse.name for warehouse in scenario.warehouses}
    fed = {source.name for site in scenario.warehouses for source in site.sources}
    supplying = [site for site in scenario.warehouses if site.name in fed]
    for number, site in enumerate(scenario.warehouses):
        scarce = site.stock.scarce
        if site.line_haul is not None and not any(source.name in sites for source in site.sources):
            source = site.stock.source or "nobody"
            expected = f"a source that is a warehouse; {source} is none, so that no truck comes. `line_haul: null` takes it back"
            yield Finding(("warehouses", number, "line_haul"), None, expected)
        if scarce != Scarcity() and all(scarce != other.stock.scarce for other in supplying):
            expected = "warehouses that order here, among which stock is divided; none does"
            yield Finding(("warehouses", number, "stock", "scarce", "by"), scarce.by, expected)
        yield from _small_trucks(scenario, number, site)


def _small_trucks(scenario: "Scenario", number: int, site: Warehouse) -> Iterator[Finding]:
    """Policies that order full trucks of what does not go into one."""
    for position, policy in enumerate(site.stock.policies):
        if policy.round_to != "truck":
            continue
        skus = [sku for sku in site.assortment(scenario.products.skus) if chosen(site.stock.policies, sku) is policy]
        large = _larger_than_trucks(scenario, site, skus)
        if large:
            expected = (
                f"trucks that hold a unit; they are too small for {some_of(large, len(skus))}, which is not rounded"
            )
            at = ("warehouses", number, "stock", "policies", position, "round_to")
            yield Finding(at, policy.round_to, expected)


def _larger_than_trucks(scenario: "Scenario", site: Warehouse, skus: list[Sku]) -> list[str]:
    """SKUs of which no truck that comes holds one."""
    carriers, large = {carrier.name: carrier for carrier in scenario.freight_carriers}, []
    for sku, asked in zip(skus, asked_for(scenario, site, skus), strict=True):
        trucks = [carriers[source.line_haul.carrier] for source in asked if source.line_haul is not None]
        if trucks and all(truck.truck_weight < sku.weight or truck.truck_volume < sku.volume for truck in trucks):
            large.append(sku.name)
    return large
