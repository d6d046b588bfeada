"""What is allowed in a scenario but odd: warnings, told with their places when a file is read."""

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from sim.rules.policies.table import POLICY_OF
from sim.scenario.alert_oddities import odd_alerts
from sim.scenario.assortment_checks import odd_assortments
from sim.scenario.capacity_checks import odd_capacities
from sim.scenario.class_checks import empty_classes, odd_classes
from sim.scenario.effect_checks import without_effect
from sim.scenario.finding import Finding
from sim.scenario.forecast_checks import forecast_oddities
from sim.scenario.joint_checks import odd_joint_orders
from sim.scenario.lot_checks import odd_lots
from sim.scenario.lots import highest
from sim.scenario.opening_checks import odd_openings
from sim.scenario.planning_checks import odd_plans
from sim.scenario.products import Sku
from sim.scenario.sharing_checks import odd_sharing
from sim.scenario.shelf_life_checks import shelf_life_oddities
from sim.scenario.space_checks import odd_spaces
from sim.scenario.stock import chosen
from sim.scenario.warehouse import Warehouse

SHORTEST = {"week": 7, "month": 31, "quarter": 92, "year": 366}
"""Days in which a period of a full count surely begins."""

if TYPE_CHECKING:
    from sim.scenario.scenario import Scenario


def oddities(scenario: "Scenario") -> Iterator[Finding]:
    """Everything in a valid scenario that was perhaps not meant."""
    skus = scenario.products.skus
    for number, warehouse in enumerate(scenario.warehouses):
        kept = warehouse.assortment(skus)
        yield from _unused(scenario, number, warehouse)
        yield from _odd_levels(number, warehouse, planned(scenario, warehouse))
        yield from _overfull(number, warehouse, kept)
    yield from odd_classes(scenario)
    yield from odd_assortments(scenario)
    yield from odd_spaces(scenario)
    yield from _odd_records(scenario)
    yield from odd_capacities(scenario)
    yield from _never_sold(scenario)
    yield from odd_sharing(scenario)
    yield from forecast_oddities(scenario)
    yield from shelf_life_oddities(scenario)
    yield from odd_plans(scenario)
    yield from odd_openings(scenario)
    yield from odd_alerts(scenario)
    yield from odd_lots(scenario)
    yield from odd_joint_orders(scenario)
    yield from without_effect(scenario)


def _unused(scenario: "Scenario", number: int, warehouse: Warehouse) -> Iterator[Finding]:
    """Policies that are never taken, for another reason than a class that no SKU is in, which is told with the others."""
    policies = warehouse.stock.policies
    taken = {id(chosen(policies, sku)) for sku in scenario.products.skus}
    for position, policy in enumerate(policies):
        location = ("warehouses", number, "stock", "policies", position)
        if id(policy) not in taken and not empty_classes(scenario, policy):
            expected = (
                "a policy that some SKU has; others that are more specific, or stand before it, take all of its SKUs"
            )
            yield Finding((*location, "name"), policy.name, expected)


def _odd_levels(number: int, warehouse: Warehouse, planned: bool) -> Iterator[Finding]:
    """Stock that a policy would never hold, and packs that change what it orders."""
    for position, policy in enumerate(warehouse.stock.policies):
        location = ("warehouses", number, "stock", "policies", position)
        most, lot = highest(policy), policy.pack or 1
        if policy.kind == "none" and policy.opening == 0 and not planned:
            yield Finding((*location, "opening"), 0, "more than 0; nothing is ever ordered")
        if most is not None and policy.opening is not None and policy.opening > most:
            yield Finding((*location, "opening"), policy.opening, f"at most {most}, as much as is ever ordered up to")
        if policy.order_quantity is not None and policy.order_quantity % lot:
            yield Finding(
                (*location, "order_quantity"), policy.order_quantity, f"whole packs of {lot}; it is rounded up"
            )


def planned(scenario: "Scenario", warehouse: Warehouse) -> bool:
    """Whether a warehouse gets stock by a plan."""
    planning = scenario.planning
    sources = [source.name for source in warehouse.sources]
    pushed = any(
        entry.source in sources and warehouse.name in (entry.warehouses or [warehouse.name])
        for entry in planning.rounds
    )
    return pushed or planning.opening is not None or bool(planning.prepositioning)


def _odd_records(scenario: "Scenario") -> Iterator[Finding]:
    """Records where nothing is counted, and periods of which none begins in the simulated time."""
    horizon = scenario.horizon
    length = timedelta(seconds=horizon.warm_up + horizon.measure + horizon.cool_down)
    for number, warehouse in enumerate(scenario.warehouses):
        location = ("warehouses", number, "records")
        if warehouse.records is None:
            continue
        policies = [chosen(warehouse.stock.policies, sku) for sku in warehouse.assortment(scenario.products.skus)]
        kinds = {POLICY_OF[policy.kind] for policy in policies if policy is not None}
        if not any(kind.counted and (warehouse.sources or not kind.orders) for kind in kinds):
            expected = "a source, and a policy that counts stock: supply is unlimited, so there is no stock whose record could be wrong"
            yield Finding(location, None, expected)
        for position, count in enumerate(warehouse.records.counts):
            if count.kind == "full" and length < timedelta(days=SHORTEST[count.every or "week"]):
                expected = "a period of which one surely begins in the simulated time"
                yield Finding((*location, "counts", position, "every"), count.every, expected)


def _never_sold(scenario: "Scenario") -> Iterator[Finding]:
    """Policies that keep nothing, where no customer waits for what is not there."""
    if not scenario.patience or any(one.lost_share < 1 for one in scenario.patience):
        return
    for number, warehouse in enumerate(scenario.warehouses):
        for position, policy in enumerate(warehouse.stock.policies):
            if POLICY_OF[policy.kind].orders and not POLICY_OF[policy.kind].keeps and warehouse.serves_customers:
                expected = (
                    "a policy that keeps stock: customers wait for nothing (patience), so that nothing is ever sold"
                )
                yield Finding(("warehouses", number, "stock", "policies", position, "kind"), policy.kind, expected)


def _overfull(number: int, warehouse: Warehouse, skus: tuple[Sku, ...]) -> Iterator[Finding]:
    """A storage that cannot hold what given levels ask for."""
    if warehouse.storage is None:
        return
    wanted = 0
    for sku in skus:
        policy = chosen(warehouse.stock.policies, sku)
        wanted += ((highest(policy) or 0) if policy else 0) * sku.volume
    if wanted > warehouse.storage:
        expected = f"room for what policies order up to, {wanted / 1e6:g} m3; what does not fit is not ordered"
        yield Finding(("warehouses", number, "storage"), f"{warehouse.storage / 1e6:g} m3", expected)
