"""Monitoring: what a look at the stock shows, and whether it is an alert."""

from collections.abc import Callable
from typing import Any

from sim.clock import NEVER
from sim.jit import njit, part
from sim.rules.alerts.table import KINDS
from sim.rules.records import may_differ
from sim.tables import Tables

UNWATCHED = -2
UNSTATED = -1
"""In place of a limit: a rule does not watch this; it does, but the kind of alert has the limit."""

Measure = Callable[[int, Any], int]


def one_of(measures: tuple[Callable[[Any], int], ...], number: int = 0) -> Measure:
    """Make one compiled function (kind, sight) of many: it is the one whose number the kind is, and the last for all others."""
    first = part(measures[0])

    def last(kind: int, sight: Any) -> int:
        return first(sight)

    if len(measures) == 1:
        return part(last)
    others = one_of(measures[1:], number + 1)

    def choose(kind: int, sight: Any) -> int:
        return first(sight) if kind == number else others(kind, sight)

    return part(choose)


def _stated(sight: Any) -> int:
    """Stand for the limit of kinds whose rules always state one."""
    return 0


value_of_kind = one_of(tuple(kind.value for kind in KINDS))
usual_limit = one_of(tuple(kind.usual or _stated for kind in KINDS))


@njit
def see_sku(network: Tables, levels: Any, stock: Any, records: Any, warehouse: int, sku: int, sight: Any) -> None:
    """Write down what a look at a SKU in a warehouse shows; nothing is known of late deliveries and of batches yet.

    Of a record that may be wrong it shows what the record says, and what was found when somebody last compared it with the shelf.

    Parameters
    ----------
    levels : record array, shape (warehouses, skus)
        Levels in force.
    records : record array, shape (warehouses, skus)
        `sim.stock.RECORD`; empty where all records are right.
    sight : record, `sim.stock.SIGHT`
        Written into.
    """
    shelf = stock[warehouse, sku]
    sight.on_hand, sight.reserved, sight.on_order = shelf.on_hand, shelf.reserved, shelf.on_order
    sight.backordered, sight.stockout = shelf.backordered, shelf.stockout
    sight.safety_stock = network.safety_stock[warehouse, sku]
    sight.order_up_to = levels[warehouse, sku].order_up_to
    sight.volume_ml, sight.queue = 0, 0
    sight.late_s, sight.source, sight.age_s = -NEVER, -1, 0
    sight.mismatch = abs(records[warehouse, sku].found) if may_differ(network, warehouse, sku) else 0


@njit
def see_warehouse(network: Tables, stock: Any, warehouse: int, queue: int, sight: Any) -> None:
    """Write down what a look at a warehouse as a whole shows: the volume of its goods, and how many parcels wait for a picker."""
    sight.on_hand, sight.reserved, sight.on_order, sight.backordered, sight.stockout = 0, 0, 0, 0, 0
    sight.safety_stock, sight.order_up_to = 0, 0
    sight.late_s, sight.source, sight.age_s, sight.mismatch = -NEVER, -1, 0, 0
    sight.volume_ml, sight.queue = 0, queue
    for sku in range(network.options.skus):
        if network.levels[warehouse, sku].counted == 1:
            sight.volume_ml += stock[warehouse, sku].on_hand * network.skus[sku].volume_ml


@njit
def is_alarming(network: Tables, rule: int, warehouse: int, place: int, sight: Any) -> bool:
    """Whether what was seen is an alert by a rule that watches it; the value and its limit are written into the sight.

    Parameters
    ----------
    place : int
        The SKU, or the number of SKUs for the warehouse as a whole.
    """
    terms, stated = network.alert_rules[rule], network.alert_limits[rule, warehouse, place]
    sight.value = value_of_kind(terms.kind, sight)
    sight.limit = usual_limit(terms.kind, sight) if stated == UNSTATED else stated
    return bool(sight.value < sight.limit) if terms.below == 1 else bool(sight.value > sight.limit)
