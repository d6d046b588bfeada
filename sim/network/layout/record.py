"""Record types, and rows of them."""

from typing import Any

import numpy as np


def record(**fields: str) -> np.dtype[Any]:
    """Type of a record with these fields."""
    return np.dtype(list(fields.items()), align=True)


def row_of(dtype: np.dtype[Any], **fields: int) -> tuple[int, ...]:
    """Row of a record array from all of its fields by name."""
    names = dtype.names or ()
    if fields.keys() != set(names):
        raise TypeError(f"needs exactly the fields {names}, got {tuple(fields)}")
    return tuple(fields[name] for name in names)
