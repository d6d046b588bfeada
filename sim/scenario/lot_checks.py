"""Whether lots make sense: orders that fit into the storage, and no more than the policy orders up to."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sim.rules.policies.table import POLICY_OF
from sim.scenario.finding import Finding
from sim.scenario.lots import in_lots, least_lots
from sim.scenario.products import Sku
from sim.scenario.service_checks import some_of
from sim.scenario.sourcing_checks import asked_for
from sim.scenario.stock import StockPolicy, chosen
from sim.scenario.supplier import Supplier
from sim.scenario.warehouse import Warehouse

if TYPE_CHECKING:
    from sim.scenario.scenario import Scenario

Location = tuple[str | int, ...]
Ordered = tuple[Location, StockPolicy, list[Sku]]
"""A policy with its place, and the SKUs that it orders."""


def check_lots(scenario: "Scenario") -> Iterator[Finding]:
    """Find lots and least orders that never fit into the storage, so that they are never ordered."""
    for number, warehouse in enumerate(scenario.warehouses):
        if warehouse.storage is None:
            continue
        for at, policy, skus in _ordering(number, warehouse, scenario.products.skus):
            lots = least_lots(scenario, warehouse, policy, skus)
            for field, quantities in _least_orders(policy, lots).items():
                pairs = zip(skus, quantities, strict=True)
                never = [sku.name for sku, units in pairs if units * sku.volume > warehouse.storage]
                if never:
                    expected = f"an order that the storage of {warehouse.storage / 1e6:g} m3 can hold"
                    said = f"{expected}; {some_of(never, len(skus))} could never be ordered"
                    yield Finding((*at, field), getattr(policy, field), said)
                    break
        yield from _minimums(scenario, number, warehouse)


def _ordering(number: int, warehouse: Warehouse, skus: tuple[Sku, ...]) -> Iterator[Ordered]:
    """Policies of a warehouse that order anything."""
    policies, of_policy = warehouse.stock.policies, dict[int, list[Sku]]()
    for sku in warehouse.assortment(skus):
        of_policy.setdefault(id(chosen(policies, sku)), []).append(sku)
    for position, policy in enumerate(policies):
        if POLICY_OF[policy.kind].orders and id(policy) in of_policy:
            yield ("warehouses", number, "stock", "policies", position), policy, of_policy[id(policy)]


def _least_orders(policy: StockPolicy, lots: list[int]) -> dict[str, list[int]]:
    """Units that an order of each SKU has at least, by the field that says so."""
    least = {
        _lot_field(policy): lots,
        "minimum_order": [in_lots(policy.minimum_order, lot) for lot in lots],
        "order_quantity": [policy.order_quantity or 0] * len(lots),
    }
    return {field: quantities for field, quantities in least.items() if quantities}


def _lot_field(policy: StockPolicy) -> str:
    return "pack" if policy.round_to == "pack" else "round_to"


def _minimums(scenario: "Scenario", number: int, warehouse: Warehouse) -> Iterator[Finding]:
    """Minimum orders of suppliers for which a storage never has room."""
    suppliers = {supplier.name: position for position, supplier in enumerate(scenario.suppliers)}
    never, room = dict[int, list[str]](), warehouse.storage or 0
    for _, policy, skus in _ordering(number, warehouse, scenario.products.skus):
        lots, sources = least_lots(scenario, warehouse, policy, skus), asked_for(scenario, warehouse, skus)
        for sku, lot, asked in zip(skus, lots, sources, strict=True):
            numbers = [suppliers.get(source.name) for source in asked]
            least = [lot if one is None else in_lots(scenario.suppliers[one].minimum_order, lot) for one in numbers]
            fits = any(units * sku.volume <= room for units in least)
            if (
                numbers and numbers[0] is not None and not fits and lot * sku.volume <= room
            ):  # a large lot is told before
                never.setdefault(numbers[0], []).append(sku.name)
    for position, names in never.items():
        expected = f"an order that the storage of {warehouse.name}, {room / 1e6:g} m3, can hold"
        said = f"{expected}; {some_of(names, len(scenario.products.skus))} could never be ordered"
        yield Finding(("suppliers", position, "minimum_order"), scenario.suppliers[position].minimum_order, said)


def odd_lots(scenario: "Scenario") -> Iterator[Finding]:
    """Find lots and least orders above S: every order then goes beyond it."""
    told: set[int] = set()
    suppliers = {supplier.name: (position, supplier) for position, supplier in enumerate(scenario.suppliers)}
    for number, warehouse in enumerate(scenario.warehouses):
        for at, policy, skus in _ordering(number, warehouse, scenario.products.skus):
            if not policy.order_up_to:
                continue
            yield from _above(scenario, warehouse, at, policy, skus)
            named = {source.name for asked in asked_for(scenario, warehouse, skus) for source in asked}
            for position, supplier in (suppliers[name] for name in sorted(named & set(suppliers))):
                if supplier.minimum_order > policy.order_up_to and position not in told:
                    told.add(position)
                    yield _above_minimum(position, supplier, warehouse, policy)


def _above(
    scenario: "Scenario", warehouse: Warehouse, at: Location, policy: StockPolicy, skus: list[Sku]
) -> Iterator[Finding]:
    """What a policy says itself."""
    most = policy.order_up_to or 0
    said = f"at most order_up_to {most}; every order goes beyond it"
    if policy.minimum_order > most:
        yield Finding((*at, "minimum_order"), policy.minimum_order, said)
    if policy.pack is not None and policy.pack > most:
        yield Finding((*at, "pack"), policy.pack, said)
        return
    lots = least_lots(scenario, warehouse, policy, skus)
    large = [sku.name for sku, lot in zip(skus, lots, strict=True) if lot > most]
    if large:
        field = _lot_field(policy)
        expected = f"lots of at most order_up_to {most}; every order of {some_of(large, len(skus))} goes beyond it"
        yield Finding((*at, field), getattr(policy, field), expected)


def _above_minimum(position: int, supplier: Supplier, warehouse: Warehouse, policy: StockPolicy) -> Finding:
    expected = f"at most order_up_to {policy.order_up_to} of policy {policy.name} in {warehouse.name}; every order goes beyond it"
    return Finding(("suppliers", position, "minimum_order"), supplier.minimum_order, expected)
