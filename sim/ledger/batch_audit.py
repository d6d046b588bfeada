"""The audit of what is kept by batch: units by batch are units by warehouse and SKU, and each batch's units are accounted for.

Rows of a batch, its losses and the batches taken from it may stand in different pieces of a run. So that memory does not grow with the run,
they are compared by sums over all batches of units times a random-looking number of the batch: two such sums are equal when every single
batch agrees, and otherwise with a chance of 2^-64.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from sim.clock import DAY
from sim.ledger.columns import NONE, LossCause
from sim.ledger.ledger import Ledger
from sim.scenario.scenario import Scenario
from sim.scenario.shelf_life import is_kept

Books = NDArray[np.int64]
Rows = NDArray[np.void]
_FIRST, _SECOND = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
_30, _27, _31 = np.uint64(30), np.uint64(27), np.uint64(31)
BANDS = 4
FLOWS = ("received", "missing", "sold", "sent", "lost", "vanished", "left")
PAIRS = {
    "units sent to other warehouses are not those of the batches taken from a batch": ("sent", "taken"),
    "losses are not those of their batches": ("written_off", "lost"),
    "units of a shipment are not those of its batches": ("shipped", "delivered"),
    "units lost on the way are not those missing in the batches": ("strayed", "missing"),
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
        self.lost = np.zeros(self.shape, np.int64)
        self._units = {flow: np.zeros(self.shape, np.int64) for flow in FLOWS}
        self._sold_by_day = np.zeros(self.shape[0], np.int64)
        self._sums = dict.fromkeys((name for pair in PAIRS.values() for name in pair), 0)

    def add(self, piece: Ledger) -> Iterator[str]:
        """Check the rows of a piece and add them to the books; yield what is wrong."""
        batches, losses, shipments = piece.batches, piece.losses, piece.shipments
        if not (self.kept.any() or len(batches) or len(losses)):
            return
        for rows in (batches, losses):
            known = (rows["warehouse"] >= 0) & (rows["warehouse"] < self.shape[0])
            if not (known & (rows["sku"] >= 0) & (rows["sku"] < self.shape[1])).all():
                yield "batches or losses name a warehouse or SKU that is not there"
                return
        yield from self._check_batches(piece, batches)
        yield from self._check_losses(piece, losses)
        self._count(batches, losses)
        received = shipments[shipments["received_s"] != NONE]
        received = received[self.kept[received["sku"]]]
        self._add_up("shipped", received["shipment"], received["quantity"])
        self._add_up("strayed", received["shipment"], received["lost"])
        np.add.at(self._sold_by_day, piece.ageing_days["warehouse"], piece.ageing_days["sold"])

    def _check_batches(self, piece: Ledger, rows: Rows) -> Iterator[str]:
        gone = sum((rows[flow] for flow in FLOWS[1:-1]), np.zeros(len(rows), np.int64))
        if (rows["quantity"] != gone + rows["left"]).any() or min(rows[flow].min(initial=0) for flow in FLOWS[1:]) < 0:
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

    def _count(self, batches: Rows, losses: Rows) -> None:
        """Add rows to the books."""
        _tally(self.lost, losses, "quantity")
        there = batches[batches["received_s"] != NONE]
        for flow in FLOWS:
            _tally(self._units[flow], there, "quantity" if flow == "received" else flow)
        taken, brought = batches[batches["origin"] != NONE], there[there["shipment"] != NONE]
        of_batches = losses[losses["batch"] != NONE]
        for name, keys, units in (
            ("sent", batches["batch"], batches["sent"]),
            ("taken", taken["origin"], taken["quantity"]),
            ("written_off", of_batches["batch"], of_batches["quantity"]),
            ("lost", batches["batch"], batches["lost"]),
            ("delivered", brought["shipment"], brought["quantity"]),
            ("missing", brought["shipment"], brought["missing"]),
        ):
            self._add_up(name, keys, units)

    def _add_up(self, name: str, keys: NDArray[np.int64], units: NDArray[np.int64]) -> None:
        self._sums[name] = (self._sums[name] + _weighted(keys, units)) % 2**64

    def balance(self, last: Ledger, counted: NDArray[np.bool_], flows: dict[str, Books]) -> Iterator[str]:
        """Compare with the books by warehouse and SKU; yield what is wrong.

        Parameters
        ----------
        last : Ledger
            The last piece.
        counted : ndarray of bool, shape (warehouses, skus)
            Whether stock is counted.
        flows : dict of ndarray, shape (warehouses, skus)
            Units of all `FLOWS` but those written off, really on the shelf or gone from it; `received` with opening stock.
        """
        for flow, units in {**flows, "lost": self.lost}.items():
            wrong = counted & self.kept & (self._units[flow] != units)
            if wrong.any():
                warehouse, sku = np.argwhere(wrong)[0]
                yield (
                    f"units {flow} by batch are not those of the shelf: {np.count_nonzero(wrong)} SKUs, first warehouse {warehouse}, "
                    f"SKU {sku}: {units[warehouse, sku]} expected, {self._units[flow][warehouse, sku]} found"
                )
        for finding, (one, other) in PAIRS.items():
            if self._sums[one] != self._sums[other]:
                yield finding
        left, sold = (np.where(counted & self.kept, flows[flow], 0).sum(axis=1) for flow in ("left", "sold"))
        close = last.ageing_days[last.ageing_days["closed_s"] == last.end_s]
        aged = sum(np.bincount(close["warehouse"], close[f"on_hand_{band}"], self.shape[0]) for band in range(BANDS))
        if self.kept.any() and (not np.array_equal(aged, left) or not np.array_equal(self._sold_by_day, sold)):
            yield "stock by age at the last close, or what was packed day by day, is not that of the batches"


def _weighted(keys: NDArray[np.int64], units: NDArray[np.int64]) -> int:
    """Sum of units times a random-looking number of what they are of, modulo 2^64 (the finaliser of SplitMix64, see `sim.draws`)."""
    word = keys.astype(np.uint64) + np.uint64(1)
    word = (word ^ (word >> _30)) * _FIRST
    word = (word ^ (word >> _27)) * _SECOND
    return int(((word ^ (word >> _31)) * units.astype(np.uint64)).sum())


def _tally(books: Books, rows: Rows, units: str) -> None:
    """Add the units of rows to books of shape (warehouses, skus)."""
    np.add.at(books, (rows["warehouse"], rows["sku"]), rows[units])
