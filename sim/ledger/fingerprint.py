"""A fingerprint of rows, fast enough to take of every run."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.draws import mix
from sim.jit import njit

_OFFSET = np.uint64(0xCBF29CE484222325)
_PRIME = np.uint64(0x00000100000001B3)


def fingerprint(rows: NDArray[np.void]) -> int:
    """64-bit fingerprint of a structured array of whole numbers: FNV-1a (Fowler, Noll and Vo 1991) by words instead of bytes."""
    words = np.ascontiguousarray(rows).view(np.uint64)
    return int(_fold(words))


@njit
def _fold(words: Any) -> Any:
    state = _OFFSET
    for word in words:
        state = (state ^ mix(word)) * _PRIME
    return mix(state)
