"""The ledger: what happened in a run, as flat tables."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from sim.ledger.columns import TABLES
from sim.ledger.fingerprint import fingerprint
from sim.ledger.rows import Rows
from sim.scenario.scenario import Scenario

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, repr=False)
class Ledger:
    """A run, or a piece of one: rows of every table of `sim.ledger.columns`, sorted by key.

    Attributes
    ----------
    scenario : Scenario
        What was simulated; positions in the tables are positions in its tuples.
    seed, replication : int
        Which luck it had.
    engine : str
        ``"compiled"`` or ``"reference"``.
    start_s, end_s : int
        Time that this piece covers, seconds since midnight of the first day; the start belongs to it, the end only to the last piece.
    last : bool
        Whether the run ended with this piece: then it also holds what is still open, and the `stock` table.
    tables : dict of structured arrays
    """

    scenario: Scenario
    seed: int
    replication: int
    engine: str
    start_s: int
    end_s: int
    last: bool
    tables: Rows

    def __getattr__(self, name: str) -> NDArray[np.void]:
        tables = self.__dict__.get("tables", {})
        if name in tables:
            return tables[name]  # type: ignore[no-any-return]
        raise AttributeError(f"a ledger has no table {name!r}; it has {', '.join(table.name for table in TABLES)}")

    def __repr__(self) -> str:
        rows = ", ".join(f"{name} {len(table):,}" for name, table in self.tables.items())
        return f"<Ledger of {self.scenario.name!r}, replication {self.replication}, seed {self.seed}, {self.engine}: {rows}>"

    def digest(self) -> str:
        """Fingerprint of all rows: equal ledgers have equal digests, on every machine.

        Returns
        -------
        str
            32 hexadecimal digits. It finds accidents; it does not withstand forgery.
        """
        digest = hashlib.sha256()
        for table in TABLES:
            rows = self.tables[table.name]
            digest.update(f"{table.name} {len(rows)} {fingerprint(rows):016x}\n".encode())
        return digest.hexdigest()[:32]

    def frame(self, name: str) -> "pd.DataFrame":
        """Return a table as a DataFrame, with names in place of positions."""
        from sim.ledger.frames import frame

        return frame(self, name)

    def money(self) -> "pd.DataFrame":
        """Every fen of cost and the event it hangs on: time_s, component, warehouse, amount_fen, table, row."""
        from sim.ledger.money import money

        return money(self)

    def moves(self) -> "pd.DataFrame":
        """Every movement of units: time_s, warehouse, sku, quantity (in positive, out negative), reason."""
        from sim.ledger.moves import moves

        return moves(self)

    def write(self, directory: str | Path) -> list[Path]:
        """Write every table as a Parquet file into a directory; return the files."""
        from sim.ledger.parquet import write

        return write(self, Path(directory))


def join(pieces: list[Ledger]) -> Ledger:
    """Put the pieces of one run together, in their order."""
    from sim.ledger.rows import sorted_rows

    first, last = pieces[0], pieces[-1]
    tables: dict[str, Any] = {
        table.name: np.concatenate([piece.tables[table.name] for piece in pieces]) for table in TABLES
    }
    return Ledger(
        first.scenario,
        first.seed,
        first.replication,
        first.engine,
        first.start_s,
        last.end_s,
        last.last,
        sorted_rows(tables),
    )
