"""The compiled engine: the model as one event loop in machine code."""

import numpy as np
from numpy.typing import NDArray

from sim.compiled.alerts import alert_room, record_open_alerts
from sim.compiled.batches import record_batch
from sim.compiled.buffers import new_buffers
from sim.compiled.leaving import ORDER_TABLES, take_ended
from sim.compiled.loop import DONE, advance, begin
from sim.compiled.picking import record_order
from sim.compiled.room import grow, make_room
from sim.compiled.state import new_state
from sim.compiled.trucks import record_shipment
from sim.ledger.columns import TABLES
from sim.ledger.rows import Rows, copied, in_order, sorted_rows, without_future
from sim.ledger.stock import stock_rows
from sim.network.network import Network

_TABLES = {table.name: table for table in TABLES}


class CompiledEngine:
    """One run of a network.

    Parameters
    ----------
    network : Network
    rates : ndarray of float64, shape (cities,)
        Orders of a usual day by city.
    seed, replication : int
    """

    def __init__(self, network: Network, rates: NDArray[np.float64], seed: int, replication: int) -> None:
        self.network = network
        self._state = new_state(network, rates, seed, replication)
        self._buffers = new_buffers()
        make_room(network, self._state, self._buffers)
        begin(network, self._state)

    @property
    def now(self) -> int:
        """Everything before this second has happened."""
        return int(self._state.clock.now)

    @property
    def rates(self) -> NDArray[np.float64]:
        """Orders of a usual day by city; writing into it changes the demand of the days that have not begun."""
        return self._state.array("rates")

    def advance(self, until: int) -> None:
        """Let everything happen whose time is before `until`."""
        if until <= self.now:
            return
        while advance(self.network, self._state, self._buffers, until) != DONE:
            make_room(self.network, self._state, self._buffers)

    def drain(self) -> Rows:
        """Take the rows of everything that was finished before now."""
        rows = {table.name: self._take(table.name) for table in TABLES if table.name not in ORDER_TABLES}
        return {**rows, **take_ended(self._buffers, self.now)}

    def finish(self) -> Rows:
        """End the run: what happens at the very last second still does; then take all rows, of open things as well."""
        end = int(self.network.options.end_s)
        self.advance(end + 1)
        self._record_open()
        rows = {table.name: self._take(table.name) for table in TABLES}
        rows["stock"] = stock_rows(self.network, self._state.array("stock"), self._state.array("records"))
        return sorted_rows(without_future(rows, end))

    def _record_open(self) -> None:
        state, buffers, clock = self._state, self._buffers, self._state.array("clock")
        orders = state.array("orders")[: clock["used_orders"]]
        lines = int(self.network.options.most_lines)
        filled = buffers.array("rows")
        for name, each in (("orders", 1), ("lines", lines), ("parcels", lines)):
            grow(buffers, name, int(filled[name]) + int(clock["open_orders"]) * each)
        for slot in np.flatnonzero(orders["order"] >= 0):
            orders[slot]["delivered_s"] = -1
            record_order(self.network, state, buffers, int(slot))
        grow(buffers, "shipments", int(filled["shipments"]) + int(clock["open_shipments"]))
        grow(buffers, "alerts", alert_room(self.network, state, buffers, 0)[1])
        record_open_alerts(state, buffers)
        for slot in np.flatnonzero(state.array("shipments")[: clock["used_shipments"]]["shipment"] >= 0):
            record_shipment(self.network, state, buffers, int(slot))
        grow(buffers, "batches", int(filled["batches"]) + int(state.batch_clock.open))
        for slot in np.flatnonzero(state.array("batches")[: state.batch_clock.used]["batch"] >= 0):
            record_batch(state, buffers, int(slot))

    def _take(self, name: str) -> NDArray[np.void]:
        filled = self._buffers.array("rows")
        written = self._buffers.array(name)[: int(filled[name])]  # overwritten as the run goes on
        filled[name] = 0
        rows = in_order(_TABLES[name], written)
        return copied(rows) if rows is written else rows
