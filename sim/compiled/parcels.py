"""What an order's parcels hold: lines enter them and leave them."""

from sim.jit import njit
from sim.tables import Tables


@njit
def open_parcel(state: Tables, slot: int, warehouse: int) -> int:
    """Begin a further parcel of an order, from a warehouse."""
    order = state.orders[slot]
    index = order.parcels
    order.parcels += 1
    order.unpacked += 1
    begin_parcel(state, slot, index, warehouse)
    return index


@njit
def begin_parcel(state: Tables, slot: int, index: int, warehouse: int) -> None:
    """Set a parcel up, empty."""
    parcel = state.parcels[slot, index]
    parcel.warehouse, parcel.carrier = warehouse, -1
    parcel.lines, parcel.units, parcel.weight_g, parcel.missing = 0, 0, 0, 0
    parcel.released_s, parcel.started_s, parcel.picked_s, parcel.dispatched_s, parcel.delivered_s = -1, -1, -1, -1, -1
    parcel.distance_m, parcel.handling_fen, parcel.freight_fen, parcel.co2e_g = 0, 0, 0, 0


@njit
def enter_parcel(network: Tables, state: Tables, slot: int, number: int, index: int) -> None:
    """Put a line into a parcel of its order."""
    line, parcel = state.lines[slot, number], state.parcels[slot, index]
    line.parcel = index
    parcel.lines += 1
    parcel.units += line.quantity
    parcel.weight_g += line.quantity * network.skus[line.sku].weight_g


@njit
def leave_parcel(network: Tables, state: Tables, slot: int, number: int) -> None:
    """Take a line out of its parcel; one that is left empty will not be packed."""
    line = state.lines[slot, number]
    parcel = state.parcels[slot, line.parcel]
    line.parcel = -1
    parcel.lines -= 1
    parcel.units -= line.quantity
    parcel.weight_g -= line.quantity * network.skus[line.sku].weight_g
    if parcel.lines == 0:
        state.orders[slot].unpacked -= 1


@njit
def close_gaps(state: Tables, slot: int) -> None:
    """Number the parcels of an order that hold something from 0, before it leaves for the ledger."""
    order, kept = state.orders[slot], 0
    for index in range(order.parcels):
        if state.parcels[slot, index].lines == 0:
            continue
        if kept < index:
            state.parcels[slot, kept] = state.parcels[slot, index]
            for number in range(order.lines):
                if state.lines[slot, number].parcel == index:
                    state.lines[slot, number].parcel = kept
        kept += 1
    order.parcels = kept
