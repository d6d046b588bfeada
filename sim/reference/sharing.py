"""Sharing: figures are exchanged, warehouses help each other at a shortage, and stock is rebalanced."""

from typing import TYPE_CHECKING

from sim.events import EventKind
from sim.ledger.columns import Reason
from sim.reference.supply import new_shipment, write_replenishment
from sim.reference.world import Process, World
from sim.rules.allocation import available
from sim.rules.freight import carbon_on, price_on
from sim.rules.sharing import (
    EXCHANGE,
    NOBODY,
    REBALANCING,
    choose_donor,
    exchange_figures,
    move_key,
    next_rebalancing,
    trip_arrival,
    trip_key,
    units_lost,
    units_missing,
    units_to_move,
)

if TYPE_CHECKING:
    from sim.reference.order import Order


def exchanges(world: World) -> Process:
    """Tell all warehouses what each has, at the start and again and again."""
    while True:
        exchange_figures(world.network, world.stock, world.figures)
        yield world.at(world.now + int(world.network.sharing.exchange_s), EventKind.SHARE, EXCHANGE)


def rebalancings(world: World) -> Process:
    """Nearest pairs first, who has too much of a SKU sends to who has too little; all of a pair travels together."""
    network, after = world.network, 0
    while True:
        yield world.at(next_rebalancing(network, after), EventKind.SHARE, REBALANCING)
        for donor, warehouse in network.array("pairs").tolist():
            rebalance(world, donor, warehouse)
        after = world.now + 1


def rebalance(world: World, donor: int, warehouse: int) -> None:
    """Send what one warehouse has too much of and another too little."""
    network, trip = world.network, None
    for sku in range(len(network.skus)):
        quantity = int(units_to_move(network, world.levels, world.stock, donor, warehouse, sku))
        if quantity > 0:
            key = int(trip_key(network, donor, warehouse))
            trip = trip or Trip(world, donor, warehouse, Reason.REBALANCING, key, world.now)
            entity = int(move_key(network, donor, warehouse, sku))
            trip.carry(sku, quantity, int(units_lost(network, world.streams, entity, world.now, quantity)))
    if trip is not None:
        trip.write()


def write_misallocations(order: "Order") -> None:
    """Write down the lines of an order that were sent to a warehouse which did not have them."""
    world = order.world
    for line in order.lines:
        here = available(world.network, world.stock, line.warehouse, line.sku, line.quantity)
        if line.warehouse != line.home and not here:
            world.write(
                "misallocations", order.number, line.index, order.city, line.home, line.warehouse, line.sku,
                line.quantity, world.now, world.figures[line.warehouse, line.sku],
            )  # fmt: skip


def call_for_help(order: "Order") -> None:
    """For each line that waits: if another warehouse can spare what is missing, it sends it at once."""
    world = order.world
    for line in [line for line in order.lines if line.is_waiting]:
        missing = int(units_missing(world.stock[line.warehouse, line.sku], line.quantity))
        donor = int(choose_donor(world.network, world.stock, line.warehouse, line.sku, missing))
        if donor != NOBODY and missing > 0:
            trip = Trip(world, donor, line.warehouse, Reason.TRANSSHIPMENT, order.key, line.index)
            lost = int(units_lost(world.network, world.streams, order.key, line.index, missing))
            trip.carry(line.sku, missing, lost)
            trip.write()


class Trip:
    """A trip from one warehouse to another, which leaves now; `entity` and `index` name it in draws."""

    def __init__(self, world: World, donor: int, warehouse: int, reason: Reason, entity: int, index: int) -> None:
        self.world, self.donor, self.warehouse, self.reason = world, donor, warehouse, reason
        self.number = world.number("transshipment")
        self.lane = world.network.trips[donor, warehouse]
        self.arrival = int(trip_arrival(world.network, world.streams, donor, warehouse, entity, index, world.now))
        self.skus = self.units = self.weight = self.volume = 0

    def carry(self, sku: int, quantity: int, lost: int) -> None:
        """Let units of a SKU leave the shelf with this trip; the donor sees that it has less."""
        world, item = self.world, self.world.network.skus[sku]
        order = write_replenishment(world, self.warehouse, self.donor, sku, quantity, self.reason)
        world.warehouses[self.donor].reserve(sku, quantity)
        shipment = new_shipment(world, order, quantity)
        shipment.transshipment = self.number
        shipment.leave()
        shipment.lost = min(lost, shipment.quantity)  # the shelf may have held less than its record
        world.env.process(shipment.travel(self.arrival))
        self.skus += 1
        self.units += shipment.quantity
        self.weight += shipment.quantity * int(item.weight_g)
        self.volume += shipment.quantity * int(item.volume_ml)
        world.warehouses[self.donor].look_at(sku)
        world.watch(self.donor, sku)  # at who is helped nothing changes until it comes in

    def write(self) -> None:
        """Write the trip into the ledger, once all that it carries is known."""
        drives, lane = bool(self.world.network.sharing.drives), self.lane
        self.world.write(
            "transshipments", self.number, self.donor, self.warehouse, lane.carrier, self.reason, self.world.now, self.arrival,
            self.skus, self.units, self.weight, self.volume, lane.distance_m,
            price_on(lane, self.weight, self.volume) if drives else 0, carbon_on(lane, self.weight) if drives else 0,
        )  # fmt: skip
