"""The ledger as tables for people: frames, money, moves and Parquet files."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pytest

from sim.ledger.columns import NONE, TABLES, VIEWS
from sim.ledger.components import COMPONENTS
from sim.ledger.ledger import Ledger


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_frames_have_every_row_and_column(ledger: Ledger, miscounted_ledger: Ledger, table: object) -> None:
    """A frame has the table's columns, and numbers as they are."""
    ledger = ledger if len(ledger.tables[table.name]) else miscounted_ledger
    frame, rows = ledger.frame(table.name), ledger.tables[table.name]
    assert list(frame.columns) == list(rows.dtype.names)
    assert len(frame) == len(rows) > 0
    for column in frame.select_dtypes("number"):
        assert (frame[column].to_numpy() == rows[column]).all()


def test_positions_become_names(ledger: Ledger) -> None:
    """Warehouses, cities, articles, carriers, states and sources are named; what is not there is missing."""
    names = [site.name for site in ledger.scenario.warehouses]
    assert [names.index(name) for name in ledger.frame("lines")["warehouse"]] == ledger.lines["warehouse"].tolist()
    shipments = ledger.frame("shipments")
    assert (shipments.loc[ledger.shipments["source"] == -2, "source"] == "supplier").all()
    assert (shipments.loc[ledger.shipments["source"] == 0, "source"] == "centre").all()
    assert set(ledger.frame("orders")["state"]) == {"open", "delivered", "cancelled"}
    assert set(ledger.frame("lines")["state"]) == {"open", "shipped", "lost", "cancelled"}
    assert set(ledger.frame("loads")["carrier"]) == {"truck"}
    assert set(ledger.frame("stock_days")["abc"]) == {"A", "B", "C"}
    unpacked = ledger.parcels["carrier"] == NONE
    assert ledger.frame("parcels")["carrier"].isna().tolist() == unpacked.tolist()
    assert unpacked.any()


def test_several_suppliers_keep_their_names(ledger: Ledger) -> None:
    """Sources count down from -2: the second supplier is -3."""
    two = ledger.scenario.model_copy(update={"suppliers": (ledger.scenario.suppliers[0],) * 2})
    second = two.suppliers[1].model_copy(update={"name": "second"})
    renamed = two.model_copy(update={"suppliers": (two.suppliers[0], second)})
    orders = ledger.replenishments.copy()
    orders["source"][:3] = -2, -3, 0
    named = replace(ledger, scenario=renamed, tables={**ledger.tables, "replenishments": orders})
    assert named.frame("replenishments")["source"][:3].tolist() == ["supplier", "second", "centre"]


def test_an_unknown_table_is_told(ledger: Ledger) -> None:
    """Both ways of asking for a table list those that there are."""
    with pytest.raises(KeyError, match=r"no table 'carts'.*orders, lines, parcels"):
        ledger.frame("carts")
    with pytest.raises(AttributeError, match=r"no table 'carts'.*orders, lines, parcels"):
        _ = ledger.carts


def test_every_fen_is_listed_once(sound: Ledger) -> None:
    """Money has each amount of each component with its time, warehouse and row; what costs nothing is left out."""
    money = sound.money()
    for component in COMPONENTS:
        rows, listed = sound.tables[component.table], money[money["component"] == component.name]
        assert listed["amount_fen"].sum() == rows[component.amount].sum()
        assert (rows[component.amount][listed["row"]] == listed["amount_fen"]).all()
        assert (rows[component.time][listed["row"]] == listed["time_s"]).all()
        assert set(listed["table"]) <= {component.table}
    assert (money["amount_fen"] != 0).all()
    assert money["time_s"].is_monotonic_increasing
    assert set(money["warehouse"]) == {"centre", "region", "shop"}


def test_every_component_costs_something(ledger: Ledger, miscounted_ledger: Ledger) -> None:
    """There is money of every component in one of the two runs, so that the tests above see it."""
    assert {component.name for component in COMPONENTS} == {
        *ledger.money()["component"],
        *miscounted_ledger.money()["component"],
    }


def test_moves_add_up_to_the_closing_stock(sound: Ledger) -> None:
    """Opening, received, picked, transferred, lost and expired units of every article sum to what is on its shelf at the end."""
    moves = sound.moves()
    sums = moves.groupby(["warehouse", "sku"], observed=True)["quantity"].sum()
    stock = sound.frame("stock")
    counted = stock[stock["unlimited"] == 0].set_index(["warehouse", "sku"])["physical"]
    assert {place: units for place, units in sums.items() if units} == {place: n for place, n in counted.items() if n}
    assert (moves["quantity"] != 0).all()
    assert moves["time_s"].is_monotonic_increasing


def test_units_move_for_every_reason(ledger: Ledger, miscounted_ledger: Ledger) -> None:
    """Units move for their usual reasons in both runs; what is lost on the way or expires, and what vanishes or is mistaken, in one each."""
    usual = {"opening", "received", "picked", "transferred"}
    assert set(ledger.moves()["reason"]) == {*usual, "lost on the way", "expired"}
    assert set(miscounted_ledger.moves()["reason"]) == {*usual, "shrinkage", "mis_pick"}


def test_unlimited_stock_does_not_move(ledger: Ledger) -> None:
    """Where nothing is counted, nothing moves."""
    assert "shop" not in set(ledger.moves()["warehouse"])


def test_parquet_files_hold_the_ledger(ledger: Ledger, tmp_path: Path) -> None:
    """Every table is a file; read back, it is the table again, with nulls for what has not happened."""
    files = ledger.write(tmp_path / "new" / "folder")
    assert [file.name for file in files] == [f"{table.name}.parquet" for table in (*TABLES, *VIEWS)]
    assert sorted(file.name for file in (tmp_path / "new" / "folder").iterdir()) == sorted(file.name for file in files)
    for table, file in zip(TABLES, files, strict=False):
        rows, read = ledger.tables[table.name], pd.read_parquet(file)
        named = ledger.frame(table.name)
        for column in table.columns:
            if isinstance(named[column.name].dtype, pd.CategoricalDtype):
                assert read[column.name].astype(object).equals(named[column.name].astype(object))
            else:
                assert (read[column.name].fillna(NONE).to_numpy().astype(np.int64) == rows[column.name]).all()
    for view, name in ((ledger.moves(), "moves"), (ledger.money(), "money")):
        assert pd.read_parquet(tmp_path / "new" / "folder" / f"{name}.parquet").astype(str).equals(view.astype(str))


def test_parquet_files_say_what_their_columns_are(ledger: Ledger, tmp_path: Path) -> None:
    """Every column carries unit and meaning, every file the scenario, seed and replication."""
    for table, file in zip((*TABLES, *VIEWS), ledger.write(tmp_path), strict=True):
        schema = pq.read_schema(file)
        assert schema.metadata[b"scenario"] == b"small"
        assert (schema.metadata[b"seed"], schema.metadata[b"replication"]) == (b"1", b"0")
        for column in table.columns:
            metadata = schema.field(column.name).metadata
            assert metadata[b"unit"].decode() == column.unit
            assert metadata[b"meaning"].decode() == column.meaning


def test_columns_are_explained() -> None:
    """Names of tables and columns are unique, and each column has a unit and a sentence."""
    assert len({table.name for table in TABLES}) == len(TABLES)
    for table in (*TABLES, *VIEWS):
        names = [column.name for column in table.columns]
        assert len(set(names)) == len(names)
        assert set(table.key) <= set(names)
        assert all(column.unit and column.meaning.endswith(".") for column in table.columns)
