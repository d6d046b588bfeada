"""Money: every fen of cost, and the event it hangs on."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from sim.ledger.ledger import Ledger


@dataclass(frozen=True)
class Component:
    """A kind of cost: the ledger column that holds it, and the column with the time of its event."""

    name: str
    table: str
    amount: str
    time: str


COMPONENTS = (
    Component("freight", "parcels", "freight_fen", "dispatched_s"),
    Component("handling", "parcels", "handling_fen", "picked_s"),
    Component("line_haul", "loads", "freight_fen", "departed_s"),
    Component("ordering", "replenishments", "ordering_fen", "ordered_s"),
    Component("labour", "warehouse_days", "labour_fen", "closed_s"),
    Component("rent", "warehouse_days", "rent_fen", "closed_s"),
    Component("holding", "warehouse_days", "holding_fen", "closed_s"),
    Component("penalty", "warehouse_days", "penalty_fen", "closed_s"),
)
"""Every cost component; a load is paid by the warehouse it goes to."""


def money(ledger: Ledger) -> pd.DataFrame:
    """List every cost of a ledger: time_s, component, warehouse, amount_fen, and table and row of the event; zeros are left out."""
    names = [warehouse.name for warehouse in ledger.scenario.warehouses]
    parts = []
    for component in COMPONENTS:
        rows = ledger.tables[component.table]
        spent = np.flatnonzero(rows[component.amount])
        parts.append(
            pd.DataFrame(
                {
                    "time_s": rows[component.time][spent],
                    "component": component.name,
                    "warehouse": pd.Categorical.from_codes(rows["warehouse"][spent], names),
                    "amount_fen": rows[component.amount][spent],
                    "table": component.table,
                    "row": spent,
                }
            )
        )
    return pd.concat(parts, ignore_index=True).sort_values("time_s", kind="stable", ignore_index=True)
