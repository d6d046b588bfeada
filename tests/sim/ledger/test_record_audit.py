"""The audit of records: each unit that vanished has its cause, each correction its count; what was planted is found."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from sim.ledger.audit import AuditError, audit
from sim.ledger.columns import Cause, CountReason
from sim.ledger.ledger import Ledger

pytestmark = pytest.mark.evidence

Rows = np.ndarray[Any, Any]


def where(column: str, value: int) -> Callable[[Rows], int]:
    """Return the first row with a value in a column."""
    return lambda rows: int(np.flatnonzero(rows[column] == value)[0])


def first(_rows: Rows) -> int:
    """Return the first row."""
    return 0


LOST = where("cause", Cause.SHRINKAGE)
BALANCE = "units in are not units out plus units held"
PLANTED: dict[str, tuple[str, Callable[[Rows], int], str, int, str]] = {
    "a lost unit is not told": ("discrepancies", LOST, "physical", 1, f"{BALANCE} plus units lost"),
    "a loss is worth more": ("discrepancies", LOST, "loss_fen", 1, "losses are not worth what was lost"),
    "a loss without a cause": ("discrepancies", LOST, "cause", 9, "discrepancies do not fit their cause"),
    "goods come out of a loss": ("discrepancies", LOST, "physical", 99, "discrepancies do not fit their cause"),
    "a record changes untold": ("counts", first, "counted", 1, f"{BALANCE}:"),
    "a count of less than nothing": ("counts", first, "physical", -99, "less than nothing was counted"),
    "a doubt is settled wrong": (
        "counts", where("reason", CountReason.SUSPICION), "physical", 1, "is recorded as something else",
    ),
    "a count in no time": ("counts", first, "work_s", -9999, "less than no time"),
    "a count costs less than nothing": ("counts", first, "work_fen", -9999, "counting is negative"),
    "a count where nothing can be wrong": ("counts", first, "warehouse", -1, "none that may be wrong"),
    "a count of an unknown article": ("counts", first, "sku", 99, "name a SKU that is not there"),
    "records more often right than there are": ("record_days", first, "right", 99, "more often right"),
    "a shelf that holds less than nothing": ("stock", first, "physical", -999, "less than nothing is on a shelf"),
    "a miss without a time": ("lines", first, "shorts", 1, "times of orders, lines and parcels"),
}  # fmt: skip


@pytest.mark.parametrize("name", PLANTED)
def test_planted_errors_are_found(miscounted_ledger: Ledger, name: str) -> None:
    """Each kind of error is told for what it is."""
    table, row, column, amount, said = PLANTED[name]
    rows = miscounted_ledger.tables[table].copy()
    rows[column][row(rows)] += amount
    with pytest.raises(AuditError, match=said):
        audit(replace(miscounted_ledger, tables={**miscounted_ledger.tables, table: rows}))


def test_recorded_and_physical_stock_differ_where_they_may(miscounted_ledger: Ledger) -> None:
    """The sound ledger has records that are wrong at the end, and only where a warehouse has `records`."""
    differ = miscounted_ledger.stock["closing"] != miscounted_ledger.stock["physical"]
    assert set(miscounted_ledger.stock["warehouse"][differ]) == {1}
