"""Whether warehouses can be supplied: sources for every SKU, shares that add up, nothing said twice."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from sim.scenario.finding import Finding
from sim.scenario.products import Sku
from sim.scenario.selection import selects
from sim.scenario.service_checks import SHARE_TOLERANCE, some_of
from sim.scenario.sourcing import Source
from sim.scenario.warehouse import Warehouse

if TYPE_CHECKING:
    from sim.scenario.scenario import Scenario

Location = tuple[str | int, ...]
Sites = Mapping[str, Warehouse]
"""Warehouses by name."""


def check_sourcing(scenario: "Scenario") -> Iterator[Finding]:
    """Find sources that contradict each other, and SKUs that nobody supplies."""
    suppliers = {supplier.name for supplier in scenario.suppliers}
    sites = {warehouse.name: warehouse for warehouse in scenario.warehouses}
    for number, warehouse in enumerate(scenario.warehouses):
        kept = warehouse.assortment(scenario.products.skus)
        at: Location = ("warehouses", number, "stock")
        yield from _one_way_of_saying(warehouse, at)
        yield from _line_hauls(warehouse, suppliers, at)
        yield from _shares(warehouse, kept, sites, at)
        yield from _every_sku(warehouse, kept, sites, at)
        if warehouse.stock.scarce.first and warehouse.stock.scarce.by != "priority":
            by = warehouse.stock.scarce.by
            yield Finding((*at, "scarce", "first"), warehouse.stock.scarce.first, f"no such key, as by is {by}")
        if warehouse.stock.scarce.by == "priority" and not warehouse.stock.scarce.first:
            yield Finding(
                (*at, "scarce", "first"), None, "who is served first: warehouses, regions, site classes or customers"
            )


def _one_way_of_saying(warehouse: Warehouse, at: Location) -> Iterator[Finding]:
    stock = warehouse.stock
    if stock.sources and stock.source is not None:
        expected = f"either source ({stock.source}) or sources, not both; `source: null` takes the first back"
        yield Finding((*at, "sources"), [source.name for source in stock.sources], expected)
    if stock.sources and warehouse.line_haul is not None:
        place = (*at[:2], "line_haul")
        yield Finding(place, None, "no such key with stock.sources: each of them has a line_haul of its own")
    if stock.sourcing != "fixed" and len(stock.sources) < 2:
        yield Finding((*at, "sourcing"), stock.sourcing, "several sources to choose from, under sources")


def _line_hauls(warehouse: Warehouse, suppliers: set[str], at: Location) -> Iterator[Finding]:
    for position, source in enumerate(warehouse.stock.sources):
        if source.line_haul is not None and source.name in suppliers:
            place = (*at, "sources", position, "line_haul")
            yield Finding(place, None, f"no such key, as {source.name} is a supplier and delivers itself")


def _shares(warehouse: Warehouse, skus: tuple[Sku, ...], sites: Sites, at: Location) -> Iterator[Finding]:
    stock = warehouse.stock
    split = stock.sourcing == "split"
    for position, source in enumerate(stock.sources):
        if split and source.share is None:
            yield Finding((*at, "sources", position, "share"), None, "a share, as sourcing is split")
        if not split and source.share is not None:
            place = (*at, "sources", position, "share")
            yield Finding(place, source.share, f"no such key, as sourcing is {stock.sourcing}")
    if not split or any(source.share is None for source in stock.sources):
        return
    totals = {sum(source.share or 0.0 for source in stock.sources if can_supply(source, sku, sites)) for sku in skus}
    wrong = [total for total in totals if total > 0 and abs(total - 1) > SHARE_TOLERANCE]
    if wrong:
        expected = f"shares that add up to 1 for every SKU, not {wrong[0]:.6g}"
        yield Finding((*at, "sources"), [source.share for source in stock.sources], expected)


def _every_sku(warehouse: Warehouse, skus: tuple[Sku, ...], sites: Sites, at: Location) -> Iterator[Finding]:
    sources = warehouse.sources
    lacking = [sku.name for sku in skus if not any(can_supply(source, sku, sites) for source in sources)]
    if lacking and warehouse.stock.source in sites:
        expected = f"a warehouse that keeps every SKU kept here; it does not keep {some_of(lacking, len(skus))}"
        yield Finding((*at, "source"), warehouse.stock.source, expected)
    elif lacking and warehouse.stock.sources:
        yield Finding((*at, "sources"), None, f"a source for every SKU; none supplies {some_of(lacking, len(skus))}")


def asked_for(scenario: "Scenario", warehouse: Warehouse, skus: Sequence[Sku]) -> list[list[Source]]:
    """Sources that a warehouse may ask for each of some SKUs, in the order of the scenario."""
    sites, sources = {site.name: site for site in scenario.warehouses}, warehouse.sources
    able = [[source for source in sources if can_supply(source, sku, sites)] for sku in skus]
    if warehouse.stock.sourcing == "fixed":
        return [found[:1] for found in able]
    if warehouse.stock.sourcing == "list":  # nobody is asked after a supplier, who always has all
        ends = [next((at for at, one in enumerate(found, 1) if one.name not in sites), len(found)) for found in able]
        return [found[:end] for found, end in zip(able, ends, strict=True)]
    return able


def can_supply(source: Source, sku: Sku, sites: Sites) -> bool:
    """Whether a source supplies a SKU, and keeps it if it is a warehouse."""
    return supplies(source, sku) and (source.name not in sites or sites[source.name].keeps(sku))


def supplies(source: Source, sku: Sku) -> bool:
    """Whether a source supplies a SKU."""
    return selects(source.classes, source.skus, sku)
