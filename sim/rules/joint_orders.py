"""Joint orders: what a warehouse needs from a supplier goes out together, once the supplier takes orders and it is a load."""

from typing import Any

from sim.jit import njit
from sim.rules.hours import next_of_week
from sim.rules.replenishment import inventory_position
from sim.rules.sourcing import at_least_minimum, has_source
from sim.tables import Tables

LONGEST_COVER_H = 10 * 365 * 24
"""Hours of cover beyond which nothing is ordered to fill up."""


@njit
def order_time(network: Tables, supplier: int, earliest: int) -> int:
    """When a supplier takes orders next, from a time on."""
    terms = network.suppliers[supplier]
    return earliest if terms.time_count == 0 else next_of_week(network, terms.times, terms.time_count, earliest)


@njit
def is_enough(network: Tables, supplier: int, weight: int, volume: int, units: int) -> bool:
    """Whether a load reaches every minimum of a supplier."""
    terms = network.suppliers[supplier]
    return weight >= terms.minimum_g and volume >= terms.minimum_ml and units >= terms.minimum_units


@njit
def fill_up(network: Tables, levels: Any, stock: Any, warehouse: int, supplier: int, load: Any, extra: Any) -> bool:
    """Find what to order besides a load so that it reaches the minimum: the SKUs of least cover are lifted to one cover.

    Cover is the time that the inventory position lasts at the expected demand. The common cover is the shortest, in whole hours, for which
    whole lots reach the minimum; it is found by bisection.

    Parameters
    ----------
    load : record with fields weight_g, volume_ml, units
    extra : ndarray of int64, shape (skus,)
        Receives the units to order besides.

    Returns
    -------
    bool
        False if no cover is enough, or if the storage has no room for it; then nothing is to be filled up.
    """
    if not reaches(network, levels, stock, warehouse, supplier, load, extra, LONGEST_COVER_H):
        return False
    short, enough = -1, LONGEST_COVER_H
    while enough - short > 1:
        cover = (short + enough) // 2
        if reaches(network, levels, stock, warehouse, supplier, load, extra, cover):
            enough = cover
        else:
            short = cover
    reaches(network, levels, stock, warehouse, supplier, load, extra, enough)
    return has_storage(network, stock, warehouse, extra)


@njit
def reaches(
    network: Tables, levels: Any, stock: Any, warehouse: int, supplier: int, load: Any, extra: Any, cover_h: int
) -> bool:
    """Whether a load reaches the minimum when every SKU is lifted to a cover; `extra` receives what that takes."""
    weight, volume, units = load.weight_g, load.volume_ml, load.units
    for sku in range(network.options.skus):
        demand = network.demand_milli[warehouse, sku]
        wanted = 0
        if demand > 0 and has_source(network, warehouse, sku, -2 - supplier):
            wanted = demand * cover_h // (24 * 1000) - inventory_position(stock[warehouse, sku])
        lot = levels[warehouse, sku].lot
        extra[sku] = 0
        if wanted > 0:
            extra[sku] = at_least_minimum(network, -2 - supplier, -(-wanted // lot) * lot, lot)
        weight += extra[sku] * network.skus[sku].weight_g
        volume += extra[sku] * network.skus[sku].volume_ml
        units += extra[sku]
    return is_enough(network, supplier, weight, volume, units)


@njit
def has_storage(network: Tables, stock: Any, warehouse: int, extra: Any) -> bool:
    """Whether a warehouse has storage for what is to be ordered besides."""
    free = network.warehouses[warehouse].storage_ml
    if free < 0:
        return True
    for sku in range(network.options.skus):
        if network.levels[warehouse, sku].counted == 1:
            units = stock[warehouse, sku].on_hand + stock[warehouse, sku].on_order + extra[sku]
            free -= units * network.skus[sku].volume_ml
    return free >= 0
