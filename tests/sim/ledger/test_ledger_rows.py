"""Rows of the ledger: their digest, their order, and pieces of a run."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from ledgers import differences
from small_scenarios import DAY

from sim.ledger.columns import LOADS, NONE, ORDERS, STOCK, TABLES, OrderState, Table
from sim.ledger.fingerprint import fingerprint
from sim.ledger.ledger import Ledger, join
from sim.ledger.rows import copied, empty_rows, in_order, is_sorted, selected, without_future
from sim.run import segments


def small_rows(table: Table) -> st.SearchStrategy[np.ndarray]:
    """Up to eight rows of small numbers."""
    return arrays(table.dtype, st.integers(0, 8), elements=st.tuples(*(st.integers(0, 2) for _ in table.columns)))


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_single_number_changes_the_digest(ledger: Ledger, miscounted_ledger: Ledger, table: object) -> None:
    """One in the last column of the last row is enough, and so is a row less."""
    ledger = ledger if len(ledger.tables[table.name]) else miscounted_ledger
    rows = ledger.tables[table.name].copy()
    rows[table.columns[-1].name][-1] += 1
    changed = replace(ledger, tables={**ledger.tables, table.name: rows})
    shorter = replace(ledger, tables={**ledger.tables, table.name: rows[:-1]})
    digests = {one.digest() for one in (ledger, changed, shorter)}
    assert len(digests) == 3
    assert all(len(digest) == 32 for digest in digests)


def test_equal_rows_have_equal_digests(ledger: Ledger) -> None:
    """A copy has the digest of the original; scenario, seed and engine play no part."""
    copies = {name: rows.copy() for name, rows in ledger.tables.items()}
    assert replace(ledger, tables=copies, engine="reference", seed=9).digest() == ledger.digest()


def test_a_fingerprint_tells_order_and_place(ledger: Ledger) -> None:
    """Two rows or two columns exchanged give another fingerprint; no rows have one too."""
    rows = np.zeros(2, STOCK.dtype)
    rows["warehouse"], rows["sku"] = [0, 1], [1, 0]
    exchanged = rows.copy()
    exchanged["warehouse"], exchanged["sku"] = rows["sku"], rows["warehouse"]
    assert len({fingerprint(one) for one in (rows, rows[::-1], rows[:1], rows[:0])}) == 4
    assert fingerprint(exchanged) == fingerprint(rows[::-1])


@pytest.mark.parametrize("table", [STOCK, LOADS], ids=["two columns", "one column"])
@given(data=st.data())
def test_rows_are_sorted_by_key(table: Table, data: st.DataObject) -> None:
    """Sorting gives the rows in the order of their keys, those of one key as they stood, and rows in order are told to be."""
    rows = data.draw(small_rows(table))
    place = {name: number for number, name in enumerate(rows.dtype.names)}
    by_key = [place[column] for column in table.key]
    expected = sorted(rows.tolist(), key=lambda row: [row[number] for number in by_key])
    assert in_order(table, rows).tolist() == expected
    keys = [[row[number] for number in by_key] for row in rows.tolist()]
    assert is_sorted([rows[column] for column in table.key]) == (keys == sorted(keys))


@given(data=st.data())
def test_rows_are_copied_and_selected_as_a_whole(data: st.DataObject) -> None:
    """A copy has memory of its own; those that are wanted come in their order, and where all are, nothing is copied."""
    rows = data.draw(small_rows(STOCK))
    assert copied(rows).tolist() == rows.tolist()
    assert not np.shares_memory(copied(rows), rows)
    wanted = rows["sku"] > 0
    assert selected(rows, wanted).tolist() == rows[wanted].tolist()
    assert selected(rows, np.ones(len(rows), np.bool_)) is rows


def test_what_lies_after_the_end_has_not_happened() -> None:
    """A parcel to be collected tomorrow has no dispatch, no freight and no delivery today; its order is open."""
    rows = empty_rows()
    rows["orders"] = np.zeros(3, ORDERS.dtype)
    rows["orders"]["delivered_s"], rows["orders"]["state"] = [100, 101, 102], OrderState.DELIVERED
    rows["orders"]["ended_s"] = rows["orders"]["delivered_s"]
    rows["parcels"] = np.zeros(3, rows["parcels"].dtype)
    rows["parcels"]["dispatched_s"], rows["parcels"]["delivered_s"] = [100, 100, 101], [100, 101, 102]
    rows["parcels"]["freight_fen"], rows["parcels"]["co2e_g"], rows["parcels"]["distance_m"] = 5, 6, 7
    cut = without_future(rows, 100)
    assert cut["orders"]["delivered_s"].tolist() == [100, NONE, NONE]
    assert cut["orders"]["ended_s"].tolist() == [100, NONE, NONE]
    assert cut["orders"]["state"].tolist() == [OrderState.DELIVERED, OrderState.OPEN, OrderState.OPEN]
    assert cut["parcels"]["dispatched_s"].tolist() == [100, 100, NONE]
    assert cut["parcels"]["delivered_s"].tolist() == [100, NONE, NONE]
    for column in ("freight_fen", "co2e_g", "distance_m"):
        assert (cut["parcels"][column] > 0).tolist() == [True, True, False]


def test_pieces_hold_what_was_finished_in_their_time(ledger: Ledger) -> None:
    """Orders stand where they ended, with their lines and parcels; the last piece has the open ones."""
    pieces = list(segments(ledger.scenario, step_s=DAY))
    assert [(piece.start_s, piece.end_s) for piece in pieces] == [(day * DAY, (day + 1) * DAY) for day in range(6)]
    assert [piece.last for piece in pieces] == [False] * 5 + [True]
    for piece in pieces:
        ended = piece.orders["ended_s"]
        until = piece.end_s + piece.last
        assert ((ended >= piece.start_s) & (ended < until) | (ended == NONE) & piece.last).all()
        assert set(piece.lines["order"]) == set(piece.orders["order"])
        assert set(piece.parcels["order"]) == set(piece.orders["order"][piece.orders["parcels"] > 0])
        assert ((piece.loads["departed_s"] >= piece.start_s) & (piece.loads["departed_s"] < until)).all()
    assert [len(piece.stock) for piece in pieces] == [0] * 5 + [9]
    assert differences(join(pieces), ledger) == ""


def test_a_ledger_introduces_itself(ledger: Ledger) -> None:
    """Its text has the scenario, the luck and the size of each table."""
    assert repr(ledger).startswith("<Ledger of 'small', replication 0, seed 1, compiled: orders 3")
    assert f"loads {len(ledger.loads)}" in repr(ledger)


def test_empty_rows_have_every_table() -> None:
    """Each table is there, with its type and without rows."""
    rows = empty_rows()
    assert list(rows) == [table.name for table in TABLES]
    assert rows["loads"].dtype == LOADS.dtype
    assert not any(len(table) for table in rows.values())
