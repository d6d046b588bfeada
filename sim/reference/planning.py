"""Central planning: planning rounds send stock, warehouses order ahead of events, levels come back when these begin."""

from typing import Any

import numpy as np

from sim.clock import DAY, NEVER
from sim.events import EventKind
from sim.ledger.columns import Reason
from sim.reference.supply import ship, write_replenishment
from sim.reference.world import Process, World
from sim.rules.planning import begin_memory, next_round, plan_sku, remember
from sim.rules.prepositioning import ahead_quantity, extra_units, lower_levels, raise_levels
from sim.rules.replenishment import fitting
from sim.stock import DIVISION, MEMORY


class Planner:
    """Who plans for the whole network.

    Attributes
    ----------
    memory, sold : record, ndarray
        What customers ordered in the last days; see `sim.rules.planning`.
    raised : ndarray
        By how much levels are raised ahead of events; see `sim.rules.prepositioning`.
    """

    def __init__(self, world: World) -> None:
        self.world, network = world, world.network
        options = network.options
        sites, skus = int(options.warehouses), int(options.skus)
        self.memory = np.zeros(1, MEMORY).view(np.recarray)[0]
        self.sold = np.zeros((int(options.sold_days), sites, skus), np.int64)
        self.raised = np.zeros((len(network.array("ahead_until")), sites, skus), np.int64)
        self.division = np.zeros(sites, DIVISION).view(np.recarray)
        if options.sold_days > 0:
            begin_memory(network, self.memory, self.sold)
        rounds, ahead = len(network.array("plans")), len(network.array("ahead"))
        for number in range(rounds):
            world.env.process(self.rounds(number))
        for number in range(ahead):
            world.env.process(self.orders_ahead(number, rounds + number))
        for slot in range(len(network.array("ahead_until"))):
            world.env.process(self.event_begins(slot, rounds + ahead + slot))

    def remember(self, home: int, sku: int, quantity: int) -> None:
        """Note what a customer orders, for plans that divide by it."""
        if len(self.sold) > 0:
            remember(self.memory, self.sold, self.world.now // DAY, home, sku, quantity)

    def rounds(self, number: int) -> Process:
        """Hold a planning round again and again: SKU by SKU the supplying warehouse sends what the plan says, and looks at its own stock."""
        network = self.world.network
        plan: Any = network.plans[number]
        time = next_round(network, number, 0)
        while time < NEVER:
            yield self.world.at(time, EventKind.PLAN, number)
            for row in range(int(plan.skus), int(plan.skus + plan.sku_count)):
                sku = int(network.plan_skus[row])
                if self.send(number, sku):
                    self.world.warehouses[int(plan.source)].look_at(sku)
                    self.world.watch(int(plan.source), sku)
            time = next_round(network, number, self.world.now + 1)

    def send(self, number: int, sku: int) -> bool:
        """Send units of a SKU to every warehouse that gets some by a plan and has storage for it; return whether anything was sent."""
        world, network, sent = self.world, self.world.network, False
        count = plan_sku(network, world.stock, self.memory, self.sold, number, sku, world.now, self.division)
        for part in self.division[:count].copy():
            warehouse, units = int(part.warehouse), int(part.units)
            if units > 0:
                units = int(fitting(network, world.stock, world.levels[warehouse, sku], warehouse, sku, units))
            if units > 0:
                source = int(network.plans[number].source)
                order = write_replenishment(world, warehouse, source, sku, units, Reason.PLAN)
                order.haul = int(network.sources[part.row].haul)
                ship(world, order, units)
                sent = True
        return sent

    def orders_ahead(self, number: int, entity: int) -> Process:
        """Let warehouses order ahead of events what these are expected to ask for beyond the usual, and keep it for them."""
        network = self.world.network
        entry: Any = network.ahead[number]
        yield self.world.at(int(entry.time_s), EventKind.PLAN, entity)
        for place in range(int(entry.sites), int(entry.sites + entry.site_count)):
            warehouse = int(network.plan_sites[place].warehouse)
            for row in range(int(entry.skus), int(entry.skus + entry.sku_count)):
                sku = int(network.plan_skus[row])
                units = int(extra_units(network, number, warehouse, sku))
                if units > 0:
                    self.order_extra(int(entry.slot), warehouse, sku, units)
                    self.world.watch(warehouse, sku)

    def order_extra(self, slot: int, warehouse: int, sku: int, units: int) -> None:
        """Order units of a SKU beside what its policy asks for, as far as there is storage for it, and raise its levels."""
        world = self.world
        raise_levels(world.levels, self.raised, slot, warehouse, sku, units)
        level = world.levels[warehouse, sku]
        quantity = int(fitting(world.network, world.stock, level, warehouse, sku, ahead_quantity(level, units)))
        if quantity > 0:
            world.warehouses[warehouse].order(sku, quantity, ahead=slot)

    def goes_on(self, slot: int, source: int, sku: int, quantity: int) -> None:
        """Units that a warehouse has ordered ahead itself go on to another one: it keeps them no longer."""
        lower_levels(self.world.levels, self.raised, slot, source, sku, quantity)

    def event_begins(self, slot: int, entity: int) -> Process:
        """Bring levels back to what they would be without the events that begin."""
        yield self.world.at(int(self.world.network.ahead_until[slot]), EventKind.PLAN, entity)
        for warehouse, sku in np.argwhere(self.raised[slot]).tolist():
            lower_levels(self.world.levels, self.raised, slot, warehouse, sku, int(self.raised[slot, warehouse, sku]))
            self.world.watch(warehouse, sku)
