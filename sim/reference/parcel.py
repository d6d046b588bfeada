"""A parcel: from its stock to the customer's door."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import simpy

from sim.events import EventKind, parcel_entity
from sim.ledger.columns import NONE
from sim.reference.discrepancies import pick_wrong
from sim.reference.line import Line
from sim.reference.short_picks import allocate_anew, find_too_little, go_on
from sim.reference.space import Space, Zone
from sim.reference.world import Process
from sim.rules.carriers import NOBODY
from sim.rules.freight import parcel_carbon, parcel_price
from sim.rules.picking import crosses_the_dock, handling_cost, picking_time
from sim.rules.transit import collection, delivery

if TYPE_CHECKING:
    from sim.reference.order import Order


@dataclass(eq=False)
class Parcel:
    """What one warehouse ships of one order."""

    order: "Order"
    index: int
    warehouse: int
    complete: simpy.Event
    lines: list[Line] = field(default_factory=list)
    missing: int = 0
    process: simpy.Process | None = None
    carrier: int = NONE
    released_s: int = NONE
    started_s: int = NONE
    picked_s: int = NONE
    dispatched_s: int = NONE
    delivered_s: int = NONE
    distance_m: int = 0
    handling_fen: int = 0
    freight_fen: int = 0
    co2e_g: int = 0

    @property
    def units(self) -> int:
        """Units in the parcel."""
        return sum(line.quantity for line in self.lines)

    @property
    def weight_g(self) -> int:
        """Weight of the parcel in grams."""
        return sum(line.quantity * int(self.order.world.network.skus[line.sku].weight_g) for line in self.lines)

    @property
    def volume_ml(self) -> int:
        """Volume of the parcel in millilitres."""
        return sum(line.quantity * int(self.order.world.network.skus[line.sku].volume_ml) for line in self.lines)

    @property
    def space(self) -> Space:
        """The zones of its warehouse."""
        space: Space = self.order.world.warehouses[self.warehouse].space
        return space

    def pass_through(self, zone: Zone, sign: int) -> None:
        """Enter a zone (1), or leave it (-1)."""
        if zone.is_measured:
            zone.change(self.order.world.now, sign * self.volume_ml)

    def add(self, line: Line) -> None:
        """Take a line in."""
        line.parcel = self
        self.lines.append(line)
        self.lines.sort(key=lambda line: line.index)

    def remove(self, line: Line) -> None:
        """Let a line go; a parcel that is left empty will not be packed."""
        line.parcel = None
        self.lines.remove(line)

    def withdraw(self) -> None:
        """Leave the picking queue: nothing is left to be picked."""
        assert self.process is not None
        self.process.interrupt()

    def life(self) -> Process:
        """Wait for stock, be picked and packed, be collected, travel, arrive; or end when no line is left."""
        world = self.order.world
        if self.missing > 0:
            yield self.complete
        if not self.lines:
            return
        self.released_s = world.now
        self.pass_through(self.space.picking, 1)
        try:
            yield from self.be_picked()
        except simpy.Interrupt:
            return
        if not self.lines:
            return
        self.carrier = self.order.choose_carrier(self)
        if self.carrier == NOBODY:
            self.dispatched_s = self.delivered_s = world.now
            return
        entity = parcel_entity(self.order.number, self.index)
        self.pass_through(self.space.dispatch, 1)
        yield world.at(collection(world.network, self.carrier, world.now), EventKind.COLLECTED, entity)
        self.be_collected()
        arrival = delivery(
            world.network,
            world.streams,
            self.carrier,
            self.warehouse,
            self.order.city,
            world.now,
            self.order.key,
            self.index,
        )
        yield world.at(arrival, EventKind.DELIVERED, entity)
        self.delivered_s = world.now

    def be_picked(self) -> Process:
        """Wait for a picker, who takes a while; where picking takes no time or is not needed, be packed at once."""
        world, site = self.order.world, self.order.world.warehouses[self.warehouse]
        entity = parcel_entity(self.order.number, self.index)
        if not site.picks or self.is_cross_docked():
            self.started_s = world.now
            if site.records_differ:  # the shelf may hold too little: an event of its own
                yield world.at(world.now, EventKind.PICKED, entity)
            self.be_packed()
            return
        with site.pickers.request() as picker:
            yield picker
            self.started_s = world.now
            duration = picking_time(
                world.network, world.streams, self.warehouse, self.order.key, self.index, len(self.lines)
            )
            site.busy_s += duration
            yield world.at(world.now + duration, EventKind.PICKED, entity)
            self.be_packed()

    def is_cross_docked(self) -> bool:
        """Whether every line goes straight from receipt to packing."""
        network, placed = self.order.world.network, self.order.placed_s
        return all(crosses_the_dock(network, self.warehouse, line.sku, placed, line.reserved_s) for line in self.lines)

    def be_packed(self) -> None:
        """Leave the shelf, without the lines that it holds too little for."""
        short = find_too_little(self)
        fresh = allocate_anew(self, short)
        if self.lines:
            self.leave_shelf()
        go_on(self, short, fresh)

    def leave_shelf(self) -> None:
        """Leave the shelf with all lines."""
        world = self.order.world
        self.picked_s = world.now
        self.pass_through(self.space.picking, -1)
        self.handling_fen = handling_cost(world.network, self.warehouse, len(self.lines))
        for line in self.lines:
            line.picked_s = world.now
            world.warehouses[self.warehouse].take_from_shelf(line.sku, line.quantity)
        packed = pick_wrong(self)
        for line in self.lines:
            packed[line.sku] += line.quantity
        for sku, units in packed.items():
            world.batches.sell(self.warehouse, sku, units)

    def be_collected(self) -> None:
        """Leave the warehouse with the carrier, at its price."""
        world, lane = self.order.world, (self.carrier, self.warehouse, self.order.city)
        self.dispatched_s = world.now
        self.pass_through(self.space.dispatch, -1)
        road = int(world.network.roads[self.warehouse, self.order.city].distance_m)
        self.distance_m = road + int(world.network.carriers[self.carrier].last_mile_m)
        self.freight_fen = parcel_price(world.network, *lane, self.weight_g)
        self.co2e_g = parcel_carbon(world.network, *lane, self.weight_g)
