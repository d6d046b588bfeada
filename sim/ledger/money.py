"""Money: every fen of cost, and the event it hangs on."""

import numpy as np
import pandas as pd

from sim.ledger.components import COMPONENTS
from sim.ledger.ledger import Ledger


def money(ledger: Ledger) -> pd.DataFrame:
    """List every cost of a ledger: time_s, component, warehouse, amount_fen, and table and row of the event; zeros are left out."""
    warehouses = [warehouse.name for warehouse in ledger.scenario.warehouses]
    components = [component.name for component in COMPONENTS]
    tables = list(dict.fromkeys(component.table for component in COMPONENTS))
    parts = []
    for number, component in enumerate(COMPONENTS):
        rows = ledger.tables[component.table]
        row = np.flatnonzero(rows[component.amount])
        time, warehouse, amount = (rows[name][row] for name in (component.time, "warehouse", component.amount))
        code, table = (np.full(len(row), fixed) for fixed in (number, tables.index(component.table)))
        parts.append([time, code, warehouse, amount, table, row])
    time, code, warehouse, amount, table, row = (np.concatenate(columns) for columns in zip(*parts, strict=True))
    order = np.argsort(time, kind="stable")
    return pd.DataFrame(
        {
            "time_s": time[order],
            "component": pd.Categorical.from_codes(code[order], pd.Index(components)),
            "warehouse": pd.Categorical.from_codes(warehouse[order], pd.Index(warehouses)),
            "amount_fen": amount[order],
            "table": pd.Categorical.from_codes(table[order], pd.Index(tables)),
            "row": row[order],
        }
    )
