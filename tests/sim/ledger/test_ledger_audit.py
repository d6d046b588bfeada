"""The audit: a sound ledger passes, and each kind of planted error is found."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from small_scenarios import DAY

from sim.ledger.audit import Audit, AuditError, audit
from sim.ledger.columns import NONE, Reason
from sim.ledger.ledger import Ledger
from sim.run import segments

pytestmark = pytest.mark.evidence

Rows = np.ndarray[Any, Any]


def rewritten(ledger: Ledger, table: str, change: Callable[[Rows], Rows | None]) -> Ledger:
    """Return a ledger one of whose tables was changed, in place or for another one."""
    rows = ledger.tables[table].copy()
    changed = change(rows)
    return replace(ledger, tables={**ledger.tables, table: rows if changed is None else changed})


def findings(ledger: Ledger) -> str:
    """Audit a ledger that does not balance."""
    with pytest.raises(AuditError) as error:
        audit(ledger)
    assert str(error.value) == "the ledger does not balance:\n" + "\n".join(
        f"- {told}" for told in error.value.findings
    )
    return "\n".join(error.value.findings)


def first(rows: Rows, column: str) -> int:
    """Return the first row with something in a column; the first of all if there is none."""
    return int(np.argmax((rows[column] != NONE) & (rows[column] != 0)))


def add(column: str, amount: int, where: str | None = None) -> Callable[[Rows], None]:
    """Add an amount to a column, in the first row in which that column, or another one, is neither zero nor NONE."""

    def change(rows: Rows) -> None:
        rows[column][first(rows, where or column)] += amount

    return change


def put(column: str, value: int, where: str | None = None) -> Callable[[Rows], None]:
    """Write a value into a column, in the first row in which that column, or another one, is neither zero nor NONE."""

    def change(rows: Rows) -> None:
        rows[column][first(rows, where or column)] = value

    return change


def without(row: int) -> Callable[[Rows], Rows]:
    """Leave out a row."""
    return lambda rows: np.delete(rows, row)


def lost(column: str, value: int) -> Callable[[Rows], None]:
    """Put a value into a column of the first line that was lost or cancelled."""

    def change(rows: Rows) -> None:
        rows[column][np.flatnonzero(rows["ended_s"] != NONE)[0]] = value

    return change


def twice(row: int) -> Callable[[Rows], Rows]:
    """Write a row twice."""
    return lambda rows: np.insert(rows, row, rows[row])


def renumbered(rows: Rows) -> None:
    """Give an order, where nobody would look, the number of another."""
    rows["order"][5] = rows["order"][4]


def more_at_the_last_close(rows: Rows) -> None:
    """Put a unit on the shelf of the last day."""
    rows["on_hand"][-9] += 1


UNITS = "units in are not units out plus units held"
STRAY = "orders, lines and parcels do not belong together"
UNKNOWN = "order lines name a warehouse, SKU or parcel that is not there"
CONTENTS = "lines stand in parcels of another warehouse, or parcels hold another number of lines"
SUMS = "units, weights or values of orders, parcels and lines differ"
TIMES = "times of orders, lines and parcels run backwards or contradict each other"
FUTURE = "orders, lines or parcels bear a time after the end"
DELIVERY = "orders are not delivered exactly with their last parcel"
FATES = "lines that were lost or cancelled have moved, or are in a parcel, or are not those their order counts"
END = "orders end before or after their last parcel, lost or cancelled line, or are cancelled with a parcel"
COSTS = "costs of parcels or lost sales are negative, or hang on no event that has happened"
NOWHERE = "replenishments or shipments name a warehouse or SKU that is not there"
CLOSES = "warehouse_days are not one daily close a warehouse"
PLANTED: dict[str, tuple[str, Callable[[Rows], Rows | None], str]] = {
    "a unit vanishes from a shelf": ("stock", add("closing", -1), f"{UNITS}: 1 SKUs, first warehouse 0, SKU "),
    "a unit was there from nowhere": ("stock", add("opening", 1), UNITS),
    "a received unit vanishes": ("shipments", add("quantity", -1, "received_s"), UNITS),
    "a unit on order is forgotten": ("stock", add("on_order", -1), "units on order are not those ordered"),
    "a unit is reserved for nobody": ("stock", add("reserved", 1), "reserved units are not those promised"),
    "nobody waits for a backorder": ("stock", add("backordered", 1), "backordered units are not those"),
    "more is promised than there is": ("stock", put("closing", -1), "more is promised than there is"),
    "an order is missing": ("orders", without(7), STRAY),
    "an order is there twice": ("orders", twice(7), STRAY),
    "an order has another's number": ("orders", renumbered, "orders are missing or double"),
    "a line is missing": ("lines", without(7), STRAY),
    "a parcel is missing": ("parcels", without(7), STRAY),
    "a parcel is there twice": ("parcels", twice(7), STRAY),
    "the last line is missing": ("lines", without(-1), STRAY),
    "a line too many": ("lines", twice(-1), STRAY),
    "lines in the wrong sequence": ("lines", lambda rows: rows[::-1], STRAY),
    "a parcel goes to another city": ("parcels", add("city", 1), STRAY),
    "a line of an unknown article": ("lines", put("sku", 3), UNKNOWN),
    "a line from an unknown warehouse": ("lines", put("warehouse", 3), UNKNOWN),
    "a line of an unknown home": ("lines", put("home", 3), UNKNOWN),
    "a line of no home": ("lines", put("home", NONE), UNKNOWN),
    "a line in an unknown parcel": ("lines", put("parcel", 2), UNKNOWN),
    "a line in a parcel from elsewhere": ("parcels", put("warehouse", 2), CONTENTS),
    "a parcel with a line too many": ("parcels", add("lines", 1), CONTENTS),
    "a unit of an order": ("orders", add("units", 1), SUMS),
    "the value of an order": ("orders", add("value_fen", 1), SUMS),
    "the weight of a parcel": ("parcels", add("weight_g", 1), SUMS),
    "reserved before it was ordered": ("lines", put("reserved_s", 0), TIMES),
    "picked before it was released": ("parcels", put("picked_s", 0), TIMES),
    "delivered before it was collected": ("parcels", put("delivered_s", 0), TIMES),
    "picked, but not from the shelf": ("lines", put("picked_s", NONE), TIMES),
    "released before its stock": ("parcels", add("released_s", -1), TIMES),
    "ordered after the end": ("orders", put("placed_s", 9 * DAY), FUTURE),
    "delivered after the end": ("parcels", put("delivered_s", 9 * DAY), FUTURE),
    "delivered without its parcels": ("orders", add("delivered_s", 1), DELIVERY),
    "delivered, but open": ("orders", put("state", 0, "delivered_s"), DELIVERY),
    "in no known state": ("orders", put("state", 7, "delivered_s"), DELIVERY),
    "reserved after the end": ("lines", put("reserved_s", 9 * DAY), FUTURE),
    "handling before it was packed": ("parcels", put("picked_s", NONE), COSTS),
    "freight before dispatch": ("parcels", put("dispatched_s", NONE), COSTS),
    "freight below zero": ("parcels", put("freight_fen", -1), COSTS),
    "a lost line left the shelf": ("lines", lost("picked_s", 5 * DAY), FATES),
    "a lost line was reserved": ("lines", lost("reserved_s", 5 * DAY), FATES),
    "a lost line waits": ("lines", lost("state", 0), UNKNOWN),
    "a line in no known state": ("lines", put("state", 9), FATES),
    "a line that is not lost costs a sale": ("lines", put("lost_fen", 5, "picked_s"), COSTS),
    "a lost sale below zero": ("lines", lost("lost_fen", -5), COSTS),
    "an unknown article was wanted": ("lines", put("wanted_sku", 3), UNKNOWN),
    "an order lost a line more": ("orders", add("lost_lines", 1), FATES),
    "an order ends too late": ("orders", add("ended_s", 1), END),
    "an order with a parcel is cancelled": ("orders", put("state", 2, "delivered_s"), END),
    "a shipment is missing": ("shipments", without(2), "shipments are missing or double"),
    "a shipment arrives too early": ("shipments", put("received_s", 0), "shipments travel backwards in time"),
    "a shipment to an unknown warehouse": ("shipments", put("warehouse", 5), NOWHERE),
    "an order for an unknown article": ("replenishments", put("sku", 9), NOWHERE),
    "a replenishment order is missing": ("replenishments", without(2), "replenishments are missing or double"),
    "ordering cost before the run": (
        "replenishments",
        put("ordered_s", -5, "ordering_fen"),
        "ordering hangs on no event",
    ),
    "a reason that there is not": ("replenishments", put("reason", len(Reason), "ordering_fen"), "have a reason that"),
    "a plan that sends from nowhere": (
        "replenishments",
        put("reason", Reason.PLAN, "ordering_fen"),
        "send from nowhere",
    ),
    "ordering cost below zero": ("replenishments", put("ordering_fen", -5), "ordering is negative"),
    "a load is missing": ("loads", without(0), "loads are missing or double"),
    "a load is lighter than its goods": ("loads", add("weight_g", -1), "loads weigh"),
    "a load arrives before it leaves": ("loads", put("arrived_s", 0), "loads arrive before they leave"),
    "line-haul after the end": ("loads", put("departed_s", 9 * DAY), "line_haul hangs on no event"),
    "a transshipment is missing": ("transshipments", without(0), "transshipments are missing or double"),
    "a transshipment is lighter than its goods": ("transshipments", add("weight_g", -1), "transshipments hold"),
    "a transshipment arrives before it leaves": ("transshipments", put("arrived_s", 0), "transshipments arrive before"),
    "a transshipment leads nowhere": (
        "transshipments",
        lambda rows: rows.__setitem__("source", rows["warehouse"]),
        "lead nowhere",
    ),
    "a unit lost on the way arrived": ("shipments", add("lost", -1), UNITS),
    "more is lost than was sent": ("shipments", put("lost", 99), "units are lost that were not on their way"),
    "a unit is lost for nothing": ("shipments", add("lost_fen", -1), "transit losses are not worth what is lost"),
    "a supplier helps out": (
        "replenishments",
        put("reason", Reason.TRANSSHIPMENT, "ordering_fen"),
        "suppliers take part in transshipments",
    ),
    "figures that did not mislead": ("misallocations", put("known", 0), "misallocations without figures"),
    "a day's rent is missing": ("warehouse_days", without(4), CLOSES),
    "a day's rent is paid twice": ("warehouse_days", twice(4), CLOSES),
    "a close at noon": ("warehouse_days", add("closed_s", 43_200), CLOSES),
    "wages below zero": ("warehouse_days", put("labour_fen", -1), "labour is negative"),
    "a day's stock is missing": ("stock_days", without(4), "stock_days are not one daily close a warehouse"),
    "the last close is not the end": ("stock_days", more_at_the_last_close, "on_hand of the last daily close"),
    "a shelf is missing": ("stock", without(1), "closing stock has 8 rows"),
}
"""What is done to which table, and what the audit says of it."""


def test_the_run_has_everything_that_can_go_wrong(ledger: Ledger) -> None:
    """The small run has split, waiting and open orders, and goods under way; else the tests below say little."""
    assert (ledger.orders["parcels"] > 1).any()
    assert (ledger.orders["waiting_lines"] > 0).any()
    assert (ledger.orders["delivered_s"] == NONE).any()
    assert (ledger.shipments["received_s"] == NONE).any()
    assert ((ledger.lines["reserved_s"] == NONE) & (ledger.lines["state"] == 0)).any()
    assert set(ledger.lines["state"]) == {0, 1, 2, 3}
    assert (ledger.lines["sku"] != ledger.lines["wanted_sku"]).any()
    assert len(ledger.loads) > 2


def test_a_sound_ledger_passes(ledger: Ledger) -> None:
    """Nothing is found where nothing is wrong."""
    audit(ledger)


@pytest.mark.parametrize("error", PLANTED)
def test_a_planted_error_is_found(ledger: Ledger, error: str) -> None:
    """Each single change to a sound ledger is told in a sentence about it."""
    table, change, told = PLANTED[error]
    assert told in findings(rewritten(ledger, table, change))


def test_all_findings_are_told_together(ledger: Ledger) -> None:
    """Two errors in two tables give two sentences."""
    twice_wrong = rewritten(rewritten(ledger, "loads", add("weight_g", 1)), "stock", add("opening", 1))
    told = findings(twice_wrong)
    assert "loads weigh" in told
    assert "units in are not" in told


def test_pieces_are_audited_as_one_run(ledger: Ledger) -> None:
    """Half-days added one by one balance as the whole does; without the last one the run was not finished."""
    pieces = list(segments(ledger.scenario, step_s=DAY // 2))
    books, unfinished = Audit(ledger.scenario), Audit(ledger.scenario)
    for piece in pieces:
        books.add(piece)
    for piece in pieces[:-1]:
        unfinished.add(piece)
    books.close()
    with pytest.raises(AuditError, match="the run was not finished: there is no closing stock"):
        unfinished.close()


def test_a_piece_that_is_left_out_is_missed(ledger: Ledger) -> None:
    """A run without its third day lacks orders, and units."""
    pieces = list(segments(ledger.scenario, step_s=DAY))
    books = Audit(ledger.scenario)
    for piece in (*pieces[:2], *pieces[3:]):
        books.add(piece)
    with pytest.raises(AuditError, match="orders are missing or double"):
        books.close()
