"""A front warehouse that keeps fast articles only: what it does not keep comes from the centre, and it is never short of it."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from small_scenarios import DAY, scenario, sku, stock, supplier, warehouse

from sim.ledger.audit import AuditError, audit
from sim.ledger.ledger import Ledger
from sim.scenario.scenario import Scenario

Run = Callable[[Scenario], Ledger]
FRONT, CENTRE = 0, 1
FAST, SLOW = 0, 1


@pytest.fixture
def small() -> Scenario:
    """Make a front warehouse supplied by a centre that keeps the slow article alone; orders of one or two lines are split."""
    kept = stock("centre", reorder_point=800, order_up_to=900)
    sites = [
        warehouse("front", stock={**kept, "keeps": {"classes": ["fast"]}}),
        warehouse("centre", latitude=5.0, stock=stock(reorder_point=1900, order_up_to=2000)),
    ]
    goods = {"skus": [sku("fast", demand_share=4.0), sku("slow")], "classes": {"movement": {"share": 0.8}}}
    return scenario(
        warehouses=sites, products=goods, suppliers=[supplier(DAY // 2)], allocation={"shortage": "split"},
        lines={"empirical": {"values": [1, 2]}}, days=4,
    )  # fmt: skip


def test_each_line_ships_from_where_it_is_kept(run: Run, small: Scenario) -> None:
    """Fast lines go from the front warehouse, slow ones from the centre, orders of both in two parcels; each is home to its own."""
    ledger = run(small)
    lines, mixed = ledger.lines, ledger.orders["parcels"] == 2
    np.testing.assert_array_equal(lines["warehouse"], np.where(lines["sku"] == FAST, FRONT, CENTRE))
    np.testing.assert_array_equal(lines["home"], lines["warehouse"])
    np.testing.assert_array_equal(mixed, ledger.orders["lines"] == 2)
    assert mixed.any()
    assert (ledger.orders["waiting_lines"] == 0).all()


def test_what_is_not_kept_is_never_there(run: Run, small: Scenario) -> None:
    """The front warehouse has no slow article at the start, orders none, and counts no stock-out of it."""
    ledger = run(small)
    (shelf,) = ledger.stock[(ledger.stock["warehouse"] == FRONT) & (ledger.stock["sku"] == SLOW)]
    assert not any(shelf.tolist()[2:])
    ordered = ledger.replenishments
    assert set(ordered["sku"][ordered["warehouse"] == FRONT]) == {FAST}
    assert not ledger.shipments["stockout"].any()


def test_the_audit_finds_what_is_not_kept(run: Run, small: Scenario) -> None:
    """A slow line that ships from the front warehouse, a home that does not keep it, and an order of it are each told."""
    ledger = run(small)
    for table, column, told in (
        ("lines", "warehouse", "given to warehouses that do not keep them"),
        ("lines", "home", "homes that do not keep them"),
        ("replenishments", "warehouse", "order, or are asked for, what they do not keep"),
    ):
        rows = ledger.tables[table].copy()
        of_slow = np.flatnonzero(rows["sku"] == SLOW)
        rows[column][of_slow[:1] if len(of_slow) else slice(0, 1)] = FRONT
        rows["sku"][of_slow[:1] if len(of_slow) else slice(0, 1)] = SLOW
        with pytest.raises(AuditError, match=told):
            audit(replace(ledger, tables={**ledger.tables, table: rows}))
