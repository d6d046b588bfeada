"""Whether shelf lives make sense: entries that say something, goods that arrive good enough to stay, stock that can be sold in time."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sim.scenario.class_checks import empty_classes
from sim.scenario.clock import DAY_S
from sim.scenario.finding import Finding
from sim.scenario.products import Sku
from sim.scenario.shelf_life import is_kept, keeping, least_life
from sim.scenario.sourcing import Source
from sim.scenario.stock import chosen
from sim.scenario.supplier import Supplier
from sim.scenario.warehouse import Warehouse

if TYPE_CHECKING:
    from sim.scenario.scenario import Scenario

BANDS = 3
LEAST_DIFFERENCE = 0.001
"""Shares of a shelf life are counted in whole millionths and seconds; a closer difference might vanish."""


def check_shelf_life(scenario: "Scenario") -> Iterator[Finding]:
    """Find entries without a life, bands that are none, and goods that would be written off the moment they arrive."""
    products = scenario.products
    for number, entry in enumerate(products.shelf_life):
        if entry.life is None and entry.obsolete_after is None:
            yield Finding(("products", "shelf_life", number, "life"), None, "a life, or obsolete_after")
    bands = products.age_bands
    if len(bands) != BANDS or list(bands) != sorted(set(bands)) or bands[0] <= 0:
        yield Finding(("products", "age_bands"), list(bands), "three ages above 0, each above the one before")
    suppliers = {supplier.name: (number, supplier) for number, supplier in enumerate(scenario.suppliers)}
    for number, supplier, site in _supplied(scenario, suppliers):
        least = least_life(products, site)
        if supplier.remaining_life <= least + LEAST_DIFFERENCE and any(keeping(products, sku) for sku in products.skus):
            expected = (
                f"clearly more than the {least:g} of its life that goods must have left in {site.name} (least_life)"
            )
            yield Finding(("suppliers", number, "remaining_life"), supplier.remaining_life, expected)


def _supplied(
    scenario: "Scenario", suppliers: dict[str, tuple[int, Supplier]]
) -> Iterator[tuple[int, Supplier, Warehouse]]:
    """Every supplier, with its number and a warehouse that orders from it."""
    for site in scenario.warehouses:
        for source in site.sources:
            if source.name in suppliers:
                yield (*suppliers[source.name], site)


def shelf_life_oddities(scenario: "Scenario") -> Iterator[Finding]:
    """Find stock that cannot be sold in time, and keys that nothing comes of."""
    products = scenario.products
    for number, entry in enumerate(products.shelf_life):
        if not any(entry.applies_to(sku) for sku in products.skus) and not empty_classes(scenario, entry):
            yield Finding(("products", "shelf_life", number, "name"), entry.name, "an entry that some SKU is in")
    lives = {sku.name: life for sku in products.skus if (life := keeping(products, sku)) is not None}
    yield from _without_effect(scenario, lives)
    for number, site in enumerate(scenario.warehouses):
        yield from _long_cover(number, site, products.skus, lives)
        yield from _long_lead(number, site, scenario, lives)
        for source in scenario.warehouses:
            fed = any(one.name == source.name for one in site.sources)
            if fed and lives and least_life(products, site) > least_life(products, source):
                place = ("warehouses", number, "stock", "least_life")
                expected = f"at most that of {source.name}, which sends goods that are then written off on receipt"
                yield Finding(place, least_life(products, site), expected)


def _without_effect(scenario: "Scenario", lives: dict[str, int]) -> Iterator[Finding]:
    """Keys about dates and batches where no SKU has any."""
    products, fields = scenario.products, list[tuple[tuple[str | int, ...], float]]()
    if not lives:
        if products.least_life:
            fields.append((("products", "least_life"), products.least_life))
        for number, site in enumerate(scenario.warehouses):
            if site.stock.least_life:
                fields.append((("warehouses", number, "stock", "least_life"), site.stock.least_life))
        for number, supplier in enumerate(scenario.suppliers):
            if supplier.remaining_life < 1:
                fields.append((("suppliers", number, "remaining_life"), supplier.remaining_life))
    for place, value in fields:
        yield Finding(place, value, "SKUs with a shelf life; none has one, so nothing comes of it")
    if not any(is_kept(products, sku) for sku in products.skus):
        for number, site in enumerate(scenario.warehouses):
            if site.stock.issue is not None:
                yield Finding(
                    ("warehouses", number, "stock", "issue"), site.stock.issue, "SKUs that are kept by batch; none is"
                )


def _long_cover(number: int, site: Warehouse, skus: tuple[Sku, ...], lives: dict[str, int]) -> Iterator[Finding]:
    """Policies that keep stock for longer than it lasts."""
    for position, policy in enumerate(site.stock.policies):
        short = [sku for sku in skus if sku.name in lives and chosen(site.stock.policies, sku) is policy]
        for field in ("cover", "max_cover", "cycle", "review"):
            span = getattr(policy, field) or 0
            lacking = [sku for sku in short if lives[sku.name] < span]
            if lacking:
                expected = f"at most the shelf life, {_days(lives[lacking[0].name])} for {lacking[0].name}; what is left then is written off"
                yield Finding(("warehouses", number, "stock", "policies", position, field), _days(span), expected)


def _long_lead(number: int, site: Warehouse, scenario: "Scenario", lives: dict[str, int]) -> Iterator[Finding]:
    """Lead times longer than goods last: what covers them is written off before it is sold."""
    if not lives:
        return
    name, life = min(lives.items(), key=lambda item: item[1])
    leads = {supplier.name: supplier.lead_time.mean_s() for supplier in scenario.suppliers}
    for source in site.sources:
        if leads.get(source.name, 0.0) > life:
            expected = f"a mean lead time within the shelf life, {_days(life)} for {name}: stock to cover it is written off before it is sold"
            yield Finding(_place(number, site, source), f"{source.name}, {_days(leads[source.name])}", expected)


def _place(number: int, site: Warehouse, source: Source) -> tuple[str | int, ...]:
    """Where a source of a warehouse is written."""
    at = ("warehouses", number, "stock")
    if not site.stock.sources:
        return (*at, "source")
    return (*at, "sources", [one.name for one in site.stock.sources].index(source.name), "name")


def _days(seconds: float) -> str:
    return f"{seconds / DAY_S:.3g} d"
