"""A customer's order: from placing to the customer's door."""

from typing import Any

from sim.ledger.columns import NONE, LineState, OrderState
from sim.reference.forecasts import count_line
from sim.reference.line import Line
from sim.reference.parcel import Parcel
from sim.reference.patience import patience_ends, settle
from sim.reference.sharing import call_for_help, write_misallocations
from sim.reference.world import Process, World
from sim.rules.allocation import rank_warehouses
from sim.rules.assortment import allocate_lines
from sim.rules.carriers import NOBODY, choose_carrier
from sim.rules.demand import fill_basket, order_key
from sim.rules.promise import due


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
