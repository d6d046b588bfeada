"""A warehouse: its shelves and who waits for what, its pickers and their shifts, its reviews and its daily close."""

from collections import deque
from typing import Any

import simpy

from sim.clock import DAY
from sim.events import EventKind
from sim.ledger.columns import NONE
from sim.reference.discrepancies import book_receipt, close_records
from sim.reference.line import Line
from sim.reference.space import Space
from sim.reference.supply import Replenishment, Shipment, place_replenishment, ship
from sim.reference.world import Process, World
from sim.rules.costs import holding_cost, penalty_cost
from sim.rules.hours import next_review, weekday
from sim.rules.picking import next_shift_change, pickers_at
from sim.rules.planned_orders import plan_order
from sim.rules.replenishment import fitting, inventory_position, order_quantity
from sim.rules.shelf_life import is_kept
from sim.rules.sourcing import (
    CUSTOMERS,
    Scarcity,
    Sourcing,
    choose_source,
    part_of,
    rank_of,
    share_of_waiting,
    units_to_ship,
)


class Pickers(simpy.Resource):
    """Pickers of a warehouse: a resource whose capacity changes with the shift, and may be zero."""

    def __init__(self, env: simpy.Environment, capacity: int) -> None:
        super().__init__(env, capacity=max(1, capacity))
        self._capacity = capacity  # SimPy refuses an empty shift at the start

    def resize(self, capacity: int) -> None:
        """So many pickers are at work from now on; who is picking finishes the parcel at hand."""
        self._capacity = capacity
        while self.queue and self.count < capacity:  # SimPy grants one request a trigger
            self._trigger_put(None)


class Warehouse:
    """A site."""

    def __init__(self, world: World, position: int) -> None:
        self.world, self.position = world, position
        self.site = world.network.warehouses[position]
        self.picks = bool(self.site.picks)
        self.records_differ = bool(self.site.records != NONE)
        self.levels = world.network.levels[position]
        self.shelves = world.stock[position]
        self.waiting: dict[int, deque[Line | Replenishment]] = {}
        self.waiting_lines = 0
        self.busy_s = 0
        self.space = Space(world, position)
        world.env.process(self.close_days())
        if world.network.options.batches:
            world.env.process(self.expire_days())
        if self.picks:
            self.pickers = Pickers(world.env, pickers_at(world.network, position, 0))
            world.env.process(self.change_shifts())

    # Stock

    def is_unlimited(self, sku: int) -> bool:
        """Whether supply of a SKU never ends; then nothing is counted."""
        return bool(self.levels[sku]["counted"] == 0)

    def reserve(self, sku: int, quantity: int) -> None:
        """Promise units to somebody."""
        if not self.is_unlimited(sku):
            self.shelves[sku].reserved += quantity

    def give_back(self, sku: int, quantity: int) -> None:
        """Units that were promised are free again."""
        if not self.is_unlimited(sku):
            self.shelves[sku].reserved -= quantity

    def take_from_shelf(self, sku: int, quantity: int) -> None:
        """Units that were promised leave."""
        if not self.is_unlimited(sku):
            self.shelves[sku].on_hand -= quantity
            self.shelves[sku].reserved -= quantity

    def wait_in_line(self, sku: int, waiter: "Line | Replenishment", quantity: int) -> None:
        """Somebody waits for units of a SKU, behind all who wait of the same rank or a better one."""
        line = self.waiting.setdefault(sku, deque())
        line.insert(sum(other.rank <= waiter.rank for other in line), waiter)
        self.shelves[sku].backordered += quantity
        self.shelves[sku].stockout = 1

    def let_customer_wait(self, line: Line) -> None:
        """A customer's order line waits for stock."""
        self.waiting_lines += 1
        line.rank = int(rank_of(self.world.network, self.position, CUSTOMERS))
        self.wait_in_line(line.sku, line, line.quantity)

    def leave_line(self, line: Line) -> None:
        """A customer's order line waits no longer."""
        self.waiting[line.sku].remove(line)
        self.waiting_lines -= 1
        self.shelves[line.sku].backordered -= line.quantity

    def look_at(self, sku: int) -> None:
        """A SKU was asked for: under continuous review it is reordered if it is time."""
        if self.levels[sku]["looked_at"]:
            self.reorder(sku)

    def reorder(self, sku: int) -> None:
        """Order what the policy of a SKU asks for at its inventory position."""
        world, network, level = self.world, self.world.network, self.world.levels[self.position, sku]
        if network.options.planned:
            plan_order(network, world.forecasts, world.levels, world.stock, self.position, sku, world.now)
        quantity = int(order_quantity(level, inventory_position(self.shelves[sku])))
        if quantity > 0:
            quantity = int(fitting(network, world.stock, level, self.position, sku, quantity))
        if quantity > 0:
            self.order(sku, quantity)

    def order(self, sku: int, quantity: int, ahead: int = NONE) -> None:
        """Order units of a SKU from one source, or divided among several; `ahead`: the group of events that it is ahead of."""
        world, network = self.world, self.world.network
        if self.site.sourcing != Sourcing.SPLIT:
            row = int(choose_source(network, world.stock, self.position, sku, quantity))
            place_replenishment(world, self.position, sku, row, quantity, ahead)
            return
        first, count = network.sources_of[self.position, sku].tolist()
        for row in range(first, first + count):
            part = int(part_of(network, row, first, quantity, int(network.levels[self.position, sku].lot)))
            if part > 0:
                place_replenishment(world, self.position, sku, row, part, ahead)

    def demand_from_warehouse(self, replenishment: Replenishment) -> None:
        """Another warehouse orders here: what can be spared is shipped, the rest waits."""
        network, sku, asking = self.world.network, replenishment.sku, replenishment.warehouse
        replenishment.rank = int(rank_of(network, self.position, asking))
        shipped = int(
            units_to_ship(network, self.world.levels, self.world.stock, self.position, asking, sku, replenishment.open)
        )
        if shipped > 0:
            ship(self.world, replenishment, shipped)
        if replenishment.open > 0:
            self.wait_in_line(sku, replenishment, replenishment.open)
        self.look_at(sku)
        self.world.watch(self.position, sku)

    def receive(self, shipment: Shipment) -> None:
        """Goods are put away, what lacks in them is ordered anew, and whoever waits for them is served, first come first served."""
        shelf = self.shelves[shipment.sku]
        shelf.on_hand += shipment.quantity - shipment.lost
        shelf.on_order -= shipment.quantity + shipment.short
        if shipment.replenishment.source >= 0:
            shelf.in_transit -= shipment.quantity
        ends_cycle = shipment.transshipment == NONE
        less, arrived = 0, shipment.quantity - shipment.lost
        by_batch = is_kept(self.world.network, self.position, shipment.sku)
        if not by_batch:
            less += int(book_receipt(self, shipment.sku, arrived))
        self.space.note_storage()
        shipment.received(stockout=int(shelf.stockout) if ends_cycle else 0)
        refused = self.world.batches.unload(shipment)
        less += shipment.short + shipment.lost + refused
        if by_batch:  # what is written off on receipt is not booked
            less += int(book_receipt(self, shipment.sku, arrived - refused))
            self.space.note_storage()
        if less > 0:  # before anything leaves the shelf again: free storage counts what is on it
            self.look_at(shipment.sku)
        self.serve_waiting(shipment.sku)
        if ends_cycle:
            shelf.stockout = int(shelf.backordered > 0)
        self.world.watch(self.position, shipment.sku)

    def serve_waiting(self, sku: int) -> None:
        """Serve those who wait for a SKU in turn: customers whole lines, warehouses what there is, or their fair share of it."""
        shelf, line = self.shelves[sku], self.waiting.get(sku, deque())
        fair = self.site.scarce == Scarcity.FAIR_SHARE
        wanted = int(shelf.backordered)
        for waiter in list(line):
            free, asked = int(shelf.on_hand - shelf.reserved), waiter.quantity
            if isinstance(waiter, Replenishment):
                shipped = int(share_of_waiting(free, asked, wanted)) if fair else min(free, asked)
                if shipped > 0:
                    shelf.backordered -= shipped
                    ship(self.world, waiter, shipped)
                served = waiter.open == 0
            else:
                served = free >= asked
                if served:
                    shelf.backordered -= asked
                    self.waiting_lines -= 1
                    waiter.served()
            if served:
                line.remove(waiter)
            elif not fair:
                return
            wanted -= asked

    # What comes round

    def change_shifts(self) -> Process:
        """Change the number of pickers with every shift."""
        world = self.world
        while True:
            yield world.at(next_shift_change(world.network, self.position, world.now), EventKind.SHIFT, self.position)
            self.pickers.resize(pickers_at(world.network, self.position, world.now))

    def close_days(self) -> Process:
        """Write the books at every midnight."""
        while True:
            yield self.world.at(self.world.now + DAY, EventKind.CLOSE, self.position)
            if self.records_differ:
                close_records(self)
            value = self.close_stock()
            self.close_floor(value)
            self.world.batches.close_day(self.position)
            self.space.close()

    def expire_days(self) -> Process:
        """Write off what has expired or is obsolete at every midnight; what lost units is looked at."""
        while True:
            yield self.world.at(self.world.now + DAY, EventKind.EXPIRE, self.position)
            for sku in range(len(self.shelves)):
                if self.world.batches.expire(self.position, sku) > 0:
                    self.look_at(sku)
                    self.world.watch(self.position, sku)

    def close_stock(self) -> int:
        """Write stock by ABC class; return its value in fen, what is in transit to it included."""
        skus, total = self.world.network.array("skus"), 0
        counted = self.levels["counted"] == 1
        for abc in range(3):
            of_class = counted & (skus["abc"] == abc)
            units = self.shelves["on_hand"][of_class]
            value, volume = int(units @ skus["value_fen"][of_class]), int(units @ skus["volume_ml"][of_class])
            on_order, backordered = (int(self.shelves[name][of_class].sum()) for name in ("on_order", "backordered"))
            in_transit = self.shelves["in_transit"][of_class]
            travelling = int(in_transit @ skus["value_fen"][of_class])
            self.world.write(
                "stock_days", self.world.now, self.position, abc, units.sum(), value, volume, on_order,
                in_transit.sum(), travelling, backordered,
            )  # fmt: skip
            total += value + travelling
        return total

    def close_floor(self, value: int) -> None:
        """Write the day's work and running costs."""
        network, now = self.world.network, self.world.now
        work: Any = network.work[self.position, weekday(network, now - DAY)]
        queue = len(self.pickers.queue) if self.picks else 0
        holding, penalty = holding_cost(network, self.position, value), penalty_cost(network, self.waiting_lines)
        self.world.write(
            "warehouse_days", now, self.position, work.picker_s, self.busy_s, queue, self.waiting_lines,
            work.wage_fen, self.site.rent_fen, holding, penalty,
        )  # fmt: skip
        self.busy_s = 0


def review(world: World, number: int) -> Process:
    """Review some SKUs of a warehouse again and again."""
    entry: Any = world.network.reviews[number]
    time = next_review(world.network, number, int(entry.first_s), 0)
    while True:
        yield world.at(time, EventKind.REVIEW, number)
        for row in range(int(entry.skus), int(entry.skus + entry.count)):
            world.warehouses[int(entry.warehouse)].reorder(int(world.network.review_skus[row]))
        time = next_review(world.network, number, time + int(entry.period_s), time + 1)
