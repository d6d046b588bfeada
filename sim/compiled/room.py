"""Room in the tables: asked before every event, so that nothing has to be asked while it happens."""

from typing import Any

import numpy as np

from sim.compiled.state import Buffers, State
from sim.jit import njit
from sim.network.network import Network
from sim.tables import Tables


@njit
def replenishments_at_once(network: Tables) -> int:
    """Replenishment orders that one event can set off at most: each SKU it touches, up the chain of warehouses."""
    options = network.options
    return max(options.most_lines, options.skus) * options.warehouses


@njit
def has_room(network: Tables, state: Tables, ledger: Tables) -> bool:
    """Whether one more event, whatever it is, finds room for all it may write."""
    clock, rows = state.clock, ledger.rows
    many = replenishments_at_once(network)
    orders = 1 + clock.open_waiters  # at the worst a receipt finishes every order that waits
    return (
        state.orders.shape[0] > clock.used_orders
        and state.waiters.shape[0] >= clock.used_waiters + many + network.options.most_lines
        and state.shipments.shape[0] >= clock.used_shipments + many + clock.open_waiters
        and ledger.orders.shape[0] >= rows.orders + orders
        and ledger.lines.shape[0] >= rows.lines + orders * network.options.most_lines
        and ledger.parcels.shape[0] >= rows.parcels + orders * network.options.most_lines
        and ledger.replenishments.shape[0] >= rows.replenishments + many
        and ledger.shipments.shape[0] > rows.shipments
        and ledger.loads.shape[0] > rows.loads
        and ledger.stock_days.shape[0] >= rows.stock_days + 3
        and ledger.warehouse_days.shape[0] > rows.warehouse_days
    )


def make_room(network: Network, state: State, ledger: Buffers) -> None:
    """Grow every table that is short of room to twice what one more event may need."""
    clock, rows, options = state.array("clock"), ledger.array("rows"), network.array("options")
    many, lines = int(replenishments_at_once(network)), int(options["most_lines"])
    waiting = int(clock["open_waiters"])
    orders = 1 + waiting
    if clock["arrivals"] > len(state.array("arrivals")):
        grow(state, "arrivals", 0, int(clock["arrivals"]))
        clock["arrivals"] = clock["arrival"] = 0
    for name in ("orders", "lines", "parcels"):
        grow(state, name, int(clock["used_orders"]), 1)
    grow(state, "waiters", int(clock["used_waiters"]), many + lines)
    grow(state, "shipments", int(clock["used_shipments"]), many + waiting)
    recurring = 2 * int(options["warehouses"]) + len(network.array("reviews")) + len(network.array("hauls"))
    under_way = len(state.array("orders")) * lines + len(state.array("shipments"))
    grow(state, "events", under_way + recurring, 0)
    needs = {"orders": orders, "lines": orders * lines, "parcels": orders * lines, "replenishments": many}
    for name, margin in {**needs, "shipments": 1, "loads": 1, "stock_days": 3, "warehouse_days": 1}.items():
        grow(ledger, name, int(rows[name]), margin)


def grow(tables: State | Buffers, name: str, used: int, margin: int) -> None:
    """Make a table long enough for `used` rows and a margin, with as much again to spare; its rows stay."""
    old = tables.array(name)
    if len(old) >= used + margin and len(old) > 0:
        return
    new: np.ndarray[Any, Any] = np.zeros((2 * (used + margin) + 64, *old.shape[1:]), old.dtype)
    new[: len(old)] = old
    tables.put(name, new)
