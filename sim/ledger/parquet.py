"""The ledger's files: one Parquet file a table, every column with its unit and meaning."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from sim.ledger.columns import TABLES, VIEWS, Column, Table
from sim.ledger.frames import codes_of, names_of
from sim.ledger.ledger import Ledger

if TYPE_CHECKING:
    import pandas as pd


def write(ledger: Ledger, directory: Path) -> list[Path]:
    """Write every table into a directory, each file whole or not at all; return the files."""
    directory.mkdir(parents=True, exist_ok=True)
    paths = []
    views = {"moves": ledger.moves, "money": ledger.money}
    for table in (*TABLES, *VIEWS):
        path = directory / f"{table.name}.parquet"
        partial = path.with_suffix(".partial")
        content = view_table(ledger, table, views[table.name]()) if table in VIEWS else arrow_table(ledger, table)
        pq.write_table(content, partial, compression="zstd")
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
    if names is None:
        missing = values < 0 if column.name.endswith("_s") or column.unit == "id" else None
        return pa.array(np.ascontiguousarray(values), mask=missing)
    codes = codes_of(ledger.scenario, column.unit, values)
    return pa.DictionaryArray.from_arrays(
        pa.array(codes.astype(np.int32), mask=codes < 0), pa.array(names, pa.string())
    )
