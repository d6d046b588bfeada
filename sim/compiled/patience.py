"""Patience: what is short is substituted, lost or waited for, and who waits may give up."""

from sim.compiled.alerts import watch
from sim.compiled.heap import push
from sim.compiled.parcels import enter_parcel, leave_parcel, open_parcel
from sim.compiled.picking import finish, leave_queue, release
from sim.compiled.shelves import leave_line, wait_for_stock
from sim.compiled.space import note_cancelling
from sim.compiled.trucks import serve_waiting
from sim.events import EventKind
from sim.jit import njit, optional
from sim.ledger.columns import LineState
from sim.rules.allocation import available
from sim.rules.patience import Extent, accepts, goes_away, lost_sale_cost, substitute_for, waits_for
from sim.tables import Tables


@optional(instead=None)
def settle(network: Tables, state: Tables, slot: int) -> None:
    """Reserve what is in stock; then settle what is short, line by line, and plan when the customer gives up."""
    order = state.orders[slot]
    for number in range(order.lines):
        line, fate = state.lines[slot, number], state.fates[slot, number]
        fate.wanted_sku, fate.state, fate.ended_s, fate.lost_fen, fate.waiter = line.sku, LineState.OPEN, -1, 0, -1
        if available(network, state.stock, line.warehouse, line.sku, line.quantity):
            reserve(network, state, slot, number)
        else:
            order.waiting_lines += 1
    for number in range(order.lines):
        if state.lines[slot, number].reserved_s < 0 and not settle_short(network, state, slot, number):
            return
    if network.patience[order.patience].partial == 1:
        part(network, state, slot)
    plan_giving_up(network, state, slot)


@njit
def reserve(network: Tables, state: Tables, slot: int, number: int) -> None:
    """Reserve the stock of a line."""
    line = state.lines[slot, number]
    line.reserved_s = state.clock.now
    if network.levels[line.warehouse, line.sku].counted == 1:
        state.stock[line.warehouse, line.sku].reserved += line.quantity


@njit
def settle_short(network: Tables, state: Tables, slot: int, number: int) -> bool:
    """A line is short: the customer takes a substitute, goes away or waits; False if the whole order is lost."""
    order, line = state.orders[slot], state.lines[slot, number]
    other = substitute_for(network, state.stock, line.warehouse, line.sku, line.quantity)
    if other >= 0 and accepts(network, state.streams, order.patience, order.key, number):
        exchange(network, state, slot, number, other)
        reserve(network, state, slot, number)
    elif not goes_away(network, state.streams, order.patience, order.key, number):
        state.fates[slot, number].waiter = wait_for_stock(network, state, slot, number)
    elif network.patience[order.patience].lost == Extent.ORDER:
        for each in range(order.lines):
            lose(network, state, slot, each, LineState.LOST)
        return False
    else:
        lose(network, state, slot, number, LineState.LOST)
    return True


@njit
def exchange(network: Tables, state: Tables, slot: int, number: int, other: int) -> None:
    """Let a line ship another SKU than was ordered."""
    order, line = state.orders[slot], state.lines[slot, number]
    before, after = network.skus[line.sku], network.skus[other]
    heavier = line.quantity * (after.weight_g - before.weight_g)
    order.weight_g += heavier
    state.parcels[slot, line.parcel].weight_g += heavier
    order.value_fen += line.quantity * (after.value_fen - before.value_fen)
    line.sku = other


@njit
def part(network: Tables, state: Tables, slot: int) -> None:
    """Partial shipment: lines that wait leave the parcel of those in stock, and follow in a parcel of their own."""
    order = state.orders[slot]
    for index in range(order.parcels):
        parcel = state.parcels[slot, index]
        if parcel.missing == 0 or parcel.missing == parcel.lines:
            continue
        later = open_parcel(state, slot, parcel.warehouse)
        for number in range(order.lines):
            line = state.lines[slot, number]
            if line.parcel == index and line.reserved_s < 0:
                leave_parcel(network, state, slot, number)
                enter_parcel(network, state, slot, number, later)
                parcel.missing -= 1
                state.parcels[slot, later].missing += 1


@njit
def plan_giving_up(network: Tables, state: Tables, slot: int) -> None:
    """Schedule the end of the customer's patience, if anything waits and it has an end."""
    order = state.orders[slot]
    if not waits(state, slot):
        return
    patience_s = waits_for(network, state.streams, order.patience, order.key)
    if patience_s >= 0:
        push(state, state.clock.now + patience_s, EventKind.CANCEL, order.order, slot)
        state.clock.cancellations += 1


@njit
def waits(state: Tables, slot: int) -> bool:
    """Whether any line of an order waits for stock."""
    number, lines = 0, state.orders[slot].lines
    while number < lines and not is_waiting(state, slot, number):
        number += 1
    return bool(number < lines)


@njit
def is_waiting(state: Tables, slot: int, number: int) -> bool:
    """Whether a line waits for stock."""
    return bool(state.lines[slot, number].reserved_s < 0 and state.fates[slot, number].state == LineState.OPEN)


@optional(instead=None)
def give_up(network: Tables, state: Tables, ledger: Tables, slot: int, number: int) -> None:
    """The patience of order `number` ends, which had this slot: if it still waits for something it is cancelled, wholly or in part.

    1. Cancel the lines that wait; with `Extent.ORDER` also what is reserved in parcels that no picker has begun with.
    2. Release the parcels that waited for these lines alone; an order with nothing left to pack is done.
    3. Serve those who wait behind the cancelled lines, or for what went back to the shelf.
    """
    state.clock.cancellations -= 1
    order = state.orders[slot]
    if order.order != number or not waits(state, slot):
        return
    lines, parcels = order.lines, order.parcels
    whole = network.patience[order.patience].cancel == Extent.ORDER
    if whole:
        for index in range(parcels):
            parcel = state.parcels[slot, index]
            if parcel.released_s >= 0 and parcel.started_s < 0:
                leave_queue(state, slot, index)
    for line in range(lines):
        if is_waiting(state, slot, line) or (whole and is_untouched(state, slot, line)):
            lose(network, state, slot, line, LineState.CANCELLED)
    for index in range(parcels):
        parcel = state.parcels[slot, index]
        if order.order == number and parcel.lines > 0 and parcel.missing == 0 and parcel.released_s < 0:
            release(network, state, ledger, slot, index)
    if order.order == number and order.unpacked == 0:
        finish(network, state, ledger, slot)
    for line in range(lines):
        if state.fates[slot, line].state == LineState.CANCELLED:
            place = state.lines[slot, line]
            serve_waiting(network, state, ledger, place.warehouse, place.sku)
            if network.options.alerts > 0:
                watch(network, state, ledger, place.warehouse, place.sku)


@njit
def is_untouched(state: Tables, slot: int, number: int) -> bool:
    """Whether a line stands in a parcel that no picker has begun with."""
    index = state.lines[slot, number].parcel
    return bool(index >= 0 and state.parcels[slot, index].started_s < 0)


@njit
def lose(network: Tables, state: Tables, slot: int, number: int, outcome: int) -> None:
    """A line is lost or cancelled: what was reserved goes back to the shelf, who waited leaves the line, and its parcel goes without it."""
    order, line, fate = state.orders[slot], state.lines[slot, number], state.fates[slot, number]
    if line.reserved_s >= 0:
        line.reserved_s = -1
        if network.levels[line.warehouse, line.sku].counted == 1:
            state.stock[line.warehouse, line.sku].reserved -= line.quantity
    elif fate.waiter >= 0:
        leave_line(state, line.warehouse, line.sku, fate.waiter)
        state.stock[line.warehouse, line.sku].backordered -= line.quantity
        state.floors[line.warehouse].waiting_lines -= 1
        state.parcels[slot, line.parcel].missing -= 1
    if network.options.spaces == 1:
        note_cancelling(network, state, slot, number)
    leave_parcel(network, state, slot, number)
    order.lost_lines += 1
    fate.state, fate.ended_s = outcome, state.clock.now
    fate.lost_fen = lost_sale_cost(network, fate.wanted_sku, line.quantity)
