"""Parcels in a warehouse: released, queued for a picker, picked, packed and handed to a carrier; orders that are done leave for the ledger."""

from typing import Any

from sim.compiled.batches import note_packed
from sim.compiled.discrepancies import pick_wrong
from sim.compiled.heap import push
from sim.compiled.parcels import close_gaps
from sim.compiled.slots import give_order
from sim.compiled.space import note_packing, note_release
from sim.compiled.volumes import hold
from sim.events import MOST_PARCELS, EventKind, parcel_entity
from sim.jit import njit, optional
from sim.ledger.columns import LineState, OrderState
from sim.rules.carriers import NOBODY, choose_carrier
from sim.rules.freight import parcel_carbon, parcel_price
from sim.rules.picking import crosses_the_dock, handling_cost, next_shift_change, pickers_at, picking_time
from sim.rules.transit import collection, delivery
from sim.tables import Tables

NO_PICKER = -2
"""In a parcel's `next`: nobody picks it, and it leaves the shelf at once."""


@njit
def release(network: Tables, state: Tables, ledger: Tables, slot: int, index: int) -> None:
    """All stock of a parcel is reserved: it joins the picking queue, or is packed at once where picking takes no time or is not needed."""
    parcel = state.parcels[slot, index]
    parcel.released_s = state.clock.now
    if network.options.spaces == 1:
        note_release(network, state, slot, index)
    if network.warehouses[parcel.warehouse].picks == 0 or (
        network.options.crosses == 1 and is_cross_docked(network, state, slot, index)
    ):
        parcel.started_s = state.clock.now
        if network.warehouses[parcel.warehouse].records >= 0:  # the shelf may hold too little: an event of its own
            parcel.next = NO_PICKER
            entity = parcel_entity(state.orders[slot].order, index)
            push(state, state.clock.now, EventKind.PICKED, entity, parcel_entity(slot, index))
        else:
            pack(network, state, ledger, slot, index)
        return
    floor = state.floors[parcel.warehouse]
    reference = parcel_entity(slot, index)
    parcel.next = -1
    if floor.first < 0:
        floor.first = reference
    else:
        state.parcels[floor.last // MOST_PARCELS, floor.last % MOST_PARCELS].next = reference
    floor.last = reference
    floor.queue += 1
    start_picks(network, state, parcel.warehouse)


@optional(instead=False)
def is_cross_docked(network: Tables, state: Tables, slot: int, index: int) -> bool:
    """Whether every line of a parcel goes straight from receipt to packing."""
    order = state.orders[slot]
    for number in range(order.lines):
        line = state.lines[slot, number]
        if line.parcel == index and not crosses_the_dock(
            network, line.warehouse, line.sku, order.placed_s, line.reserved_s
        ):
            return False
    return True


@njit
def leave_queue(state: Tables, slot: int, index: int) -> None:
    """Take a parcel that no picker has begun with out of the picking queue, wherever in it it stands."""
    floor = state.floors[state.parcels[slot, index].warehouse]
    reference, before = parcel_entity(slot, index), -1
    at = floor.first
    while at != reference:
        before = at
        at = state.parcels[at // MOST_PARCELS, at % MOST_PARCELS].next
    after = state.parcels[slot, index].next
    if before < 0:
        floor.first = after
    else:
        state.parcels[before // MOST_PARCELS, before % MOST_PARCELS].next = after
    if after < 0:
        floor.last = before
    floor.queue -= 1


@njit
def start_picks(network: Tables, state: Tables, warehouse: int) -> None:
    """Let free pickers begin with the parcels that wait longest."""
    floor = state.floors[warehouse]
    now = state.clock.now
    while floor.busy < floor.pickers and floor.first >= 0:
        reference = floor.first
        slot, index = reference // MOST_PARCELS, reference % MOST_PARCELS
        parcel, order = state.parcels[slot, index], state.orders[slot]
        floor.first = parcel.next
        if floor.first < 0:
            floor.last = -1
        floor.queue -= 1
        floor.busy += 1
        duration = picking_time(network, state.streams, warehouse, order.key, index, parcel.lines)
        floor.busy_s += duration
        parcel.started_s = now
        push(state, now + duration, EventKind.PICKED, parcel_entity(order.order, index), reference)


@njit
def end_pick(network: Tables, state: Tables, ledger: Tables, reference: int) -> None:
    """A picker is done: the parcel is packed, and the picker free for the next."""
    slot, index = reference // MOST_PARCELS, reference % MOST_PARCELS
    warehouse = state.parcels[slot, index].warehouse
    state.floors[warehouse].busy -= 1
    pack(network, state, ledger, slot, index)
    start_picks(network, state, warehouse)


@njit
def change_shift(network: Tables, state: Tables, warehouse: int) -> None:
    """The number of pickers changes; who is picking finishes the parcel at hand."""
    now = state.clock.now
    state.floors[warehouse].pickers = pickers_at(network, warehouse, now)
    push(state, next_shift_change(network, warehouse, now), EventKind.SHIFT, warehouse, warehouse)
    start_picks(network, state, warehouse)


@njit
def pack(network: Tables, state: Tables, ledger: Tables, slot: int, index: int) -> None:
    """Pack a parcel: its units leave the shelf, and its carrier, collection and arrival are settled.

    Nothing can intervene after packing, so dispatch and delivery are computed, not scheduled.
    """
    order, parcel = state.orders[slot], state.parcels[slot, index]
    now, warehouse = state.clock.now, parcel.warehouse
    parcel.picked_s = now
    parcel.handling_fen = handling_cost(network, warehouse, parcel.lines)
    for number in range(order.lines):
        line = state.lines[slot, number]
        if line.parcel == index:
            line.picked_s = now
            if network.levels[warehouse, line.sku].counted == 1:
                hold(network, state, warehouse, line.sku, -line.quantity)
                state.stock[warehouse, line.sku].reserved -= line.quantity
                if network.options.batches == 1:
                    note_packed(network, state, warehouse, line.sku, line.quantity)
    if network.options.records == 1:
        pick_wrong(network, state, ledger, slot, index)
    send(network, state, slot, index)
    if network.options.spaces == 1:
        note_packing(network, state, slot, index)
    order.delivered_s = max(order.delivered_s, parcel.delivered_s)
    order.unpacked -= 1
    if order.unpacked == 0:
        finish(network, state, ledger, slot)


@njit
def send(network: Tables, state: Tables, slot: int, index: int) -> None:
    """Settle how and when a packed parcel travels; without carriers it is there at once."""
    order, parcel = state.orders[slot], state.parcels[slot, index]
    now, warehouse, city = state.clock.now, parcel.warehouse, order.city
    carrier = NOBODY
    if network.options.carriers > 0:
        carrier = choose_carrier(network, state.streams, warehouse, city, parcel.weight_g, now, order.due_s, order.key)
    parcel.carrier = carrier
    if carrier == NOBODY:
        parcel.dispatched_s = parcel.delivered_s = now
        return
    parcel.dispatched_s = collection(network, carrier, now)
    parcel.delivered_s = delivery(
        network, state.streams, carrier, warehouse, city, parcel.dispatched_s, order.key, index
    )
    parcel.distance_m = network.roads[warehouse, city].distance_m + network.carriers[carrier].last_mile_m
    parcel.freight_fen = parcel_price(network, carrier, warehouse, city, parcel.weight_g)
    parcel.co2e_g = parcel_carbon(network, carrier, warehouse, city, parcel.weight_g)


@njit
def finish(network: Tables, state: Tables, ledger: Tables, slot: int) -> None:
    """Write an order that has nothing left to pack into the ledger, and free its slot."""
    record_order(network, state, ledger, slot)
    row = ledger.orders[ledger.rows.orders - 1]
    row.state = OrderState.DELIVERED if row.delivered_s >= 0 else OrderState.CANCELLED
    row.ended_s = max(row.delivered_s, state.clock.now)
    give_order(state, slot)


@njit
def record_order(network: Tables, state: Tables, ledger: Tables, slot: int) -> None:
    """Write an order as it stands, with its lines and parcels, into the ledger."""
    order = state.orders[slot]
    if order.patience >= 0 or state.records.size > 0:
        close_gaps(state, slot)
    row = ledger.orders[ledger.rows.orders]
    ledger.rows.orders += 1
    row.order, row.city, row.home, row.placed_s, row.due_s = (
        order.order,
        order.city,
        order.home,
        order.placed_s,
        order.due_s,
    )
    row.lines, row.units, row.weight_g, row.value_fen = order.lines, order.units, order.weight_g, order.value_fen
    row.parcels, row.waiting_lines = order.parcels, order.waiting_lines
    row.delivered_s, row.state = order.delivered_s, OrderState.OPEN
    row.lost_lines, row.ended_s = order.lost_lines, -1
    for number in range(order.lines):
        record_line(network, state, ledger, slot, number)
    for index in range(order.parcels):
        record_parcel(state, ledger, slot, index)


@njit
def record_line(network: Tables, state: Tables, ledger: Tables, slot: int, number: int) -> None:
    """Write an order line into the ledger."""
    order, line = state.orders[slot], state.lines[slot, number]
    row = ledger.lines[ledger.rows.lines]
    ledger.rows.lines += 1
    row.order, row.line, row.parcel, row.warehouse = order.order, number, line.parcel, line.warehouse
    row.sku, row.quantity, row.placed_s = line.sku, line.quantity, order.placed_s
    row.reserved_s, row.picked_s = line.reserved_s, line.picked_s
    row.wanted_sku, row.ended_s, row.lost_fen = line.sku, -1, 0
    row.state = LineState.SHIPPED if line.picked_s >= 0 else LineState.OPEN
    row.home = state.homes[slot, number] if network.options.assortments == 1 else order.home
    row.short_s, row.shorts = -1, 0
    if state.records.size > 0:
        miss = state.misses[slot, number]
        row.short_s, row.shorts = miss.first_s, miss.times
    if order.patience >= 0:
        record_fate(network, state, row, slot, number)


@optional(instead=None)
def record_fate(_network: Tables, state: Tables, row: Any, slot: int, number: int) -> None:
    """Write into the row of a line what became of it."""
    fate = state.fates[slot, number]
    row.wanted_sku, row.ended_s, row.lost_fen = fate.wanted_sku, fate.ended_s, fate.lost_fen
    if fate.state != LineState.OPEN:
        row.state = fate.state


@njit
def record_parcel(state: Tables, ledger: Tables, slot: int, index: int) -> None:
    """Write a parcel into the ledger."""
    order, parcel = state.orders[slot], state.parcels[slot, index]
    row = ledger.parcels[ledger.rows.parcels]
    ledger.rows.parcels += 1
    row.order, row.parcel, row.warehouse, row.carrier, row.city = (
        order.order,
        index,
        parcel.warehouse,
        parcel.carrier,
        order.city,
    )
    row.lines, row.units, row.weight_g = parcel.lines, parcel.units, parcel.weight_g
    row.released_s, row.started_s, row.picked_s = parcel.released_s, parcel.started_s, parcel.picked_s
    row.dispatched_s, row.delivered_s, row.distance_m = parcel.dispatched_s, parcel.delivered_s, parcel.distance_m
    row.handling_fen, row.freight_fen, row.co2e_g = parcel.handling_fen, parcel.freight_fen, parcel.co2e_g
