"""The ledger's files: one Parquet file a table, every column with its unit and meaning."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from sim.ledger.columns import TABLES, VIEWS, Column, Table
from sim.ledger.frames import codes_of, names_of
from sim.ledger.ledger import Ledger

if TYPE_CHECKING:
    import pandas as pd


SOUGHT_BY = ("order", "placed_s", "picked_s", "time_s", "closed_s", "shipped_s", "departed_s", "entered_s", "raised_s")
"""Columns by which rows are likely to be sought."""


def write(ledger: Ledger, directory: Path) -> list[Path]:
    """Write every table into a directory, each file whole or not at all; return the files."""
    directory.mkdir(parents=True, exist_ok=True)
    paths = []
    views = {"moves": ledger.moves, "money": ledger.money}
    for table in (*TABLES, *VIEWS):
        path = directory / f"{table.name}.parquet"
        partial = path.with_suffix(".partial")
        content = view_table(ledger, table, views[table.name]()) if table in VIEWS else arrow_table(ledger, table)
        pq.write_table(content, partial, **encoding_of(content.schema))
        os.replace(partial, path)
        paths.append(path)
    return paths


def arrow_table(ledger: Ledger, table: Table) -> pa.Table:
    """Return a table of a ledger as an Arrow table, with names in place of positions, null where there is nothing."""
    columns, fields = [], []
    for column in table.columns:
        values = arrow_column(ledger, column, ledger.tables[table.name][column.name])
        columns.append(values)
        fields.append(arrow_field(column, values.type))
    return pa.table(columns, schema=pa.schema(fields, about(ledger, table)))


def encoding_of(schema: pa.Schema) -> dict[str, Any]:
    """Return how Parquet writes a table, as keywords of `pyarrow.parquet.ParquetWriter`.

    Numbers as differences from the row before, which for a ledger are small: a third of the time and two thirds of the bytes
    of dictionaries with zstd. The least and the largest of a row group, by which readers skip row groups, are kept of keys and of
    when things happened.
    """
    named = [field.name for field in schema if not pa.types.is_integer(field.type)]
    numbers = [field.name for field in schema if pa.types.is_integer(field.type)]
    return {
        "compression": "snappy",
        "write_page_checksum": True,
        "use_dictionary": named,
        "column_encoding": dict.fromkeys(numbers, "DELTA_BINARY_PACKED"),
        "write_statistics": [name for name in numbers if name in SOUGHT_BY],
    }


def view_table(ledger: Ledger, table: Table, frame: "pd.DataFrame") -> pa.Table:
    """Return a drawn table of a ledger as an Arrow table."""
    columns = [pa.array(frame[column.name]) for column in table.columns]
    fields = [arrow_field(column, values.type) for column, values in zip(table.columns, columns, strict=True)]
    return pa.table(columns, schema=pa.schema(fields, about(ledger, table)))


def arrow_field(column: Column, kind: pa.DataType) -> pa.Field:
    """Return the field of a column, with its unit and meaning."""
    return pa.field(column.name, kind, metadata={"unit": column.unit, "meaning": column.meaning})


def about(ledger: Ledger, table: Table) -> dict[str, str]:
    """Say what a table means and which run it is of."""
    run = {"scenario": ledger.scenario.name, "seed": str(ledger.seed), "replication": str(ledger.replication)}
    return {"meaning": table.meaning, **run}


def arrow_column(ledger: Ledger, column: Column, values: np.ndarray[tuple[int], np.dtype[np.int64]]) -> pa.Array:
    """Return a column as an Arrow array: named things as dictionaries, times that have not come as null."""
    names = names_of(ledger.scenario, column.unit)
    values = np.ascontiguousarray(values)
    if names is None:
        return pa.array(values, mask=_missing(values) if column.name.endswith("_s") or column.unit == "id" else None)
    codes = codes_of(ledger.scenario, column.unit, values)
    return pa.DictionaryArray.from_arrays(
        pa.array(codes.astype(np.int32), mask=_missing(codes)), pa.array(names, pa.string())
    )


def _missing(values: np.ndarray[tuple[int], np.dtype[np.int64]]) -> np.ndarray[tuple[int], np.dtype[np.bool_]] | None:
    """Where there is nothing; None if there is something everywhere, as is usual, which saves Arrow the copy."""
    missing = values < 0
    return missing if missing.any() else None
