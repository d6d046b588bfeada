"""Expiry: the daily run that takes off the shelves what may no longer be sold, and the daily figures of ageing stock."""

from sim.clock import DAY, NEVER
from sim.compiled.alerts import watch
from sim.compiled.batches import take_off, write_off
from sim.compiled.heap import push
from sim.compiled.shelves import reorder
from sim.events import EventKind
from sim.jit import njit, optional
from sim.rules.shelf_life import KEEPS, age_band, cause_of_loss, good_until, is_kept, units_to_write_off
from sim.tables import Tables

CLASSES = 3


@optional(instead=None)
def expire(network: Tables, state: Tables, ledger: Tables, warehouse: int) -> None:
    """Write off what has expired or is obsolete in a warehouse; a SKU that lost units is looked at."""
    push(state, state.clock.now + DAY, EventKind.EXPIRE, warehouse, warehouse)
    for sku in range(network.options.skus):
        lost = expire_sku(network, state, ledger, warehouse, sku) if is_kept(network, warehouse, sku) else 0
        if lost > 0 and network.levels[warehouse, sku].looked_at == 1:
            reorder(network, state, ledger, warehouse, sku)
        if lost > 0 and network.options.alerts > 0:
            watch(network, state, ledger, warehouse, sku)


@njit
def expire_sku(network: Tables, state: Tables, ledger: Tables, warehouse: int, sku: int) -> int:
    """Write off units of a SKU, batch by batch in the order in which they are issued; return how many.

    Nobody has to look at the batches before the first of them may have to go.
    """
    lost, shelf, now = 0, state.stock[warehouse, sku], state.clock.now
    batches = state.batch_shelves[warehouse, sku]
    if now < batches.good_until_s:
        return 0
    batches.good_until_s = NEVER
    before, slot = -1, batches.first
    while slot >= 0:
        batch = state.batches[slot]
        cause = cause_of_loss(network, warehouse, sku, batch.entered_s, batch.expires_s, now)
        units = units_to_write_off(batch.left, shelf.on_hand, shelf.reserved) if cause != KEEPS else 0
        if units > 0:
            write_off(network, state, ledger, slot, units, cause)
            lost += units
        if batch.left == 0:
            slot = take_off(state, before, slot)
        else:
            until = good_until(network, warehouse, sku, batch.entered_s, batch.expires_s)
            batches.good_until_s = min(batches.good_until_s, until)
            before, slot = slot, batch.next
    return lost


@optional(instead=None)
def close_ageing(network: Tables, state: Tables, ledger: Tables, warehouse: int) -> None:
    """Write how old the stock of a warehouse is, and what was packed of it since the last close, by ABC class."""
    first = ledger.rows.ageing_days
    ledger.rows.ageing_days += CLASSES
    for abc in range(CLASSES):
        row, outgo = ledger.ageing_days[first + abc], state.outgo[warehouse, abc]
        row.closed_s, row.warehouse, row.abc = state.clock.now, warehouse, abc
        row.on_hand_0, row.on_hand_1, row.on_hand_2, row.on_hand_3 = 0, 0, 0, 0
        row.value_0_fen, row.value_1_fen, row.value_2_fen, row.value_3_fen = 0, 0, 0, 0
        row.sold, row.sold_age_s, row.sold_dated, row.sold_life_s = (
            outgo.sold,
            outgo.sold_age_s,
            outgo.sold_dated,
            outgo.sold_life_s,
        )
        outgo.sold, outgo.sold_age_s, outgo.sold_dated, outgo.sold_life_s = 0, 0, 0, 0
    for sku in range(network.options.skus):
        if is_kept(network, warehouse, sku):
            add_ages(network, state, ledger, first + network.skus[sku].abc, warehouse, sku)


@njit
def add_ages(network: Tables, state: Tables, ledger: Tables, number: int, warehouse: int, sku: int) -> None:
    """Add the batches of a SKU to the age bands of a row of `ageing_days`."""
    row, value_fen = ledger.ageing_days[number], network.skus[sku].value_fen
    slot = state.batch_shelves[warehouse, sku].first
    while slot >= 0:
        batch = state.batches[slot]
        units, band = batch.left, age_band(network, state.clock.now - batch.entered_s)
        if band == 0:
            row.on_hand_0 += units
            row.value_0_fen += units * value_fen
        elif band == 1:
            row.on_hand_1 += units
            row.value_1_fen += units * value_fen
        elif band == 2:
            row.on_hand_2 += units
            row.value_2_fen += units * value_fen
        else:
            row.on_hand_3 += units
            row.value_3_fen += units * value_fen
        slot = batch.next
