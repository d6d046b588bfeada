"""Whether two ledgers are equal, and if not, where they part."""

import numpy as np
from evidence import record

from sim.ledger.columns import TABLES
from sim.ledger.ledger import Ledger
from sim.scenario.digest import scenario_digest

SHOWN = 3
"""Differing rows told for each table."""


def differences(first: Ledger, second: Ledger) -> str:
    """Say where two ledgers differ: every table and column, with the first rows that do; empty if they are equal."""
    found = "\n".join(told for table in TABLES if (told := _differences(first, second, table.name)))
    if first.engine != second.engine:
        rows = sum(len(table) for table in first.tables.values())
        record("engines", scenario=scenario_digest(first.scenario), rows=rows, equal=not found)
    return found


def _differences(first: Ledger, second: Ledger, table: str) -> str:
    one, other = first.tables[table], second.tables[table]
    told = [] if len(one) == len(other) else [f"{table}: {len(one)} rows against {len(other)}"]
    both = min(len(one), len(other))
    columns = [name for name in one.dtype.names or () if (one[name][:both] != other[name][:both]).any()]
    if columns:
        rows = np.flatnonzero(one[:both] != other[:both])
        told.append(f"{table}: {len(rows)} rows differ, in {', '.join(columns)}")
        told += [f"  row {row}: {one[row]}\n  row {row}: {other[row]}" for row in rows[:SHOWN]]
    return "\n".join(told)
