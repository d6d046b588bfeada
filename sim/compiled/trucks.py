"""Goods on their way to a warehouse: loads depart, shipments arrive, those who wait are served."""

from sim.compiled.alerts import watch
from sim.compiled.batches import unload_batches
from sim.compiled.discrepancies import book_receipt
from sim.compiled.heap import push
from sim.compiled.picking import release
from sim.compiled.shelves import leave_line, leave_shelf, reorder, ship
from sim.compiled.slots import give_shipment
from sim.compiled.space import note_storage
from sim.compiled.volumes import expect, hold
from sim.events import EventKind
from sim.jit import njit
from sim.rules.freight import load_carbon, load_price, trucks_needed
from sim.rules.hours import next_of_week
from sim.rules.shelf_life import is_kept
from sim.rules.sourcing import Scarcity, share_of_waiting
from sim.rules.transit import load_arrival
from sim.tables import Tables


@njit
def depart(network: Tables, state: Tables, ledger: Tables, haul: int) -> None:
    """A departure of a line-haul lane: all that waits is loaded, on as many trucks as it takes."""
    lane, loading, now = network.hauls[haul], state.loading[haul], state.clock.now
    push(state, next_of_week(network, lane.departures, lane.departure_count, now + 1), EventKind.DEPART, haul, haul)
    if loading.first < 0:
        return
    number = state.clock.loads
    state.clock.loads += 1
    arrival = load_arrival(network, state.streams, haul, now)
    weight, volume = 0, 0
    slot = loading.first
    while slot >= 0:
        shipment = state.shipments[slot]
        shipment.load = number
        leave_shelf(network, state, slot)
        weight += shipment.quantity * network.skus[shipment.sku].weight_g
        volume += shipment.quantity * network.skus[shipment.sku].volume_ml
        push(state, arrival, EventKind.RECEIVE, shipment.shipment, slot)
        slot = shipment.next
    loading.first, loading.last, loading.count = -1, -1, 0
    record_load(network, state, ledger, haul, number, arrival, weight, volume)


@njit
def record_load(
    network: Tables, state: Tables, ledger: Tables, haul: int, number: int, arrival: int, weight: int, volume: int
) -> None:
    """Write a departure into the ledger."""
    lane = network.hauls[haul]
    row = ledger.loads[ledger.rows.loads]
    ledger.rows.loads += 1
    trucks = trucks_needed(network, haul, weight, volume)
    row.load, row.source, row.warehouse, row.carrier = number, lane.source, lane.warehouse, lane.carrier
    row.departed_s, row.arrived_s, row.weight_g, row.volume_ml = state.clock.now, arrival, weight, volume
    row.trucks, row.capacity_g, row.capacity_ml = trucks, trucks * lane.truck_g, trucks * lane.truck_ml
    row.distance_m = lane.distance_m
    row.freight_fen = load_price(network, haul, weight, volume)
    row.co2e_g = load_carbon(network, haul, weight)


@njit
def receive(network: Tables, state: Tables, ledger: Tables, slot: int) -> None:
    """A shipment is put away, what lacks in it is ordered anew, and whoever waits for it is served, first come first served."""
    shipment = state.shipments[slot]
    warehouse, sku = shipment.warehouse, shipment.sku
    shelf = state.stock[warehouse, sku]
    hold(network, state, warehouse, sku, shipment.quantity - shipment.lost)
    expect(network, state, warehouse, sku, -shipment.quantity - shipment.short)
    less, arrived = shipment.short + shipment.lost, shipment.quantity - shipment.lost
    ends_cycle = shipment.transshipment < 0
    if not is_kept(network, warehouse, sku):
        less += book(network, state, ledger, warehouse, sku, arrived)
    if shipment.source >= 0:
        shelf.in_transit -= shipment.quantity
    if network.options.spaces == 1:
        note_storage(network, state, warehouse)
    record_shipment(network, state, ledger, slot)
    row = ledger.shipments[ledger.rows.shipments - 1]
    row.received_s, row.stockout = state.clock.now, shelf.stockout if ends_cycle else 0
    row.lost, row.lost_fen = shipment.lost, shipment.lost * network.skus[sku].value_fen
    if network.options.batches == 1:
        refused = unload_batches(network, state, ledger, slot)
        less += refused
        if is_kept(network, warehouse, sku):  # what is written off on receipt is not booked
            less += book(network, state, ledger, warehouse, sku, arrived - refused)
    give_shipment(state, slot)
    if less > 0 and network.levels[warehouse, sku].looked_at == 1:  # before anything leaves: storage counts it
        reorder(network, state, ledger, warehouse, sku)
    serve_waiting(network, state, ledger, warehouse, sku)
    if ends_cycle:
        shelf.stockout = 1 if shelf.backordered > 0 else 0
    if network.options.alerts > 0:
        watch(network, state, ledger, warehouse, sku)


@njit
def book(network: Tables, state: Tables, ledger: Tables, warehouse: int, sku: int, quantity: int) -> int:
    """Book units that stay; return 1 if that may be fewer than came, else 0."""
    if network.options.records == 0 or not book_receipt(network, state, ledger, warehouse, sku, quantity):
        return 0
    if network.options.spaces == 1:
        note_storage(network, state, warehouse)
    return 1


@njit
def record_shipment(network: Tables, state: Tables, ledger: Tables, slot: int) -> None:
    """Write a shipment as it stands, not received, into the ledger."""
    shipment = state.shipments[slot]
    row = ledger.shipments[ledger.rows.shipments]
    ledger.rows.shipments += 1
    row.shipment, row.replenishment, row.load = shipment.shipment, shipment.replenishment, shipment.load
    row.warehouse, row.source, row.sku, row.quantity = (
        shipment.warehouse,
        shipment.source,
        shipment.sku,
        shipment.quantity,
    )
    row.reserved_s, row.shipped_s = shipment.reserved_s, shipment.shipped_s
    row.received_s, row.stockout, row.short = -1, 0, shipment.short
    row.due_s = -1
    row.transshipment, row.lost, row.lost_fen = shipment.transshipment, 0, 0
    if shipment.source < 0:
        row.due_s = shipment.shipped_s + network.suppliers[-2 - shipment.source].promised_s


@njit
def serve_waiting(network: Tables, state: Tables, ledger: Tables, warehouse: int, sku: int) -> None:
    """Serve those who wait for a SKU in turn: customers whole lines, warehouses what there is, or their fair share of it."""
    shelf = state.stock[warehouse, sku]
    fair = network.warehouses[warehouse].scarce == Scarcity.FAIR_SHARE
    slot, wanted = shelf.first, shelf.backordered
    while slot >= 0:
        waiter, behind = state.waiters[slot], state.waiters[slot].next
        free, asked = shelf.on_hand - shelf.reserved, waiter.quantity
        if waiter.order >= 0:
            if free >= asked:
                serve_customer(network, state, ledger, warehouse, sku, slot)
            elif not fair:
                return
        else:
            shipped = share_of_waiting(free, asked, wanted) if fair else min(free, asked)
            serve_warehouse(network, state, warehouse, sku, slot, shipped)
            if shipped < asked and not fair:
                return
        wanted -= asked
        slot = behind


@njit
def serve_warehouse(network: Tables, state: Tables, warehouse: int, sku: int, slot: int, shipped: int) -> None:
    """Ship units to a warehouse that waits for a SKU; it goes when it has all."""
    waiter = state.waiters[slot]
    if shipped > 0:
        state.stock[warehouse, sku].backordered -= shipped
        waiter.quantity -= shipped
        ship(network, state, waiter.replenishment, waiter.warehouse, warehouse, waiter.haul, sku, shipped)
    if waiter.quantity == 0:
        leave_line(state, warehouse, sku, slot)


@njit
def serve_customer(network: Tables, state: Tables, ledger: Tables, warehouse: int, sku: int, waiting: int) -> None:
    """Reserve stock for a customer's line that waits; a parcel that was waiting for it alone is released."""
    shelf = state.stock[warehouse, sku]
    waiter = state.waiters[waiting]
    slot, number = waiter.order, waiter.line
    shelf.reserved += waiter.quantity
    shelf.backordered -= waiter.quantity
    leave_line(state, warehouse, sku, waiting)
    state.floors[warehouse].waiting_lines -= 1
    line = state.lines[slot, number]
    line.reserved_s = state.clock.now
    parcel = state.parcels[slot, line.parcel]
    parcel.missing -= 1
    if parcel.missing == 0:
        release(network, state, ledger, slot, line.parcel)
