"""Money: every fen of cost, and the event it hangs on."""

import numpy as np
import pandas as pd

from sim.ledger.components import COMPONENTS
from sim.ledger.ledger import Ledger


def money(ledger: Ledger) -> pd.DataFrame:
    """List every cost of a ledger: time_s, component, warehouse, amount_fen, and table and row of the event; zeros are left out."""
    names = pd.Index([warehouse.name for warehouse in ledger.scenario.warehouses])
    parts = []
    for component in COMPONENTS:
        rows = ledger.tables[component.table]
        spent = np.flatnonzero(rows[component.amount])
        parts.append(
            pd.DataFrame(
                {
                    "time_s": rows[component.time][spent],
                    "component": component.name,
                    "warehouse": pd.Categorical.from_codes(rows["warehouse"][spent].astype(np.int64), names),
                    "amount_fen": rows[component.amount][spent],
                    "table": component.table,
                    "row": spent,
                }
            )
        )
    return pd.concat(parts, ignore_index=True).sort_values("time_s", kind="stable", ignore_index=True)
