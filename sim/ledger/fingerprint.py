"""A fingerprint of rows, fast enough to take of every run."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.draws import mix
from sim.jit import njit

_ONE, _TWO, _THREE = np.uint64(0x9E3779B185EBCA87), np.uint64(0xC2B2AE3D27D4EB4F), np.uint64(0x165667B19E3779F9)
_31, _33 = np.uint64(31), np.uint64(33)


def fingerprint(rows: NDArray[np.void]) -> int:
    """64-bit fingerprint of a structured array of whole numbers.

    The rounds of XXH64 (Collet 2012, "xxHash"), in four lanes: every fourth word goes into the same one, so that the processor works at four
    multiplications at once. Words left over go into the first lane.
    """
    words = np.ascontiguousarray(rows).view(np.uint64)
    return int(_fold(words))


@njit
def _round(lane: Any, word: Any) -> Any:
    """Take a word into a lane."""
    lane = lane + word * _TWO
    return ((lane << _31) | (lane >> _33)) * _ONE


@njit
def _fold(words: Any) -> Any:
    one, two, three, four = _ONE + _TWO, _TWO, _THREE, _ONE
    whole = words.shape[0] // 4 * 4
    for at in range(0, whole, 4):
        one = _round(one, words[at])
        two = _round(two, words[at + 1])
        three = _round(three, words[at + 2])
        four = _round(four, words[at + 3])
    for at in range(whole, words.shape[0]):
        one = _round(one, words[at])
    return mix(one ^ mix(two ^ mix(three ^ mix(four ^ np.uint64(words.shape[0])))))
