"""The audit of sharing: trips carry what is said to travel with them, and only what travels can be lost on the way."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from sim.ledger.columns import NONE, Reason
from sim.ledger.ledger import Ledger
from sim.ledger.rows import selected


class SharingAudit:
    """Checks transshipments piece by piece.

    Parameters
    ----------
    goods : ndarray of int64, shape (skus, 2)
        Weight and value of each SKU.
    """

    def __init__(self, goods: NDArray[np.int64]) -> None:
        self._goods = goods
        self._left, self._carried = (np.zeros(3, np.int64) for _ in range(2))

    def add(self, piece: Ledger) -> Iterator[str]:
        """Check the rows of a piece; yield what is wrong."""
        trips, shipments, orders = piece.transshipments, piece.shipments, piece.replenishments
        if not (trips["departed_s"] <= trips["arrived_s"]).all():
            yield "transshipments arrive before they leave"
        known = np.isin(trips["reason"], (Reason.TRANSSHIPMENT, Reason.REBALANCING))
        if not (known & (trips["source"] != trips["warehouse"]) & (trips["units"] >= 0)).all():
            yield "transshipments have no reason, no goods, or lead nowhere"
        if (orders["source"][orders["reason"] >= Reason.TRANSSHIPMENT] < 0).any():
            yield "suppliers take part in transshipments"
        carried = selected(shipments, shipments["transshipment"] != NONE)
        fits = (shipments["lost"] >= 0) & (shipments["lost"] <= shipments["quantity"])
        on_the_way = (shipments["transshipment"] != NONE) & (shipments["received_s"] != NONE)
        if not (fits & (on_the_way | (shipments["lost"] == 0))).all():
            yield "units are lost that were not on their way"
        if (shipments["lost_fen"] != shipments["lost"] * self._value(shipments)).any():
            yield "transit losses are not worth what is lost"
        self._left += [trips[column].sum() for column in ("skus", "units", "weight_g")]
        weight = (carried["quantity"] * self._goods[self._known(carried), 0]).sum()
        self._carried += [len(carried), carried["quantity"].sum(), weight]
        wrong = piece.misallocations
        if not ((wrong["known"] >= wrong["quantity"]) & (wrong["warehouse"] != wrong["home"])).all():
            yield "misallocations without figures that misled"

    def close(self) -> Iterator[str]:
        """Compare trips with what travelled with them; yield what is wrong."""
        if (self._left != self._carried).any():
            left, carried = self._left.tolist(), self._carried.tolist()
            yield f"transshipments hold {left} (shipments, units, g), the shipments in them {carried}"

    def _value(self, shipments: NDArray[np.void]) -> NDArray[np.int64]:
        value: NDArray[np.int64] = self._goods[self._known(shipments), 1]
        return value

    def _known(self, shipments: NDArray[np.void]) -> NDArray[np.int64]:
        """SKUs of shipments; one that is not there is told elsewhere."""
        known: NDArray[np.int64] = np.clip(shipments["sku"], 0, len(self._goods) - 1)
        return known
