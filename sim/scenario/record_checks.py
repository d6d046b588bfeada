"""Whether counts make sense: a period where they are planned, and nothing planned where they follow a suspicion."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sim.scenario.finding import Finding
from sim.scenario.records import StockCount
from sim.scenario.selection import selects
from sim.scenario.shelf_life import is_kept

if TYPE_CHECKING:
    from sim.scenario.products import Products, Sku
    from sim.scenario.scenario import Scenario

PLAN = ("every", "classes", "days", "at", "wrong_share", "wrong_units")
"""Keys that only planned counts have."""


def is_counted(products: "Products", count: StockCount, sku: "Sku") -> bool:
    """Whether a count takes a SKU; what is kept by batch is scanned whenever it moves, and never counted."""
    return selects(count.classes, (), sku) and not is_kept(products, sku)


def check_records(scenario: "Scenario") -> Iterator[Finding]:
    """Find counts whose keys contradict each other, and records where none can be wrong."""
    by_batch = all(is_kept(scenario.products, sku) for sku in scenario.products.skus)
    for number, warehouse in enumerate(scenario.warehouses):
        if warehouse.records is not None and by_batch:
            expected = "no such key where every SKU is kept by batch (shelf life, ageing): their records are right"
            yield Finding(("warehouses", number, "records"), None, expected)
        counts = warehouse.records.counts if warehouse.records else ()
        seen = False
        for position, count in enumerate(counts):
            location = ("warehouses", number, "records", "counts", position)
            if count.kind == "suspicion":
                for key in PLAN:
                    if getattr(count, key) != StockCount.model_fields[key].default:
                        yield Finding((*location, key), None, "no such key, as kind is suspicion")
                if seen:
                    yield Finding((*location, "kind"), count.kind, "one count on suspicion a warehouse")
                seen = True
            elif count.every is None:
                yield Finding((*location, "every"), None, f"week, month, quarter or year, as kind is {count.kind}")
