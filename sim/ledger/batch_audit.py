"""The audit of what is kept by batch: units by batch are units by warehouse and SKU, and each batch's units are accounted for."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from sim.clock import DAY
from sim.ledger.batch_books import Flow, Sum, count_batches, new_books
from sim.ledger.columns import NONE, LossCause
from sim.ledger.ledger import Ledger
from sim.scenario.scenario import Scenario
from sim.scenario.shelf_life import is_kept

Books = NDArray[np.int64]
Rows = NDArray[np.void]
BANDS = 4
PAIRS = {
    "units sent to other warehouses are not those of the batches taken from a batch": (Sum.SENT, Sum.TAKEN),
    "losses are not those of their batches": (Sum.WRITTEN_OFF, Sum.LOST),
    "units of a shipment are not those of its batches": (Sum.SHIPPED, Sum.DELIVERED),
    "units lost on the way are not those missing in the batches": (Sum.STRAYED, Sum.MISSING),
}
"""What is wrong if two sums over batches (or shipments) differ."""


class BatchAudit:
    """Checks batches piece by piece.

    Parameters
    ----------
    scenario : Scenario

    Attributes
    ----------
    kept : ndarray of bool, shape (skus,)
        Which SKUs are kept by batch.
    lost : ndarray of int64, shape (warehouses, skus)
        Units written off.
    """

    def __init__(self, scenario: Scenario) -> None:
        skus = scenario.products.skus
        self.values = np.array([sku.value for sku in skus], np.int64)
        self.kept = np.array([is_kept(scenario.products, sku) for sku in skus])
        self.shape = (len(scenario.warehouses), len(skus))
        self._books = new_books(self.shape[0], self.kept)
        self.lost = self._books.array("lost")
        self._sold_by_day = np.zeros(self.shape[0], np.int64)

    def add(self, piece: Ledger) -> Iterator[str]:
        """Check the rows of a piece, whose shipments are of SKUs that are there, and add them to the books; yield what is wrong."""
        batches, losses = piece.batches, piece.losses
        if not (self.kept.any() or len(batches) or len(losses)):
            return
        for rows in (batches, losses):
            known = (rows["warehouse"] >= 0) & (rows["warehouse"] < self.shape[0])
            if not (known & (rows["sku"] >= 0) & (rows["sku"] < self.shape[1])).all():
                yield "batches or losses name a warehouse or SKU that is not there"
                return
        yield from self._check_batches(piece, batches)
        yield from self._check_losses(piece, losses)
        for name in ("batches", "losses", "shipments"):
            self._books.put(name, np.ascontiguousarray(piece.tables[name]))
        count_batches(self._books)
        np.add.at(self._sold_by_day, piece.ageing_days["warehouse"], piece.ageing_days["sold"])

    def _check_batches(self, piece: Ledger, rows: Rows) -> Iterator[str]:
        flows = [flow.name.lower() for flow in Flow if flow is not Flow.RECEIVED]
        gone = sum((rows[flow] for flow in flows[:-1]), np.zeros(len(rows), np.int64))
        if (rows["quantity"] != gone + rows["left"]).any() or min(rows[flow].min(initial=0) for flow in flows) < 0:
            yield "units of a batch are not those sold, sent, lost, vanished and left"
        there, ended = rows["received_s"] != NONE, rows["ended_s"] != NONE
        if (ended != (rows["left"] == 0)).any() or (~there & (gone > 0)).any():
            yield "batches end with units left, or are used before they are there"
        late = np.where(ended, rows["ended_s"], piece.end_s) > piece.end_s
        backwards = there & (
            (rows["entered_s"] > rows["received_s"]) | (ended & (rows["received_s"] > rows["ended_s"]))
        )
        if (late | backwards | (rows["received_s"] > piece.end_s)).any():
            yield "times of batches run backwards, or lie after the end"
        if ((rows["expires_s"] != NONE) & ((rows["expires_s"] % DAY != 0) | (rows["expires_s"] < 0))).any():
            yield "batches expire at another time than midnight"

    def _check_losses(self, piece: Ledger, rows: Rows) -> Iterator[str]:
        if (rows["quantity"] <= 0).any() or ((rows["cause"] < 0) | (rows["cause"] > max(LossCause))).any():
            yield "losses are of no units, or have no known cause"
        if (rows["value_fen"] != rows["quantity"] * self.values[rows["sku"]]).any():
            yield "losses have another value than their units"

    def balance(self, last: Ledger, counted: NDArray[np.bool_], flows: dict[Flow, Books]) -> Iterator[str]:
        """Compare with the books by warehouse and SKU; yield what is wrong.

        Parameters
        ----------
        last : Ledger
            The last piece.
        counted : ndarray of bool, shape (warehouses, skus)
            Whether stock is counted.
        flows : dict of Flow to ndarray, shape (warehouses, skus)
            Units of each `Flow` but those written off, really on the shelf or gone from it; those received with opening stock.
        """
        for flow, units in {**flows, Flow.LOST: self.lost}.items():
            by_batch = self._books.array("units")[:, :, flow]
            wrong = counted & self.kept & (by_batch != units)
            if wrong.any():
                warehouse, sku = np.argwhere(wrong)[0]
                yield (
                    f"units {flow.name.lower()} by batch are not those of the shelf: {np.count_nonzero(wrong)} SKUs, "
                    f"first warehouse {warehouse}, SKU {sku}: {units[warehouse, sku]} expected, {by_batch[warehouse, sku]} found"
                )
        sums = self._books.array("sums")
        for finding, (one, other) in PAIRS.items():
            if sums[one] != sums[other]:
                yield finding
        left, sold = (np.where(counted & self.kept, flows[flow], 0).sum(axis=1) for flow in (Flow.LEFT, Flow.SOLD))
        close = last.ageing_days[last.ageing_days["closed_s"] == last.end_s]
        aged = sum(np.bincount(close["warehouse"], close[f"on_hand_{band}"], self.shape[0]) for band in range(BANDS))
        if self.kept.any() and (not np.array_equal(aged, left) or not np.array_equal(self._sold_by_day, sold)):
            yield "stock by age at the last close, or what was packed day by day, is not that of the batches"
