"""Whether counts make sense: a period where they are planned, and nothing planned where they follow a suspicion."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sim.scenario.finding import Finding
from sim.scenario.records import StockCount

if TYPE_CHECKING:
    from sim.scenario.scenario import Scenario

PLAN = ("every", "classes", "days", "at", "wrong_share", "wrong_units")
"""Keys that only planned counts have."""


def check_records(scenario: "Scenario") -> Iterator[Finding]:
    """Find counts whose keys contradict each other."""
    for number, warehouse in enumerate(scenario.warehouses):
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
