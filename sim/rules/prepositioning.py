"""Pre-positioning: what is ordered ahead of events, and kept for them by higher levels."""

from typing import Any

from sim.jit import njit
from sim.rules.sourcing import MILLION
from sim.tables import Tables


@njit
def extra_units(network: Tables, number: int, warehouse: int, sku: int) -> int:
    """Units of a SKU that a warehouse orders ahead of events: their expected extra demand.

    None where it orders nothing or stock is not counted; and none where the policy follows a forecast, which sees the events itself.
    """
    if network.levels[warehouse, sku].counted == 0 or network.sources_of[warehouse, sku].count == 0:
        return 0
    if network.series_of[warehouse, sku] >= 0:
        return 0
    return (network.usual[warehouse, sku].all_milli * network.ahead[number].extra_ppm // MILLION + 500) // 1000


@njit
def ahead_quantity(level: Any, units: int) -> int:
    """Units to order for so many extra ones: at least the minimum order, in whole lots."""
    return -(-max(units, level.minimum) // level.lot) * level.lot


@njit
def raise_levels(levels: Any, raised: Any, slot: int, warehouse: int, sku: int, units: int) -> None:
    """Raise a policy's levels until a group of events begins, so that what was ordered ahead is kept for it.

    Parameters
    ----------
    raised : ndarray of int64, shape (groups of events, warehouses, skus)
        By how much levels are raised for each.
    """
    raised[slot, warehouse, sku] += units
    levels[warehouse, sku].reorder_point += units
    levels[warehouse, sku].order_up_to += units


@njit
def lower_levels(levels: Any, raised: Any, slot: int, warehouse: int, sku: int, units: int) -> None:
    """Lower levels again, by no more than they were raised: events begin, or what was ordered ahead goes on to another warehouse."""
    units = min(units, raised[slot, warehouse, sku])
    if units > 0:
        raise_levels(levels, raised, slot, warehouse, sku, -units)
