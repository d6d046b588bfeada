"""A customer's order: placed, given its warehouses, its stock reserved or waited for."""

from sim.clock import DAY
from sim.compiled.picking import release
from sim.compiled.shelves import reorder, wait
from sim.compiled.slots import take_order, take_waiter
from sim.jit import njit
from sim.rules.allocation import assign_lines, available, note_stockouts, rank_warehouses
from sim.rules.demand import arrival_city, arrival_index, fill_basket, order_key
from sim.rules.promise import due
from sim.tables import Tables


@njit
def place_order(network: Tables, state: Tables, ledger: Tables) -> None:
    """Place the next order of the day: allocate it, reserve what there is, reorder, and release the parcels that are complete."""
    slot = open_order(network, state)
    allocate(network, state, slot)
    order = state.orders[slot]
    number, lines, parcels = order.order, order.lines, order.parcels
    for line in range(lines):
        reserve_or_wait(network, state, slot, line)
    for line in range(lines):
        place = state.lines[slot, line]
        if network.levels[place.warehouse, place.sku].looked_at == 1:
            reorder(network, state, ledger, place.warehouse, place.sku)
    for index in range(parcels):
        if state.orders[slot].order == number and state.parcels[slot, index].missing == 0:
            release(network, state, ledger, slot, index)


@njit
def open_order(network: Tables, state: Tables) -> int:
    """Take the next arrival and draw what it asks for."""
    clock = state.clock
    arrival = state.arrivals[clock.arrival]
    clock.arrival += 1
    slot = take_order(state)
    order = state.orders[slot]
    order.order = clock.orders
    clock.orders += 1
    order.city = arrival_city(arrival)
    order.key = order_key(clock.now // DAY, order.city, arrival_index(arrival))
    order.placed_s, order.due_s = clock.now, due(network, order.city, clock.now)
    order.lines = fill_basket(network, state.streams, order.key, state.basket)
    order.units, order.weight_g, order.value_fen = 0, 0, 0
    for line in range(order.lines):
        wanted = state.basket[line]
        sku = network.skus[wanted.sku]
        order.units += wanted.quantity
        order.weight_g += wanted.quantity * sku.weight_g
        order.value_fen += wanted.quantity * sku.value_fen
    order.parcels, order.waiting_lines, order.unpacked, order.delivered_s = 0, 0, 0, -1
    return slot


@njit
def allocate(network: Tables, state: Tables, slot: int) -> None:
    """Give each line its warehouse, and make a parcel for each warehouse used."""
    order = state.orders[slot]
    ranked = rank_warehouses(network, state.streams, order, state.ranking, state.scores)
    order.home = state.ranking[0]
    assign_lines(network, state.stock, state.basket, order.lines, state.ranking, ranked)
    note_stockouts(network, state.stock, state.basket, order.lines, order.home)
    for number in range(order.lines):
        wanted, line = state.basket[number], state.lines[slot, number]
        line.sku, line.quantity, line.warehouse = wanted.sku, wanted.quantity, wanted.warehouse
        line.reserved_s, line.picked_s = -1, -1
        line.parcel = join_parcel(network, state, slot, number)


@njit
def join_parcel(network: Tables, state: Tables, slot: int, number: int) -> int:
    """Put a line into the order's parcel from its warehouse, a new one if there is none yet."""
    order, line = state.orders[slot], state.lines[slot, number]
    index = 0
    while index < order.parcels and state.parcels[slot, index].warehouse != line.warehouse:
        index += 1
    parcel = state.parcels[slot, index]
    if index == order.parcels:
        order.parcels += 1
        order.unpacked += 1
        parcel.warehouse, parcel.carrier = line.warehouse, -1
        parcel.lines, parcel.units, parcel.weight_g, parcel.missing = 0, 0, 0, 0
        parcel.released_s, parcel.started_s, parcel.picked_s, parcel.dispatched_s, parcel.delivered_s = (
            -1,
            -1,
            -1,
            -1,
            -1,
        )
        parcel.distance_m, parcel.handling_fen, parcel.freight_fen, parcel.co2e_g = 0, 0, 0, 0
    parcel.lines += 1
    parcel.units += line.quantity
    parcel.weight_g += line.quantity * network.skus[line.sku].weight_g
    return index


@njit
def reserve_or_wait(network: Tables, state: Tables, slot: int, number: int) -> None:
    """Reserve the stock of a line, or let it wait at its warehouse."""
    order, line = state.orders[slot], state.lines[slot, number]
    if available(network, state.stock, line.warehouse, line.sku, line.quantity):
        line.reserved_s = state.clock.now
        if network.levels[line.warehouse, line.sku].counted == 1:
            state.stock[line.warehouse, line.sku].reserved += line.quantity
        return
    order.waiting_lines += 1
    state.parcels[slot, line.parcel].missing += 1
    state.floors[line.warehouse].waiting_lines += 1
    waiting = take_waiter(state)
    waiter = state.waiters[waiting]
    waiter.order, waiter.line, waiter.replenishment = slot, number, -1
    waiter.warehouse, waiter.quantity = line.warehouse, line.quantity
    wait(state, line.warehouse, line.sku, waiting)
