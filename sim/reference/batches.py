"""Batches: stock with its dates, as it comes in, lies on the shelf in the order in which it is issued, and leaves."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sim.clock import NEVER
from sim.ledger.columns import NONE
from sim.rules.shelf_life import (
    KEEPS,
    age_band,
    cause_of_loss,
    expiry,
    goes_before,
    is_kept,
    units_to_write_off,
)

if TYPE_CHECKING:
    from sim.reference.supply import Shipment
    from sim.reference.world import World

OPENING = -1
BANDS = 4


@dataclass(eq=False)
class Batch:
    """Goods of one SKU with one date in one warehouse, or on their way to it."""

    number: int
    warehouse: int
    sku: int
    quantity: int
    entered_s: int
    expires_s: int
    origin: int = NONE
    shipment: int = NONE
    received_s: int = NONE
    missing: int = 0
    sold: int = 0
    sent: int = 0
    lost: int = 0
    vanished: int = 0

    @property
    def left(self) -> int:
        """Units left."""
        return self.quantity - self.missing - self.sold - self.sent - self.lost - self.vanished


class Batches:
    """All that is kept by batch."""

    def __init__(self, world: "World") -> None:
        self.world = world
        self.shelves: dict[tuple[int, int], list[Batch]] = {}
        self.open: dict[int, Batch] = {}
        self.outgo: dict[tuple[int, int], list[int]] = {}
        """By warehouse and class: units packed today, their age, those with a date, the life they had left."""

    def open_shelves(self) -> None:
        """Put the opening stock on the shelves: fresh goods, one batch a warehouse and SKU."""
        network, stock = self.world.network, self.world.stock
        for warehouse, sku in np.argwhere(stock["on_hand"] > 0).tolist():
            if is_kept(network, warehouse, sku):
                expires = int(expiry(network, OPENING, sku, 0))
                batch = self.new(warehouse, sku, int(stock[warehouse, sku].on_hand), 0, expires)
                self.put_away(batch)

    def new(
        self,
        warehouse: int,
        sku: int,
        quantity: int,
        entered: int,
        expires: int,
        origin: int = NONE,
        shipment: int = NONE,
    ) -> Batch:
        """Make a batch."""
        batch = Batch(self.world.number("batch"), warehouse, sku, quantity, entered, expires, origin, shipment)
        self.open[batch.number] = batch
        return batch

    def put_away(self, batch: Batch) -> None:
        """Put a batch on its shelf, where the issue rule wants it: behind all that it does not go before."""
        batch.received_s = self.world.now
        shelf = self.shelves.setdefault((batch.warehouse, batch.sku), [])
        ahead = [
            not goes_before(self.world.network, batch.warehouse, batch.expires_s, other.expires_s) for other in shelf
        ]
        shelf.insert(sum(ahead), batch)

    def take(self, warehouse: int, sku: int, quantity: int) -> Iterator[tuple[Batch, int]]:
        """Take units from the batches on a shelf: each batch that gives some, and how many."""
        shelf = self.shelves.get((warehouse, sku), [])
        while quantity > 0:
            batch = shelf[0]
            units = min(quantity, batch.left)
            quantity -= units
            yield batch, units
            if batch.left == 0:
                shelf.pop(0)
                self.end(batch)

    def sell(self, warehouse: int, sku: int, quantity: int) -> None:
        """Units were packed for a customer."""
        if not is_kept(self.world.network, warehouse, sku):
            return
        now, abc = self.world.now, int(self.world.network.skus[sku].abc)
        outgo = self.outgo.setdefault((warehouse, abc), [0, 0, 0, 0])
        for batch, units in self.take(warehouse, sku, quantity):
            batch.sold += units
            outgo[0] += units
            outgo[1] += units * (now - batch.entered_s)
            if batch.expires_s < NEVER:
                outgo[2] += units
                outgo[3] += units * (batch.expires_s - now)

    def vanish(self, warehouse: int, sku: int, quantity: int) -> None:
        """Units have left the shelf unknown to the record: of the batch that would have been issued first."""
        if is_kept(self.world.network, warehouse, sku):
            for batch, units in self.take(warehouse, sku, quantity):
                batch.vanished += units

    def load(self, shipment: "Shipment") -> list[Batch]:
        """Take the units of a shipment to another warehouse from their batches; each becomes a batch there, with its dates."""
        order = shipment.replenishment
        if not is_kept(self.world.network, order.source, order.sku):
            return []
        loaded = []
        for batch, units in self.take(order.source, order.sku, shipment.quantity):
            batch.sent += units
            dates = (batch.entered_s, batch.expires_s)
            loaded.append(self.new(order.warehouse, order.sku, units, *dates, batch.number, shipment.number))
        return loaded

    def unload(self, shipment: "Shipment") -> int:
        """Put the batches of a shipment away, one of fresh goods where it comes from where none are kept.

        Return the units written off on receipt, because too little of their life is left.
        """
        network, order, now, lost = self.world.network, shipment.replenishment, self.world.now, 0
        if shipment.quantity == 0 or not is_kept(network, order.warehouse, order.sku):
            return 0
        if not shipment.batches:
            expires = int(expiry(network, order.source, order.sku, now))
            fresh = self.new(order.warehouse, order.sku, shipment.quantity, now, expires, shipment=shipment.number)
            shipment.batches.append(fresh)
        missing = shipment.lost
        for batch in shipment.batches:
            batch.missing = min(missing, batch.left)
            missing -= batch.missing
            if batch.left == 0:
                batch.received_s = now
                self.end(batch)
                continue
            cause = self.cause_of_loss(batch)
            if cause == KEEPS:
                self.put_away(batch)
            else:
                batch.received_s = now
                lost += batch.left
                self.write_off(batch, batch.left, cause)
                self.end(batch)
        return lost

    def cause_of_loss(self, batch: Batch) -> int:
        """Why a batch may not stay on its shelf; `KEEPS` if it may."""
        dates = (batch.entered_s, batch.expires_s, self.world.now)
        return int(cause_of_loss(self.world.network, batch.warehouse, batch.sku, *dates))

    def expire(self, warehouse: int, sku: int) -> int:
        """Write off what has expired or is obsolete of a SKU; return how many units."""
        on_shelf, shelf, lost = self.shelves.get((warehouse, sku), []), self.world.stock[warehouse, sku], 0
        for batch in list(on_shelf):
            cause = self.cause_of_loss(batch)
            units = int(units_to_write_off(batch.left, shelf.on_hand, shelf.reserved)) if cause != KEEPS else 0
            if units > 0:
                self.write_off(batch, units, cause)
                lost += units
            if batch.left == 0:
                on_shelf.remove(batch)
                self.end(batch)
        return lost

    def oldest_age(self, warehouse: int, sku: int) -> int:
        """How long the oldest batch on a shelf has been in the network; 0 while there is none."""
        return max((self.world.now - batch.entered_s for batch in self.shelves.get((warehouse, sku), [])), default=0)

    def write_off(self, batch: Batch, units: int, cause: int) -> None:
        """Write units of a batch off: they leave the shelf for nobody."""
        batch.lost += units
        self.world.stock[batch.warehouse, batch.sku].on_hand -= units
        value = units * int(self.world.network.skus[batch.sku].value_fen)
        self.world.write("losses", self.world.now, batch.warehouse, batch.sku, units, cause, value, batch.number)

    def end(self, batch: Batch) -> None:
        """Nothing is left of a batch: it leaves for the ledger."""
        del self.open[batch.number]
        self.write(batch, self.world.now)

    def write_open(self) -> None:
        """Write the batches of which something is left."""
        for batch in self.open.values():
            self.write(batch, NONE)

    def write(self, batch: Batch, ended: int) -> None:
        """Write a batch into the ledger."""
        expires = batch.expires_s if batch.expires_s < NEVER else NONE
        self.world.write(
            "batches", batch.number, batch.warehouse, batch.sku, batch.origin, batch.shipment, batch.entered_s, batch.received_s,
            expires, batch.quantity, batch.sold, batch.sent, batch.lost, batch.left, ended, batch.missing,
            batch.vanished,
        )  # fmt: skip

    def close_day(self, warehouse: int) -> None:
        """Write how old the stock of a warehouse is, and what was packed of it since the last close, by ABC class."""
        network, now = self.world.network, self.world.now
        if not network.options.batches:
            return
        units, value = np.zeros((3, BANDS), np.int64), np.zeros((3, BANDS), np.int64)
        for (site, sku), on_shelf in self.shelves.items():
            for batch in on_shelf if site == warehouse else ():
                place = (int(network.skus[sku].abc), int(age_band(network, now - batch.entered_s)))
                units[place] += batch.left
                value[place] += batch.left * int(network.skus[sku].value_fen)
        for abc in range(3):
            outgo = self.outgo.pop((warehouse, abc), [0, 0, 0, 0])
            self.world.write("ageing_days", now, warehouse, abc, *units[abc], *value[abc], *outgo)
