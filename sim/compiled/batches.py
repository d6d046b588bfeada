"""Batches: stock with its dates, as it comes in, lies on the shelf in the order in which it is issued, and leaves."""

from sim.clock import NEVER
from sim.compiled.slots import give_slot, take_slot
from sim.compiled.volumes import hold
from sim.jit import njit, optional
from sim.rules.shelf_life import KEEPS, cause_of_loss, expiry, goes_before, good_until, is_kept
from sim.tables import Tables

OPENING = -1


@njit
def take_batch(state: Tables, warehouse: int, sku: int, quantity: int, origin: int, shipment: int) -> int:
    """Take a free slot of `batches` for units on their way; when they came into the network and when they expire is to be set."""
    clock = state.batch_clock
    slot = take_slot(state.batches, clock)
    clock.open += 1
    clock.moved = 1
    batch = state.batches[slot]
    batch.batch = clock.batches
    clock.batches += 1
    batch.warehouse, batch.sku, batch.origin, batch.shipment = warehouse, sku, origin, shipment
    batch.received_s, batch.quantity, batch.left, batch.next = -1, quantity, quantity, -1
    batch.missing, batch.sold, batch.sent, batch.lost, batch.vanished = 0, 0, 0, 0, 0
    return slot


@njit
def end_batch(state: Tables, ledger: Tables, slot: int) -> None:
    """Write a batch of which nothing is left into the ledger, and give its slot back."""
    record_batch(state, ledger, slot)
    ledger.batches[ledger.rows.batches - 1].ended_s = state.clock.now
    state.batches[slot].batch = -1
    give_slot(state.batches, state.batch_clock, slot)
    state.batch_clock.open -= 1
    state.batch_clock.moved = 1


@njit
def record_batch(state: Tables, ledger: Tables, slot: int) -> None:
    """Write a batch as it stands into the ledger."""
    batch = state.batches[slot]
    row = ledger.batches[ledger.rows.batches]
    ledger.rows.batches += 1
    row.batch, row.warehouse, row.sku, row.origin, row.shipment = (
        batch.batch,
        batch.warehouse,
        batch.sku,
        batch.origin,
        batch.shipment,
    )
    row.entered_s, row.received_s, row.ended_s = batch.entered_s, batch.received_s, -1
    row.expires_s = batch.expires_s if batch.expires_s < NEVER else -1
    row.missing, row.vanished = batch.missing, batch.vanished
    row.quantity, row.sold, row.sent, row.lost, row.left = (
        batch.quantity,
        batch.sold,
        batch.sent,
        batch.lost,
        batch.left,
    )


@optional(instead=None)
def open_batches(network: Tables, state: Tables) -> None:
    """Put the opening stock on the shelves: fresh goods, one batch a warehouse and SKU."""
    for warehouse in range(network.options.warehouses):
        for sku in range(network.options.skus):
            quantity = state.stock[warehouse, sku].on_hand
            if quantity > 0 and is_kept(network, warehouse, sku):
                slot = take_batch(state, warehouse, sku, quantity, -1, -1)
                batch = state.batches[slot]
                batch.entered_s, batch.received_s = 0, 0
                batch.expires_s = expiry(network, OPENING, sku, 0)
                put_away(network, state, slot)


@njit
def put_away(network: Tables, state: Tables, slot: int) -> None:
    """Put a batch on its shelf, where the issue rule wants it; most come behind all that are there."""
    batch = state.batches[slot]
    warehouse, expires = batch.warehouse, batch.expires_s
    shelf = state.batch_shelves[warehouse, batch.sku]
    shelf.good_until_s = min(shelf.good_until_s, good_until(network, warehouse, batch.sku, batch.entered_s, expires))
    before, behind = shelf.last, -1
    if before >= 0 and goes_before(network, warehouse, expires, state.batches[before].expires_s):
        before, behind = -1, shelf.first
        while not goes_before(network, warehouse, expires, state.batches[behind].expires_s):
            before, behind = behind, state.batches[behind].next
    batch.next = behind
    if before < 0:
        shelf.first = slot
    else:
        state.batches[before].next = slot
    if behind < 0:
        shelf.last = slot


@njit
def take_off(state: Tables, before: int, slot: int) -> int:
    """Take a batch of which nothing is left off its shelf, where it lies behind another (-1: first); return the next."""
    batch = state.batches[slot]
    shelf, behind = state.batch_shelves[batch.warehouse, batch.sku], batch.next
    if before < 0:
        shelf.first = behind
    else:
        state.batches[before].next = behind
    if behind < 0:
        shelf.last = before
    batch.next, state.batch_clock.ended = state.batch_clock.ended, slot
    return behind


@optional(instead=None)
def note_packed(network: Tables, state: Tables, warehouse: int, sku: int, quantity: int) -> None:
    """Units were packed for a customer: they are taken from their batches once this event is over.

    In one event goods may leave for customers and for other warehouses; those for warehouses are issued first.
    """
    if is_kept(network, warehouse, sku):
        issue = state.issues[state.batch_clock.issues]
        state.batch_clock.issues += 1
        issue.warehouse, issue.sku, issue.quantity = warehouse, sku, quantity


@optional(instead=None)
def note_mis_packed(network: Tables, state: Tables, warehouse: int, sku: int, more: int) -> None:
    """So many units more than noted were packed, or fewer: then the last that were noted are one less."""
    if more > 0:
        note_packed(network, state, warehouse, sku, more)
    elif is_kept(network, warehouse, sku):
        number = state.batch_clock.issues - 1
        issue = state.issues[number]
        while issue.warehouse != warehouse or issue.sku != sku or issue.quantity == 0:
            number -= 1
            issue = state.issues[number]
        issue.quantity += more


@optional(instead=None)
def vanish(network: Tables, state: Tables, warehouse: int, sku: int, quantity: int) -> None:
    """Units have left the shelf unknown to the record: of the batch that would have been issued first."""
    rest = quantity if is_kept(network, warehouse, sku) else 0
    while rest > 0:
        slot = state.batch_shelves[warehouse, sku].first
        batch = state.batches[slot]
        units = min(rest, batch.left)
        batch.left -= units
        batch.vanished += units
        rest -= units
        if batch.left == 0:
            take_off(state, -1, slot)


@optional(instead=None)
def settle_batches(network: Tables, state: Tables, ledger: Tables) -> None:
    """An event is over: what was packed is taken from its batches, and batches of which nothing is left leave for the ledger."""
    issue_packed(network, state)
    slot = state.batch_clock.ended
    while slot >= 0:
        behind = state.batches[slot].next
        end_batch(state, ledger, slot)
        slot = behind
    state.batch_clock.ended = -1


@optional(instead=None)
def issue_packed(network: Tables, state: Tables) -> None:
    """Take what was packed from its batches, in the order of packing."""
    for number in range(state.batch_clock.issues):
        issue = state.issues[number]
        rest, outgo = issue.quantity, state.outgo[issue.warehouse, network.skus[issue.sku].abc]
        while rest > 0:
            slot = state.batch_shelves[issue.warehouse, issue.sku].first
            batch = state.batches[slot]
            units = min(rest, batch.left)
            batch.left -= units
            batch.sold += units
            rest -= units
            outgo.sold += units
            outgo.sold_age_s += units * (state.clock.now - batch.entered_s)
            if batch.expires_s < NEVER:
                outgo.sold_dated += units
                outgo.sold_life_s += units * (batch.expires_s - state.clock.now)
            if batch.left == 0:
                take_off(state, -1, slot)
    state.batch_clock.issues = 0


@optional(instead=None)
def load_batches(network: Tables, state: Tables, slot: int) -> None:
    """Take the units of a shipment to another warehouse from their batches; each becomes a batch there, with its dates."""
    shipment, last = state.shipments[slot], -1
    state.cargo[slot] = -1
    rest = shipment.quantity if is_kept(network, shipment.source, shipment.sku) else 0
    while rest > 0:
        at = state.batch_shelves[shipment.source, shipment.sku].first
        batch = state.batches[at]
        units = min(rest, batch.left)
        part = take_batch(state, shipment.warehouse, shipment.sku, units, batch.batch, shipment.shipment)
        state.batches[part].entered_s, state.batches[part].expires_s = batch.entered_s, batch.expires_s
        if last < 0:
            state.cargo[slot] = part
        else:
            state.batches[last].next = part
        last = part
        batch.left -= units
        batch.sent += units
        rest -= units
        if batch.left == 0:
            take_off(state, -1, at)


@optional(instead=0)
def unload_batches(network: Tables, state: Tables, ledger: Tables, slot: int) -> int:
    """Put the batches of a shipment away, one of fresh goods where it comes from where none are kept.

    Returns
    -------
    int
        Units written off on receipt, because too little of their life is left.
    """
    shipment, now, lost = state.shipments[slot], state.clock.now, 0
    missing = shipment.lost
    warehouse, sku = shipment.warehouse, shipment.sku
    if shipment.quantity == 0 or not is_kept(network, warehouse, sku):
        return 0
    part = state.cargo[slot] if shipment.source >= 0 else -1
    if part < 0:
        part = take_batch(state, warehouse, sku, shipment.quantity, -1, shipment.shipment)
        state.batches[part].entered_s = now
        state.batches[part].expires_s = expiry(network, shipment.source, sku, now)
    while part >= 0:
        batch = state.batches[part]
        behind, batch.received_s = batch.next, now
        batch.missing = min(missing, batch.left)
        batch.left -= batch.missing
        missing -= batch.missing
        if batch.left == 0:
            end_batch(state, ledger, part)
            part = behind
            continue
        cause = cause_of_loss(network, warehouse, sku, batch.entered_s, batch.expires_s, now)
        if cause == KEEPS:
            put_away(network, state, part)
        else:
            lost += batch.left
            write_off(network, state, ledger, part, batch.left, cause)
            end_batch(state, ledger, part)
        part = behind
    return lost


@njit
def write_off(network: Tables, state: Tables, ledger: Tables, slot: int, units: int, cause: int) -> None:
    """Write units of a batch off: they leave the shelf for nobody."""
    batch = state.batches[slot]
    batch.left -= units
    batch.lost += units
    state.batch_clock.moved = 1
    hold(network, state, batch.warehouse, batch.sku, -units)
    row = ledger.losses[ledger.rows.losses]
    ledger.rows.losses += 1
    row.time_s, row.warehouse, row.sku, row.batch = state.clock.now, batch.warehouse, batch.sku, batch.batch
    row.quantity, row.cause, row.value_fen = units, cause, units * network.skus[batch.sku].value_fen
