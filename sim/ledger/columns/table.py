"""A table of the ledger, and one column of it."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Column:
    """One column of a ledger table."""

    name: str
    unit: str
    meaning: str
    kind: str = "i8"


@dataclass(frozen=True)
class Table:
    """One flat table of the ledger; `key` are the columns its rows are sorted by."""

    name: str
    meaning: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def dtype(self) -> np.dtype[np.void]:
        """Record type of a row."""
        return np.dtype([(column.name, column.kind) for column in self.columns], align=True)
