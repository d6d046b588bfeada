"""A customer's order: from placing to the customer's door."""

from dataclasses import dataclass, field
from typing import Any

import simpy

from sim.events import EventKind, parcel_entity
from sim.ledger.columns import NONE, LineState, OrderState
from sim.reference.discrepancies import pick_wrong
from sim.reference.forecasts import count_line
from sim.reference.patience import patience_ends, settle
from sim.reference.sharing import call_for_help, write_misallocations
from sim.reference.short_picks import allocate_anew, find_too_little, go_on
from sim.reference.space import Space, Zone
from sim.reference.world import Process, World
from sim.rules.allocation import available, rank_warehouses
from sim.rules.assortment import allocate_lines
from sim.rules.carriers import NOBODY, choose_carrier
from sim.rules.demand import fill_basket, order_key
from sim.rules.freight import parcel_carbon, parcel_price
from sim.rules.picking import crosses_the_dock, handling_cost, picking_time
from sim.rules.promise import due
from sim.rules.transit import collection, delivery


@dataclass(eq=False)
class Line:
    """One SKU of an order, and the warehouse it comes from; `parcel` is None once it is lost or cancelled."""

    order: "Order"
    index: int
    sku: int
    quantity: int
    warehouse: int
    wanted_sku: int
    home: int
    parcel: "Parcel | None" = None
    rank: int = 0
    reserved_s: int = NONE
    picked_s: int = NONE
    state: LineState = LineState.OPEN
    ended_s: int = NONE
    lost_fen: int = 0
    short_s: int = NONE
    shorts: int = 0

    @property
    def is_waiting(self) -> bool:
        """Whether it waits for stock."""
        return self.state == LineState.OPEN and self.reserved_s == NONE

    @property
    def is_untouched(self) -> bool:
        """Whether it stands in a parcel that no picker has begun with."""
        return self.parcel is not None and self.parcel.started_s == NONE

    def in_stock(self) -> bool:
        """Whether its warehouse has it, and nobody waits for it already."""
        world = self.order.world
        return bool(available(world.network, world.stock, self.warehouse, self.sku, self.quantity))

    def reserve(self) -> None:
        """Reserve its stock."""
        self.reserved_s = self.order.world.now
        self.order.world.warehouses[self.warehouse].reserve(self.sku, self.quantity)

    def wait(self) -> None:
        """Wait for stock; the parcel waits with it."""
        assert self.parcel is not None
        self.parcel.missing += 1
        self.order.world.warehouses[self.warehouse].let_customer_wait(self)

    def served(self) -> None:
        """Stock for the line, which waited, is reserved now; the parcel may have waited for it alone."""
        assert self.parcel is not None
        self.reserve()
        self.parcel.missing -= 1
        if self.parcel.missing == 0:
            self.parcel.complete.succeed()


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


class Order:
    """A customer's order."""

    def __init__(self, world: World, number: int, city: int, day: int, index: int) -> None:
        self.world, self.number, self.city = world, number, city
        self.key = order_key(day, city, index)
        self.placed_s, self.due_s = world.now, due(world.network, city, world.now)
        self.home = NONE
        self.lines: list[Line] = []
        self.parcels: list[Parcel] = []
        self.waiting_lines = 0
        self.patience_row = int(world.network.cities[city].patience)
        self.patience: Any = world.network.patience[self.patience_row] if self.patience_row != NONE else None
        world.open_orders[number] = self

    def life(self) -> Process:
        """Be allocated, reserve stock, let warehouses reorder, and be delivered when the last parcel is."""
        self.allocate()
        if self.world.network.options.delayed:
            write_misallocations(self)
        if self.patience is None:
            self.reserve_or_wait()
        else:
            settle(self)
        if self.world.network.options.reactive:
            call_for_help(self)
        for line in self.lines:
            self.world.warehouses[line.warehouse].look_at(line.sku)
        for line in self.lines:
            if line.wanted_sku != line.sku:
                self.world.warehouses[line.warehouse].look_at(line.wanted_sku)
        if self.world.watchman is not None:
            self.world.watchman.watch_order(self)
        if self.patience is not None and any(line.is_waiting for line in self.lines):
            self.world.env.process(patience_ends(self))
        for parcel in self.parcels:
            parcel.process = self.world.env.process(parcel.life())
        yield self.world.env.all_of([parcel.process for parcel in self.parcels if parcel.process is not None])
        while begun := [parcel.process for parcel in self.parcels if parcel.process and parcel.process.is_alive]:
            yield self.world.env.all_of(begun)
        del self.world.open_orders[self.number]
        self.write(OrderState.DELIVERED if any(parcel.lines for parcel in self.parcels) else OrderState.CANCELLED)

    def allocate(self) -> None:
        """Draw the lines, give each its warehouse, and make a parcel for each warehouse used."""
        world = self.world
        network, basket = world.network, world.basket
        count = fill_basket(network, world.streams, self.key, basket)
        weight = sum(int(wanted["quantity"]) * int(network.skus[wanted["sku"]].weight_g) for wanted in basket[:count])
        world.enquiry[0] = (self.city, self.key, self.placed_s, self.due_s, count, weight)
        ranked = rank_warehouses(network, world.streams, world.enquiry[0], world.ranking, world.scores)
        allocate_lines(network, world.stock, world.figures, self.city, basket, count, world.ranking, ranked)
        self.home = int(basket[0].home)
        for index, (sku, quantity, warehouse, home) in enumerate(basket[:count].tolist()):
            world.planner.remember(home, sku, quantity)
            line = Line(self, index, sku, quantity, warehouse, wanted_sku=sku, home=home)
            self.lines.append(line)
            self.parcel_from(warehouse).add(line)
            count_line(world, home, sku, quantity)

    def parcel_from(self, warehouse: int) -> Parcel:
        """Return the order's parcel from a warehouse, a new one if there is none yet."""
        for parcel in self.parcels:
            if parcel.warehouse == warehouse:
                return parcel
        return self.new_parcel(warehouse)

    def new_parcel(self, warehouse: int) -> Parcel:
        """Begin a further parcel, from a warehouse."""
        self.parcels.append(Parcel(self, len(self.parcels), warehouse, self.world.env.event()))
        return self.parcels[-1]

    def fresh_parcel(self, warehouse: int) -> Parcel:
        """Begin a parcel, from a warehouse, in the place of the first that was left empty, if there is one."""
        for index, parcel in enumerate(self.parcels):
            if not parcel.lines:
                self.parcels[index] = Parcel(self, index, warehouse, self.world.env.event())
                return self.parcels[index]
        return self.new_parcel(warehouse)

    def rank_again(self) -> int:
        """Rank the warehouses as when the order was placed; return how many are ranked."""
        world = self.world
        weight = sum(line.quantity * int(world.network.skus[line.sku].weight_g) for line in self.lines)
        world.enquiry[0] = (self.city, self.key, self.placed_s, self.due_s, len(self.lines), weight)
        return int(rank_warehouses(world.network, world.streams, world.enquiry[0], world.ranking, world.scores))

    def reserve_or_wait(self) -> None:
        """Reserve the stock of each line, or let it wait at its warehouse."""
        for line in self.lines:
            if line.in_stock():
                line.reserve()
            else:
                self.waiting_lines += 1
                line.wait()

    def choose_carrier(self, parcel: Parcel) -> int:
        """Return the carrier of a packed parcel; `NOBODY` in a scenario without carriers."""
        world = self.world
        if world.network.options.carriers == 0:
            return NOBODY
        return choose_carrier(
            world.network, world.streams, parcel.warehouse, self.city, parcel.weight_g, world.now, self.due_s, self.key
        )

    def write(self, state: OrderState) -> None:
        """Write the order, its lines and its parcels into the ledger; parcels without lines are left out."""
        skus, world = self.world.network.skus, self.world
        units = sum(line.quantity for line in self.lines)
        weight, value = (
            sum(line.quantity * int(skus[line.sku][unit]) for line in self.lines) for unit in ("weight_g", "value_fen")
        )
        kept = [parcel for parcel in self.parcels if parcel.lines]
        place = {parcel.index: number for number, parcel in enumerate(kept)}
        delivered = max(parcel.delivered_s for parcel in kept) if state == OrderState.DELIVERED else NONE
        lost = sum(line.ended_s != NONE for line in self.lines)
        world.write(
            "orders", self.number, self.city, self.home, self.placed_s, self.due_s, len(self.lines), units, weight, value,
            len(kept), self.waiting_lines, delivered, state, lost, NONE if state == OrderState.OPEN else world.now,
        )  # fmt: skip
        for line in self.lines:
            state_of_line = LineState.SHIPPED if line.picked_s != NONE else line.state
            world.write(
                "lines", self.number, line.index, NONE if line.parcel is None else place[line.parcel.index], line.warehouse,
                line.sku, line.quantity, self.placed_s, line.reserved_s, line.picked_s, line.wanted_sku, state_of_line,
                line.ended_s, line.lost_fen, line.home, line.short_s, line.shorts,
            )  # fmt: skip
        for number, parcel in enumerate(kept):
            world.write(
                "parcels", self.number, number, parcel.warehouse, parcel.carrier, self.city, len(parcel.lines), parcel.units,
                parcel.weight_g, parcel.released_s, parcel.started_s, parcel.picked_s, parcel.dispatched_s, parcel.delivered_s,
                parcel.distance_m, parcel.handling_fen, parcel.freight_fen, parcel.co2e_g,
            )  # fmt: skip
