"""Time, and what everybody in the network shares."""

from collections.abc import Generator
from typing import Any

import numpy as np
import simpy
from numpy.typing import NDArray

from sim.draws import streams
from sim.events import EventKind, priority
from sim.forecasts import Forecasts, new_forecasts
from sim.ledger.columns import TABLES
from sim.network.network import Network
from sim.reference.batches import Batches
from sim.stock import BACKLOG, BASKET, ENQUIRY, RECORD, SHELF

Process = Generator[simpy.Event, Any, None]
"""What a SimPy process function returns."""


class Moment(simpy.Event):
    """An event at a known time that takes its turn among the events of its second by kind and entity."""

    def __init__(self, env: simpy.Environment, time: int, kind: EventKind, entity: int) -> None:
        super().__init__(env)
        self._ok, self._value = True, None
        env.schedule(
            self, priority=priority(int(kind), entity), delay=time - env.now
        )  # an int: numba types an enum slowly


class World:
    """The environment of a run: the clock, the network, the draws, the shelves, and the rows of the ledger.

    Attributes
    ----------
    env : simpy.Environment
        Time in whole seconds since midnight of the first day.
    network : Network
    streams : ndarray of uint64
        Keys of the draws; see `sim.draws`.
    rates : ndarray of float64, shape (cities,)
        Orders of a usual day.
    stock : recarray, shape (warehouses, skus)
        Shelves; see `sim.stock.SHELF`.
    levels : recarray, shape (warehouses, skus)
        Levels in force: the network's at the start; see `sim.network.layout.LEVEL`.
    figures : ndarray of int64, shape (warehouses, skus)
        Units that warehouses are known to have; empty where information is not delayed.
    forecasts : Forecasts
        Estimates and forecasts of demand; see `sim.forecasts`.
    records : recarray, shape (warehouses, skus)
        What is really on the shelves, see `sim.stock.RECORD`; empty where all records are right.
    backlogs : recarray, shape (suppliers,)
        When each supplier has made what is ordered; see `sim.stock.BACKLOG`.
    batches : Batches
        What is kept by batch.
    warehouses : list of Warehouse
    lanes : dict
        Line-haul lanes by their row in the network's `hauls`.
    books : dict
        Order books by warehouse and supplier.
    planner : Planner
        Who plans for the whole network.
    open_orders : dict
        Orders that are not delivered, by number.
    open_shipments : dict
        Shipments that are not received, by number.
    watchman : Watchman, optional
        Who raises alerts; None where nobody watches.
    rows : dict of list
        Finished rows of each ledger table.
    """

    def __init__(self, network: Network, rates: NDArray[np.float64], seed: int, replication: int) -> None:
        self.env = simpy.Environment(initial_time=0)
        self.network = network
        self.streams = np.asarray(streams(seed, replication))
        self.rates = rates.astype(np.float64)
        sites, skus = int(network.options.warehouses), int(network.options.skus)
        self.stock = np.zeros((sites, skus), SHELF).view(np.recarray)
        self.stock["on_hand"] = network.array("levels")["opening"]
        self.levels = network.array("levels").copy().view(np.recarray)
        self.figures = np.zeros((sites, skus) if network.options.delayed else (0, 0), np.int64)
        self.forecasts = Forecasts(**new_forecasts(network))
        self.records = np.zeros((sites * int(network.options.records), skus), RECORD).view(np.recarray)
        self.backlogs = np.zeros(len(network.array("suppliers")), BACKLOG).view(np.recarray)
        self.enquiry = np.zeros(1, ENQUIRY).view(np.recarray)
        self.basket = np.zeros(int(network.options.most_lines), BASKET).view(np.recarray)
        self.ranking, self.scores = np.zeros(sites, np.int64), np.zeros(sites, np.int64)
        self.batches = Batches(self)
        self.warehouses: list[Any] = []
        self.lanes: dict[int, Any] = {}
        self.books: dict[tuple[int, int], Any] = {}
        self.planner: Any = None
        self.open_orders: dict[int, Any] = {}
        self.open_shipments: dict[int, Any] = {}
        self.watchman: Any = None
        self.rows: dict[str, list[tuple[int, ...]]] = {table.name: [] for table in TABLES}
        self._numbers = dict.fromkeys(("order", "replenishment", "shipment", "load", "transshipment", "batch"), 0)
        self.batches.open_shelves()

    @property
    def now(self) -> int:
        """The present second."""
        return int(self.env.now)

    def at(self, time: int, kind: EventKind, entity: int) -> Moment:
        """Return an event to wait for: something of a kind happens to an entity at a time."""
        return Moment(self.env, int(time), kind, int(entity))

    def watch(self, warehouse: int, sku: int) -> None:
        """Let continuous rules of alerts look at a SKU, if anybody watches."""
        if self.watchman is not None:
            self.watchman.watch(warehouse, sku)

    def number(self, thing: str) -> int:
        """Next number of a thing: order, replenishment, shipment, load, transshipment or batch."""
        number = self._numbers[thing]
        self._numbers[thing] += 1
        return number

    def write(self, table: str, *values: Any) -> None:
        """Write a row into a table of the ledger, its columns in the order of `sim.ledger.columns`."""
        self.rows[table].append(tuple(int(value) for value in values))
