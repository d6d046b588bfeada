"""The audit of planning: what a planning round sends is there and is set aside at once, all of it."""

import numpy as np
from numpy.typing import NDArray

from sim.ledger.columns import Reason
from sim.ledger.rows import selected


class PlanAudit:
    """Follows the orders of planning rounds from piece to piece until their shipments are in the ledger."""

    def __init__(self) -> None:
        self._open: dict[int, tuple[int, int]] = {}

    def add(self, replenishments: NDArray[np.void], shipments: NDArray[np.void]) -> tuple[str, ...]:
        """Check the rows of a piece; return what is wrong."""
        wrong = []
        planned = selected(replenishments, replenishments["reason"] == Reason.PLAN)
        if ((replenishments["reason"] < 0) | (replenishments["reason"] > max(Reason))).any():
            wrong.append("replenishments have a reason that there is not")
        if (planned["source"] < 0).any() or (planned["quantity"] <= 0).any():
            wrong.append("planning rounds send from nowhere, or nothing")
        promised = zip(planned["quantity"].tolist(), planned["ordered_s"].tolist(), strict=True)
        self._open.update(zip(planned["replenishment"].tolist(), promised, strict=True))
        if self._open:
            sent = selected(shipments, np.isin(shipments["replenishment"], list(self._open)))
            units = (sent["quantity"] + sent["short"]).tolist()
            for number, *what in zip(sent["replenishment"].tolist(), units, sent["reserved_s"].tolist(), strict=True):
                if self._open.pop(number, None) != tuple(what):
                    wrong.append("a planning round's order is not set aside at once, or not all of it")
        return tuple(wrong)

    def close(self) -> tuple[str, ...]:
        """Return what is wrong at the end."""
        return ("a planning round's order has no shipment",) if self._open else ()
