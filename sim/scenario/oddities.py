"""What is allowed in a scenario but odd: warnings, told with their places when a file is read."""

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from sim.rules.policies.table import POLICY_OF
from sim.scenario.alert_oddities import odd_alerts
from sim.scenario.assortment_checks import odd_assortments
from sim.scenario.finding import Finding
from sim.scenario.forecast_checks import forecast_oddities
from sim.scenario.planning_checks import odd_plans
from sim.scenario.products import Sku
from sim.scenario.selection import classes_of
from sim.scenario.sharing_checks import odd_sharing
from sim.scenario.shelf_life_checks import shelf_life_oddities
from sim.scenario.space_checks import odd_spaces
from sim.scenario.stock import StockPolicy, chosen
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
        yield from _unused(number, warehouse, skus)
        yield from _odd_levels(number, warehouse, planned(scenario, warehouse))
        yield from _overfull(number, warehouse, kept)
    yield from odd_assortments(scenario)
    yield from odd_spaces(scenario)
    yield from _odd_records(scenario)
    yield from _too_small(scenario)
    yield from _too_slow(scenario)
    yield from _never_sold(scenario)
    yield from odd_sharing(scenario)
    yield from forecast_oddities(scenario)
    yield from shelf_life_oddities(scenario)
    yield from odd_plans(scenario)
    yield from odd_alerts(scenario)
    for number, supplier in enumerate(scenario.suppliers):
        joint = supplier.joint
        least = joint and (joint.minimum_weight, joint.minimum_volume, joint.minimum_units)
        if least == (0, 0, 0) and supplier.order_days is None:
            expected = "a minimum, or order_days of the supplier: without either each second's orders are sent at once"
            yield Finding(("suppliers", number, "joint"), None, expected)


def _unused(number: int, warehouse: Warehouse, skus: tuple[Sku, ...]) -> Iterator[Finding]:
    """Classes that no SKU is in, and policies that are never taken."""
    policies, known = warehouse.stock.policies, {name for sku in skus for name in classes_of(sku)}
    taken = {id(chosen(policies, sku)) for sku in skus}
    for position, policy in enumerate(policies):
        location = ("warehouses", number, "stock", "policies", position)
        empty = sorted(set(policy.classes) - known)
        if empty:
            yield Finding((*location, "classes"), None, f"classes that SKUs are in; none is in {', '.join(empty)}")
        elif id(policy) not in taken:
            expected = (
                "a policy that some SKU has; others that are more specific, or stand before it, take all of its SKUs"
            )
            yield Finding((*location, "name"), policy.name, expected)


def _odd_levels(number: int, warehouse: Warehouse, planned: bool) -> Iterator[Finding]:
    """Stock that a policy would never hold, and lots that change what it orders."""
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
        for field, least in (("minimum_order", policy.minimum_order), ("pack", lot)):
            if policy.order_up_to and least > policy.order_up_to:
                expected = f"at most order_up_to {policy.order_up_to}; every order goes beyond it"
                yield Finding((*location, field), least, expected)


def planned(scenario: "Scenario", warehouse: Warehouse) -> bool:
    """Whether a warehouse gets stock by a plan."""
    planning = scenario.planning
    sources = [source.name for source in warehouse.sources]
    pushed = any(
        entry.source in sources and warehouse.name in (entry.warehouses or [warehouse.name])
        for entry in planning.rounds
    )
    return pushed or planning.opening is not None or bool(planning.prepositioning)


def highest(policy: StockPolicy) -> int | None:
    """Units up to which a policy with given levels orders; None where they are derived."""
    if policy.order_up_to is not None:
        return policy.order_up_to
    if policy.reorder_point is not None and POLICY_OF[policy.kind].levels == ("reorder_point",) and not policy.cycle:
        return policy.reorder_point + (policy.order_quantity or 1)
    return None


def _odd_records(scenario: "Scenario") -> Iterator[Finding]:
    """Records where nothing is counted, counts of classes that no SKU is in, and periods of which none begins in the simulated time."""
    known = {name for sku in scenario.products.skus for name in classes_of(sku)}
    horizon = scenario.horizon
    length = timedelta(seconds=horizon.warm_up + horizon.measure + horizon.cool_down)
    for number, warehouse in enumerate(scenario.warehouses):
        location = ("warehouses", number, "records")
        if warehouse.records is None:
            continue
        if not warehouse.sources and not any(policy.kind == "none" for policy in warehouse.stock.policies):
            yield Finding(
                location, None, "a source: supply is unlimited, so there is no stock whose record could be wrong"
            )
        for position, count in enumerate(warehouse.records.counts):
            empty = sorted(set(count.classes) - known)
            if empty:
                expected = f"classes that SKUs are in; none is in {', '.join(empty)}"
                yield Finding((*location, "counts", position, "classes"), None, expected)
            if count.kind == "full" and length < timedelta(days=SHORTEST[count.every or "week"]):
                expected = "a period of which one surely begins in the simulated time"
                yield Finding((*location, "counts", position, "every"), count.every, expected)


def _too_small(scenario: "Scenario") -> Iterator[Finding]:
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


def _too_slow(scenario: "Scenario") -> Iterator[Finding]:
    """Suppliers that make less than a usual day's demand, all together: their orders queue for ever."""
    demand = scenario.demand
    units = demand.orders * demand.lines.mean_value() * demand.quantity.mean_value()
    made = [supplier.capacity for supplier in scenario.suppliers]
    able = sum(capacity or 0 for capacity in made)
    if made and None not in made and able < units:
        expected = f"capacity for a usual day's demand, {units:.4g} units; all suppliers make {able:.4g} a day"
        yield Finding(("suppliers",), None, expected)


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
