"""The audit: nothing vanishes.

Units in = units out + units held; every order is delivered, open, cancelled or lost; every fen hangs on an event that has happened; and
nothing happens before what it needs. It runs after every run, piece by piece.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.ledger.columns import NONE, OrderState
from sim.ledger.components import COMPONENTS
from sim.ledger.ledger import Ledger
from sim.scenario.scenario import Scenario


class AuditError(AssertionError):
    """The books do not balance: a fault of the simulator, never of a scenario.

    Attributes
    ----------
    findings : tuple of str
        One sentence for each law that is broken.
    """

    def __init__(self, findings: tuple[str, ...]) -> None:
        super().__init__("the ledger does not balance:\n" + "\n".join(f"- {finding}" for finding in findings))
        self.findings = findings


def audit(ledger: Ledger) -> None:
    """Check a whole ledger; raise `AuditError` if it does not balance."""
    books = Audit(ledger.scenario)
    books.add(ledger)
    books.close()


class Audit:
    """Checks a run piece by piece: `add` every piece in order, then `close`."""

    def __init__(self, scenario: Scenario) -> None:
        shape = (len(scenario.warehouses), len(scenario.products.skus))
        self._weights = np.array([sku.weight for sku in scenario.products.skus], np.int64)
        self._picked, self._promised, self._received, self._sent, self._set_aside, self._ordered, self._waiting = (
            np.zeros(shape, np.int64) for _ in range(7)
        )
        self._orders = self._order_sum = self._loaded = self._shipped = 0
        self._stock: NDArray[Any] | None = None
        self._findings: list[str] = []

    def add(self, piece: Ledger) -> None:
        """Check the rows of a piece, and add them to the books."""
        self._check_orders(piece)
        self._check_times(piece)
        self._check_money(piece)
        self._count_units(piece)
        if piece.last:
            self._stock = piece.stock

    def close(self) -> None:
        """Balance the books; raise `AuditError` with all that is wrong."""
        if self._order_sum != self._orders * (self._orders - 1) // 2:
            self._findings.append(f"orders are missing or double: {self._orders} rows, numbers add up to {self._order_sum}")
        if self._loaded != self._shipped:
            self._findings.append(f"loads weigh {self._loaded} g, the shipments in them {self._shipped} g")
        if self._stock is None:
            self._findings.append("the run was not finished: there is no closing stock")
        else:
            self._balance(self._stock)
        if self._findings:
            raise AuditError(tuple(self._findings))

    def _expect(self, holds: bool | np.bool_, finding: str) -> None:
        if not holds:
            self._findings.append(finding)

    def _check_orders(self, piece: Ledger) -> None:
        orders, lines, parcels = piece.orders, piece.lines, piece.parcels
        self._orders += len(orders)
        self._order_sum += int(orders["order"].sum())
        if not len(orders):
            return
        first_lines = np.cumsum(orders["lines"]) - orders["lines"]
        first_parcels = np.cumsum(orders["parcels"]) - orders["parcels"]
        whole = len(lines) == orders["lines"].sum() and len(parcels) == orders["parcels"].sum()
        self._expect(whole, "orders, lines and parcels do not belong together")
        if not whole:
            return
        units = np.add.reduceat(lines["quantity"], first_lines)
        self._expect((units == orders["units"]).all(), "units of lines and orders differ")
        weight = np.add.reduceat(parcels["weight_g"], first_parcels)
        self._expect((weight == orders["weight_g"]).all(), "weights of parcels and orders differ")
        arrived = np.maximum.reduceat(parcels["delivered_s"], first_parcels)
        all_there = np.minimum.reduceat(parcels["delivered_s"], first_parcels) != NONE
        delivered = orders["state"] == OrderState.DELIVERED
        self._expect((delivered == all_there).all(), "an order is delivered if and only if its parcels are")
        self._expect((orders["delivered_s"] == np.where(delivered, arrived, NONE)).all(), "orders arrive with their last parcel")
        self._expect(np.isin(orders["state"], list(OrderState)).all(), "an order has an unknown state")

    def _check_times(self, piece: Ledger) -> None:
        parcels, lines, shipments = piece.parcels, piece.lines, piece.shipments
        chains = (
            (parcels, ("released_s", "started_s", "picked_s", "dispatched_s", "delivered_s")),
            (lines, ("placed_s", "reserved_s", "picked_s")),
            (shipments, ("reserved_s", "shipped_s", "received_s")),
        )
        for rows, steps in chains:
            for before, after in zip(steps, steps[1:], strict=False):
                happened = rows[after] != NONE
                in_order = ~happened | ((rows[before] != NONE) & (rows[before] <= rows[after]))
                self._expect(in_order.all(), f"{after} lies before {before} in {np.count_nonzero(~in_order)} rows")

    def _check_money(self, piece: Ledger) -> None:
        for component in COMPONENTS:
            rows = piece.tables[component.table]
            self._expect((rows[component.amount] >= 0).all(), f"{component.name} is negative")
            unfounded = (rows[component.amount] != 0) & ((rows[component.time] < 0) | (rows[component.time] > piece.end_s))
            self._expect(not unfounded.any(), f"{component.name} hangs on no event that has happened")

    def _count_units(self, piece: Ledger) -> None:
        lines, shipments, ordered = piece.lines, piece.shipments, piece.replenishments
        picked = lines["picked_s"] != NONE
        _tally(self._picked, lines[picked])
        reserved = lines["reserved_s"] != NONE
        _tally(self._promised, lines[reserved & ~picked])
        _tally(self._waiting, lines[~reserved])
        _tally(self._received, shipments[shipments["received_s"] != NONE])
        _tally(self._ordered, ordered)
        _tally(self._waiting, ordered[ordered["source"] >= 0], "source")
        transfers = shipments[shipments["source"] >= 0]
        _tally(self._waiting, transfers, "source", sign=-1)
        left = transfers["shipped_s"] != NONE
        _tally(self._sent, transfers[left], "source")
        _tally(self._set_aside, transfers[~left], "source")
        loaded = shipments[shipments["load"] != NONE]
        self._shipped += int((loaded["quantity"] * self._weights[loaded["sku"]]).sum())
        self._loaded += int(piece.loads["weight_g"].sum())

    def _balance(self, stock: NDArray[Any]) -> None:
        counted = stock["unlimited"].reshape(self._picked.shape) == 0
        opening, closing, reserved, on_order, backordered = (
            stock[name].reshape(self._picked.shape) for name in ("opening", "closing", "reserved", "on_order", "backordered")
        )
        laws = (
            ("units in are not units out plus units held", opening + self._received - self._picked - self._sent, closing),
            ("reserved units are not those promised to lines and shipments", self._promised + self._set_aside, reserved),
            ("units on order are not those ordered and not received", self._ordered - self._received, on_order),
            ("backordered units are not those that somebody waits for", self._waiting, backordered),
        )
        for finding, expected, found in laws:
            wrong = counted & (expected != found)
            if wrong.any():
                warehouse, sku = np.argwhere(wrong)[0]
                self._findings.append(
                    f"{finding}: {np.count_nonzero(wrong)} SKUs, first warehouse {warehouse}, SKU {sku}: "
                    f"{expected[warehouse, sku]} expected, {found[warehouse, sku]} found"
                )
        self._expect((closing >= reserved).all() and (reserved >= 0).all(), "more is promised than there is")


def _tally(books: NDArray[np.int64], rows: NDArray[np.void], site: str = "warehouse", sign: int = 1) -> None:
    """Add the quantities of rows to books of shape (warehouses, skus)."""
    place = rows[site] * books.shape[1] + rows["sku"]
    units = np.bincount(place, rows["quantity"], books.size)  # sums stay below 2**53, so they are exact
    books += sign * np.rint(units).astype(np.int64).reshape(books.shape)
