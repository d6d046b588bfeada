"""Short picks: a picker finds too little on the shelf; what is there goes, and the rest is shipped from elsewhere or waits."""

from typing import TYPE_CHECKING

from sim.ledger.columns import NONE
from sim.reference.discrepancies import doubt
from sim.reference.patience import patience_ends
from sim.rules.records import may_differ, other_site, units_there

if TYPE_CHECKING:
    from sim.reference.line import Line
    from sim.reference.parcel import Parcel


def find_too_little(parcel: "Parcel") -> "list[Line]":
    """Return the lines of a parcel for which the shelf holds too little; they are no longer reserved."""
    world, warehouse = parcel.order.world, parcel.warehouse
    short: list[Line] = []
    taken: dict[int, int] = {}
    for line in parcel.lines:
        if not may_differ(world.network, warehouse, line.sku):
            continue
        needed = line.quantity + taken.get(line.sku, 0)
        there = int(units_there(world.stock, world.records, warehouse, line.sku))
        if min(there, int(world.stock[warehouse, line.sku].on_hand)) < needed:
            doubt(world, warehouse, line.sku)
        if there >= needed:
            taken[line.sku] = needed
            continue
        short.append(line)
        line.shorts += 1
        line.short_s = world.now if line.short_s == NONE else line.short_s
        line.reserved_s = NONE
        world.warehouses[warehouse].give_back(line.sku, line.quantity)
    return short


def allocate_anew(parcel: "Parcel", short: "list[Line]") -> "list[Parcel]":
    """Give lines their new warehouse: the next that has them by its record, or the same, where they wait; return their parcels."""
    order, world = parcel.order, parcel.order.world
    fresh: dict[int, Parcel] = {}
    for line in short:
        volume = line.quantity * int(world.network.skus[line.sku].volume_ml)
        parcel.space.picking.change(world.now, -volume)
        parcel.remove(line)
    ranked = order.rank_again() if short else 0
    for line in short:
        wanted = (parcel.warehouse, line.sku, line.quantity)
        line.warehouse = int(other_site(world.network, world.stock, world.ranking, ranked, *wanted))
        if line.warehouse not in fresh:
            fresh[line.warehouse] = order.fresh_parcel(line.warehouse)
        fresh[line.warehouse].add(line)
        if line.warehouse != parcel.warehouse:
            line.reserve()
        else:
            line.wait()
    return sorted(fresh.values(), key=lambda begun: begun.index)


def go_on(parcel: "Parcel", short: "list[Line]", fresh: "list[Parcel]") -> None:
    """The warehouses that lines have gone to look at their stock, and who watches looks; who waits may give up; the new parcels begin."""
    order, world = parcel.order, parcel.order.world
    for line in short:
        world.watch(parcel.warehouse, line.sku)
        if line.warehouse != parcel.warehouse:
            world.warehouses[line.warehouse].look_at(line.sku)
            world.watch(line.warehouse, line.sku)
    if short and order.patience is not None and any(line.is_waiting for line in order.lines):
        world.env.process(patience_ends(order))
    for begun in fresh:
        begun.process = world.env.process(begun.life())
