"""Whether what warehouses do for each other makes sense."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sim.scenario.finding import Finding
from sim.scenario.sharing import Sharing

if TYPE_CHECKING:
    from sim.scenario.scenario import Scenario


def check_sharing(scenario: "Scenario") -> Iterator[Finding]:
    """Find keys that contradict each other, and warehouses that have nobody to help."""
    sharing = scenario.sharing
    yield from _exchange(sharing)
    helps = sharing.reactive is not None or sharing.rebalancing is not None
    if not helps:
        for key in ("warehouses", "carrier", "loss"):
            if getattr(sharing, key):
                yield Finding(("sharing", key), None, "no such key without reactive or rebalancing")
        return
    for number, name in enumerate(sharing.warehouses):
        if name in sharing.warehouses[:number]:
            yield Finding(("sharing", "warehouses", number), name, "each warehouse once")
    if len(sharing_names(scenario)) < 2:
        place = ("sharing", "reactive" if sharing.reactive is not None else "rebalancing")
        yield Finding(place, None, "two warehouses at least that help each other: those of sharing.warehouses")
    rebalancing = sharing.rebalancing
    if rebalancing is not None and rebalancing.under > rebalancing.over:
        expected = f"at most over ({rebalancing.over / 86400:g} d): who has too little cannot have too much"
        yield Finding(("sharing", "rebalancing", "under"), f"{rebalancing.under / 86400:g} d", expected)


def _exchange(sharing: Sharing) -> Iterator[Finding]:
    if sharing.information == "delayed" and sharing.exchange is None:
        yield Finding(("sharing", "exchange"), None, "a duration, as information is delayed")
    if sharing.information != "delayed" and sharing.exchange is not None:
        yield Finding(("sharing", "exchange"), None, f"no such key, as information is {sharing.information}")


def odd_sharing(scenario: "Scenario") -> Iterator[Finding]:
    """What is allowed, but was perhaps not meant."""
    sharing = scenario.sharing
    if sharing.information != "live" and scenario.allocation.shortage == "backorder":
        expected = "live: with allocation.shortage backorder orders never look elsewhere, whatever is known"
        yield Finding(("sharing", "information"), sharing.information, expected)
    if sharing.information == "none" and sharing.reactive is not None:
        expected = "live or delayed: warehouses that help each other at a shortage know what they have"
        yield Finding(("sharing", "information"), sharing.information, expected)


def sharing_names(scenario: "Scenario") -> tuple[str, ...]:
    """Names of the warehouses that help each other."""
    serving = tuple(warehouse.name for warehouse in scenario.warehouses if warehouse.serves_customers)
    return scenario.sharing.warehouses or serving
