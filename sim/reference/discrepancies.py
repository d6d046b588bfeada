"""Stock and its record: how they come to differ, who notices, and how far apart they are at the close."""

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from sim.clock import DAY
from sim.ledger.columns import Cause
from sim.reference.counts import look_into, set_right
from sim.reference.world import World
from sim.rules.records import NOTHING, booked_wrong, draw_losses, may_differ, mis_pick, units_there

if TYPE_CHECKING:
    from sim.reference.parcel import Parcel
    from sim.reference.supply import Shipment
    from sim.reference.warehouse import Warehouse


def doubt(world: World, warehouse: int, sku: int) -> None:
    """Somebody at the shelf has found another quantity than the record can be: it is set right, and looked into this second."""
    record = world.records[warehouse, sku]
    if not record.doubted:
        record.doubted = 1
        world.env.process(look_into(world, warehouse, sku))
    set_right(world, warehouse, sku)


def load_what_is_there(shipment: "Shipment") -> None:
    """Cut a shipment that is to leave its source down to what the shelf holds; the rest does not come."""
    world, source, sku, asked = shipment.world, shipment.replenishment.source, shipment.sku, shipment.quantity
    if not may_differ(world.network, source, sku):
        return
    there = int(units_there(world.stock, world.records, source, sku))
    if min(there, int(world.stock[source, sku].on_hand)) >= asked:
        return
    shipment.quantity = min(asked, there)
    shipment.short += asked - shipment.quantity
    world.warehouses[source].give_back(sku, asked - shipment.quantity)
    doubt(world, source, sku)


def pick_wrong(parcel: "Parcel") -> "Counter[int]":
    """Let other units leave with a parcel than the record says; return by SKU how many more (or fewer: less than none)."""
    wrong: Counter[int] = Counter()
    world, warehouse, key = parcel.order.world, parcel.warehouse, parcel.order.key
    for line in parcel.lines:
        if not may_differ(world.network, warehouse, line.sku):
            continue
        more, other = mis_pick(
            world.network, world.streams, world.stock, world.records, warehouse, key, line.index, line.sku
        )
        if more != 0:
            change(world, warehouse, line.sku, Cause.MIS_PICK, physical=-more)
            wrong[line.sku] += more
        if other != NOTHING:
            change(world, warehouse, other, Cause.MIS_PICK, physical=-1)
            wrong[other] += 1
    return wrong


def change(
    world: World, warehouse: int, sku: int, cause: Cause, *, physical: int = 0, recorded: int = 0, loss_fen: int = 0
) -> None:
    """Let stock, or its record, change without the other; write it into the ledger."""
    world.stock[warehouse, sku].on_hand += recorded
    world.records[warehouse, sku].error += physical - recorded
    world.write("discrepancies", world.now, warehouse, sku, cause, physical, recorded, loss_fen)


def book_receipt(site: "Warehouse", sku: int, quantity: int) -> bool:
    """Book units that have come, perhaps wrong; return whether."""
    world = site.world
    if not may_differ(world.network, site.position, sku):
        return False
    record = world.records[site.position, sku]
    wrong = int(booked_wrong(world.network, world.streams, site.position, sku, int(record.receipts), quantity))
    record.receipts += 1
    if wrong != 0:
        change(world, site.position, sku, Cause.ENTRY_ERROR, recorded=wrong)
    return wrong != 0


def close_records(site: "Warehouse") -> None:
    """Let vanish what was lost during the day; then write how right a warehouse's records are, by ABC class."""
    world, skus = site.world, site.world.network.array("skus")
    for cause in (Cause.SHRINKAGE, Cause.DAMAGE):
        lose_units(site, cause)
    counted, error = site.levels["counted"] == 1, world.records["error"][site.position]
    for abc in range(3):
        kept = counted & (skus["abc"] == abc)
        recorded = site.shelves["on_hand"][kept].sum()
        world.write(
            "record_days", world.now, site.position, abc, kept.sum(), (error[kept] == 0).sum(), recorded,
            recorded + error[kept].sum(), abs(error[kept]).sum(),
        )  # fmt: skip


def lose_units(site: "Warehouse", cause: Cause) -> None:
    """Lose units of a day to one cause."""
    world, lost = site.world, np.zeros(len(site.shelves), np.int64)
    day = world.now // DAY - 1
    draw_losses(world.network, world.streams, world.stock, world.records, site.position, day, int(cause), lost)
    for sku in np.flatnonzero(lost).tolist():
        units = int(lost[sku])
        value = units * int(world.network.skus[sku].value_fen)
        change(world, site.position, sku, cause, physical=-units, loss_fen=value)
        world.batches.vanish(site.position, sku, units)
