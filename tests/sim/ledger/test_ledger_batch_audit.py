"""The audit of batches: a sound ledger passes, and each planted error is found."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from small_scenarios import DAY, HOUR, freight_carrier, scenario, sku, stock, supplier, warehouse

from sim.ledger.audit import Audit, AuditError, audit
from sim.ledger.columns import NONE
from sim.ledger.ledger import Ledger
from sim.run import segments, simulate

pytestmark = pytest.mark.evidence

Rows = np.ndarray[Any, Any]


@pytest.fixture(scope="module")
def batched() -> Ledger:
    """Simulate six days of a centre that sends milk on to a region; some expires in either place, and some is under way at the end."""
    sites = [
        warehouse("centre", stock=stock(reorder_point=60, order_up_to=120)),
        warehouse(
            "region", longitude=1.0, stock=stock("centre", kind="R_S", review=DAY, review_at=12 * HOUR, order_up_to=60),
            line_haul={"carrier": "truck", "departures": [18 * HOUR]},
        ),
    ]  # fmt: skip
    return simulate(
        scenario(
            warehouses=sites, suppliers=[supplier(6 * HOUR)], skus=[sku("milk", shelf_life=2 * DAY), sku("salt")], days=6,
            orders=30.0, freight_carriers=[freight_carrier(handling=20 * HOUR)],
        )
    )  # fmt: skip


def broken(ledger: Ledger, table: str, change: Callable[[Rows], Rows | None]) -> str:
    """Change a table of a sound ledger, and return what the audit finds."""
    rows = ledger.tables[table].copy()
    changed = change(rows)
    with pytest.raises(AuditError) as error:
        audit(replace(ledger, tables={**ledger.tables, table: rows if changed is None else changed}))
    return "\n".join(error.value.findings)


def add(amount: int, *columns: str, where: str = "quantity") -> Callable[[Rows], None]:
    """Add an amount to columns of the first row that has something in a column."""

    def change(rows: Rows) -> None:
        row = int(np.argmax((rows[where] != 0) & (rows[where] != NONE)))
        for column in columns:
            rows[column][row] += amount

    return change


def swapped(rows: Rows) -> None:
    """Let two batches of one shelf have each other's sales: all sums by SKU stay."""
    first, second = np.flatnonzero((rows["warehouse"] == 0) & (rows["lost"] > 0) & (rows["sold"] > 0))[:2]
    for row, amount in ((first, -1), (second, 1)):
        rows["lost"][row] += amount
        rows["sold"][row] -= amount


ACCOUNTED = "units of a batch are not those sold, sent, lost, vanished and left"
PLANTED: dict[str, tuple[str, Callable[[Rows], Rows | None], str]] = {
    "a unit of a batch vanishes": ("batches", add(-1, "sold", where="sold"), ACCOUNTED),
    "a unit too many was sold": ("batches", add(1, "sold", "quantity", where="sold"), "units received by batch"),
    "one more sold and one less lost": ("batches", swapped, "losses are not those of their batches"),
    "a batch is missing": ("batches", lambda rows: rows[1:], "batches are missing or double"),
    "a batch comes from another": ("batches", add(1, "origin", where="origin"), "units sent to other warehouses"),
    "a batch in another shipment": ("batches", add(1, "shipment", where="shipment"), "units of a shipment"),
    "a batch lies elsewhere": ("batches", add(1, "sku"), "by batch are not those of the shelf"),
    "a batch of an unknown article": ("batches", add(9, "sku"), "a warehouse or SKU that is not there"),
    "a batch expires at noon": ("batches", add(43_200, "expires_s", where="expires_s"), "another time than midnight"),
    "a batch is received before it was made": ("batches", add(DAY, "entered_s", where="entered_s"), "run backwards"),
    "a batch ends with units left": ("batches", add(1, "left", "quantity", where="left"), "received by batch"),
    "a batch ends too soon": ("batches", add(DAY, "ended_s", where="left"), "batches end with units left"),
    "a loss of another batch": ("losses", add(1, "batch", where="batch"), "losses are not those of their batches"),
    "a loss is forgotten": ("losses", lambda rows: rows[1:], "units in are not units out"),
    "a loss of nothing": ("losses", add(-1000, "quantity"), "losses are of no units"),
    "a loss without a cause": ("losses", add(9, "cause"), "no known cause"),
    "a loss at another price": ("losses", add(5, "value_fen"), "another value"),
    "an older unit at the close": ("ageing_days", lambda rows: more_aged(rows), "stock by age at the last close"),
    "a day of ages is missing": ("ageing_days", lambda rows: rows[1:], "ageing_days are not one daily close"),
    "more packed that day": ("ageing_days", add(1, "sold", where="sold"), "packed day by day"),
}
"""What is done to which table, and what the audit says of it."""


def more_aged(rows: Rows) -> None:
    """Put a unit into the youngest band of the last close."""
    rows["on_hand_0"][-1] += 1


def test_the_run_has_what_can_go_wrong(batched: Ledger) -> None:
    """Batches were sold, sent, lost, are left and under way; else the tests below say little."""
    rows = batched.batches
    assert all(rows[flow].any() for flow in ("sold", "sent", "lost", "left"))
    assert ((rows["received_s"] == NONE) & (rows["left"] > 0)).any()
    assert set(batched.losses["warehouse"]) == {0, 1}


@pytest.mark.parametrize("error", PLANTED)
def test_a_planted_error_is_found(batched: Ledger, error: str) -> None:
    """Each single change to a sound ledger is told in a sentence about it."""
    table, change, told = PLANTED[error]
    assert told in broken(batched, table, change)


def test_pieces_are_audited_as_one_run(batched: Ledger) -> None:
    """Pieces of seven hours balance as the whole does, though batches, losses and shipments stand in different ones."""
    books = Audit(batched.scenario)
    for piece in segments(batched.scenario, step_s=7 * HOUR):
        books.add(piece)
    books.close()


def test_losses_are_moves_and_money(batched: Ledger) -> None:
    """What was written off leaves the shelf in the list of moves, and costs its value in that of money."""
    moves, money = batched.moves(), batched.money()
    assert -moves["quantity"][moves["reason"] == "expired"].sum() == batched.losses["quantity"].sum()
    assert money["amount_fen"][money["component"] == "write_off"].sum() == batched.losses["value_fen"].sum() > 0


def test_units_that_vanished_untold_are_found() -> None:
    """Of milk that is stolen, one unit more or fewer than the discrepancies tell is found, though the batch's own sum is right."""
    site = warehouse(stock=stock(kind="none", opening=500), records={"shrinkage": {"rate": 1.0}})
    ledger = simulate(scenario(skus=[sku(shelf_life=30 * DAY)], warehouses=[site], suppliers=[supplier()], days=4))
    assert ledger.batches["vanished"].tolist() > [0]
    assert "units vanished by batch" in broken(ledger, "batches", add(1, "vanished", "quantity", where="vanished"))
    assert "units vanished by batch" in broken(ledger, "batches", hidden)


def hidden(rows: Rows) -> None:
    """Let a unit that vanished lie on the shelf."""
    rows["vanished"][0] -= 1
    rows["left"][0] += 1
