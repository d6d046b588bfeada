"""Chance: draws that are keyed, not streamed.

A draw is a function of (seed, replication, purpose, entity, index): the transit of order 4711 has the same luck in every scenario, whatever
happened before it. So scenarios share common random numbers by construction, and a run can be cut into pieces.

The function is the finaliser of SplitMix64 (Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators"; constants of
Stafford's variant 13), applied once for each word of the key.
"""

from enum import IntEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.jit import njit

GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_FIRST = np.uint64(0xBF58476D1CE4E5B9)
_SECOND = np.uint64(0x94D049BB133111EB)
_30, _27, _31, _12 = np.uint64(30), np.uint64(27), np.uint64(31), np.uint64(12)
_STEP = np.float64(2.0**-52)


class Purpose(IntEnum):
    """What a draw decides; draws of different purposes are independent."""

    DEMAND = 0
    HOUR = 1
    LINES = 2
    SKU = 3
    QUANTITY = 4
    PICK_ORDER = 5
    PICK_LINE = 6
    CARRIER = 7
    SORTING = 8
    LAST_MILE = 9
    DELAY = 10
    LEAD_TIME = 11
    LINE_HAUL = 12
    SUBSTITUTE = 13
    LEAVE = 14
    GIVE_UP = 15
    SUPPLIER_LATE = 16
    SUPPLIER_DELAY = 17
    SUPPLIER_SHORT = 18
    TRANSSHIPMENT = 19
    TRANSIT_LOSS = 20
    FORECAST = 21
    INCIDENTS = 22
    INCIDENT_SKU = 23
    INCIDENT_UNITS = 24
    MIS_PICK = 25
    MIS_PICK_KIND = 26
    ENTRY_ERROR = 27
    ENTRY_UNITS = 28
    COUNT_ERROR = 29
    COUNT_UNITS = 30


PURPOSES = len(Purpose)


@njit
def mix(word: Any) -> Any:
    """Scramble 64 bits: the finaliser of SplitMix64."""
    word = (word ^ (word >> _30)) * _FIRST
    word = (word ^ (word >> _27)) * _SECOND
    return word ^ (word >> _31)


@njit
def combine(state: Any, word: int) -> Any:
    """Word number `word` (>= 0) of the SplitMix64 sequence that starts at `state`."""
    return mix(state + GOLDEN * (np.uint64(word) + np.uint64(1)))


@njit
def streams(seed: int, replication: int) -> Any:
    """Key of each purpose in one replication.

    Returns
    -------
    ndarray of uint64, shape (number of purposes,)
    """
    keys = np.empty(PURPOSES, np.uint64)
    root = combine(combine(np.uint64(0), seed), replication)
    for purpose in range(PURPOSES):
        keys[purpose] = combine(root, purpose)
    return keys


@njit
def draw(stream: Any, entity: int, index: int) -> Any:
    """64 random bits for the `index`-th draw of an entity (both >= 0) in a stream."""
    return combine(combine(stream, entity), index)


@njit
def uniform(bits: Any) -> float:
    """Return a number in (0, 1) from 64 random bits: 2**52 values, neither end among them."""
    return (np.float64(bits >> _12) + 0.5) * _STEP


def uniforms(stream: np.uint64, entities: NDArray[np.int64], index: int = 0) -> NDArray[np.float64]:
    """Draw one uniform number for each entity; for tests and notebooks."""
    return np.array([uniform(np.uint64(draw(stream, int(entity), index))) for entity in entities])
