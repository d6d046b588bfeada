"""The audit of records: every unit that vanished has its cause, and every correction of a record its count."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from sim.ledger.columns import Cause, CountReason
from sim.ledger.ledger import Ledger
from sim.scenario.scenario import Scenario


class RecordBooks:
    """What changed stock or its record beside receipts, picks and shipments.

    Attributes
    ----------
    may_differ : ndarray of bool, shape (warehouses,)
        Whether a warehouse's records may be wrong.
    physical, recorded : ndarray of int64, shape (warehouses, skus)
        Units by which stock, and its record, changed.
    vanished : ndarray of int64, shape (warehouses, skus)
        Units stolen, lost or damaged.
    """

    def __init__(self, scenario: Scenario) -> None:
        self._values = np.array([sku.value for sku in scenario.products.skus], np.int64)
        self.may_differ = np.array([site.records is not None for site in scenario.warehouses])
        shape = (len(self.may_differ), len(self._values))
        self.physical, self.recorded, self.vanished = (np.zeros(shape, np.int64) for _ in range(3))

    def add(self, piece: Ledger) -> Iterator[str]:
        """Add the rows of a piece to the books; yield what is wrong with them."""
        differing, counts = piece.discrepancies, piece.counts
        for rows in (differing, counts, piece.record_days):
            sites = rows["warehouse"]
            if not ((sites >= 0) & (sites < len(self.may_differ))).all() or not self.may_differ[sites].all():
                yield "records differ, or are counted, where there is none that may be wrong"
                return
        if not all(((rows["sku"] >= 0) & (rows["sku"] < len(self._values))).all() for rows in (differing, counts)):
            yield "discrepancies or counts name a SKU that is not there"
            return
        place = (differing["warehouse"], differing["sku"])
        np.add.at(self.physical, place, differing["physical"])
        np.add.at(self.recorded, place, differing["recorded"])
        np.subtract.at(self.vanished, place, np.where(_is_loss(differing), differing["physical"], 0))
        np.add.at(self.recorded, (counts["warehouse"], counts["sku"]), counts["counted"] - counts["recorded"])
        yield from self._check_causes(differing)
        yield from _check_counts(counts)
        days = piece.record_days
        if (days["right"] > days["skus"]).any() or (days["gap"] < abs(days["recorded"] - days["physical"])).any():
            yield "daily records are more often right, or closer, than they can be"

    def _check_causes(self, rows: NDArray[np.void]) -> Iterator[str]:
        cause, physical, recorded = rows["cause"], rows["physical"], rows["recorded"]
        lost = _is_loss(rows)
        fits = np.where(lost, (physical < 0) & (recorded == 0), True)
        fits &= np.where(cause == Cause.MIS_PICK, (abs(physical) == 1) & (recorded == 0), True)
        fits &= np.where(cause == Cause.ENTRY_ERROR, (physical == 0) & (recorded != 0), True)
        if not (fits & np.isin(cause, list(Cause))).all():
            yield "discrepancies do not fit their cause"
        if (rows["loss_fen"] != np.where(lost, -physical * self._values[rows["sku"]], 0)).any():
            yield "losses are not worth what was lost"


def _is_loss(rows: NDArray[np.void]) -> NDArray[np.bool_]:
    return np.isin(rows["cause"], (Cause.SHRINKAGE, Cause.DAMAGE))


def _check_counts(rows: NDArray[np.void]) -> Iterator[str]:
    if (np.minimum(rows["physical"], rows["counted"]) < 0).any():
        yield "less than nothing was counted, or was there to be counted"
    sure = rows["reason"] == CountReason.SUSPICION
    if (rows["counted"] != rows["physical"])[sure].any():
        yield "what was looked into on suspicion is recorded as something else"
    if (rows["work_s"] < 0).any():
        yield "counts take less than no time"
