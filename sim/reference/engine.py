"""The run of the SimPy engine."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.ledger.columns import NONE, TABLES, OrderState
from sim.ledger.rows import Rows, sorted_rows
from sim.ledger.stock import stock_rows
from sim.network.network import Network
from sim.reference.alerts import Watchman
from sim.reference.books import OrderBook
from sim.reference.counts import planned_counts
from sim.reference.customers import customers
from sim.reference.forecasts import forecasts
from sim.reference.planning import Planner
from sim.reference.sharing import exchanges, rebalancings
from sim.reference.supply import Lane
from sim.reference.warehouse import Warehouse, review
from sim.reference.world import Process, World

OwnProcess = Callable[[World], Process]
"""A SimPy process function of the user's own; it gets the world and may wait for, watch and change anything in it."""


class ReferenceEngine:
    """One run of a network in SimPy.

    Parameters
    ----------
    network : Network
    rates : ndarray of float64, shape (cities,)
        Orders of a usual day by city.
    seed, replication : int
    processes : sequence of callable
        The user's own process functions, started first.
    """

    def __init__(
        self,
        network: Network,
        rates: NDArray[np.float64],
        seed: int,
        replication: int,
        processes: Sequence[OwnProcess] = (),
    ) -> None:
        self.network = network
        self.world = world = World(network, rates, seed, replication)
        for process in processes:
            world.env.process(process(world))
        world.env.process(customers(world))
        world.warehouses = [Warehouse(world, position) for position in range(int(network.options.warehouses))]
        for position in np.flatnonzero(network.array("series_at")["count"]).tolist():
            world.env.process(forecasts(world, position))
        for number in range(len(network.array("reviews"))):
            world.env.process(review(world, number))
        for rule in range(len(network.array("count_rules"))):
            world.env.process(planned_counts(world, rule))
        world.books = {
            (warehouse, supplier): OrderBook(world, warehouse, supplier)
            for warehouse in range(int(network.options.warehouses))
            for supplier in range(len(network.array("suppliers")))
        }
        if network.options.delayed:
            world.env.process(exchanges(world))
        if network.sharing.time_count:
            world.env.process(rebalancings(world))
        world.planner = Planner(world)
        if network.options.alerts:
            world.watchman = Watchman(world)
        world.lanes = {number: Lane(world, number) for number in range(len(network.array("hauls")))}

    @property
    def now(self) -> int:
        """Everything before this second has happened."""
        return self.world.now

    @property
    def rates(self) -> NDArray[np.float64]:
        """Orders of a usual day by city; writing into it changes the demand of the days that have not begun."""
        return self.world.rates

    def advance(self, until: int) -> None:
        """Let everything happen whose time is before `until`."""
        if until > self.now:
            self.world.env.run(until=until)

    def drain(self) -> Rows:
        """Take the rows of everything that was finished before now."""
        rows: dict[str, NDArray[Any]] = {
            table.name: np.array(self.world.rows[table.name], table.dtype) for table in TABLES
        }
        for taken in self.world.rows.values():
            taken.clear()
        return sorted_rows(rows)

    def finish(self) -> Rows:
        """End the run: what happens at the very last second still does; then take all rows, of open things as well."""
        self.advance(int(self.network.options.end_s) + 1)
        for order in self.world.open_orders.values():
            order.write(OrderState.OPEN)
        for shipment in self.world.open_shipments.values():
            shipment.write(NONE, stockout=0)
        self.world.batches.write_open()
        if self.world.watchman is not None:
            self.world.watchman.write_open()
        rows = self.drain()
        rows["stock"] = stock_rows(self.network, self.world.stock, self.world.records)
        return rows
