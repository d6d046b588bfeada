"""Order books: what warehouses need from suppliers that take joint orders, or orders on some days only, until it is sent."""

from typing import Any

import numpy as np

from sim.events import EventKind
from sim.reference.supply import Replenishment, order_from_supplier, write_replenishment
from sim.reference.world import Process, World
from sim.rules.joint_orders import fill_up, is_enough, order_time


class OrderBook:
    """What one warehouse needs from one supplier, and has not ordered yet."""

    def __init__(self, world: World, warehouse: int, supplier: int) -> None:
        self.world, self.warehouse, self.supplier = world, warehouse, supplier
        self.terms: Any = world.network.suppliers[supplier]
        self.entries: list[Replenishment] = []
        self.load = np.zeros(1, [("weight_g", "i8"), ("volume_ml", "i8"), ("units", "i8")]).view(np.recarray)[0]
        self.is_looked_at = False

    def enter(self, order: Replenishment) -> None:
        """Put a replenishment order into the book; it is looked at when the supplier takes orders, at the earliest after this event."""
        self.add(order)
        if not self.is_looked_at:
            self.is_looked_at = True
            self.world.env.process(self.looks(self.world.now))

    def add(self, order: Replenishment) -> None:
        """Let the load grow by a replenishment order."""
        sku = self.world.network.skus[order.sku]
        self.entries.append(order)
        self.load.weight_g += order.open * sku.weight_g
        self.load.volume_ml += order.open * sku.volume_ml
        self.load.units += order.open

    def looks(self, earliest: int) -> Process:
        """Whenever the supplier takes orders, send what is in the book if it is a load, or fill it up to one, or let it wait."""
        network = self.world.network
        number = len(network.reviews) + self.warehouse * len(network.suppliers) + self.supplier
        while True:
            yield self.world.at(order_time(network, self.supplier, earliest), EventKind.REVIEW, number)
            if self.is_a_load() or (self.terms.fills and self.fill_up()):
                self.send()
                break
            if self.terms.time_count == 0:
                break
            earliest = self.world.now + 1
        self.is_looked_at = False

    def is_a_load(self) -> bool:
        """Whether every minimum is reached."""
        load = self.load
        return bool(is_enough(self.world.network, self.supplier, load.weight_g, load.volume_ml, load.units))

    def fill_up(self) -> bool:
        """Order besides what makes it a load, if that is possible."""
        world, extra = self.world, np.zeros(len(self.world.network.skus), np.int64)
        place = (self.warehouse, self.supplier)
        if not fill_up(world.network, world.levels, world.stock, *place, self.load, extra):
            return False
        for sku in np.flatnonzero(extra).tolist():
            self.add(write_replenishment(world, self.warehouse, -2 - self.supplier, sku, int(extra[sku])))
        return True

    def send(self) -> None:
        """Order all that is in the book: it arrives after the lead time of each SKU."""
        for order in self.entries:
            order_from_supplier(self.world, order)
        self.entries = []
        self.load.weight_g = self.load.volume_ml = self.load.units = 0
