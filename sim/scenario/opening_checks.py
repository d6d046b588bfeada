"""Whether opening stock that is divided among warehouses finds room there: storage limits orders, and not what is there at the start."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sim.rules.policies.table import POLICY_OF
from sim.scenario.capacity_checks import homes_of
from sim.scenario.clock import DAY_S
from sim.scenario.finding import Finding
from sim.scenario.planning import OpeningStock
from sim.scenario.products import Sku
from sim.scenario.selection import selects
from sim.scenario.stock import chosen
from sim.scenario.warehouse import Warehouse

if TYPE_CHECKING:
    from sim.scenario.scenario import Scenario


def odd_openings(scenario: "Scenario") -> Iterator[Finding]:
    """Find storages that are too small for what `planning.opening` surely puts there."""
    entry = scenario.planning.opening
    if entry is None or (entry.units is None and entry.cover is None):
        return
    for number, site in enumerate(scenario.warehouses):
        if site.storage is None or (entry.warehouses and site.name not in entry.warehouses):
            continue
        volume = _least_units(scenario, entry, site) * _mean_volume(scenario, entry, site)
        if volume > site.storage:
            expected = f"room for its part of planning.opening, {volume / 1e6:.3g} m3 at least; what does not fit is there all the same"
            yield Finding(("warehouses", number, "storage"), f"{site.storage / 1e6:g} m3", expected)


def _least_units(scenario: "Scenario", entry: OpeningStock, site: Warehouse) -> float:
    """Units that a warehouse gets at least: for its own customers alone, while others may count for all that they supply as well."""
    homes = homes_of(scenario) if entry.basis != "shares" else entry.shares
    share = (homes or {}).get(site.name, 0.0)
    if entry.units is not None:
        counted = (
            1 if entry.basis == "shares" else len(scenario.warehouses)
        )  # a unit counts once on each stage, at most
        return entry.units * share / counted
    demand, skus = scenario.demand, scenario.products.skus
    asked = sum(sku.demand_share for sku in skus if selects(entry.classes, entry.skus, sku))
    share *= asked / sum(sku.demand_share for sku in skus)
    usual = demand.orders * demand.lines.mean_value() * demand.quantity.mean_value()
    raised = min([1.0, *(event.factor for event in demand.calendar)])
    return usual * raised * share * (entry.cover or 0) / DAY_S


def _mean_volume(scenario: "Scenario", entry: OpeningStock, site: Warehouse) -> float:
    """Mean volume of a unit of what is divided, as far as the warehouse counts and keeps it."""
    skus = [sku for sku in scenario.products.skus if selects(entry.classes, entry.skus, sku)]
    volume = sum(sku.demand_share * sku.volume for sku in skus if _counts(site, sku))
    return volume / (sum(sku.demand_share for sku in skus) or 1.0)


def _counts(site: Warehouse, sku: Sku) -> bool:
    policy = chosen(site.stock.policies, sku) if site.keeps(sku) else None
    rule = POLICY_OF[policy.kind] if policy is not None else None
    return rule is not None and rule.counted and rule.keeps
