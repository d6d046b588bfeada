"""Space: how much of each zone is in use, counted where the scenario says what zones hold.

Picking and dispatch are kept as changes by look, a ring of the coming days: what enters a zone adds to the next look, what leaves takes
away from the look behind its leaving, which is known on packing.
"""

from sim.clock import DAY, HOUR
from sim.jit import njit, optional
from sim.rules.space import LOOKS, next_look, overflow, overflow_cost
from sim.tables import Tables

PICKING, DISPATCH = 0, 1
LOOKS_A_DAY = DAY // HOUR


@optional(instead=None)
def note_storage(network: Tables, state: Tables, warehouse: int) -> None:
    """Goods have come in, or been found: the shelves may be fuller than before on this day."""
    if network.spaces[warehouse].measured == 1:
        use = state.zones[warehouse]
        use.storage_peak_ml = max(use.storage_peak_ml, state.volumes[warehouse].held_ml)


@njit
def change(state: Tables, warehouse: int, zone: int, time: int, volume: int) -> None:
    """So many millilitres enter a zone at a time, or leave it (less than none)."""
    state.zone_changes[warehouse, zone, next_look(time) % LOOKS] += volume


@njit
def parcel_volume(network: Tables, state: Tables, slot: int, index: int) -> int:
    """Millilitres of what is in a parcel."""
    volume = 0
    for number in range(state.orders[slot].lines):
        line = state.lines[slot, number]
        if line.parcel == index:
            volume += line.quantity * network.skus[line.sku].volume_ml
    return volume


@optional(instead=None)
def note_release(network: Tables, state: Tables, slot: int, index: int) -> None:
    """A parcel enters the picking zone."""
    warehouse = state.parcels[slot, index].warehouse
    if network.spaces[warehouse].measured == 1:
        change(state, warehouse, PICKING, state.clock.now, parcel_volume(network, state, slot, index))


@optional(instead=None)
def note_packing(network: Tables, state: Tables, slot: int, index: int) -> None:
    """A parcel goes from picking to dispatch, until its carrier comes."""
    parcel = state.parcels[slot, index]
    if network.spaces[parcel.warehouse].measured == 0:
        return
    volume = parcel_volume(network, state, slot, index)
    change(state, parcel.warehouse, PICKING, parcel.picked_s, -volume)
    change(state, parcel.warehouse, DISPATCH, parcel.picked_s, volume)
    change(state, parcel.warehouse, DISPATCH, parcel.dispatched_s, -volume)


@optional(instead=None)
def note_cancelling(network: Tables, state: Tables, slot: int, number: int) -> None:
    """A line is about to leave its parcel, which may be in the picking zone."""
    line = state.lines[slot, number]
    parcel = state.parcels[slot, line.parcel]
    if network.spaces[parcel.warehouse].measured == 1 and parcel.released_s >= 0:
        volume = line.quantity * network.skus[line.sku].volume_ml
        change(state, parcel.warehouse, PICKING, state.clock.now, -volume)


@optional(instead=None)
def close_space(network: Tables, state: Tables, ledger: Tables, warehouse: int) -> None:
    """Write the use of a day's zones, and rent what is beyond them."""
    if network.spaces[warehouse].measured == 0:
        return
    use = state.zones[warehouse]
    row = ledger.space_days[ledger.rows.space_days]
    ledger.rows.space_days += 1
    row.closed_s, row.warehouse = state.clock.now, warehouse
    row.storage_ml, row.storage_peak_ml = state.volumes[warehouse].held_ml, use.storage_peak_ml
    row.picking_ml, row.picking_peak_ml, use.picking_ml = look(state, warehouse, PICKING, use.picking_ml)
    row.dispatch_ml, row.dispatch_peak_ml, use.dispatch_ml = look(state, warehouse, DISPATCH, use.dispatch_ml)
    row.overflow_ml = overflow(network, warehouse, row.storage_peak_ml, row.picking_peak_ml, row.dispatch_peak_ml)
    row.overflow_fen = overflow_cost(network, warehouse, row.overflow_ml)
    use.storage_peak_ml = row.storage_ml


@njit
def look(state: Tables, warehouse: int, zone: int, volume: int) -> tuple[int, int, int]:
    """Mean, rounded down, and highest use of a zone over the looks of the day that ends now, and its use at the last of them."""
    total, peak, last = 0, 0, state.clock.now // HOUR
    for number in range(last - LOOKS_A_DAY + 1, last + 1):
        volume += state.zone_changes[warehouse, zone, number % LOOKS]
        state.zone_changes[warehouse, zone, number % LOOKS] = 0
        total += volume
        peak = max(peak, volume)
    return total // LOOKS_A_DAY, peak, volume
