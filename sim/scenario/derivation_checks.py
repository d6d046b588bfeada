"""Whether levels can be derived: one target for a policy, and the costs that an optimum weighs."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sim.scenario.finding import Finding
from sim.scenario.stock import StockPolicy, chosen
from sim.scenario.warehouse import Warehouse

if TYPE_CHECKING:
    from sim.scenario.scenario import Scenario

TARGETS = ("service_level", "fill_rate", "cover", "optimal")
"""What levels may be derived from, one of them."""


def check_derivations(scenario: "Scenario") -> Iterator[Finding]:
    """Find policies with several targets, and those whose quantity or optimum lacks a cost."""
    for number, warehouse in enumerate(scenario.warehouses):
        for position, policy in enumerate(warehouse.stock.policies):
            location = ("warehouses", number, "stock", "policies", position)
            for field, expected in _target_problems(policy):
                yield Finding((*location, field), getattr(policy, field), expected)
            lacking = list(_lacking_costs(scenario, warehouse, policy))
            if lacking:
                field = "optimal" if policy.optimal else "lot_sizing"
                yield Finding((*location, field), getattr(policy, field), f"above 0: {'; '.join(lacking)}")


def _target_problems(policy: StockPolicy) -> Iterator[tuple[str, str]]:
    """Fields of a policy that contradict each other, each with what was expected."""
    given = [name for name in TARGETS if getattr(policy, name) is not None and getattr(policy, name) is not False]
    for name in given[1:]:
        if (given[0], name) != ("service_level", "cover"):  # said elsewhere
            yield name, f"either {given[0]} or {name}, not both"
    if policy.approximation != "normal" and policy.service_level is None and policy.fill_rate is None:
        yield "approximation", "service_level or fill_rate beside it, which it approximates"
    if policy.lot_sizing != "cycle":
        if policy.cycle:
            yield "cycle", f"no such key: lot_sizing is {policy.lot_sizing}"
        if policy.optimal or policy.order_quantity is not None or not given:
            yield "lot_sizing", "no such key: S - s does not follow from a quantity"
    for name in ("cycle", "order_quantity"):
        if policy.optimal and getattr(policy, name):
            yield name, "no such key: the optimum has its own quantity"


def _lacking_costs(scenario: "Scenario", warehouse: Warehouse, policy: StockPolicy) -> Iterator[str]:
    """Name the costs that are needed and are zero."""
    by_quantity = policy.lot_sizing == "eoq" and not policy.optimal
    if not by_quantity and not policy.optimal:
        return
    if warehouse.stock.capital_rate == 0:
        yield f"stock.capital_rate of {warehouse.name}, for the cost of holding"
    kept, policies = warehouse.assortment(scenario.products.skus), warehouse.stock.policies
    free = [sku.name for sku in kept if sku.value == 0 and chosen(policies, sku) is policy]
    if free:
        yield f"the value of SKUs, for the cost of holding ({', '.join(free[:3])}{', …' if len(free) > 3 else ''})"
    if policy.optimal and scenario.costs.backorder_penalty == 0:
        yield "costs.backorder_penalty"
    ordering = {supplier.name: supplier.ordering_cost for supplier in scenario.suppliers}
    if by_quantity and not any(ordering.get(source.name, 0) for source in warehouse.sources):
        yield f"ordering_cost of a supplier that {warehouse.name} orders from"
