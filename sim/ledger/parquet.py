"""The ledger's files: one Parquet file a table, every column with its unit and meaning."""

import os
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from sim.ledger.columns import TABLES, Column, Table
from sim.ledger.frames import codes_of, names_of
from sim.ledger.ledger import Ledger


def write(ledger: Ledger, directory: Path) -> list[Path]:
    """Write every table into a directory, each file whole or not at all; return the files."""
    directory.mkdir(parents=True, exist_ok=True)
    paths = []
    for table in TABLES:
        path = directory / f"{table.name}.parquet"
        partial = path.with_suffix(".partial")
        pq.write_table(arrow_table(ledger, table), partial, compression="zstd")
        os.replace(partial, path)
        paths.append(path)
    return paths


def arrow_table(ledger: Ledger, table: Table) -> pa.Table:
    """Return a table of a ledger as an Arrow table, with names in place of positions, null where there is nothing."""
    columns, fields = [], []
    for column in table.columns:
        values = arrow_column(ledger, column, ledger.tables[table.name][column.name])
        columns.append(values)
        fields.append(pa.field(column.name, values.type, metadata={"unit": column.unit, "meaning": column.meaning}))
    about = {"meaning": table.meaning, "scenario": ledger.scenario.name, "seed": str(ledger.seed)}
    return pa.table(columns, schema=pa.schema(fields, {**about, "replication": str(ledger.replication)}))


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
