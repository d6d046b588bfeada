"""Stock moves: every movement of units onto a shelf or off it."""

from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sim.ledger.columns import NONE, Cause, LossCause
from sim.ledger.ledger import Ledger


class _Part(NamedTuple):
    """Moves of one reason."""

    reason: str
    time: NDArray[np.int64]
    warehouse: NDArray[np.int64]
    sku: NDArray[np.int64]
    quantity: NDArray[np.int64]


def moves(ledger: Ledger) -> pd.DataFrame:
    """List every movement of counted units: time_s, warehouse, sku, quantity (in positive, out negative), reason.

    Reasons: opening (stock at the start; in the last piece of a run), received, picked, transferred, lost on the way (units
    received that were not there), the causes of losses, and shrinkage, damage and mis_pick. SKUs in unlimited supply are left out.
    """
    from sim.run import network_of  # here, because a run imports the ledger

    lines, shipments, stock, losses = ledger.lines, ledger.shipments, ledger.stock, ledger.losses
    received = shipments["received_s"] != NONE
    sent = (shipments["shipped_s"] != NONE) & (shipments["source"] >= 0)
    parts = [
        _Part("opening", np.zeros(len(stock), np.int64), stock["warehouse"], stock["sku"], stock["opening"]),
        _part("received", shipments, received, time="received_s"),
        _part("picked", lines, lines["picked_s"] != NONE, time="picked_s", sign=-1),
        _part("transferred", shipments, sent, time="shipped_s", warehouse="source", sign=-1),
        _part("lost on the way", shipments, received, time="received_s", quantity="lost", sign=-1),
    ]
    parts += [_part(cause.name.lower(), losses, losses["cause"] == cause, sign=-1) for cause in LossCause]
    wrong = ledger.discrepancies
    for cause in (Cause.SHRINKAGE, Cause.DAMAGE, Cause.MIS_PICK):
        parts.append(_part(cause.name.lower(), wrong, wrong["cause"] == cause, quantity="physical"))
    reasons = list(dict.fromkeys(part.reason for part in parts))
    code = np.repeat([reasons.index(part.reason) for part in parts], [len(part.time) for part in parts])
    time, warehouse, sku, quantity = (np.concatenate(columns) for columns in list(zip(*parts, strict=True))[1:])
    unlimited = network_of(ledger.scenario).array("levels")["counted"] == 0
    kept = np.flatnonzero(~unlimited[warehouse, sku] & (quantity != 0))
    kept = kept[np.argsort(time[kept], kind="stable")]
    scenario = ledger.scenario
    return pd.DataFrame(
        {
            "time_s": time[kept],
            "warehouse": pd.Categorical.from_codes(
                warehouse[kept], pd.Index([site.name for site in scenario.warehouses])
            ),
            "sku": pd.Categorical.from_codes(sku[kept], pd.Index([one.name for one in scenario.products.skus])),
            "quantity": quantity[kept],
            "reason": pd.Categorical.from_codes(code[kept], pd.Index(reasons)),
        }
    )


def _part(
    reason: str,
    rows: NDArray[np.void],
    wanted: NDArray[np.bool_],
    *,
    time: str = "time_s",
    warehouse: str = "warehouse",
    quantity: str = "quantity",
    sign: int = 1,
) -> _Part:
    """Take moves from the wanted rows of a table."""
    at = np.flatnonzero(wanted)
    return _Part(reason, rows[time][at], rows[warehouse][at], rows["sku"][at], sign * rows[quantity][at])
