"""Whether replenishment makes sense: policies with the parameters of their kind, and one for every SKU."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sim.rules.policies.policy import DERIVED, LOTS, REVIEW
from sim.rules.policies.table import POLICIES, POLICY_OF
from sim.scenario.finding import Finding
from sim.scenario.products import Sku
from sim.scenario.service_checks import some_of
from sim.scenario.stock import StockPolicy, chosen
from sim.scenario.warehouse import Warehouse

if TYPE_CHECKING:
    from sim.scenario.scenario import Scenario

PARAMETERS = tuple(
    dict.fromkeys(name for policy in POLICIES for name in (*policy.parameters, *REVIEW, *DERIVED, "lot_sizing", *LOTS))
)
"""Fields of the schema that some policy takes and another does not."""


def check_stock(scenario: "Scenario") -> Iterator[Finding]:
    """Find policies that contradict themselves or can never be met, and SKUs that nobody would reorder."""
    for number, warehouse in enumerate(scenario.warehouses):
        skus = warehouse.assortment(scenario.products.skus)
        for position, policy in enumerate(warehouse.stock.policies):
            location = ("warehouses", number, "stock", "policies", position)
            problems = [
                *_policy_problems(policy),
                *_rounding_problems(policy, warehouse, skus, _supplied(scenario, warehouse)),
            ]
            for field, expected in problems:
                yield Finding((*location, field), getattr(policy, field), expected)
        yield from _coverage(number, warehouse, skus)
    for number, supplier in enumerate(scenario.suppliers):
        if supplier.order_at and supplier.order_days is None:
            yield Finding(("suppliers", number, "order_at"), supplier.order_at, "order_days beside it")


def _supplied(scenario: "Scenario", warehouse: Warehouse) -> bool:
    """Whether trucks of a known size bring goods to a warehouse."""
    sites = {site.name for site in scenario.warehouses}
    return any(source.line_haul is not None and source.name in sites for source in warehouse.sources)


def _policy_problems(policy: StockPolicy) -> Iterator[tuple[str, str]]:
    """Fields of a policy that do not fit its kind, each with what was expected."""
    rule = POLICY_OF[policy.kind]
    for field in PARAMETERS:
        if field not in rule.parameters and _is_given(policy, field):
            yield field, f"no such key with kind {policy.kind} ({rule.meaning})"
    for field in rule.needs:
        if not _is_given(policy, field):
            yield field, f"a value, which kind {policy.kind} needs"
    if policy.service_level is not None and policy.cover is not None:
        yield "cover", "either service_level or cover, not both"
    yield from _level_problems(policy, rule.levels)
    yield from _review_problems(policy, rule.reviewed == "must")
    if policy.min_cover is not None and policy.max_cover is not None and policy.min_cover >= policy.max_cover:
        yield "min_cover", "less than max_cover"


def _is_given(policy: StockPolicy, field: str) -> bool:
    return bool(getattr(policy, field) != StockPolicy.model_fields[field].default)


def _level_problems(policy: StockPolicy, levels: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Find levels that are neither given nor derived, or both."""
    given = [level for level in levels if getattr(policy, level) is not None]
    lacking = [level for level in levels if level not in given]
    if given and policy.derived:
        yield given[0], f"either {' and '.join(levels)}, or service_level, fill_rate or cover to derive from, not both"
    elif given and lacking:
        yield lacking[0], f"both {' and '.join(levels)}, or neither"
    elif lacking and not policy.derived:
        yield lacking[0], f"{' and '.join(levels)}, or service_level, fill_rate or cover to derive from"
    if policy.order_quantity is not None and policy.cycle:
        yield "cycle", "no such key: order_quantity is given"
    if given and not lacking and len(levels) == 2:
        if policy.cycle:
            yield "cycle", "no such key: both levels are given"
        if (policy.reorder_point or 0) >= (policy.order_up_to or 0):
            yield "reorder_point", f"s below S, less than order_up_to {policy.order_up_to}"


def _review_problems(policy: StockPolicy, must: bool) -> Iterator[tuple[str, str]]:
    if must and not policy.reviewed:
        yield "review", f"the time between reviews, more than 0, or review_days, for kind {policy.kind}"
    if policy.review and policy.review_days is not None:
        yield "review_days", "either the time between reviews, or their weekdays, not both"


def _rounding_problems(
    policy: StockPolicy, warehouse: Warehouse, skus: tuple[Sku, ...], trucks: bool
) -> Iterator[tuple[str, str]]:
    """Roundings to what is not known."""
    if policy.round_to in ("layer", "pallet"):
        rounded = [sku for sku in skus if chosen(warehouse.stock.policies, sku) is policy]
        lacking = [sku.name for sku in rounded if getattr(sku, policy.round_to) is None]
        if lacking:
            yield "round_to", f"SKUs with a {policy.round_to}; {some_of(lacking, len(rounded))} without"
    if policy.round_to == "truck" and not trucks:
        yield "round_to", "pack, layer or pallet, as no truck of ours comes from a warehouse (line_haul)"
    if policy.round_to != "pack" and policy.pack is not None:
        yield "pack", f"no such key: orders are rounded to a {policy.round_to}"


def _coverage(number: int, warehouse: Warehouse, skus: tuple[Sku, ...]) -> Iterator[Finding]:
    """Look for what no policy applies to where there is a source, and for policies without a source."""
    stock = warehouse.stock
    if not warehouse.sources:
        if any(POLICY_OF[policy.kind].orders for policy in stock.policies):
            expected = "the name of a supplier or of another warehouse to order from, as there are policies"
            yield Finding(("warehouses", number, "stock", "source"), None, expected)
        return
    lacking = [sku.name for sku in skus if chosen(stock.policies, sku) is None]
    if lacking:
        expected = f"a policy for every SKU; none applies to {some_of(lacking, len(skus))}"
        yield Finding(("warehouses", number, "stock", "policies"), None, expected)
