"""Whether customers' patience makes sense: keys that have something to act on, and substitutes that are other SKUs."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sim.scenario.finding import Finding

if TYPE_CHECKING:
    from sim.scenario.scenario import Scenario


def check_patience(scenario: "Scenario") -> Iterator[Finding]:
    """Find entries whose keys contradict each other, and SKUs that would stand in for themselves."""
    for number, sku in enumerate(scenario.products.skus):
        if sku.substitute and sku.substitute == sku.name:
            yield Finding(("products", "skus", number, "substitute"), sku.substitute, "another SKU, not itself")
    offered = any(sku.substitute for sku in scenario.products.skus)
    for number, entry in enumerate(scenario.patience):
        if entry.substitute_share > 0 and not offered:
            expected = "0, or a SKU with a substitute: none has one"
            yield Finding(("patience", number, "substitute_share"), entry.substitute_share, expected)
        if entry.lost == "order" and entry.lost_share == 0:
            yield Finding(("patience", number, "lost"), entry.lost, "no such key: with lost_share 0 nobody goes away")
        if entry.cancel == "order" and entry.give_up_after is None:
            yield Finding(("patience", number, "cancel"), entry.cancel, "no such key without give_up_after")
