"""The ledger of a replication on disk: one Parquet file a table, to which every piece appends its rows."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pyarrow.parquet as pq

from analysis.files import make_durable
from analysis.places import Place, files_of, send
from sim.ledger.columns import TABLES, VIEWS, Table
from sim.ledger.ledger import Ledger
from sim.ledger.parquet import arrow_table, encoding_of, view_table

_PARTIAL = ".partial"

WAITING_BYTES = 192_000_000
"""So much waits for more, then the largest table of it is written: until a file is closed, its writer remembers every row group, in 30 kB."""

PARTS = 32
"""So many pieces of a table are put together while they wait: small ones that lie about for long keep the memory around them from use."""


def folder_name(number: int) -> str:
    """Name of the folder that holds the ledger of a replication."""
    return f"replication-{number:03}"


class LedgerFiles:
    """Files that grow piece by piece; memory holds what the next row groups wait for.

    Parameters
    ----------
    directory : Path
        Where the files are; made if it is missing.
    """

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._writers: dict[str, pq.ParquetWriter] = {}
        self._waiting: dict[str, list[pa.Table]] = {}
        self._rows: dict[str, int] = {table.name: 0 for table in TABLES}
        directory.mkdir(parents=True, exist_ok=True)

    def append(self, piece: Ledger) -> None:
        """Append the rows of a piece to the file of each table."""
        for table in TABLES:
            self._append(table, arrow_table(piece, table))
        frames = {"moves": piece.moves, "money": piece.money}
        for table in VIEWS:
            frame = frames[table.name]()
            if table.name == "money":  # rows are told by their place in the whole file, not in the piece
                frame["row"] += frame["table"].map(self._rows).astype("int64")
            self._append(table, view_table(piece, table, frame))
        for name in self._rows:
            self._rows[name] += len(piece.tables[name])
        waiting = {name: sum(rows.nbytes for rows in parts) for name, parts in self._waiting.items()}
        while sum(waiting.values()) >= WAITING_BYTES:
            largest = max(waiting, key=lambda name: waiting[name])
            self._write(largest)
            waiting[largest] = 0

    def _append(self, table: Table, content: pa.Table) -> None:
        """Append rows, of which many are written at once; a piece without any leaves the file as it is."""
        if table.name not in self._writers:
            path = self._directory / f"{table.name}.parquet{_PARTIAL}"
            self._writers[table.name] = pq.ParquetWriter(path, content.schema, **encoding_of(content.schema))
            self._waiting[table.name] = []
        waiting = self._waiting[table.name]
        if content.num_rows:
            waiting.append(content)
        if len(waiting) == PARTS:
            waiting[:] = [pa.concat_tables(waiting).combine_chunks()]

    def _write(self, name: str) -> None:
        """Write what waits as a row group."""
        if waiting := self._waiting[name]:
            self._writers[name].write_table(pa.concat_tables(waiting))
            waiting.clear()

    def close(self) -> None:
        """Close the files, and when all are whole and on the disk, give them their names."""
        for name, writer in self._writers.items():
            self._write(name)
            writer.close()
            make_durable(self._directory / f"{name}.parquet{_PARTIAL}")
        for name in self._writers:
            path = self._directory / f"{name}.parquet"
            path.with_name(path.name + _PARTIAL).replace(path)
        make_durable(self._directory)

    def abandon(self) -> None:
        """Close and remove the files."""
        for name, writer in self._writers.items():
            with suppress(OSError, pa.ArrowException):  # a full disk takes no footer either
                writer.close()
            (self._directory / f"{name}.parquet{_PARTIAL}").unlink(missing_ok=True)


@contextmanager
def ledger_written(directory: Place | None) -> Iterator[Callable[[Ledger], None]]:
    """Give a function that appends a piece to the ledger's files, which are there whole or not at all.

    Parameters
    ----------
    directory : Path or UPath, optional
        Where the files belong; without it nothing is written. What belongs behind a URL is written on this machine, and sent in the end.

    Yields
    ------
    callable
        Takes the pieces of one replication in their order.
    """
    if directory is None:
        yield lambda piece: None
        return
    with ExitStack() as opened:
        apart = None if isinstance(directory, Path) else opened.enter_context(TemporaryDirectory(prefix="fencang-"))
        here = Path(str(directory) if apart is None else apart)
        files = LedgerFiles(here)
        try:
            yield files.append
            files.close()
        except BaseException:
            files.abandon()
            raise
        if not isinstance(directory, Path):
            for name in files_of(here):
                send(here / name, directory / name)
