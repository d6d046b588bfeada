"""Supply: replenishment orders, what suppliers and supplying warehouses ship, and the trucks between warehouses."""

from dataclasses import dataclass, field
from typing import Any

from sim.events import EventKind
from sim.ledger.columns import NONE, Reason
from sim.reference.batches import Batch
from sim.reference.discrepancies import load_what_is_there
from sim.reference.forecasts import count_replenishment
from sim.reference.world import Process, World
from sim.rules.freight import load_carbon, load_price, trucks_needed
from sim.rules.hours import next_of_week, next_open
from sim.rules.replenishment import fitting
from sim.rules.sourcing import at_least_minimum
from sim.rules.suppliers import production_end, supplier_arrival, units_short
from sim.rules.transit import load_arrival


@dataclass(eq=False)
class Replenishment:
    """A warehouse orders a SKU from its source."""

    number: int
    warehouse: int
    source: int
    sku: int
    open: int
    """Units that the source has not shipped or set aside yet."""
    haul: int = NONE
    """Lane that it comes by."""
    rank: int = 0
    """Who is served before whom at the source."""

    @property
    def quantity(self) -> int:
        """Units it waits for."""
        return self.open


@dataclass(eq=False)
class Shipment:
    """Units of a replenishment order on their way."""

    world: World
    number: int
    replenishment: Replenishment
    quantity: int
    reserved_s: int
    shipped_s: int = NONE
    load: int = NONE
    transshipment: int = NONE
    lost: int = 0
    """Units of these that will not arrive; known on receipt."""
    short: int = 0
    """Units ordered with these that will not come."""
    batches: list[Batch] = field(default_factory=list)
    """What it holds, if its source keeps it by batch."""

    @property
    def sku(self) -> int:
        """What it holds."""
        return self.replenishment.sku

    def travel(self, arrival: int) -> Process:
        """Arrive at a time and be put away."""
        yield self.world.at(arrival, EventKind.RECEIVE, self.number)
        self.world.warehouses[self.replenishment.warehouse].receive(self)

    def leave(self) -> None:
        """Leave the shelf of the source, as far as it is there."""
        self.shipped_s = self.world.now
        order = self.replenishment
        if order.source >= 0:
            load_what_is_there(self)
            self.world.warehouses[order.source].take_from_shelf(self.sku, self.quantity)
            self.world.stock[order.warehouse, self.sku].in_transit += self.quantity
            self.batches = self.world.batches.load(self)

    def received(self, stockout: int) -> None:
        """Write the shipment into the ledger: it has been put away now."""
        del self.world.open_shipments[self.number]
        self.write(self.world.now, stockout)

    @property
    def due_s(self) -> int:
        """When its supplier promised it; NONE from a warehouse."""
        source = self.replenishment.source
        return self.shipped_s + int(self.world.network.suppliers[-2 - source].promised_s) if source < 0 else NONE

    def write(self, received_s: int, stockout: int) -> None:
        """Write the shipment into the ledger."""
        order, lost = self.replenishment, self.lost if received_s != NONE else 0
        self.world.write(
            "shipments", self.number, order.number, order.warehouse, order.source, order.sku, self.quantity, self.load,
            self.reserved_s, self.shipped_s, received_s, stockout, self.short, self.due_s,
            self.transshipment, lost, lost * self.world.network.skus[order.sku].value_fen,
        )  # fmt: skip


def new_shipment(world: World, replenishment: Replenishment, quantity: int) -> Shipment:
    """Set units of a replenishment order aside now."""
    replenishment.open -= quantity
    shipment = Shipment(world, world.number("shipment"), replenishment, quantity, world.now)
    world.open_shipments[shipment.number] = shipment
    return shipment


def place_replenishment(world: World, warehouse: int, sku: int, row: int, wanted: int, ahead: int = NONE) -> None:
    """Order units of a SKU from one of a warehouse's sources, a row of `sources`, unless its minimum is more than there is storage for.

    `ahead` is the group of events that they are ordered ahead of; NONE: the policy asks for them.
    """
    network = world.network
    source, haul = int(network.sources[row].source), int(network.sources[row].haul)
    level = network.levels[warehouse, sku]
    quantity = int(at_least_minimum(network, source, wanted, int(level.lot)))
    # Also where it is as wanted: a part of the order before it may have been raised to a minimum.
    if int(fitting(network, world.stock, level, warehouse, sku, quantity)) < quantity:
        return
    reason = Reason.POLICY if ahead == NONE else Reason.AHEAD
    order = write_replenishment(world, warehouse, source, sku, quantity, reason)
    order.haul = haul
    if ahead != NONE and source >= 0:
        world.planner.goes_on(ahead, source, sku, wanted)
    if source >= 0:
        world.warehouses[source].demand_from_warehouse(order)
    elif network.suppliers[-2 - source].joint:
        world.books[warehouse, -2 - source].enter(order)
    else:
        order_from_supplier(world, order)


def write_replenishment(
    world: World, warehouse: int, source: int, sku: int, quantity: int, reason: Reason = Reason.POLICY
) -> Replenishment:
    """Make a replenishment order, and write it into the ledger."""
    world.stock[warehouse, sku].on_order += quantity
    if reason < Reason.TRANSSHIPMENT:
        count_replenishment(world, warehouse, source, sku, quantity)
    order = Replenishment(world.number("replenishment"), warehouse, source, sku, quantity)
    fee = world.network.suppliers[-2 - source].ordering_fen if source < 0 else 0
    world.write("replenishments", order.number, warehouse, source, sku, quantity, world.now, fee, reason)
    return order


def order_from_supplier(world: World, order: Replenishment) -> None:
    """What is ordered is made when the supplier has time, and arrives after the lead time, perhaps late, perhaps in part."""
    shelf, supplier = world.stock[order.warehouse, order.sku], -2 - order.source
    what = (supplier, order.warehouse, order.sku)
    made = production_end(world.network, world.backlogs, supplier, order.open, world.now)
    arrival = supplier_arrival(world.network, world.streams, *what, made, int(shelf.placed))
    short = int(units_short(world.network, world.streams, *what, order.open, int(shelf.placed)))
    shelf.placed += 1
    shipment = new_shipment(world, order, order.open - short)
    shipment.short = short
    shipment.leave()
    world.env.process(shipment.travel(arrival))


def ship(world: World, order: Replenishment, quantity: int) -> None:
    """A supplying warehouse sets units aside for the next departure; without line-haul they arrive at once."""
    world.warehouses[order.source].reserve(order.sku, quantity)
    shipment = new_shipment(world, order, quantity)
    lane = world.lanes.get(order.haul)
    if lane is not None:
        lane.waiting.append(shipment)
        return
    shipment.leave()
    world.env.process(shipment.travel(next_open(world.network, order.warehouse, world.now)))


class Lane:
    """A line-haul lane: trucks leave a supplying warehouse for another at fixed times."""

    def __init__(self, world: World, number: int) -> None:
        self.world, self.number = world, number
        self.haul: Any = world.network.hauls[number]
        self.waiting: list[Shipment] = []
        world.env.process(self.departures())

    def departures(self) -> Process:
        """Let trucks leave at every departure time, if there is anything to carry."""
        network, haul, after = self.world.network, self.haul, 0
        while True:
            time = next_of_week(network, int(haul.departures), int(haul.departure_count), after)
            yield self.world.at(time, EventKind.DEPART, self.number)
            if self.waiting:
                self.depart()
            after = self.world.now + 1

    def depart(self) -> None:
        """Load all that waits, on as many trucks as it takes."""
        world, skus = self.world, self.world.network.skus
        number = world.number("load")
        arrival = load_arrival(world.network, world.streams, self.number, world.now)
        for shipment in self.waiting:
            shipment.load = number
            shipment.leave()
            world.env.process(shipment.travel(arrival))
        weight = sum(shipment.quantity * int(skus[shipment.sku].weight_g) for shipment in self.waiting)
        volume = sum(shipment.quantity * int(skus[shipment.sku].volume_ml) for shipment in self.waiting)
        self.waiting = []
        self.write(number, arrival, weight, volume)

    def write(self, number: int, arrival: int, weight: int, volume: int) -> None:
        """Write the departure into the ledger."""
        network, haul = self.world.network, self.haul
        trucks = trucks_needed(network, self.number, weight, volume)
        carbon = load_carbon(network, self.number, weight)
        self.world.write(
            "loads", number, haul.source, haul.warehouse, haul.carrier, self.world.now, arrival, weight, volume,
            trucks, trucks * haul.truck_g, trucks * haul.truck_ml, haul.distance_m,
            load_price(network, self.number, weight, volume), carbon,
        )  # fmt: skip
