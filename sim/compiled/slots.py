"""Slots: places for open orders, shipments, waiters, batches and alerts, used again once they are free."""

from typing import Any

from sim.jit import njit
from sim.tables import Tables


@njit
def take_order(state: Tables) -> int:
    """Take a free slot of `orders` (and of `lines` and `parcels`)."""
    clock = state.clock
    clock.open_orders += 1
    slot = clock.free_order
    if slot < 0:
        slot = clock.used_orders
        clock.used_orders += 1
    else:
        clock.free_order = state.orders[slot].next
    return slot


@njit
def give_order(state: Tables, slot: int) -> None:
    """Give a slot of `orders` back."""
    state.orders[slot].order = -1
    state.orders[slot].next = state.clock.free_order
    state.clock.free_order = slot
    state.clock.open_orders -= 1


@njit
def take_shipment(state: Tables) -> int:
    """Take a free slot of `shipments`."""
    clock = state.clock
    clock.open_shipments += 1
    slot = clock.free_shipment
    if slot < 0:
        slot = clock.used_shipments
        clock.used_shipments += 1
    else:
        clock.free_shipment = state.shipments[slot].next
    return slot


@njit
def give_shipment(state: Tables, slot: int) -> None:
    """Give a slot of `shipments` back."""
    state.shipments[slot].shipment = -1
    state.shipments[slot].next = state.clock.free_shipment
    state.clock.free_shipment = slot
    state.clock.open_shipments -= 1


@njit
def take_waiter(state: Tables) -> int:
    """Take a free slot of `waiters`."""
    clock = state.clock
    clock.open_waiters += 1
    slot = clock.free_waiter
    if slot < 0:
        slot = clock.used_waiters
        clock.used_waiters += 1
    else:
        clock.free_waiter = state.waiters[slot].next
    return slot


@njit
def give_waiter(state: Tables, slot: int) -> None:
    """Give a slot of `waiters` back."""
    state.waiters[slot].next = state.clock.free_waiter
    state.clock.free_waiter = slot
    state.clock.open_waiters -= 1


@njit
def take_slot(table: Any, slots: Any) -> int:
    """Take a free slot of a table that counts its slots in a record of its own, with fields free and used."""
    slot = slots.free
    if slot < 0:
        slot = slots.used
        slots.used += 1
    else:
        slots.free = table[slot].next
    return slot


@njit
def give_slot(table: Any, slots: Any, slot: int) -> None:
    """Give a slot of such a table back."""
    table[slot].next = slots.free
    slots.free = slot
