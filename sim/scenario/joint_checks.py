"""Whether joint orders make sense: a minimum at all, and one that what a warehouse can have on order reaches."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sim.rules.policies.table import POLICY_OF
from sim.scenario.finding import Finding
from sim.scenario.lots import highest, least_lots
from sim.scenario.products import Sku
from sim.scenario.sourcing_checks import asked_for
from sim.scenario.stock import StockPolicy, chosen
from sim.scenario.supplier import JointOrders, Supplier
from sim.scenario.warehouse import Warehouse

if TYPE_CHECKING:
    from sim.scenario.scenario import Scenario

MINIMUMS = ("minimum_weight", "minimum_volume", "minimum_units")
UNLIMITED = float("inf")

Most = dict[str, float]
"""The largest load that is possible, by the minimum that it has to reach."""


@dataclass(frozen=True)
class Customer:
    """A warehouse that orders from a supplier, and what it orders from there by which policy."""

    warehouse: Warehouse
    ordered: tuple[tuple[Sku, StockPolicy], ...]


def check_joint_orders(scenario: "Scenario") -> Iterator[Finding]:
    """Find minimums that no load reaches, as the storage of a warehouse has no room for it."""
    for number, supplier in enumerate(scenario.suppliers):
        if supplier.joint is None:
            continue
        for customer in _customers(scenario, supplier):
            expected = f"at most %s, for which {customer.warehouse.name} has storage; nothing would ever be sent there"
            yield from _beyond(number, supplier.joint, _most_stored(customer), expected)


def odd_joint_orders(scenario: "Scenario") -> Iterator[Finding]:
    """Find joint orders without a minimum, and minimums that policies only reach once customers wait."""
    for number, supplier in enumerate(scenario.suppliers):
        if supplier.joint is None:
            continue
        given = any(getattr(supplier.joint, field) for field in MINIMUMS)
        if not given and supplier.order_days is None:
            expected = "a minimum, or order_days of the supplier: without either each second's orders are sent at once"
            yield Finding(("suppliers", number, "joint"), None, expected)
        if supplier.joint.below == "fill" or scenario.planning.prepositioning:  # these order more than the levels say
            continue
        for customer in _customers(scenario, supplier):
            most = _most_ordered(scenario, customer, supplier)
            site = customer.warehouse.name
            expected = f"less than %s: policies of {site} never have more on order unless customers wait"
            yield from _beyond(number, supplier.joint, most, expected)


def _customers(scenario: "Scenario", supplier: Supplier) -> Iterator[Customer]:
    """Warehouses that order from a supplier."""
    for warehouse in scenario.warehouses:
        if supplier.name not in {source.name for source in warehouse.sources}:
            continue
        kept, ordered = warehouse.assortment(scenario.products.skus), []
        for sku, asked in zip(kept, asked_for(scenario, warehouse, kept), strict=True):
            policy = chosen(warehouse.stock.policies, sku)
            if policy and POLICY_OF[policy.kind].orders and supplier.name in {source.name for source in asked}:
                ordered.append((sku, policy))
        if ordered:
            yield Customer(warehouse, tuple(ordered))


def _most_stored(customer: Customer) -> Most:
    """Load for which a storage has room, of the SKU that makes most of it."""
    room, skus = customer.warehouse.storage, [sku for sku, _ in customer.ordered]
    if room is None:
        return dict.fromkeys(MINIMUMS, UNLIMITED)
    units = max(UNLIMITED if sku.volume == 0 else room // sku.volume for sku in skus)
    weight = max(
        0 if sku.weight == 0 else UNLIMITED if sku.volume == 0 else room * sku.weight / sku.volume for sku in skus
    )
    return {"minimum_weight": weight, "minimum_volume": room, "minimum_units": units}


def _most_ordered(scenario: "Scenario", customer: Customer, supplier: Supplier) -> Most:
    """More than policies with given levels have on order where nobody waits: up to S, a least order and a lot beyond it."""
    most = dict.fromkeys(MINIMUMS, 0.0)
    for sku, policy in customer.ordered:
        level = highest(policy)
        if level is None:
            return dict.fromkeys(MINIMUMS, UNLIMITED)
        beyond = max(policy.minimum_order, supplier.minimum_order)
        units = level + beyond + least_lots(scenario, customer.warehouse, policy, (sku,))[0]
        for field, each in zip(MINIMUMS, (sku.weight, sku.volume, 1), strict=True):
            most[field] += units * each
    return most


def _beyond(number: int, joint: JointOrders, most: Most, expected: str) -> Iterator[Finding]:
    """Minimums above the largest load."""
    for field in MINIMUMS:
        if getattr(joint, field) > most[field]:
            value = getattr(joint, field)
            written = value if field == "minimum_units" else _written(field, value)
            yield Finding(
                ("suppliers", number, "joint", field), written, expected.replace("%s", _written(field, most[field]))
            )


def _written(field: str, value: float) -> str:
    """Write a minimum with its unit."""
    size, unit = {"minimum_weight": (1e3, "kg"), "minimum_volume": (1e6, "m3"), "minimum_units": (1, "units")}[field]
    return f"{value / size:g} {unit}"
