"""Short picks: a picker finds too little on the shelf; what is there goes, and the rest is shipped from elsewhere or waits."""

from sim.compiled.alerts import watch
from sim.compiled.batches import issue_packed
from sim.compiled.discrepancies import doubt
from sim.compiled.orders import look_at
from sim.compiled.parcels import begin_parcel, enter_parcel, leave_parcel, open_parcel
from sim.compiled.patience import plan_giving_up, reserve
from sim.compiled.picking import NO_PICKER, end_pick, pack, release, start_picks
from sim.compiled.shelves import wait_for_stock
from sim.compiled.space import note_cancelling
from sim.events import MOST_PARCELS
from sim.jit import njit, optional
from sim.rules.allocation import rank_warehouses
from sim.rules.records import may_differ, other_site, units_there
from sim.tables import Tables

FRESH = -3
"""In a parcel's `next`: begun for lines of which the shelf at hand has just held too little."""


@optional(instead=None)
def end_pick_at_shelf(network: Tables, state: Tables, ledger: Tables, reference: int) -> None:
    """A picker is done, or stands at the shelf with nothing to do but take: the parcel is packed with what was there."""
    slot, index = reference // MOST_PARCELS, reference % MOST_PARCELS
    parcel = state.parcels[slot, index]
    warehouse = parcel.warehouse
    if network.warehouses[warehouse].records < 0:
        end_pick(network, state, ledger, reference)
        return
    if parcel.next != NO_PICKER:
        state.floors[warehouse].busy -= 1
    if find_too_little(network, state, slot, index):
        pack_without(network, state, ledger, slot, index)
    else:
        pack(network, state, ledger, slot, index)
    start_picks(network, state, warehouse)


@njit
def find_too_little(network: Tables, state: Tables, slot: int, index: int) -> bool:
    """Mark the lines of a parcel for which the shelf holds too little; return whether there are any."""
    order, warehouse, found = state.orders[slot], state.parcels[slot, index].warehouse, False
    for number in range(order.lines):
        line, miss = state.lines[slot, number], state.misses[slot, number]
        miss.now = 0
        if line.parcel != index or not may_differ(network, warehouse, line.sku):
            continue
        needed = line.quantity + taken_before(state, slot, index, number)
        there = units_there(state.stock, state.records, warehouse, line.sku)
        if min(there, state.stock[warehouse, line.sku].on_hand) < needed:
            doubt(network, state, warehouse, line.sku)
        if there < needed:
            miss.now, found = 1, True
            miss.times += 1
            if miss.first_s < 0:
                miss.first_s = state.clock.now
            line.reserved_s = -1
            state.stock[warehouse, line.sku].reserved -= line.quantity
    return found


@njit
def taken_before(state: Tables, slot: int, index: int, number: int) -> int:
    """Units that earlier lines of a parcel take of the SKU of line `number`: a substitute may be ordered as well."""
    units, sku = 0, state.lines[slot, number].sku
    for other in range(number):
        line = state.lines[slot, other]
        if line.parcel == index and line.sku == sku and state.misses[slot, other].now == 0:
            units += line.quantity
    return units


@njit
def pack_without(network: Tables, state: Tables, ledger: Tables, slot: int, index: int) -> None:
    """Pack a parcel without the lines that the shelf held too little for.

    1. They leave the parcel, and are allocated anew, in parcels of their own.
    2. The rest is packed; a parcel that is left empty is not.
    3. The warehouses that they go to look at their stock, and who watches looks at both; who waits may give up; what is complete is released.
    """
    order, warehouse = state.orders[slot], state.parcels[slot, index].warehouse
    lines, number = order.lines, order.order
    for line in range(lines):
        if state.misses[slot, line].now == 1:
            if network.options.spaces == 1:
                note_cancelling(network, state, slot, line)
            leave_parcel(network, state, slot, line)
    left = state.parcels[slot, index].lines
    ranked = rank_warehouses(network, state.streams, order, state.ranking, state.scores)
    for line in range(lines):
        if state.misses[slot, line].now == 1:
            move_on(network, state, slot, line, ranked)
    if left > 0:
        pack(network, state, ledger, slot, index)
        if network.options.batches == 1:
            issue_packed(network, state)  # before anything leaves for the warehouses that order now
    for line in range(lines):
        if state.misses[slot, line].now == 1:
            look_where(network, state, ledger, slot, line, warehouse)
    if order.patience >= 0:
        plan_giving_up(network, state, slot)
    for fresh in range(order.parcels):
        parcel = state.parcels[slot, fresh]
        if state.orders[slot].order == number and parcel.lines > 0 and parcel.next == FRESH:
            parcel.next = -1
            if parcel.missing == 0:
                release(network, state, ledger, slot, fresh)


@njit
def look_where(network: Tables, state: Tables, ledger: Tables, slot: int, number: int, here: int) -> None:
    """A line was not found here: the warehouse that it has gone to looks at its stock, and who watches looks at both."""
    line = state.lines[slot, number]
    if network.options.alerts > 0:
        watch(network, state, ledger, here, line.sku)
    if line.warehouse != here:
        look_at(network, state, ledger, line.warehouse, line.sku)
        if network.options.alerts > 0:
            watch(network, state, ledger, line.warehouse, line.sku)


@njit
def move_on(network: Tables, state: Tables, slot: int, number: int, ranked: int) -> None:
    """Allocate a line anew: the next warehouse that has it by its record ships it, or it waits where it was."""
    line = state.lines[slot, number]
    here = line.warehouse
    line.warehouse = other_site(network, state.stock, state.ranking, ranked, here, line.sku, line.quantity)
    enter_parcel(network, state, slot, number, fresh_parcel(state, slot, line.warehouse))
    if line.warehouse != here:
        reserve(network, state, slot, number)
    else:
        state.fates[slot, number].waiter = wait_for_stock(network, state, slot, number)


@njit
def fresh_parcel(state: Tables, slot: int, warehouse: int) -> int:
    """Parcel of an order, from a warehouse, for lines that have just been allocated anew; an emptied one's place is used again."""
    order = state.orders[slot]
    place = order.parcels
    for index in range(order.parcels):
        parcel = state.parcels[slot, index]
        if parcel.lines == 0:
            place = min(place, index)
        elif parcel.next == FRESH and parcel.warehouse == warehouse:
            return index
    if place == order.parcels:
        open_parcel(state, slot, warehouse)
    else:
        order.unpacked += 1
        begin_parcel(state, slot, place, warehouse)
    state.parcels[slot, place].next = FRESH
    return place
