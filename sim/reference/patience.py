"""Patience: what is short is substituted, lost or waited for, and who waits may give up."""

from typing import TYPE_CHECKING

from sim.events import EventKind
from sim.ledger.columns import NONE, LineState
from sim.reference.world import Process
from sim.rules.patience import (
    FOR_EVER,
    NOTHING,
    Extent,
    accepts,
    goes_away,
    lost_sale_cost,
    substitute_for,
    waits_for,
)

if TYPE_CHECKING:
    from sim.reference.line import Line
    from sim.reference.order import Order


def settle(order: "Order") -> None:
    """Reserve what is in stock; then settle what is short, line by line."""
    short = [line for line in order.lines if not line.in_stock()]
    order.waiting_lines = len(short)
    for line in order.lines:
        if line not in short:
            line.reserve()
    for line in short:
        if not settle_short(line):
            return
    if order.patience.partial:
        part(order)


def settle_short(line: "Line") -> bool:
    """A line is short: the customer takes a substitute, goes away or waits; False if the whole order is lost."""
    order, world = line.order, line.order.world
    rule = order.patience_row
    other = substitute_for(world.network, world.stock, line.warehouse, line.sku, line.quantity)
    if other != NOTHING and accepts(world.network, world.streams, rule, order.key, line.index):
        line.sku = int(other)
        line.reserve()
    elif not goes_away(world.network, world.streams, rule, order.key, line.index):
        line.wait()
    elif order.patience.lost == Extent.ORDER:
        for each in order.lines:
            lose(each, LineState.LOST)
        return False
    else:
        lose(line, LineState.LOST)
    return True


def part(order: "Order") -> None:
    """Partial shipment: lines that wait leave the parcel of those in stock, and follow in a parcel of their own."""
    for parcel in list(order.parcels):
        if 0 < parcel.missing < len(parcel.lines):
            later = order.new_parcel(parcel.warehouse)
            for line in [line for line in parcel.lines if line.is_waiting]:
                parcel.remove(line)
                later.add(line)
                parcel.missing -= 1
                later.missing += 1


def patience_ends(order: "Order") -> Process:
    """Wait as long as the customer does; then cancel the order, wholly or in part, if it still waits for something."""
    world = order.world
    patience_s = waits_for(world.network, world.streams, order.patience_row, order.key)
    if patience_s == FOR_EVER:
        return
    yield world.at(world.now + patience_s, EventKind.CANCEL, order.number)
    if any(line.is_waiting for line in order.lines):
        give_up(order)


def give_up(order: "Order") -> None:
    """Cancel the lines that wait; with `Extent.ORDER` also what is reserved in parcels that no picker has begun with.

    Parcels that waited for these lines alone are complete now; then those who wait for the same goods are served.
    """
    whole = order.patience.cancel == Extent.ORDER
    cancelled = [line for line in order.lines if line.is_waiting or (whole and line.is_untouched)]
    touched = dict.fromkeys(line.parcel.index for line in cancelled if line.parcel is not None)
    for line in cancelled:
        lose(line, LineState.CANCELLED)
    for parcel in [order.parcels[index] for index in sorted(touched)]:
        if parcel.released_s != NONE:
            parcel.withdraw()
        elif parcel.missing == 0:
            parcel.complete.succeed()
    for line in cancelled:
        order.world.warehouses[line.warehouse].serve_waiting(line.sku)
        order.world.watch(line.warehouse, line.sku)


def lose(line: "Line", outcome: LineState) -> None:
    """A line is lost or cancelled: what was reserved goes back to the shelf, who waited leaves the line, and its parcel goes without it."""
    world, parcel = line.order.world, line.parcel
    assert parcel is not None
    site = world.warehouses[line.warehouse]
    if line.reserved_s != NONE:
        line.reserved_s = NONE
        site.give_back(line.sku, line.quantity)
    elif line in site.waiting.get(line.sku, ()):
        site.leave_line(line)
        parcel.missing -= 1
    if parcel.released_s != NONE:
        parcel.space.picking.change(world.now, -line.quantity * int(world.network.skus[line.sku].volume_ml))
    parcel.remove(line)
    line.state, line.ended_s = outcome, world.now
    line.lost_fen = lost_sale_cost(world.network, line.wanted_sku, line.quantity)
