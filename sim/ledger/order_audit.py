"""The audit of orders: each order with its lines and parcels, in one compiled pass over a piece of the ledger.

It also adds up what other audits ask of order lines: units by warehouse and SKU, and what forecasts are compared with.
"""

from enum import IntEnum
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from sim.jit import njit
from sim.ledger.columns import LINES, NONE, ORDERS, PARCELS, LineState, OrderState
from sim.tables import Tables


class Fault(IntEnum):
    """What may be wrong with an order."""

    STRAY = 0
    UNKNOWN = 1
    CONTENTS = 2
    UNITS = 3
    TIMES = 4
    FUTURE = 5
    DELIVERY = 6
    MONEY = 7
    FATE = 8
    END = 9
    ASSORTMENT = 10
    HOME = 11


FINDINGS = {
    Fault.STRAY: "orders, lines and parcels do not belong together",
    Fault.UNKNOWN: "order lines name a warehouse, SKU or parcel that is not there",
    Fault.CONTENTS: "lines stand in parcels of another warehouse, or parcels hold another number of lines",
    Fault.UNITS: "units, weights or values of orders, parcels and lines differ",
    Fault.TIMES: "times of orders, lines and parcels run backwards or contradict each other",
    Fault.FUTURE: "orders, lines or parcels bear a time after the end",
    Fault.DELIVERY: "orders are not delivered exactly with their last parcel",
    Fault.MONEY: "costs of parcels or lost sales are negative, or hang on no event that has happened",
    Fault.FATE: "lines that were lost or cancelled have moved, or are in a parcel, or are not those their order counts",
    Fault.END: "orders end before or after their last parcel, lost or cancelled line, or are cancelled with a parcel",
    Fault.ASSORTMENT: "order lines are given to warehouses that do not keep them",
    Fault.HOME: "order lines have homes that do not keep them",
}


class OrderBooks(Tables):
    """The orders of a piece, and the books that their units are added to."""

    LAYOUT: ClassVar[dict[str, tuple[np.dtype[Any], int]]] = {
        "orders": (ORDERS.dtype, 1),
        "lines": (LINES.dtype, 1),
        "parcels": (PARCELS.dtype, 1),
        "goods": (np.dtype("i8"), 2),  # [sku] grams and fen of a unit
        "kept": (np.dtype("i1"), 2),  # [warehouse, sku] 1: the warehouse keeps the SKU
        "forecast_until_s": (np.dtype("i8"), 2),  # [warehouse, sku] until when forecasts are compared with demand
        "asked": (np.dtype("i8"), 2),  # [warehouse, sku] units that customers asked their home for until then
        "picked": (np.dtype("i8"), 2),  # [warehouse, sku] units that left the shelf
        "promised": (np.dtype("i8"), 2),  # [warehouse, sku] units reserved and not picked
        "waiting": (np.dtype("i8"), 2),  # [warehouse, sku] units not reserved
        "faults": (np.dtype("i8"), 1),  # [fault] how often it was found
    }


def new_books(goods: NDArray[np.int64], kept: NDArray[np.bool_], forecast_until_s: NDArray[np.int64]) -> OrderBooks:
    """Open empty books.

    Parameters
    ----------
    goods : ndarray of int64, shape (skus, 2)
        Weight in grams and value in fen of a unit.
    kept : ndarray of bool, shape (warehouses, skus)
        Which warehouse keeps which SKU.
    forecast_until_s : ndarray of int64, shape (warehouses, skus)
        Until when forecasts are compared with what is asked for; 0 where there is none.
    """
    units = {name: np.zeros(kept.shape, np.int64) for name in ("asked", "picked", "promised", "waiting")}
    rows = {table.name: np.zeros(0, table.dtype) for table in (ORDERS, LINES, PARCELS)}
    faults: NDArray[np.int64] = np.zeros(len(Fault), np.int64)
    return OrderBooks(
        **rows, **units, goods=goods, kept=kept.astype(np.int8), forecast_until_s=forecast_until_s, faults=faults
    )


@njit
def check_orders(books: Tables, end_s: int) -> None:
    """Check the orders of a piece that ends at a time, and add the units of their lines to the books.

    The lines and parcels of an order stand one behind the other, in the sequence of the orders.
    """
    line, parcel = 0, 0
    for number in range(books.orders.shape[0]):
        order = books.orders[number]
        complete = line + order.lines <= books.lines.shape[0] and parcel + order.parcels <= books.parcels.shape[0]
        if order.lines < 1 or order.parcels < 0 or not complete:
            books.faults[Fault.STRAY] += 1
            return
        if order.placed_s > end_s:
            books.faults[Fault.FUTURE] += 1
        if _check_lines(books, number, line, end_s):
            _check_parcels(books, number, line, parcel, end_s)
        line, parcel = line + order.lines, parcel + order.parcels
    if line != books.lines.shape[0] or parcel != books.parcels.shape[0]:
        books.faults[Fault.STRAY] += 1


@njit
def _check_lines(books: Tables, number: int, first: int, end_s: int) -> bool:
    """Check the lines of an order: they are numbered, and add up to the order; False if one names what is not there."""
    order, faults = books.orders[number], books.faults
    units, weight, value, lost, last_lost = 0, 0, 0, 0, NONE
    for index in range(order.lines):
        line = books.lines[first + index]
        if line.order != order.order or line.line != index:
            faults[Fault.STRAY] += 1
        if not _is_known(books, first + index, order.parcels):
            faults[Fault.UNKNOWN] += 1
            return False
        if _is_lost(line):
            lost += 1
            last_lost = max(last_lost, line.ended_s)
        if not _fate_fits(line):
            faults[Fault.FATE] += 1
        if line.shorts < 0 or (line.shorts > 0) != (line.short_s != NONE) or not _in_order(line.placed_s, line.short_s):
            faults[Fault.TIMES] += 1
        if line.lost_fen < 0 or (line.lost_fen > 0 and line.ended_s == NONE):
            faults[Fault.MONEY] += 1
        if line.placed_s != order.placed_s or not _in_order(line.placed_s, line.reserved_s):
            faults[Fault.TIMES] += 1
        if max(line.reserved_s, line.ended_s, line.short_s) > end_s:
            faults[Fault.FUTURE] += 1
        units += line.quantity
        weight += line.quantity * books.goods[line.sku, 0]
        value += line.quantity * books.goods[line.sku, 1]
        _book(books, first + index)
    if units != order.units or weight != order.weight_g or value != order.value_fen:
        faults[Fault.UNITS] += 1
    if lost != order.lost_lines:
        faults[Fault.FATE] += 1
    if order.ended_s != (max(order.delivered_s, last_lost) if order.state != OrderState.OPEN else NONE):
        faults[Fault.END] += 1
    return True


@njit
def _is_known(books: Tables, number: int, parcels: int) -> bool:
    """Whether the SKUs of a line and its parcel are there; what is lost or cancelled has no parcel."""
    line, skus = books.lines[number], books.goods.shape[0]
    known = 0 <= line.sku < skus and 0 <= line.wanted_sku < skus
    return bool(known and (line.parcel == NONE if _is_lost(line) else 0 <= line.parcel < parcels))


@njit
def _is_lost(line: Any) -> bool:
    """Whether a line was lost or cancelled."""
    return bool(line.state == LineState.LOST or line.state == LineState.CANCELLED)


@njit
def _fate_fits(line: Any) -> bool:
    """Whether the times of a line are those of its state: what left the shelf is shipped, and what was lost or cancelled never moved."""
    if line.state < LineState.OPEN or line.state > LineState.CANCELLED:
        return False
    if _is_lost(line):
        return bool(
            line.reserved_s == NONE
            and line.picked_s == NONE
            and _in_order(line.placed_s, line.ended_s)
            and line.ended_s != NONE
        )
    return bool(line.ended_s == NONE and (line.picked_s != NONE) == (line.state == LineState.SHIPPED))


@njit
def _book(books: Tables, number: int) -> None:
    """Add the units of a line to those asked of its home, and to those picked, promised or waited for where it is shipped.

    Both must be there, and keep the SKU.
    """
    line, sites = books.lines[number], books.picked.shape[0]
    if not (0 <= line.warehouse < sites and 0 <= line.home < sites):
        books.faults[Fault.UNKNOWN] += 1
        return
    if books.kept[line.home, line.wanted_sku] == 0:
        books.faults[Fault.HOME] += 1
    if line.placed_s < books.forecast_until_s[line.home, line.wanted_sku]:
        books.asked[line.home, line.wanted_sku] += line.quantity
    if books.kept[line.warehouse, line.sku] == 0:
        books.faults[Fault.ASSORTMENT] += 1
    if _is_lost(line):
        return
    if line.picked_s != NONE:
        books.picked[line.warehouse, line.sku] += line.quantity
    elif line.reserved_s != NONE:
        books.promised[line.warehouse, line.sku] += line.quantity
    else:
        books.waiting[line.warehouse, line.sku] += line.quantity


@njit
def _check_parcels(books: Tables, number: int, first_line: int, first: int, end_s: int) -> None:
    """Check the parcels of an order, and that it is delivered with the last of them."""
    order, faults = books.orders[number], books.faults
    arrived, there = NONE, True
    for index in range(order.parcels):
        parcel = books.parcels[first + index]
        if parcel.order != order.order or parcel.parcel != index or parcel.city != order.city:
            faults[Fault.STRAY] += 1
        _check_contents(books, first + index, first_line, order.lines)
        _check_parcel(books, first + index, end_s)
        arrived = max(arrived, parcel.delivered_s)
        there = there and parcel.delivered_s != NONE
    there = there and order.parcels > 0
    if order.delivered_s != (arrived if there else NONE) or there != (order.state == OrderState.DELIVERED):
        faults[Fault.DELIVERY] += 1
    if order.state < OrderState.OPEN or order.state > OrderState.LOST:
        faults[Fault.DELIVERY] += 1
    if (order.parcels == 0) != (order.state == OrderState.CANCELLED) or (
        order.parcels == 0 and order.lost_lines < order.lines
    ):
        faults[Fault.END] += 1


@njit
def _check_contents(books: Tables, number: int, first_line: int, lines: int) -> None:
    """Check a parcel against the lines in it: it is released once all are reserved, and they leave the shelf with it.

    A parcel that waited for lines that were cancelled is released when they were. One from which a line went away because the shelf held too
    little of it was released no earlier than the rest of it was reserved.
    """
    parcel, faults = books.parcels[number], books.faults
    held, units, weight, released, complete, cancelled = 0, 0, 0, NONE, True, NONE
    was_short = False
    for position in range(first_line, first_line + lines):
        line = books.lines[position]
        if line.state == LineState.CANCELLED:
            cancelled = line.ended_s
        was_short = was_short or line.shorts > 0
        if line.parcel != parcel.parcel:
            continue
        held += 1
        units += line.quantity
        weight += line.quantity * books.goods[line.sku, 0]
        released = max(released, line.reserved_s)
        complete = complete and line.reserved_s != NONE
        if line.warehouse != parcel.warehouse:
            faults[Fault.CONTENTS] += 1
        if line.picked_s != parcel.picked_s:
            faults[Fault.TIMES] += 1
    if held != parcel.lines or held == 0:
        faults[Fault.CONTENTS] += 1
    if units != parcel.units or weight != parcel.weight_g:
        faults[Fault.UNITS] += 1
    late = complete and released < cancelled and parcel.released_s == cancelled
    late = late or (complete and was_short and parcel.released_s >= released)
    if parcel.released_s != (released if complete else NONE) and not late:
        faults[Fault.TIMES] += 1


@njit
def _check_parcel(books: Tables, number: int, end_s: int) -> None:
    """Check that a parcel's times are in order, and that its costs hang on events that have happened."""
    parcel, faults = books.parcels[number], books.faults
    in_order = _in_order(parcel.released_s, parcel.started_s) and _in_order(parcel.started_s, parcel.picked_s)
    if not (
        in_order
        and _in_order(parcel.picked_s, parcel.dispatched_s)
        and _in_order(parcel.dispatched_s, parcel.delivered_s)
    ):
        faults[Fault.TIMES] += 1
    if max(parcel.released_s, parcel.started_s, parcel.picked_s, parcel.dispatched_s, parcel.delivered_s) > end_s:
        faults[Fault.FUTURE] += 1
    if parcel.handling_fen < 0 or parcel.freight_fen < 0 or parcel.co2e_g < 0:
        faults[Fault.MONEY] += 1
    if parcel.picked_s == NONE and parcel.handling_fen != 0:
        faults[Fault.MONEY] += 1
    if parcel.dispatched_s == NONE and (parcel.freight_fen != 0 or parcel.co2e_g != 0):
        faults[Fault.MONEY] += 1


@njit
def _in_order(before: int, after: int) -> bool:
    """Whether what comes after has not happened, or no earlier than what comes before."""
    return after == NONE or (before != NONE and before <= after)
