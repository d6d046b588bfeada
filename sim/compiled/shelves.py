"""Stock in a warehouse: promised, waited for, reordered, received."""

from sim.compiled.books import enter, record_replenishment
from sim.compiled.heap import push
from sim.compiled.slots import give_waiter, take_shipment, take_waiter
from sim.events import EventKind
from sim.jit import njit
from sim.rules.hours import next_open
from sim.rules.replenishment import fitting, inventory_position, order_quantity, units_to_ship
from sim.rules.transit import supplier_arrival
from sim.tables import Tables


@njit
def wait(state: Tables, warehouse: int, sku: int, slot: int) -> None:
    """Put a waiter, whose fields are set, at the end of the line for a SKU."""
    shelf = state.stock[warehouse, sku]
    state.waiters[slot].next, state.waiters[slot].previous = -1, shelf.last
    if shelf.first < 0:
        shelf.first = slot
    else:
        state.waiters[shelf.last].next = slot
    shelf.last = slot
    shelf.backordered += state.waiters[slot].quantity
    shelf.stockout = 1


@njit
def wait_for_stock(state: Tables, slot: int, number: int) -> int:
    """Let a line of a customer's order wait at its warehouse; return its place among the waiters."""
    line = state.lines[slot, number]
    state.parcels[slot, line.parcel].missing += 1
    state.floors[line.warehouse].waiting_lines += 1
    waiting = take_waiter(state)
    waiter = state.waiters[waiting]
    waiter.order, waiter.line, waiter.replenishment = slot, number, -1
    waiter.warehouse, waiter.quantity = line.warehouse, line.quantity
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
    """Look at a SKU and reorder if its policy says so; a source that is under continuous review then looks at its own stock."""
    while True:
        shelf, level = state.stock[warehouse, sku], state.levels[warehouse, sku]
        quantity = order_quantity(level, inventory_position(shelf))
        if quantity > 0:
            quantity = fitting(network, state.stock, level, warehouse, sku, quantity)
        if quantity == 0:
            return
        source = network.warehouses[warehouse].source
        number = state.clock.replenishments
        state.clock.replenishments += 1
        shelf.on_order += quantity
        record_replenishment(network, state, ledger, number, warehouse, source, sku, quantity)
        if source < 0:
            if network.suppliers[-2 - source].joint == 1:
                enter(network, state, number, warehouse, source, sku, quantity)
            else:
                order_from_supplier(network, state, number, warehouse, source, sku, quantity)
            return
        order_from_warehouse(network, state, number, warehouse, source, sku, quantity)
        if network.levels[source, sku].looked_at == 0:
            return
        warehouse = source


@njit
def order_from_supplier(
    network: Tables, state: Tables, number: int, warehouse: int, source: int, sku: int, quantity: int
) -> None:
    """Order from a supplier: all of it arrives after the lead time."""
    now = state.clock.now
    shelf = state.stock[warehouse, sku]
    arrival = supplier_arrival(network, state.streams, -2 - source, warehouse, sku, now, shelf.placed)
    shelf.placed += 1
    slot = new_shipment(state, number, warehouse, source, sku, quantity)
    state.shipments[slot].shipped_s = now
    push(state, arrival, EventKind.RECEIVE, state.shipments[slot].shipment, slot)


@njit
def order_from_warehouse(
    network: Tables, state: Tables, number: int, warehouse: int, source: int, sku: int, quantity: int
) -> None:
    """Order from a warehouse: what it has free is shipped, the rest waits there."""
    shipped = units_to_ship(network, state.stock, source, sku, quantity)
    if shipped > 0:
        ship(network, state, number, warehouse, source, sku, shipped)
    if shipped < quantity:
        slot = take_waiter(state)
        waiter = state.waiters[slot]
        waiter.order, waiter.line, waiter.replenishment = -1, -1, number
        waiter.warehouse, waiter.quantity = warehouse, quantity - shipped
        wait(state, source, sku, slot)


@njit
def new_shipment(state: Tables, number: int, warehouse: int, source: int, sku: int, quantity: int) -> int:
    """Take a slot for a shipment of a replenishment order, reserved now."""
    slot = take_shipment(state)
    shipment = state.shipments[slot]
    shipment.shipment = state.clock.shipments
    state.clock.shipments += 1
    shipment.replenishment, shipment.warehouse, shipment.source, shipment.sku = number, warehouse, source, sku
    shipment.quantity, shipment.load, shipment.next = quantity, -1, -1
    shipment.reserved_s, shipment.shipped_s = state.clock.now, -1
    return slot


@njit
def ship(network: Tables, state: Tables, number: int, warehouse: int, source: int, sku: int, quantity: int) -> None:
    """Set units of a supplying warehouse aside for the next departure; without line-haul they arrive at once."""
    slot = new_shipment(state, number, warehouse, source, sku, quantity)
    if network.levels[source, sku].counted == 1:
        state.stock[source, sku].reserved += quantity
    haul = network.warehouses[warehouse].haul
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
    """Take the units of a shipment from the shelf of its source."""
    shipment = state.shipments[slot]
    shipment.shipped_s = state.clock.now
    state.stock[shipment.warehouse, shipment.sku].in_transit += shipment.quantity
    if network.levels[shipment.source, shipment.sku].counted == 1:
        shelf = state.stock[shipment.source, shipment.sku]
        shelf.on_hand -= shipment.quantity
        shelf.reserved -= shipment.quantity
