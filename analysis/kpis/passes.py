"""The pass over orders, parcels and lines of a ledger piece: every row is added to the sums of its scopes.

Compiled. Pieces of a replication may be cut anywhere: an order comes with all its lines and parcels, and sums add up.
An order belongs to the region of its city, and to the warehouse and the carrier of its first parcel; one that was cancelled with all its
lines has no parcel, and belongs to its home.
"""

from typing import Any

from analysis.kpis.counting import (
    add_delivery,
    add_line,
    add_order,
    add_parcel,
    in_window,
    note_delivery,
    note_order,
    was_short_picked,
)
from analysis.kpis.setting import DAY_S
from analysis.kpis.sums import Service
from sim.jit import njit
from sim.ledger.columns import NONE, OrderState


@njit
def block_end(rows: Any, start: int, order: int) -> int:
    """Position after the rows that belong to an order, from the first of them."""
    end = start
    while end < rows.size and rows[end].order == order:
        end += 1
    return end


@njit
def pass_lines(sheet: Any, i: int, parcels: tuple[int, int], lines: tuple[int, int], end_s: int) -> bool:
    """Add the lines of row `i` of the orders, whose facts are on the pad; say whether each found its parcel.

    Parameters
    ----------
    sheet : Sheet
        Read and added to.
    i : int
        Row of the order.
    parcels, lines : tuple of int
        Rows of its parcels and lines, from (included) and to (excluded).
    end_s : int
        Until when lines without stock have waited.
    """
    order = sheet.orders[i]
    region = sheet.cities[order.city].region
    measured = in_window(sheet, order.placed_s)
    closed = sheet.facts[Service.CLOSED]
    for line in range(lines[0], lines[1]):
        parcel = parcels[0] + sheet.lines[line].parcel
        if sheet.lines[line].ended_s != NONE:  # lost or cancelled, it has no parcel
            note_delivery(sheet, order.placed_s, order.due_s, NONE)
            sheet.facts[Service.CLOSED] = 1
        elif parcel >= parcels[1]:
            return False
        elif order.parcels > 1 or order.lost_lines > 0:
            note_delivery(sheet, order.placed_s, order.due_s, sheet.parcels[parcel].delivered_s)
            sheet.facts[Service.CLOSED] = closed & (1 - sheet.facts[Service.DELIVERED])
        add_line(sheet, line, region, measured, end_s)
    return True


@njit
def pass_orders(sheet: Any, end_s: int) -> bool:
    """Add every order of the piece with its parcels and lines; say whether every row found its order.

    1. Find the parcels and lines of the order: all tables are sorted by order.
    2. Note what the order says, and add it to its day of placing.
    3. If it was placed in the window, add it to its scopes.
    4. Add its parcels and lines.
    """
    parcel = 0
    line = 0
    for i in range(sheet.orders.size):
        order = sheet.orders[i]
        parcels = (parcel, block_end(sheet.parcels, parcel, order.order))
        lines = (line, block_end(sheet.lines, line, order.order))
        parcel, line = parcels[1], lines[1]
        if parcels[0] == parcels[1] and order.state != OrderState.CANCELLED:
            return False
        note_order(sheet, i)
        sheet.facts[Service.SHORT_PICKED] = was_short_picked(sheet, lines)
        add_delivery(sheet, sheet.by_day, order.placed_s // DAY_S)
        measured = in_window(sheet, order.placed_s)
        if measured:
            add_order(sheet, i, parcels[0] if parcels[0] < parcels[1] else NONE)
        for row in range(parcels[0], parcels[1]):
            add_parcel(sheet, row, measured)
        if not pass_lines(sheet, i, parcels, lines, end_s):
            return False
    return bool(parcel == sheet.parcels.size and line == sheet.lines.size)
