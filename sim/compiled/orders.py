"""A customer's order: placed, given its warehouses, its stock reserved or waited for."""

from sim.clock import DAY
from sim.compiled.alerts import watch_order
from sim.compiled.discrepancies import forget_misses
from sim.compiled.forecasts import count_order
from sim.compiled.parcels import enter_parcel, open_parcel
from sim.compiled.patience import settle
from sim.compiled.picking import finish, release
from sim.compiled.planning import remember_order
from sim.compiled.sharing import call_for_help, record_misallocations
from sim.compiled.shelves import reorder, wait_for_stock
from sim.compiled.slots import take_order
from sim.jit import njit, optional
from sim.rules.allocation import available, rank_warehouses
from sim.rules.assortment import allocate_lines
from sim.rules.demand import arrival_city, arrival_index, fill_basket, order_key
from sim.rules.promise import due
from sim.tables import Tables


@njit
def place_order(network: Tables, state: Tables, ledger: Tables) -> None:
    """Place the next order of the day: allocate it, reserve what there is, reorder, and release the parcels that are complete."""
    slot = open_order(network, state)
    allocate(network, state, slot)
    if network.options.delayed == 1:
        record_misallocations(network, state, ledger, slot)
    if network.options.series > 0:
        count_order(network, state, slot)
    order = state.orders[slot]
    number, lines = order.order, order.lines
    if order.patience >= 0:
        settle(network, state, slot)
    else:
        for line in range(lines):
            reserve_or_wait(network, state, slot, line)
    if network.options.reactive == 1:
        call_for_help(network, state, ledger, slot)
    for line in range(lines):
        place = state.lines[slot, line]
        look_at(network, state, ledger, place.warehouse, place.sku)
    if order.patience >= 0:
        look_at_wanted(network, state, ledger, slot)
    if network.options.alerts > 0:
        watch_order(network, state, ledger, slot)
    for index in range(order.parcels):
        parcel = state.parcels[slot, index]
        if state.orders[slot].order == number and parcel.missing == 0 and parcel.lines > 0:
            release(network, state, ledger, slot, index)
    if order.order == number and order.unpacked == 0:
        finish(network, state, ledger, slot)


@njit
def look_at(network: Tables, state: Tables, ledger: Tables, warehouse: int, sku: int) -> None:
    """A SKU was asked for: under continuous review it is reordered if it is time."""
    if network.levels[warehouse, sku].looked_at == 1:
        reorder(network, state, ledger, warehouse, sku)


@optional(instead=None)
def look_at_wanted(network: Tables, state: Tables, ledger: Tables, slot: int) -> None:
    """SKUs that others stand in for were asked for as well."""
    for number in range(state.orders[slot].lines):
        line, fate = state.lines[slot, number], state.fates[slot, number]
        if fate.wanted_sku != line.sku:
            look_at(network, state, ledger, line.warehouse, fate.wanted_sku)


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
    order.patience, order.lost_lines = network.cities[order.city].patience, 0
    return slot


@njit
def allocate(network: Tables, state: Tables, slot: int) -> None:
    """Give each line its warehouse, and make a parcel for each warehouse used."""
    order = state.orders[slot]
    ranked = rank_warehouses(network, state.streams, order, state.ranking, state.scores)
    allocate_lines(network, state.stock, state.figures, order.city, state.basket, order.lines, state.ranking, ranked)
    order.home = state.basket[0].home
    if network.options.assortments == 1:
        for number in range(order.lines):
            state.homes[slot, number] = state.basket[number].home
    if network.options.records == 1:
        forget_misses(network, state, slot)
    if network.options.sold_days > 0:
        remember_order(network, state, slot)
    for number in range(order.lines):
        wanted, line = state.basket[number], state.lines[slot, number]
        line.sku, line.quantity, line.warehouse = wanted.sku, wanted.quantity, wanted.warehouse
        line.reserved_s, line.picked_s = -1, -1
        join_parcel(network, state, slot, number)


@njit
def join_parcel(network: Tables, state: Tables, slot: int, number: int) -> None:
    """Put a line into the order's parcel from its warehouse, a new one if there is none yet."""
    order, line = state.orders[slot], state.lines[slot, number]
    index = 0
    while index < order.parcels and state.parcels[slot, index].warehouse != line.warehouse:
        index += 1
    if index == order.parcels:
        open_parcel(state, slot, line.warehouse)
    enter_parcel(network, state, slot, number, index)


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
    wait_for_stock(network, state, slot, number)
