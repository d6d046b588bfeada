"""Stock moves: every movement of units onto a shelf or off it."""

import numpy as np
import pandas as pd

from sim.ledger.columns import NONE, Cause, LossCause
from sim.ledger.ledger import Ledger


def moves(ledger: Ledger) -> pd.DataFrame:
    """List every movement of counted units: time_s, warehouse, sku, quantity (in positive, out negative), reason.

    Reasons: opening (stock at the start; in the last piece of a run), received, picked, transferred, lost on the way (units
    received that were not there), the causes of losses, and shrinkage, damage and mis_pick. SKUs in unlimited supply are left out.
    """
    from sim.run import network_of  # here, because a run imports the ledger

    lines, shipments, stock, losses = ledger.lines, ledger.shipments, ledger.stock, ledger.losses
    picked = lines[lines["picked_s"] != NONE]
    received = shipments[shipments["received_s"] != NONE]
    sent = shipments[(shipments["shipped_s"] != NONE) & (shipments["source"] >= 0)]
    parts = [
        _part(np.zeros(len(stock), np.int64), stock["warehouse"], stock["sku"], stock["opening"], "opening"),
        _part(received["received_s"], received["warehouse"], received["sku"], received["quantity"], "received"),
        _part(picked["picked_s"], picked["warehouse"], picked["sku"], -picked["quantity"], "picked"),
        _part(sent["shipped_s"], sent["source"], sent["sku"], -sent["quantity"], "transferred"),
        _part(received["received_s"], received["warehouse"], received["sku"], -received["lost"], "lost on the way"),
    ]
    for cause in LossCause:
        of = losses[losses["cause"] == cause]
        parts.append(_part(of["time_s"], of["warehouse"], of["sku"], -of["quantity"], cause.name.lower()))
    for reason in (Cause.SHRINKAGE, Cause.DAMAGE, Cause.MIS_PICK):
        of_cause = ledger.discrepancies[ledger.discrepancies["cause"] == reason]
        time, where, units = of_cause["time_s"], of_cause["warehouse"], of_cause["physical"]
        parts.append(_part(time, where, of_cause["sku"], units, reason.name.lower()))
    joined: pd.DataFrame = pd.concat(parts, ignore_index=True)
    unlimited = network_of(ledger.scenario).array("levels")["counted"] == 0
    joined = joined.loc[~unlimited[joined["warehouse"], joined["sku"]] & (joined["quantity"] != 0)]
    for column, names in (("warehouse", ledger.scenario.warehouses), ("sku", ledger.scenario.products.skus)):
        joined[column] = pd.Categorical.from_codes(
            joined[column].to_numpy(np.int64), pd.Index([thing.name for thing in names])
        )
    return joined.sort_values("time_s", kind="stable", ignore_index=True)


def _part(time: object, warehouse: object, sku: object, quantity: object, reason: str) -> pd.DataFrame:
    return pd.DataFrame({"time_s": time, "warehouse": warehouse, "sku": sku, "quantity": quantity, "reason": reason})
