"""Whether assortments make sense: no warehouse without any SKU, and each SKU where its customers can get it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sim.scenario.finding import Finding
from sim.scenario.service_checks import shipping_to, some_of

if TYPE_CHECKING:
    from sim.scenario.scenario import Scenario


def check_assortments(scenario: "Scenario") -> Iterator[Finding]:
    """Find empty assortments, and SKUs that no warehouse which may ship to a city keeps."""
    skus = scenario.products.skus
    for number, warehouse in enumerate(scenario.warehouses):
        if not warehouse.assortment(skus):
            expected = f"at least one SKU; none of {len(skus)} is in these classes and among these names"
            yield Finding(("warehouses", number, "stock", "keeps"), None, expected)
    if not any(warehouse.stock.keeps for warehouse in scenario.warehouses):
        return
    kept = {
        warehouse.name: {sku.name for sku in warehouse.assortment(skus)}
        for warehouse in scenario.warehouses
        if warehouse.serves_customers
    }
    nowhere = [sku.name for sku in skus if not any(sku.name in names for names in kept.values())]
    if nowhere:
        expected = (
            f"that each SKU is kept by a warehouse that serves customers; none keeps {some_of(nowhere, len(skus))}"
        )
        yield Finding(("warehouses",), None, expected)
        return
    yield from _everywhere(scenario, kept)


def _everywhere(scenario: "Scenario", kept: dict[str, set[str]]) -> Iterator[Finding]:
    """Each city needs a warehouse that may ship to it for each SKU."""
    skus, lacking = scenario.products.skus, dict[str, str]()
    complete: dict[tuple[str, ...], str | None] = {}
    for city in scenario.customers.cities:
        names = tuple(site.name for site in shipping_to(scenario, city))
        if names not in complete:
            known = set().union(*(kept[name] for name in names))
            complete[names] = next((sku.name for sku in skus if sku.name not in known), None)
        missing = complete[names]
        if names and missing is not None:  # a city without any warehouse is told elsewhere
            lacking[city.name] = missing
    if lacking:
        what = some_of(list(lacking), len(scenario.customers.cities))
        expected = (
            f"for every city a warehouse that may ship to it and keeps each SKU, such as {next(iter(lacking.values()))}"
        )
        yield Finding(("warehouses",), None, f"{expected}; it has none in {what}")


def odd_assortments(scenario: "Scenario") -> Iterator[Finding]:
    """Find assortments that leave nothing out, and stock kept where nobody asks for it."""
    skus = scenario.products.skus
    fed = {source.name: set[str]() for site in scenario.warehouses for source in site.sources}
    for site in scenario.warehouses:
        for source in site.sources:
            fed[source.name] |= {sku.name for sku in site.assortment(skus)}
    for number, site in enumerate(scenario.warehouses):
        location, kept = ("warehouses", number, "stock", "keeps"), site.assortment(skus)
        if site.stock.keeps is not None and len(kept) == len(skus):
            yield Finding(location, None, "an assortment that leaves some SKU out; this one holds all of them")
        idle = [sku.name for sku in kept if sku.name not in fed.get(site.name, ())]
        restricted = any(other.stock.keeps is not None for other in scenario.warehouses)
        if restricted and not site.serves_customers and idle:
            expected = f"SKUs that the warehouses supplied from here keep; none keeps {some_of(idle, len(kept))}"
            yield Finding(location, None, expected)
