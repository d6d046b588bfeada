"""Replenishment: whether to reorder, and how much."""

from enum import IntEnum
from typing import Any

from sim.jit import njit
from sim.tables import Tables


class Policy(IntEnum):
    """How the stock of one SKU in one warehouse is kept up."""

    UNLIMITED = 0
    CONTINUOUS = 1  # (s, S), looked at whenever stock is promised
    PERIODIC = 2  # (R, s, S): (s, S), looked at every R
    ORDER_UP_TO = 3  # (R, S)


@njit
def inventory_position(shelf: Any) -> int:
    """Inventory position in units: on hand + on order - backordered, less what is already promised."""
    return shelf.on_hand - shelf.reserved + shelf.on_order - shelf.backordered


@njit
def order_quantity(level: Any, position: int) -> int:
    """Units to order at an inventory position: up to S in whole packs, if the position is at or below the reorder point."""
    if level.policy == Policy.UNLIMITED:
        return 0
    trigger = level.order_up_to - 1 if level.policy == Policy.ORDER_UP_TO else level.reorder_point
    if position > trigger or position >= level.order_up_to:
        return 0
    return -(-(level.order_up_to - position) // level.pack) * level.pack


@njit
def units_to_ship(network: Tables, stock: Any, source: int, sku: int, wanted: int) -> int:
    """Units that a supplying warehouse sets aside at once for another that wants so many; those who wait already come first."""
    if network.levels[source, sku].policy == Policy.UNLIMITED:
        return wanted
    shelf = stock[source, sku]
    return min(wanted, shelf.on_hand - shelf.reserved) if shelf.backordered == 0 else 0
