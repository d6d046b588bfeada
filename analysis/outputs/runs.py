"""The figures of all runs as one table: Parquet files in folders named after scenarios, which pandas, DuckDB and others read with one glob.

A file holds the replications of one scenario under one seed, engine and version of the model. Its folder is a Hive partition
(``scenario=seven-hubs``), so the name is a column too. What a command adds to a file stays beside what was there.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BytesIO
from pathlib import Path
from typing import IO

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from analysis.experiment import Outcome
from analysis.files import written_whole
from analysis.places import Place, about_url
from analysis.replications.replication import Replication
from analysis.replications.store import version
from analysis.study import ScenarioResult
from sim.scenario.digest import scenario_digest

try:
    import fcntl
except ImportError:  # no such locks on this system: whoever writes a file last has it
    fcntl = None  # type: ignore[assignment]

RUNS = "runs"
"""The folder in a store of replications."""

SCHEMA = pa.schema(
    [
        pa.field("name", pa.string(), metadata={"meaning": "Name of the scenario."}),
        pa.field("digest", pa.string(), metadata={"meaning": "Digest of the resolved scenario."}),
        pa.field("seed", pa.int64(), metadata={"meaning": "Seed of all draws."}),
        pa.field("engine", pa.string(), metadata={"meaning": "Engine that ran it."}),
        pa.field("model", pa.string(), metadata={"meaning": "Version of the sources of model and KPIs."}),
        pa.field("replication", pa.int64(), metadata={"meaning": "Number of the replication, from 0."}),
        pa.field("kpi", pa.string(), metadata={"meaning": "Name of the KPI."}),
        pa.field("scope", pa.string(), metadata={"meaning": "What the figure is about."}),
        pa.field("unit", pa.string(), metadata={"meaning": "Unit of the figure."}),
        pa.field("value", pa.float64(), metadata={"meaning": "The figure."}),
    ]
)
"""Columns of the files; the partition `scenario` comes on top."""

LONGEST_SLUG = 60
"""Characters of a partition's name."""


def partition_of(name: str) -> str:
    """Return the name of a scenario as a partition has it: letters, digits and hyphens."""
    return re.sub(r"[^\w-]+", "-", name)[:LONGEST_SLUG].strip("-").lower() or "scenario"


def write_runs(outcome: Outcome, folder: Place) -> list[Place]:
    """Add the figures of finished replications to the table of all runs; each file is there whole or not at all.

    Parameters
    ----------
    outcome : Outcome
        What was run.
    folder : Path or UPath
        Where the partitions are; made if it is missing.

    Returns
    -------
    list of Path or UPath
        The files, one a scenario.

    Raises
    ------
    OSError
        If a file cannot be written; it names the file.
    """
    return [
        _write(result, replications, outcome.study.seed, folder)
        for result, replications in zip(outcome.study.results, outcome.replications, strict=True)
    ]


def _write(result: ScenarioResult, replications: tuple[Replication, ...], seed: int, folder: Place) -> Place:
    digest, engine = scenario_digest(result.scenario), replications[0].task.engine
    partition = folder / f"scenario={partition_of(result.scenario.name)}"
    path = partition / f"{digest[:16]}-{seed}-{engine}-{version()}.parquet"
    rows = result.kpis.assign(name=result.scenario.name, digest=digest, seed=seed, engine=engine, model=version())
    table = pa.Table.from_pandas(rows[SCHEMA.names], SCHEMA, preserve_index=False)
    with _alone(folder):
        earlier = _others(path, result.kpis["replication"])
        if earlier is not None:
            table = pa.concat_tables([table, earlier])
        with written_whole(path) as file:
            pq.write_table(table, file, compression="zstd", write_page_checksum=True)
    return path


def _others(path: Place, numbers: pd.Series) -> pa.Table | None:
    """What a file has of other replications; None without a file, or where its bytes are damaged; raises `OSError` if it cannot be had."""
    with about_url(path):
        if not path.exists():
            return None
        content = BytesIO(path.read_bytes())
    try:
        known = pq.read_table(content, schema=SCHEMA, page_checksum_verification=True)
    except (OSError, pa.ArrowException):
        return None
    kept = np.isin(known["replication"].to_numpy(), numbers.unique(), invert=True)
    return known.filter(pa.array(kept)) if kept.any() else None


@contextmanager
def _alone(folder: Place) -> Iterator[None]:
    """Keep other commands on this machine from adding to the same files; behind a URL nobody can."""
    lock: IO[bytes] | None = None
    if isinstance(folder, Path) and fcntl is not None:
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            lock = (folder / ".lock").open("wb")
    if lock is None:
        yield
        return
    with lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
