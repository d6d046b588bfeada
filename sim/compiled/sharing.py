"""Sharing: figures are exchanged, warehouses help each other at a shortage, and stock is rebalanced."""

from typing import Any

from sim.compiled.alerts import watch
from sim.compiled.books import record_replenishment
from sim.compiled.heap import push
from sim.compiled.shelves import leave_shelf, new_shipment, reorder
from sim.events import EventKind
from sim.jit import njit, optional
from sim.ledger.columns import LineState, Reason
from sim.rules.allocation import available
from sim.rules.freight import carbon_on, price_on
from sim.rules.sharing import (
    EXCHANGE,
    NOBODY,
    REBALANCING,
    choose_donor,
    exchange_figures,
    move_key,
    next_rebalancing,
    trip_arrival,
    trip_key,
    units_lost,
    units_missing,
    units_to_move,
)
from sim.tables import Tables


@optional(instead=None)
def begin_sharing(network: Tables, state: Tables) -> None:
    """Exchange figures for the first time, and put what comes round into the heap."""
    if network.options.delayed == 1:
        exchange(network, state)
    if network.sharing.time_count > 0:
        push(state, next_rebalancing(network, 0), EventKind.SHARE, REBALANCING, 0)


@optional(instead=None)
def share(network: Tables, state: Tables, ledger: Tables, entity: int) -> None:
    """Stock is rebalanced, or figures are exchanged."""
    if entity == REBALANCING:
        rebalance(network, state, ledger)
        push(state, next_rebalancing(network, state.clock.now + 1), EventKind.SHARE, REBALANCING, 0)
    else:
        exchange(network, state)


@njit
def exchange(network: Tables, state: Tables) -> None:
    """Tell all warehouses what each has, now and in turn."""
    exchange_figures(network, state.stock, state.figures)
    push(state, state.clock.now + network.sharing.exchange_s, EventKind.SHARE, EXCHANGE, 0)


@optional(instead=None)
def record_misallocations(network: Tables, state: Tables, ledger: Tables, slot: int) -> None:
    """Write down the lines of an order that were sent to a warehouse which did not have them."""
    order = state.orders[slot]
    for number in range(order.lines):
        line, home = state.lines[slot, number], state.basket[number].home
        if line.warehouse == home or available(network, state.stock, line.warehouse, line.sku, line.quantity):
            continue
        row = ledger.misallocations[ledger.rows.misallocations]
        ledger.rows.misallocations += 1
        row.order, row.line, row.city, row.home, row.warehouse = (
            order.order,
            number,
            order.city,
            home,
            line.warehouse,
        )
        row.sku, row.quantity, row.placed_s = line.sku, line.quantity, state.clock.now
        row.known = state.figures[line.warehouse, line.sku]


@optional(instead=None)
def call_for_help(network: Tables, state: Tables, ledger: Tables, slot: int) -> None:
    """For each line that waits: if another warehouse can spare what is missing, it sends it at once."""
    order = state.orders[slot]
    for number in range(order.lines):
        line = state.lines[slot, number]
        if line.reserved_s >= 0 or (order.patience >= 0 and state.fates[slot, number].state != LineState.OPEN):
            continue
        missing = units_missing(state.stock[line.warehouse, line.sku], line.quantity)
        donor = choose_donor(network, state.stock, line.warehouse, line.sku, missing)
        if donor != NOBODY and missing > 0:
            trip = begin_trip(network, state, ledger, donor, line.warehouse, Reason.TRANSSHIPMENT, order.key, number)
            lost = units_lost(network, state.streams, order.key, number, missing)
            carry(network, state, ledger, trip, line.sku, missing, lost)
            end_trip(network, trip)


@njit
def rebalance(network: Tables, state: Tables, ledger: Tables) -> None:
    """Nearest pairs first, who has too much of a SKU sends to who has too little; all of a pair travels together."""
    now = state.clock.now
    for at in range(network.pairs.shape[0]):
        donor, warehouse = network.pairs[at].donor, network.pairs[at].warehouse
        row = ledger.rows.transshipments
        for sku in range(network.options.skus):
            quantity = units_to_move(network, state.levels, state.stock, donor, warehouse, sku)
            if quantity == 0:
                continue
            if ledger.rows.transshipments == row:
                key = trip_key(network, donor, warehouse)
                begin_trip(network, state, ledger, donor, warehouse, Reason.REBALANCING, key, now)
            lost = units_lost(network, state.streams, move_key(network, donor, warehouse, sku), now, quantity)
            carry(network, state, ledger, ledger.transshipments[row], sku, quantity, lost)
        if ledger.rows.transshipments > row:
            end_trip(network, ledger.transshipments[row])


@njit
def begin_trip(
    network: Tables, state: Tables, ledger: Tables, donor: int, warehouse: int, reason: int, entity: int, index: int
) -> Any:
    """Begin a row for a trip from one warehouse to another, which leaves now; `entity` and `index` name it in draws."""
    row = ledger.transshipments[ledger.rows.transshipments]
    ledger.rows.transshipments += 1
    row.transshipment, row.source, row.warehouse, row.reason = state.clock.transshipments, donor, warehouse, reason
    state.clock.transshipments += 1
    row.carrier, row.distance_m = network.trips[donor, warehouse].carrier, network.trips[donor, warehouse].distance_m
    row.departed_s = state.clock.now
    row.arrived_s = trip_arrival(network, state.streams, donor, warehouse, entity, index, state.clock.now)
    row.skus, row.units, row.weight_g, row.volume_ml, row.freight_fen, row.co2e_g = 0, 0, 0, 0, 0, 0
    return row


@njit
def carry(network: Tables, state: Tables, ledger: Tables, trip: Any, sku: int, quantity: int, lost: int) -> None:
    """Let units of a SKU leave the shelf with a trip; the donor sees that it has less."""
    donor, warehouse = trip.source, trip.warehouse
    number = record_replenishment(network, state, ledger, warehouse, donor, sku, quantity, trip.reason)
    slot = new_shipment(state, number, warehouse, donor, sku, quantity)
    state.shipments[slot].transshipment = trip.transshipment
    if network.levels[donor, sku].counted == 1:
        state.stock[donor, sku].reserved += quantity
    leave_shelf(network, state, slot)
    shipped = state.shipments[slot].quantity  # the shelf may have held less than its record
    state.shipments[slot].lost = min(lost, shipped)
    push(state, trip.arrived_s, EventKind.RECEIVE, state.shipments[slot].shipment, slot)
    trip.skus += 1
    trip.units += shipped
    trip.weight_g += shipped * network.skus[sku].weight_g
    trip.volume_ml += shipped * network.skus[sku].volume_ml
    if network.levels[donor, sku].looked_at == 1:
        reorder(network, state, ledger, donor, sku)
    if network.options.alerts > 0:  # of the donor: at who is helped nothing changes until it comes in
        watch(network, state, ledger, donor, sku)


@njit
def end_trip(network: Tables, trip: Any) -> None:
    """Price a trip once all that it carries is known."""
    if network.sharing.drives == 1:
        lane = network.trips[trip.source, trip.warehouse]
        trip.freight_fen = price_on(lane, trip.weight_g, trip.volume_ml)
        trip.co2e_g = carbon_on(lane, trip.weight_g)
