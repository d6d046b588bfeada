"""Order books: what warehouses need from suppliers that take joint orders, or orders on some days only, until it is sent."""

from sim.compiled.forecasts import count_replenishment
from sim.compiled.heap import push
from sim.compiled.slots import take_shipment
from sim.compiled.volumes import expect
from sim.events import EventKind
from sim.jit import njit, optional
from sim.ledger.columns import Reason
from sim.rules.joint_orders import fill_up, is_enough, order_time
from sim.rules.suppliers import production_end, supplier_arrival, units_short
from sim.tables import Tables


@njit
def new_entry(state: Tables, number: int, warehouse: int, source: int, sku: int, quantity: int) -> int:
    """Take a slot for a replenishment order that a supplier has not taken yet."""
    slot = take_shipment(state)
    entry = state.shipments[slot]
    entry.shipment, entry.replenishment, entry.warehouse, entry.source = -1, number, warehouse, source
    entry.sku, entry.quantity, entry.short, entry.load, entry.next = sku, quantity, 0, -1, -1
    entry.transshipment, entry.lost = -1, 0
    return slot


@njit
def order_from_supplier(network: Tables, state: Tables, slot: int) -> None:
    """Order from a supplier: it is made when the supplier has time, and arrives after the lead time, perhaps late, perhaps in part."""
    now, entry = state.clock.now, state.shipments[slot]
    supplier, shelf = -2 - entry.source, state.stock[entry.warehouse, entry.sku]
    made = production_end(network, state.backlogs, supplier, entry.quantity, now)
    arrival = supplier_arrival(network, state.streams, supplier, entry.warehouse, entry.sku, made, shelf.placed)
    entry.short = units_short(
        network, state.streams, supplier, entry.warehouse, entry.sku, entry.quantity, shelf.placed
    )
    shelf.placed += 1
    entry.quantity -= entry.short
    entry.shipment = state.clock.shipments
    state.clock.shipments += 1
    entry.reserved_s = entry.shipped_s = now
    push(state, arrival, EventKind.RECEIVE, entry.shipment, slot)


@optional(instead=None)
def enter(network: Tables, state: Tables, slot: int) -> None:
    """Put a replenishment order into the book; it is looked at when the supplier takes orders, at the earliest after this event."""
    entry = state.shipments[slot]
    warehouse, supplier, sku = entry.warehouse, -2 - entry.source, entry.sku
    book = state.books[warehouse, supplier]
    if book.first < 0:
        book.first = slot
    else:
        state.shipments[book.last].next = slot
    book.last = slot
    book.weight_g += entry.quantity * network.skus[sku].weight_g
    book.volume_ml += entry.quantity * network.skus[sku].volume_ml
    book.units += entry.quantity
    if book.looks == 0:
        look_later(network, state, warehouse, supplier, state.clock.now)


@njit
def look_later(network: Tables, state: Tables, warehouse: int, supplier: int, earliest: int) -> None:
    """Look at a book when the supplier takes orders next."""
    state.books[warehouse, supplier].looks = 1
    number = network.reviews.shape[0] + warehouse * network.suppliers.shape[0] + supplier
    push(state, order_time(network, supplier, earliest), EventKind.REVIEW, number, number)


@optional(instead=None)
def look_at_book(network: Tables, state: Tables, ledger: Tables, number: int) -> None:
    """The supplier takes orders: what is in the book is sent if it is a load, or is filled up to one, or waits."""
    suppliers = network.suppliers.shape[0]
    warehouse, supplier = number // suppliers, number % suppliers
    book, terms = state.books[warehouse, supplier], network.suppliers[supplier]
    book.looks = 0
    if not is_enough(network, supplier, book.weight_g, book.volume_ml, book.units):
        filled = terms.fills == 1 and fill_up(
            network, state.levels, state.stock, warehouse, supplier, book, state.extra
        )
        if not filled:
            if terms.time_count > 0:
                look_later(network, state, warehouse, supplier, state.clock.now + 1)
            return
        enter_extra(network, state, ledger, warehouse, -2 - supplier)
    send(network, state, warehouse, supplier)


@njit
def enter_extra(network: Tables, state: Tables, ledger: Tables, warehouse: int, source: int) -> None:
    """Order what fills the load up."""
    state.books[warehouse, -2 - source].looks = 1  # this look is the one for it
    for sku in range(network.options.skus):
        quantity = state.extra[sku]
        if quantity > 0:
            number = record_replenishment(network, state, ledger, warehouse, source, sku, quantity, Reason.POLICY)
            enter(network, state, new_entry(state, number, warehouse, source, sku, quantity))
    state.books[warehouse, -2 - source].looks = 0


@njit
def send(network: Tables, state: Tables, warehouse: int, supplier: int) -> None:
    """Order all that is in a book: it arrives after the lead time of each SKU."""
    book = state.books[warehouse, supplier]
    slot = book.first
    while slot >= 0:
        behind = state.shipments[slot].next
        order_from_supplier(network, state, slot)
        slot = behind
    book.first, book.last = -1, -1
    book.weight_g, book.volume_ml, book.units = 0, 0, 0


@njit
def record_replenishment(
    network: Tables, state: Tables, ledger: Tables, warehouse: int, source: int, sku: int, quantity: int, reason: int
) -> int:
    """Make a replenishment order, write it into the ledger, and return its number."""
    number = state.clock.replenishments
    state.clock.replenishments += 1
    expect(network, state, warehouse, sku, quantity)
    if network.options.series > 0 and reason < Reason.TRANSSHIPMENT:
        count_replenishment(network, state, warehouse, source, sku, quantity)
    row = ledger.replenishments[ledger.rows.replenishments]
    ledger.rows.replenishments += 1
    row.replenishment, row.warehouse, row.source, row.sku = number, warehouse, source, sku
    row.quantity, row.ordered_s = quantity, state.clock.now
    row.ordering_fen = network.suppliers[-2 - source].ordering_fen if source < 0 else 0
    row.reason = reason
    return number
