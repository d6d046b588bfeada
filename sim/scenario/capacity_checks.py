"""Whether storages and suppliers are large enough for a usual day's demand: with less, what is ordered falls behind for ever."""

from collections.abc import Iterator
from graphlib import TopologicalSorter
from typing import TYPE_CHECKING

from sim.rules.policies.table import POLICY_OF
from sim.scenario.finding import Finding
from sim.scenario.products import Sku
from sim.scenario.service_checks import road_m, shipping_to
from sim.scenario.sourcing_checks import asked_for
from sim.scenario.stock import chosen
from sim.scenario.warehouse import Warehouse

if TYPE_CHECKING:
    from sim.scenario.scenario import Scenario

Units = dict[str, list[float]]
"""Units a day of each SKU, by the name of the warehouse or supplier that they are asked of."""


def odd_capacities(scenario: "Scenario") -> Iterator[Finding]:
    """Find storages and suppliers that a usual day's demand is too much for: each by itself, or all together where homes are unknown."""
    limited = any(warehouse.storage is not None for warehouse in scenario.warehouses)
    if not limited and all(supplier.capacity is None for supplier in scenario.suppliers):
        return
    homes = homes_of(scenario)
    if homes is None:
        yield from _too_small_together(scenario)
        yield from _too_slow_together(scenario)
        return
    asked = _asked_of(scenario, homes)
    yield from _too_small(scenario, asked)
    for number, supplier in enumerate(scenario.suppliers):
        units = sum(asked[supplier.name])
        if supplier.capacity is not None and supplier.capacity < units:
            expected = f"at least {units:.4g} /d, a usual day's demand of those who order from nobody else; orders queue for ever"
            yield Finding(("suppliers", number, "capacity"), f"{supplier.capacity:g} /d", expected)


def _too_small(scenario: "Scenario", asked: Units) -> Iterator[Finding]:
    """Storages that hold less than a usual day's demand of what is kept there."""
    for number, warehouse in enumerate(scenario.warehouses):
        if warehouse.storage is None:
            continue
        ordering = _orders(warehouse, scenario.products.skus)
        each = zip(asked[warehouse.name], scenario.products.skus, ordering, strict=True)
        volume = sum(units * sku.volume for units, sku, ordered in each if ordered)
        if warehouse.storage < volume:
            expected = f"storage for a usual day's demand of {warehouse.name}, {volume / 1e6:.3g} m3"
            yield Finding(("warehouses", number, "storage"), f"{warehouse.storage / 1e6:g} m3", expected)


def homes_of(scenario: "Scenario") -> dict[str, float] | None:
    """Share of demand whose first choice each warehouse is; None where that depends on the order, or takes long to find out."""
    serving = [warehouse.name for warehouse in scenario.warehouses if warehouse.serves_customers]
    if len(serving) == 1:
        return {serving[0]: 1.0}
    partial = any(warehouse.stock.keeps is not None for warehouse in scenario.warehouses)
    if scenario.allocation.by not in ("distance", "list") or partial:
        return None
    cities, homes = scenario.customers.cities, dict.fromkeys(serving, 0.0)
    total = sum(city.demand_share for city in cities)
    for city in cities:
        sites = shipping_to(scenario, city)
        if scenario.allocation.by == "distance":
            sites = sorted(sites, key=lambda site: road_m(site, city, scenario.customers.circuity))
        if sites:
            homes[sites[0].name] += city.demand_share / total
    return homes


def _asked_of(scenario: "Scenario", homes: dict[str, float]) -> Units:
    """Units that customers ask of each warehouse on a usual day, and that these ask of their sources where they have one only."""
    skus, demand = scenario.products.skus, scenario.demand
    shares = sum(sku.demand_share for sku in skus)
    units = demand.orders * demand.lines.mean_value() * demand.quantity.mean_value()
    sites = {warehouse.name: warehouse for warehouse in scenario.warehouses}
    asked = {
        name: [homes.get(name, 0.0) * units * sku.demand_share / shares for sku in skus]
        for name in (*sites, *(supplier.name for supplier in scenario.suppliers))
    }
    supplied = {name: set[str]() for name in asked}
    for site in scenario.warehouses:
        for source in site.sources:
            supplied[source.name].add(site.name)
    for name in TopologicalSorter(supplied).static_order():
        if name not in sites:
            continue
        orders, sources = _orders(sites[name], skus), asked_for(scenario, sites[name], skus)
        for number, found in enumerate(sources):
            if orders[number] and len(found) == 1:
                asked[found[0].name][number] += asked[name][number]
    return asked


def _orders(warehouse: Warehouse, skus: tuple[Sku, ...]) -> list[bool]:
    """Whether a warehouse orders each SKU; of others it has no more than at the start, or without end."""
    policies = [chosen(warehouse.stock.policies, sku) if warehouse.keeps(sku) else None for sku in skus]
    return [policy is not None and POLICY_OF[policy.kind].orders for policy in policies]


def _too_small_together(scenario: "Scenario") -> Iterator[Finding]:
    """Storages that hold less than a usual day's demand, all together."""
    rooms = [warehouse.storage for warehouse in scenario.warehouses if warehouse.serves_customers]
    skus, demand = scenario.products.skus, scenario.demand
    shares = sum(sku.demand_share for sku in skus)
    of_line = sum(sku.demand_share * sku.volume for sku in skus) / shares * demand.quantity.mean_value()
    volume = demand.orders * demand.lines.mean_value() * of_line
    room = sum(storage or 0 for storage in rooms)
    if None not in rooms and room < volume:
        expected = f"storage for a usual day's demand, {volume / 1e6:.3g} m3; all that serve customers hold {room / 1e6:.3g} m3"
        yield Finding(("warehouses",), None, expected)


def _too_slow_together(scenario: "Scenario") -> Iterator[Finding]:
    """Suppliers that make less than a usual day's demand, all together: their orders queue for ever."""
    demand = scenario.demand
    units = demand.orders * demand.lines.mean_value() * demand.quantity.mean_value()
    made = [supplier.capacity for supplier in scenario.suppliers]
    able = sum(capacity or 0 for capacity in made)
    if made and None not in made and able < units:
        expected = f"capacity for a usual day's demand, {units:.4g} units; all suppliers make {able:.4g} a day"
        yield Finding(("suppliers",), None, expected)
