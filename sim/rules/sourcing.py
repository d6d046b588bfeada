"""Sourcing: from whom a warehouse orders, and how a supplying warehouse divides what is scarce."""

from enum import IntEnum
from typing import Any

from sim.clock import NEVER
from sim.jit import njit
from sim.rules.replenishment import inventory_position
from sim.tables import Tables

MILLION = 1_000_000
CUSTOMERS = -1
"""Stands for a warehouse's own customers among those who want its stock."""


class Sourcing(IntEnum):
    """How a warehouse chooses among its sources."""

    FIXED = 0
    IN_STOCK = 1  # the first that has all of it; list, cheapest and fastest differ in the order only
    MOST_STOCK = 2
    SPLIT = 3


class Scarcity(IntEnum):
    """Who gets stock that is not enough for all who want it."""

    FIRST_COME = 0
    FAIR_SHARE = 1
    PRIORITY = 2


@njit
def free_units(network: Tables, stock: Any, source: int, sku: int) -> int:
    """Units of a SKU that a source can send to somebody new; suppliers and unlimited shelves have any number."""
    if source < 0 or network.levels[source, sku].counted == 0:
        return NEVER
    shelf = stock[source, sku]
    return max(0, shelf.on_hand - shelf.reserved) if first_comes_next(network, source, shelf) else 0


@njit
def first_comes_next(network: Tables, warehouse: int, shelf: Any) -> bool:
    """Whether somebody new may have what is free: nobody waits, or stock is shared fairly and those who wait have had their share."""
    return shelf.backordered == 0 or network.warehouses[warehouse].scarce == Scarcity.FAIR_SHARE


@njit
def choose_source(network: Tables, stock: Any, warehouse: int, sku: int, quantity: int) -> int:
    """Row of `sources` from which all of an order comes; not for orders that are split."""
    span, sourcing = network.sources_of[warehouse, sku], network.warehouses[warehouse].sourcing
    chosen, most = span.first, -1
    if sourcing == Sourcing.FIXED:
        return chosen
    for row in range(span.first, span.first + span.count):
        free = free_units(network, stock, network.sources[row].source, sku)
        if sourcing == Sourcing.IN_STOCK and free >= quantity:
            return row
        if sourcing == Sourcing.MOST_STOCK and free > most:
            chosen, most = row, free
    return chosen


@njit
def part_of(network: Tables, row: int, first: int, quantity: int, pack: int) -> int:
    """Units of a split order that a source gets: its share in whole packs, so that all parts add up to the order.

    Parameters
    ----------
    row, first : int
        Row of the source, and of the first one, in `sources`.
    """
    before = network.sources[row - 1].ppm if row > first else 0
    return _packs_up_to(quantity, pack, network.sources[row].ppm) - _packs_up_to(quantity, pack, before)


@njit
def _packs_up_to(quantity: int, pack: int, ppm: int) -> int:
    """Units of the first so many millionths of an order, in whole packs."""
    if ppm == MILLION:
        return quantity
    return (quantity // pack * ppm + MILLION // 2) // MILLION * pack


@njit
def at_least_minimum(network: Tables, source: int, quantity: int, pack: int) -> int:
    """Units to order from a source: no fewer than a supplier's minimum, in whole packs."""
    if source >= 0 or quantity >= network.suppliers[-2 - source].minimum:
        return quantity
    return -(-network.suppliers[-2 - source].minimum // pack) * pack


@njit
def has_source(network: Tables, warehouse: int, sku: int, source: int) -> bool:
    """Whether a warehouse may order a SKU from a supplier or another warehouse."""
    span = network.sources_of[warehouse, sku]
    for row in range(span.first, span.first + span.count):  # noqa: SIM110 - numba's generators are slow
        if network.sources[row].source == source:
            return True
    return False


@njit
def need(levels: Any, stock: Any, warehouse: int, sku: int) -> int:
    """Units that a warehouse lacks to its order-up-to level."""
    return max(0, levels[warehouse, sku].order_up_to - inventory_position(stock[warehouse, sku]))


@njit
def fair_share(
    network: Tables, levels: Any, stock: Any, source: int, warehouse: int, sku: int, free: int, wanted: int
) -> int:
    """Units of what a supplying warehouse has free that one warehouse may have: the same share of its wants as others of their needs.

    Fair-share rationing (Clark and Scarf 1960, "Optimal policies for a multi-echelon inventory problem": stock is divided so that all are
    equally short), here in proportion to what each lacks to its order-up-to level. Rounded up, so that the last unit is not left behind.
    """
    total = wanted
    for other in range(network.options.warehouses):
        fed = network.levels[other, sku].counted == 1 and has_source(network, other, sku, source)
        if other != warehouse and other != source and fed:
            total += need(levels, stock, other, sku)
    if total <= free:
        return min(wanted, free)
    return min(wanted, free, -(-free * wanted // total))


@njit
def units_to_ship(network: Tables, levels: Any, stock: Any, source: int, warehouse: int, sku: int, wanted: int) -> int:
    """Units that a supplying warehouse sets aside at once for another that wants so many; those who wait already come first."""
    free = free_units(network, stock, source, sku)
    if free < NEVER and network.warehouses[source].scarce == Scarcity.FAIR_SHARE:
        return fair_share(network, levels, stock, source, warehouse, sku, free, wanted)
    return min(wanted, free)


@njit
def share_of_waiting(free: int, wanted: int, all_wanted: int) -> int:
    """Units of what is free that one who waits gets, where all who wait get the same share; rounded up, so that nothing is left behind."""
    return min(wanted, -(-free * wanted // all_wanted))


@njit
def rank_of(network: Tables, source: int, warehouse: int) -> int:
    """Rank of a warehouse, or of `CUSTOMERS`, among those who wait at a supplying warehouse; less is served first."""
    return network.ranks[source, 1 + warehouse]
