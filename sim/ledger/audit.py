"""The audit: nothing vanishes.

Units in = units out + units held + units lost on the way or written off, by warehouse, SKU and batch; every order is delivered, open,
cancelled or lost; every fen hangs on an event that has happened; and nothing happens before what it needs. It runs after
every run, piece by piece.
"""

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.clock import DAY
from sim.ledger.alert_audit import AlertAudit
from sim.ledger.assortment_audit import assortment_faults, kept_by
from sim.ledger.batch_audit import BatchAudit
from sim.ledger.batch_books import Flow
from sim.ledger.columns import NONE
from sim.ledger.components import COMPONENTS
from sim.ledger.forecast_audit import ForecastAudit
from sim.ledger.ledger import Ledger
from sim.ledger.order_audit import FINDINGS, Fault, check_orders, new_books
from sim.ledger.planning_audit import PlanAudit
from sim.ledger.record_audit import RecordBooks
from sim.ledger.rows import selected
from sim.ledger.sharing_audit import SharingAudit
from sim.ledger.space_audit import space_faults
from sim.scenario.scenario import Scenario

NUMBERED = {
    "orders": "order",
    "replenishments": "replenishment",
    "shipments": "shipment",
    "loads": "load",
    "transshipments": "transshipment",
    "batches": "batch",
    "alerts": "alert",
}
"""Tables whose rows are numbered from 0 without a gap."""

CLASSES = ("A", "B", "C")


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
        skus = scenario.products.skus
        self._shape = (len(scenario.warehouses), len(skus))
        self._goods = np.array([(sku.weight, sku.value) for sku in skus], np.int64)
        self._classes = np.array([CLASSES.index(sku.abc) for sku in skus])
        self._kept = kept_by(scenario)
        self._alerts = AlertAudit(scenario)
        self._batches = BatchAudit(scenario)
        self._received, self._sent, self._set_aside, self._ordered, self._owed, self._short, self._lost = (
            np.zeros(self._shape, np.int64) for _ in range(7)
        )
        self._sharing = SharingAudit(self._goods)
        self._records = RecordBooks(scenario)
        self._forecasts = ForecastAudit(scenario)
        self._orders = new_books(self._goods, self._kept, self._forecasts.until_s)
        self._rows, self._numbers = dict.fromkeys(NUMBERED, 0), dict.fromkeys(NUMBERED, 0)
        self._loaded = self._shipped = 0
        self._plans = PlanAudit()
        self._last: Ledger | None = None
        self._findings: dict[str, None] = {}

    def add(self, piece: Ledger) -> None:
        """Check the rows of a piece, and add them to the books."""
        for name in ("orders", "lines", "parcels"):
            self._orders.put(name, np.ascontiguousarray(piece.tables[name]))
        check_orders(self._orders, piece.end_s)
        for fault in Fault:
            self._expect(self._orders.faults[fault] == 0, FINDINGS[fault])
        self._check_shipments(piece)
        for finding in self._sharing.add(piece):
            self._expect(False, finding)
        self._check_money(piece)
        self._check_closes(piece)
        self._find(space_faults(piece))
        self._find(self._plans.add(piece.replenishments, piece.shipments))
        for name, number in NUMBERED.items():
            self._rows[name] += len(piece.tables[name])
            self._numbers[name] += int(piece.tables[name][number].sum())
        if self._know_places(piece):
            self._count_units(piece)
            if not self._kept.all():
                self._find(assortment_faults(piece, self._kept))
            self._find(self._batches.add(piece))
            if self._forecasts.is_needed:
                self._forecasts.add(piece)
        self._find(self._records.add(piece))
        self._find(self._alerts.check(piece))
        if piece.last:
            self._last = piece

    def close(self) -> None:
        """Balance the books; raise `AuditError` with all that is wrong."""
        for name, rows in self._rows.items():
            complete = self._numbers[name] == rows * (rows - 1) // 2
            self._expect(
                complete, f"{name} are missing or double: {rows} rows, numbers add up to {self._numbers[name]}"
            )
        self._expect(
            self._loaded == self._shipped, f"loads weigh {self._loaded} g, the shipments in them {self._shipped} g"
        )
        self._find(self._sharing.close())
        self._find(self._plans.close())
        if self._last is None:
            self._expect(False, "the run was not finished: there is no closing stock")
        elif len(self._last.stock) != self._received.size:
            self._expect(False, f"closing stock has {len(self._last.stock)} rows, not one a warehouse and SKU")
        else:
            self._balance(self._last.stock)
            self._balance_batches(self._last)
            self._compare_with_close(self._last)
        if self._forecasts.is_needed:
            self._find(self._forecasts.findings(self._orders.array("asked")))
        if self._findings:
            raise AuditError(tuple(self._findings))

    def _expect(self, holds: bool | np.bool_, finding: str) -> None:
        if not holds:
            self._findings[finding] = None

    def _find(self, findings: Iterable[str]) -> None:
        self._findings.update(dict.fromkeys(findings))

    def _check_shipments(self, piece: Ledger) -> None:
        steps = [piece.shipments[step] for step in ("reserved_s", "shipped_s", "received_s")]
        for before, after in pairwise(steps):
            in_order = (after == NONE) | ((before != NONE) & (before <= after) & (after <= piece.end_s))
            self._expect(in_order.all(), "shipments travel backwards in time, or arrive after the end")
        self._expect((piece.loads["departed_s"] <= piece.loads["arrived_s"]).all(), "loads arrive before they leave")

    def _check_money(self, piece: Ledger) -> None:
        for component in COMPONENTS:
            if component.table in ("parcels", "lines"):  # checked with their orders
                continue
            rows = piece.tables[component.table]
            self._expect((rows[component.amount] >= 0).all(), f"{component.name} is negative")
            happened = (rows[component.time] >= piece.start_s) & (rows[component.time] <= piece.end_s)
            self._expect(
                (happened | (rows[component.amount] == 0)).all(),
                f"{component.name} hangs on no event that has happened",
            )

    def _check_closes(self, piece: Ledger) -> None:
        """Every warehouse closes its books every midnight, so that no day's cost is missing."""
        midnights = np.arange(max(1, -(-piece.start_s // DAY)) * DAY, piece.end_s + piece.last, DAY)
        sites = self._shape[0]
        daily = [("warehouse_days", 1), ("stock_days", len(CLASSES))]
        if self._batches.kept.any():
            daily.append(("ageing_days", len(CLASSES)))
        for name, rows_a_close in daily:
            rows = piece.tables[name]
            closed = np.repeat(midnights, sites * rows_a_close)
            warehouse = np.tile(np.repeat(np.arange(sites), rows_a_close), len(midnights))
            complete = np.array_equal(rows["closed_s"], closed) and np.array_equal(rows["warehouse"], warehouse)
            self._expect(complete, f"{name} are not one daily close a warehouse")

    def _know_places(self, piece: Ledger) -> bool:
        sites, skus = self._shape
        known = True
        for rows in (piece.shipments, piece.replenishments):
            known &= bool(((rows["warehouse"] >= 0) & (rows["warehouse"] < sites) & (rows["source"] < sites)).all())
            known &= bool(((rows["sku"] >= 0) & (rows["sku"] < skus)).all())
        self._expect(known, "replenishments or shipments name a warehouse or SKU that is not there")
        return known

    def _count_units(self, piece: Ledger) -> None:
        shipments, ordered = piece.shipments, piece.replenishments
        received = selected(shipments, shipments["received_s"] != NONE)
        _tally(self._received, received)
        _tally(self._short, received, units="short")
        _tally(self._lost, received, units="lost")
        _tally(self._ordered, ordered)
        _tally(self._owed, selected(ordered, ordered["source"] >= 0), "source")
        transfers = selected(shipments, shipments["source"] >= 0)
        _tally(self._owed, transfers, "source", sign=-1)
        _tally(self._owed, transfers, "source", sign=-1, units="short")
        left = transfers["shipped_s"] != NONE
        _tally(self._sent, selected(transfers, left), "source")
        _tally(self._set_aside, selected(transfers, ~left), "source")
        loaded = selected(shipments, shipments["load"] != NONE)
        self._shipped += int((loaded["quantity"] * self._goods[loaded["sku"], 0]).sum())
        self._loaded += int(piece.loads["weight_g"].sum())

    def _balance(self, stock: NDArray[Any]) -> None:
        counted = stock["unlimited"].reshape(self._shape) == 0
        opening, closing, reserved, on_order, backordered = (
            stock[name].reshape(self._shape) for name in ("opening", "closing", "reserved", "on_order", "backordered")
        )
        picked, promised, waiting = (self._orders.array(name) for name in ("picked", "promised", "waiting"))
        held = opening + self._received - self._lost - picked - self._sent - self._batches.lost
        laws = (
            ("units in are not units out plus units held", held + self._records.recorded, closing),
            (
                "units in are not units out plus units held plus units lost",
                held + self._records.physical,
                stock["physical"].reshape(self._shape),
            ),
            ("reserved units are not those promised to lines and shipments", promised + self._set_aside, reserved),
            (
                "units on order are not those ordered and not received",
                self._ordered - self._received - self._short,
                on_order,
            ),
            ("backordered units are not those that somebody waits for", waiting + self._owed, backordered),
        )
        for finding, expected, found in laws:
            wrong = counted & (expected != found)
            if wrong.any():
                warehouse, sku = np.argwhere(wrong)[0]
                self._expect(
                    False,
                    f"{finding}: {np.count_nonzero(wrong)} SKUs, first warehouse {warehouse}, SKU {sku}: "
                    f"{expected[warehouse, sku]} expected, {found[warehouse, sku]} found",
                )
        kept = (closing >= reserved) | self._records.may_differ[:, None]
        self._expect(kept.all() and (reserved >= 0).all(), "more is promised than there is")
        self._expect((stock["physical"] >= 0).all(), "less than nothing is on a shelf")

    def _balance_batches(self, last: Ledger) -> None:
        """Units by batch are those of the shelves."""
        unlimited, opening, physical = (
            last.stock[name].reshape(self._shape) for name in ("unlimited", "opening", "physical")
        )
        picked = self._orders.array("picked") - self._records.physical - self._records.vanished
        flows = {
            Flow.RECEIVED: opening + self._received,
            Flow.MISSING: self._lost,
            Flow.SOLD: picked,
            Flow.SENT: self._sent,
            Flow.VANISHED: self._records.vanished,
            Flow.LEFT: physical,
        }
        self._find(self._batches.balance(last, unlimited == 0, flows))

    def _compare_with_close(self, piece: Ledger) -> None:
        """The books of the last midnight are those of the end."""
        sites, shelves = self._shape[0], piece.stock.reshape(self._shape)
        close = piece.stock_days[piece.stock_days["closed_s"] == piece.end_s]
        travelling = np.zeros(self._shape, np.int64)
        left = (piece.shipments["shipped_s"] != NONE) & (piece.shipments["received_s"] == NONE)
        _tally(travelling, piece.shipments[left & (piece.shipments["source"] >= 0)])
        final = {"on_hand": "closing", "on_order": "on_order", "backordered": "backordered"}
        for daily, units in {
            **{name: shelves[column] for name, column in final.items()},
            "in_transit": travelling,
        }.items():
            by_class = np.zeros((sites, len(CLASSES)), np.int64)
            for abc in range(len(CLASSES)):
                by_class[:, abc] = units[:, self._classes == abc].sum(axis=1)
            self._expect(
                np.array_equal(close[daily], by_class.ravel()),
                f"{daily} of the last daily close is not that of the end",
            )


def _tally(
    books: NDArray[np.int64], rows: NDArray[np.void], site: str = "warehouse", sign: int = 1, units: str = "quantity"
) -> None:
    """Add the units of rows to books of shape (warehouses, skus)."""
    place = rows[site] * books.shape[1] + rows["sku"]
    sums = np.bincount(place, rows[units], books.size)  # sums stay below 2**53, so they are exact
    books += sign * np.rint(sums).astype(np.int64).reshape(books.shape)
