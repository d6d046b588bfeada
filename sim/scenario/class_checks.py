"""Whether classes of SKUs make sense: limits in order, something to add up, and no class that nothing is ever in."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sim.scenario.finding import Finding
from sim.scenario.selection import classes_of

if TYPE_CHECKING:
    from sim.scenario.scenario import Scenario

Location = tuple[str | int, ...]


def check_classes(scenario: "Scenario") -> Iterator[Finding]:
    """Find rules that cannot class anything, and classes that are named but neither given nor computed."""
    at, rules, skus = ("products", "classes"), scenario.products.classes, scenario.products.skus
    if rules.abc is not None and rules.abc.a > rules.abc.b:
        yield Finding((*at, "abc", "b"), rules.abc.b, f"no less than a, {rules.abc.a:g}")
    if rules.abc is not None and rules.abc.by == "value" and not any(sku.value * sku.demand_share for sku in skus):
        yield Finding((*at, "abc", "by"), "value", "a value of some SKU to add up; all are 0")
    if rules.xyz is not None and rules.xyz.x > rules.xyz.y:
        yield Finding((*at, "xyz", "y"), rules.xyz.y, f"no less than x, {rules.xyz.x:g}")
    movement = rules.movement
    if movement is not None and (movement.fast is None) == (movement.share is None):
        yield Finding((*at, "movement"), None, "either fast or share")
    yield from _unknown_classes(scenario)


def _unknown_classes(scenario: "Scenario") -> Iterator[Finding]:
    """Find classes by variability or movement where no SKU has any."""
    skus = scenario.products.skus
    varies, moves = any(sku.xyz for sku in skus), any(sku.movement for sku in skus)
    for location, section in _selections(scenario):
        for position, name in enumerate(section.classes):
            known = moves if name in ("fast", "slow") else varies or name in ("A", "B", "C")
            if not known:
                kind = "movement" if name in ("fast", "slow") else "xyz"
                expected = f"a class that SKUs are in; add products.classes.{kind}, or a column {kind} to the SKUs"
                yield Finding((*location, "classes", position), name, expected)


def odd_classes(scenario: "Scenario") -> Iterator[Finding]:
    """Find classes that are named and that no SKU is in."""
    for location, section in _selections(scenario):
        empty = sorted(empty_classes(scenario, section))
        if empty:
            expected = f"classes that SKUs are in; none is in {', '.join(empty)}"
            yield Finding((*location, "classes"), None, expected)


def empty_classes(scenario: "Scenario", section: Any) -> set[str]:
    """Classes that a section names and that no SKU is in."""
    return set(section.classes) - {name for sku in scenario.products.skus for name in classes_of(sku)}


def _selections(scenario: "Scenario") -> Iterator[tuple[Location, Any]]:
    """Everything that names classes, with its place."""
    planning = scenario.planning
    yield from ((("planning", "rounds", position), entry) for position, entry in enumerate(planning.rounds))
    yield from (
        (("planning", "prepositioning", position), entry) for position, entry in enumerate(planning.prepositioning)
    )
    if planning.opening is not None:
        yield ("planning", "opening"), planning.opening
    yield from (
        (("products", "shelf_life", position), entry) for position, entry in enumerate(scenario.products.shelf_life)
    )
    yield from ((("alerts", position), rule) for position, rule in enumerate(scenario.alerts))
    for number, warehouse in enumerate(scenario.warehouses):
        at, stock = ("warehouses", number, "stock"), warehouse.stock
        yield from (((*at, "policies", position), policy) for position, policy in enumerate(stock.policies))
        yield from (((*at, "sources", position), source) for position, source in enumerate(stock.sources))
        if stock.keeps is not None:
            yield (*at, "keeps"), stock.keeps
        counts = () if warehouse.records is None else warehouse.records.counts
        yield from (
            (("warehouses", number, "records", "counts", position), count) for position, count in enumerate(counts)
        )
