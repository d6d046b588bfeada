"""Whether replenishment makes sense: policies with the parameters of their kind, and one for every SKU."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sim.scenario.finding import Finding
from sim.scenario.products import Sku
from sim.scenario.stock import StockPolicy
from sim.scenario.warehouse import Warehouse

if TYPE_CHECKING:
    from sim.scenario.scenario import Scenario

_PARAMETERS = (
    "review",
    "review_at",
    "reorder_point",
    "order_up_to",
    "service_level",
    "cover",
    "cycle",
    "pack",
    "opening",
)


def check_stock(scenario: "Scenario") -> Iterator[Finding]:
    """Find policies that contradict themselves, and SKUs that nobody would reorder."""
    for number, warehouse in enumerate(scenario.warehouses):
        for position, policy in enumerate(warehouse.stock.policies):
            location = ("warehouses", number, "stock", "policies", position)
            for field, expected in _policy_problems(policy):
                yield Finding((*location, field), getattr(policy, field), expected)
        yield from _coverage(number, warehouse, scenario.products.skus)


def _policy_problems(policy: StockPolicy) -> Iterator[tuple[str, str]]:
    """Fields of a policy that do not fit its kind, each with what was expected."""
    if policy.kind == "unlimited":
        for field in _PARAMETERS:
            if getattr(policy, field) != StockPolicy.model_fields[field].default:
                yield field, "no such key: with kind unlimited stock never ends"
        return
    if policy.service_level is not None and policy.cover is not None:
        yield "cover", "either service_level or cover, not both"
    if policy.kind == "R_S":
        yield from _periodic_problems(policy)
    else:
        yield from _reorder_point_problems(policy)


def _periodic_problems(policy: StockPolicy) -> Iterator[tuple[str, str]]:
    if policy.review == 0:
        yield "review", "the time between reviews, more than 0, for kind R_S"
    if policy.reorder_point is not None:
        yield "reorder_point", "no such key: kind R_S orders up to order_up_to at every review"
    if policy.cycle:
        yield "cycle", "no such key: kind R_S orders every review"
    if policy.order_up_to is None and not _is_derived(policy):
        yield "order_up_to", "order_up_to, or service_level or cover to derive it from"
    if policy.order_up_to is not None and _is_derived(policy):
        yield "order_up_to", "either order_up_to, or service_level or cover to derive it from, not both"


def _reorder_point_problems(policy: StockPolicy) -> Iterator[tuple[str, str]]:
    given = [level is not None for level in (policy.reorder_point, policy.order_up_to)]
    if any(given) and _is_derived(policy):
        stated = "reorder_point" if given[0] else "order_up_to"
        yield stated, "either levels given, or service_level or cover to derive them from, not both"
    elif any(given) and not all(given):
        lacking = "order_up_to" if given[0] else "reorder_point"
        yield lacking, "both reorder_point and order_up_to, or neither"
    elif not any(given) and not _is_derived(policy):
        yield "reorder_point", "reorder_point and order_up_to, or service_level or cover to derive them from"
    if policy.reorder_point is not None and policy.order_up_to is not None:
        if policy.reorder_point >= policy.order_up_to:
            yield "reorder_point", f"s below S, less than order_up_to {policy.order_up_to}"
        if policy.cycle:
            yield "cycle", "no such key: both levels are given"


def _is_derived(policy: StockPolicy) -> bool:
    return policy.service_level is not None or policy.cover is not None


def _coverage(number: int, warehouse: Warehouse, skus: tuple[Sku, ...]) -> Iterator[Finding]:
    """Look for what no policy applies to where there is a source, and for policies without a source."""
    stock = warehouse.stock
    if stock.source is None:
        if any(policy.kind != "unlimited" for policy in stock.policies):
            expected = "the name of a supplier or of another warehouse to order from, as there are policies"
            yield Finding(("warehouses", number, "stock", "source"), None, expected)
        return
    lacking = [sku.name for sku in skus if not any(_applies(policy, sku) for policy in stock.policies)]
    if lacking:
        some = ", ".join(lacking[:3]) + (", …" if len(lacking) > 3 else "")
        expected = f"a policy for every SKU; none applies to {len(lacking)} of {len(skus)} ({some})"
        yield Finding(("warehouses", number, "stock", "policies"), None, expected)


def _applies(policy: StockPolicy, sku: Sku) -> bool:
    return (not policy.classes or sku.abc in policy.classes) and (not policy.skus or sku.name in policy.skus)
