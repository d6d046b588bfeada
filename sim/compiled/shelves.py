"""Stock in a warehouse: promised, waited for, reordered, received."""

from typing import Any

from sim.compiled.alerts import watch
from sim.compiled.batches import load_batches
from sim.compiled.books import enter, new_entry, order_from_supplier, record_replenishment
from sim.compiled.discrepancies import load_what_is_there
from sim.compiled.forecasts import plan_release
from sim.compiled.heap import push
from sim.compiled.slots import give_waiter, take_shipment, take_waiter
from sim.compiled.volumes import fitting, hold
from sim.events import EventKind
from sim.jit import njit, optional
from sim.ledger.columns import Reason
from sim.rules.hours import next_open
from sim.rules.prepositioning import lower_levels
from sim.rules.replenishment import inventory_position, order_quantity
from sim.rules.sourcing import CUSTOMERS, Sourcing, at_least_minimum, choose_source, part_of, rank_of, units_to_ship
from sim.tables import Tables

NOT_LOOKED = NOT_AHEAD = -1


@njit
def wait(state: Tables, warehouse: int, sku: int, slot: int) -> None:
    """Put a waiter, whose fields are set, into the line for a SKU, behind all who wait of the same rank or a better one."""
    shelf, rank = state.stock[warehouse, sku], state.waiters[slot].rank
    before, behind = shelf.last, -1
    while before >= 0 and state.waiters[before].rank > rank:
        behind, before = before, state.waiters[before].previous
    state.waiters[slot].next, state.waiters[slot].previous = behind, before
    if before < 0:
        shelf.first = slot
    else:
        state.waiters[before].next = slot
    if behind < 0:
        shelf.last = slot
    else:
        state.waiters[behind].previous = slot
    shelf.backordered += state.waiters[slot].quantity
    shelf.stockout = 1


@njit
def wait_for_stock(network: Tables, state: Tables, slot: int, number: int) -> int:
    """Let a line of a customer's order wait at its warehouse; return its place among the waiters."""
    line = state.lines[slot, number]
    state.parcels[slot, line.parcel].missing += 1
    state.floors[line.warehouse].waiting_lines += 1
    waiting = take_waiter(state)
    waiter = state.waiters[waiting]
    waiter.order, waiter.line, waiter.replenishment = slot, number, -1
    waiter.warehouse, waiter.haul, waiter.quantity = line.warehouse, -1, line.quantity
    waiter.rank = rank_of(network, line.warehouse, CUSTOMERS)
    wait(state, line.warehouse, line.sku, waiting)
    return waiting


@njit
def leave_line(state: Tables, warehouse: int, sku: int, slot: int) -> None:
    """Let a waiter for a SKU go, wherever in the line it stands."""
    shelf, waiter = state.stock[warehouse, sku], state.waiters[slot]
    if waiter.previous < 0:
        shelf.first = waiter.next
    else:
        state.waiters[waiter.previous].next = waiter.next
    if waiter.next < 0:
        shelf.last = waiter.previous
    else:
        state.waiters[waiter.next].previous = waiter.previous
    give_waiter(state, slot)


@njit
def reorder(network: Tables, state: Tables, ledger: Tables, warehouse: int, sku: int) -> None:
    """Look at a SKU and reorder if its policy says so; a source that is under continuous review then looks at its own stock.

    Sources look in turn, each with its own sources before the next: a walk in depth over a small stack, because numba cannot
    keep functions that call themselves in its cache.
    """
    look = state.looks[0]
    look.warehouse, look.row, look.ahead = warehouse, NOT_LOOKED, NOT_AHEAD
    look_in_turn(network, state, ledger, sku)


@njit
def look_in_turn(network: Tables, state: Tables, ledger: Tables, sku: int) -> None:
    """Let the first of the stack decide, unless it has, and order; then each source that is under continuous review."""
    looks, depth = state.looks, 0
    while depth >= 0:
        look = looks[depth]
        if look.row == NOT_LOOKED:
            decide(network, state, look, sku)
        if look.row == look.end:
            if depth > 0 and network.options.alerts > 0:
                watch(network, state, ledger, look.warehouse, sku)
            depth -= 1
            continue
        row = look.row
        look.row += 1
        part = (
            part_of(network, row, look.first, look.quantity, network.levels[look.warehouse, sku].lot)
            if look.split
            else look.quantity
        )
        if part > 0 and place_replenishment(network, state, ledger, look.warehouse, sku, row, part):
            source = network.sources[row].source
            if look.ahead != NOT_AHEAD:
                note_ahead(network, state, ledger, look.ahead, source, sku, part)
            if source >= 0 and network.levels[source, sku].looked_at == 1:
                depth += 1
                looks[depth].warehouse, looks[depth].row, looks[depth].ahead = source, NOT_LOOKED, NOT_AHEAD
            elif source >= 0 and network.options.alerts > 0:
                watch(network, state, ledger, source, sku)


@njit
def decide(network: Tables, state: Tables, look: Any, sku: int) -> None:
    """Decide how much a warehouse orders of a SKU, and from whom."""
    warehouse = look.warehouse
    level = state.levels[warehouse, sku]
    if network.options.planned > 0:
        plan_release(network, state, warehouse, sku)
    look.quantity = order_quantity(level, inventory_position(state.stock[warehouse, sku]))
    if look.quantity > 0:
        look.quantity = fitting(network, state, level, warehouse, sku, look.quantity)
    find_sources(network, state, look, sku)


@njit
def find_sources(network: Tables, state: Tables, look: Any, sku: int) -> None:
    """Decide from which rows of `sources` a warehouse orders what it wants of a SKU: one, or all among which it is split."""
    warehouse, span = look.warehouse, network.sources_of[look.warehouse, sku]
    look.split = network.warehouses[warehouse].sourcing == Sourcing.SPLIT
    look.first = span.first
    if look.quantity == 0:
        look.row = look.end = span.first
    elif look.split:
        look.row, look.end = span.first, span.first + span.count
    else:
        look.row = choose_source(network, state.stock, warehouse, sku, look.quantity)
        look.end = look.row + 1


@optional(instead=None)
def note_ahead(
    _network: Tables, state: Tables, ledger: Tables, slot: int, source: int, sku: int, quantity: int
) -> None:
    """Say of the latest order that it is ahead of events; a source that has ordered the units ahead itself keeps them no longer."""
    ledger.replenishments[ledger.rows.replenishments - 1].reason = Reason.AHEAD
    if source >= 0:
        lower_levels(state.levels, state.raised, slot, source, sku, quantity)


@njit
def place_replenishment(
    network: Tables, state: Tables, ledger: Tables, warehouse: int, sku: int, row: int, wanted: int
) -> bool:
    """Order units of a SKU from one of a warehouse's sources, unless its minimum is more than there is storage for; return whether it did."""
    source, level = network.sources[row].source, network.levels[warehouse, sku]
    quantity = at_least_minimum(network, source, wanted, level.lot)
    # Also where it is as wanted: a part of the order before it may have been raised to a minimum.
    if fitting(network, state, level, warehouse, sku, quantity) < quantity:
        return False
    number = record_replenishment(network, state, ledger, warehouse, source, sku, quantity, Reason.POLICY)
    if source >= 0:
        order_from_warehouse(network, state, number, warehouse, row, sku, quantity)
        return True
    slot = new_entry(state, number, warehouse, source, sku, quantity)
    if network.suppliers[-2 - source].joint == 1:
        enter(network, state, slot)
    else:
        order_from_supplier(network, state, slot)
    return True


@njit
def order_from_warehouse(
    network: Tables, state: Tables, number: int, warehouse: int, row: int, sku: int, quantity: int
) -> None:
    """Order from a warehouse: what it can spare is shipped, the rest waits there."""
    source, haul = network.sources[row].source, network.sources[row].haul
    shipped = units_to_ship(network, state.levels, state.stock, source, warehouse, sku, quantity)
    if shipped > 0:
        ship(network, state, number, warehouse, source, haul, sku, shipped)
    if shipped < quantity:
        slot = take_waiter(state)
        waiter = state.waiters[slot]
        waiter.order, waiter.line, waiter.replenishment = -1, -1, number
        waiter.warehouse, waiter.haul, waiter.quantity = warehouse, haul, quantity - shipped
        waiter.rank = rank_of(network, source, warehouse)
        wait(state, source, sku, slot)


@njit
def new_shipment(state: Tables, number: int, warehouse: int, source: int, sku: int, quantity: int) -> int:
    """Take a slot for a shipment of a replenishment order, reserved now."""
    slot = take_shipment(state)
    shipment = state.shipments[slot]
    shipment.shipment = state.clock.shipments
    state.clock.shipments += 1
    shipment.replenishment, shipment.warehouse, shipment.source, shipment.sku = number, warehouse, source, sku
    shipment.quantity, shipment.short, shipment.load, shipment.next = quantity, 0, -1, -1
    shipment.reserved_s, shipment.shipped_s = state.clock.now, -1
    shipment.transshipment, shipment.lost = -1, 0
    return slot


@njit
def ship(
    network: Tables, state: Tables, number: int, warehouse: int, source: int, haul: int, sku: int, quantity: int
) -> None:
    """Set units of a supplying warehouse aside for the next departure; without line-haul they arrive at once."""
    slot = new_shipment(state, number, warehouse, source, sku, quantity)
    if network.levels[source, sku].counted == 1:
        state.stock[source, sku].reserved += quantity
    if haul < 0:
        leave_shelf(network, state, slot)
        arrival = next_open(network, warehouse, state.clock.now)
        push(state, arrival, EventKind.RECEIVE, state.shipments[slot].shipment, slot)
        return
    loading = state.loading[haul]
    if loading.first < 0:
        loading.first = slot
    else:
        state.shipments[loading.last].next = slot
    loading.last = slot
    loading.count += 1


@njit
def leave_shelf(network: Tables, state: Tables, slot: int) -> None:
    """Take the units of a shipment from the shelf of its source, as far as they are there."""
    if network.options.records == 1:
        load_what_is_there(network, state, slot)
    shipment = state.shipments[slot]
    shipment.shipped_s = state.clock.now
    state.stock[shipment.warehouse, shipment.sku].in_transit += shipment.quantity
    if network.levels[shipment.source, shipment.sku].counted == 1:
        hold(network, state, shipment.source, shipment.sku, -shipment.quantity)
        state.stock[shipment.source, shipment.sku].reserved -= shipment.quantity
    if network.options.batches == 1:
        load_batches(network, state, slot)
