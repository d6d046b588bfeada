"""Stock and its record: how they come to differ, who notices, and how far apart they are at the close."""

from sim.clock import DAY
from sim.compiled.batches import note_mis_packed, vanish
from sim.compiled.heap import push
from sim.compiled.space import note_storage
from sim.compiled.volumes import hold
from sim.events import EventKind
from sim.jit import njit, optional
from sim.ledger.columns import Cause
from sim.rules.records import (
    NOTHING,
    booked_wrong,
    draw_losses,
    may_differ,
    mis_pick,
    suspicion_entity,
    units_there,
)
from sim.tables import Tables

CLASSES = 3


@njit
def doubt(network: Tables, state: Tables, warehouse: int, sku: int) -> None:
    """Somebody at the shelf has found another quantity than the record can be: it is set right, and looked into this second."""
    record = state.records[warehouse, sku]
    if record.doubted == 0:
        record.doubted = 1
        entity = suspicion_entity(network, warehouse, sku)
        push(state, state.clock.now, EventKind.COUNT, entity, entity)
    set_right(network, state, warehouse, sku)


@njit
def set_right(network: Tables, state: Tables, warehouse: int, sku: int) -> None:
    """Let a record say what is there, which may be more than before."""
    record = state.records[warehouse, sku]
    units = record.error
    record.corrected += units
    hold(network, state, warehouse, sku, units)
    record.error = 0
    if units > 0 and network.options.spaces == 1:
        note_storage(network, state, warehouse)


@optional(instead=None)
def load_what_is_there(network: Tables, state: Tables, slot: int) -> None:
    """Cut a shipment that is to leave its source down to what the shelf holds; the rest does not come."""
    shipment = state.shipments[slot]
    source, sku, asked = shipment.source, shipment.sku, shipment.quantity
    if not may_differ(network, source, sku):
        return
    there = units_there(state.stock, state.records, source, sku)
    if min(there, state.stock[source, sku].on_hand) >= asked:
        return
    shipment.quantity = min(asked, there)
    shipment.short += asked - shipment.quantity
    state.stock[source, sku].reserved -= asked - shipment.quantity
    doubt(network, state, source, sku)


@optional(instead=None)
def forget_misses(_network: Tables, state: Tables, slot: int) -> None:
    """Begin with an order of which nothing was found too little."""
    for number in range(state.orders[slot].lines):
        miss = state.misses[slot, number]
        miss.first_s, miss.times, miss.now = -1, 0, 0


@optional(instead=None)
def pick_wrong(network: Tables, state: Tables, ledger: Tables, slot: int, index: int) -> None:
    """Let other units leave with a parcel than the record says."""
    order, warehouse = state.orders[slot], state.parcels[slot, index].warehouse
    if network.warehouses[warehouse].records < 0:
        return
    for number in range(order.lines):
        line = state.lines[slot, number]
        if line.parcel != index or not may_differ(network, warehouse, line.sku):
            continue
        more, other = mis_pick(
            network, state.streams, state.stock, state.records, warehouse, order.key, number, line.sku
        )
        if more != 0:
            pack_more(network, state, ledger, warehouse, line.sku, more)
        if other != NOTHING:
            pack_more(network, state, ledger, warehouse, other, 1)


@njit
def pack_more(network: Tables, state: Tables, ledger: Tables, warehouse: int, sku: int, more: int) -> None:
    """Let so many units more leave with a parcel, or fewer, than its lines say."""
    change(network, state, ledger, warehouse, sku, Cause.MIS_PICK, -more, 0, 0)
    if network.options.batches == 1:
        note_mis_packed(network, state, warehouse, sku, more)


@njit
def change(
    network: Tables,
    state: Tables,
    ledger: Tables,
    warehouse: int,
    sku: int,
    cause: int,
    physical: int,
    recorded: int,
    loss_fen: int,
) -> None:
    """Let stock, or its record, change without the other; write it into the ledger."""
    hold(network, state, warehouse, sku, recorded)
    state.records[warehouse, sku].error += physical - recorded
    row = ledger.discrepancies[ledger.rows.discrepancies]
    ledger.rows.discrepancies += 1
    row.time_s, row.warehouse, row.sku, row.cause = state.clock.now, warehouse, sku, cause
    row.physical, row.recorded, row.loss_fen = physical, recorded, loss_fen


@optional(instead=False)
def book_receipt(network: Tables, state: Tables, ledger: Tables, warehouse: int, sku: int, quantity: int) -> bool:
    """Book units that have come, perhaps wrong; return whether."""
    if not may_differ(network, warehouse, sku):
        return False
    record = state.records[warehouse, sku]
    wrong = booked_wrong(network, state.streams, warehouse, sku, record.receipts, quantity)
    record.receipts += 1
    if wrong != 0:
        change(network, state, ledger, warehouse, sku, Cause.ENTRY_ERROR, 0, wrong, 0)
    return bool(wrong != 0)


@optional(instead=None)
def close_records(network: Tables, state: Tables, ledger: Tables, warehouse: int) -> None:
    """Let vanish what was lost during the day; then write how right a warehouse's records are, by ABC class."""
    for cause in (Cause.SHRINKAGE, Cause.DAMAGE):
        lose_units(network, state, ledger, warehouse, cause)
    first = ledger.rows.record_days
    ledger.rows.record_days += CLASSES
    for abc in range(CLASSES):
        row = ledger.record_days[first + abc]
        row.closed_s, row.warehouse, row.abc = state.clock.now, warehouse, abc
        row.skus, row.right, row.recorded, row.physical, row.gap = 0, 0, 0, 0, 0
    for sku in range(network.options.skus):
        if may_differ(network, warehouse, sku):
            error = state.records[warehouse, sku].error
            row = ledger.record_days[first + network.skus[sku].abc]
            row.skus += 1
            row.right += 1 if error == 0 else 0
            row.recorded += state.stock[warehouse, sku].on_hand
            row.physical += state.stock[warehouse, sku].on_hand + error
            row.gap += abs(error)


@njit
def lose_units(network: Tables, state: Tables, ledger: Tables, warehouse: int, cause: int) -> None:
    """Lose units of a day to one cause."""
    day = state.clock.now // DAY - 1
    draw_losses(network, state.streams, state.stock, state.records, warehouse, day, cause, state.lost)
    for sku in range(network.options.skus):
        lost = state.lost[sku]
        if lost > 0:
            change(network, state, ledger, warehouse, sku, cause, -lost, 0, lost * network.skus[sku].value_fen)
            if network.options.batches == 1:
                vanish(network, state, warehouse, sku, lost)
