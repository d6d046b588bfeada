"""The audit of alerts: a sound table passes, and each kind of planted error is found."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from small_scenarios import DAY, HOUR, scenario, stock, supplier, warehouse

from sim.ledger.audit import AuditError, audit
from sim.ledger.columns import NONE
from sim.ledger.ledger import Ledger
from sim.run import segments, simulate
from sim.scenario.scenario import Scenario

pytestmark = pytest.mark.evidence

Rows = np.ndarray[Any, Any]
LOW, OUT = 0, 1


def watched() -> Scenario:
    """Make ten days in which stock falls below 100 and runs out, again and again."""
    rules = [
        {"name": "low", "kind": "below_safety_stock", "units": 100, "checked": "continuous", "follow_up": HOUR},
        {"name": "out", "kind": "stock_out"},
    ]
    site = warehouse(stock=stock(reorder_point=80, order_up_to=300))
    return scenario(warehouses=[site], suppliers=[supplier({"gamma": {"mean": DAY, "cv": 0.5}})], alerts=rules)


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    """Simulate them."""
    return simulate(watched())


def row(rows: Rows, kind: int) -> int:
    """First cleared alert of a kind that is not the first of its place."""
    return int(np.flatnonzero((rows["kind"] == kind) & (rows["cleared_s"] != NONE))[1])


def put(kind: int, column: str, value: int) -> Callable[[Rows], None]:
    """Write a value into a column of an alert."""

    def change(rows: Rows) -> None:
        rows[column][row(rows, kind)] = value

    return change


@pytest.mark.parametrize(
    ("change", "finding"),
    [
        (put(LOW, "cleared_s", 5), "cleared before they are raised"),
        (put(LOW, "raised_s", 11 * DAY), "cleared before they are raised"),
        (put(OUT, "sku", 7), "not there"),
        (put(OUT, "sku", NONE), "not there"),
        (put(OUT, "kind", LOW), "not there"),
        (put(OUT, "stockout_s", NONE), "stock-outs follow"),
        (put(OUT, "stockout_s", 9 * DAY), "stock-outs follow"),
        (put(LOW, "stockout_s", 10 * DAY), "stock-outs follow"),
        (put(LOW, "warned_s", 0), "stock-outs follow"),
        (put(OUT, "raised_s", 0), "stock-outs follow"),
        (put(LOW, "raised_s", 0), "two alerts open"),
        (put(LOW, "alert", 999), "alerts are missing or double"),
    ],
)
def test_planted_errors_are_found(ledger: Ledger, change: Callable[[Rows], None], finding: str) -> None:
    """Each breaks a law that the audit names."""
    rows = ledger.alerts.copy()
    change(rows)
    with pytest.raises(AuditError, match=finding):
        audit(replace(ledger, tables={**ledger.tables, "alerts": rows}))


def test_a_run_in_pieces_is_audited_as_one(ledger: Ledger) -> None:
    """Pieces of some hours pass the audit, and hold every alert once."""
    pieces = list(segments(watched(), step_s=7 * HOUR))
    assert sum(len(piece.alerts) for piece in pieces) == len(ledger.alerts) > 4
    assert all((piece.alerts["cleared_s"] != NONE).all() for piece in pieces[:-1])
