"""The counting of the battery, compiled."""

from typing import Any

import numpy as np
from numba import njit

GAPS = 128
"""Gaps that are counted apart; longer ones together."""
RANKS = 4
BIRTHDAYS, DAYS_BITS = 2**17, 50
BALLS, URNS_BITS = 2**16, 32

_1, _4, _8, _60, _63 = (np.uint64(shift) for shift in (1, 4, 8, 60, 63))
_BYTE = np.uint64(255)
_STEP = 2.0**-53
_11 = np.uint64(11)


@njit
def _weight(word: Any) -> int:
    count = 0
    while word:
        word &= word - _1
        count += 1
    return count


@njit
def bits(block: Any, ones: Any, weights: Any, changes: Any) -> None:
    """Count ones at each place, numbers of ones, and of those that change from an even draw to the next."""
    for place in range(len(block)):
        word = block[place]
        count = 0
        for bit in range(64):
            one = np.int64((word >> np.uint64(bit)) & _1)
            ones[bit] += one
            count += one
        weights[count] += 1
        if place % 2:
            changes[_weight(word ^ block[place - 1])] += 1


@njit
def bytes_of(block: Any, places: Any, high: Any, low: Any) -> None:
    """Count bytes at each place, and pairs of the highest and of the lowest bytes of two draws."""
    for place in range(len(block)):
        word = block[place]
        for byte in range(8):
            places[byte, np.int64((word >> (_8 * np.uint64(byte))) & _BYTE)] += 1
        if place % 2:
            before = block[place - 1]
            high[np.int64(before >> np.uint64(56)), np.int64(word >> np.uint64(56))] += 1
            low[np.int64(before & _BYTE), np.int64(word & _BYTE)] += 1


@njit
def gaps(block: Any, counts: Any) -> None:
    """Count draws between two of the lowest sixteenth."""
    gap = -1
    for word in block:
        if word >> _60 == 0:
            if gap >= 0:
                counts[min(gap, len(counts) - 1)] += 1
            gap = 0
        elif gap >= 0:
            gap += 1


@njit
def runs(block: Any, counted: Any) -> None:
    """Count runs up and down, draws and blocks."""
    turns = 0
    for place in range(2, len(block)):
        turns += (block[place] > block[place - 1]) != (block[place - 1] > block[place - 2])
    counted[0] += turns + 1
    counted[1] += len(block)
    counted[2] += 1


@njit
def ranks(block: Any, counts: Any) -> None:
    """Count matrices of 64 draws by how much their rank over GF(2) falls short of 64."""
    for first in range(0, len(block) - 63, 64):
        rows = block[first : first + 64].copy()
        rank = 0
        for bit in range(64):
            pivot = rank
            while pivot < 64 and not (rows[pivot] >> np.uint64(bit)) & _1:
                pivot += 1
            if pivot == 64:
                continue
            rows[rank], rows[pivot] = rows[pivot], rows[rank]
            for row in range(rank + 1, 64):
                if (rows[row] >> np.uint64(bit)) & _1:
                    rows[row] ^= rows[rank]
            rank += 1
        counts[min(64 - rank, len(counts) - 1)] += 1


@njit
def _equal_neighbours(values: Any) -> int:
    values.sort()
    count = 0
    for place in range(1, len(values)):
        count += values[place] == values[place - 1]
    return count


@njit
def spacings(block: Any, counted: Any) -> None:
    """Count equal spacings between sorted birthdays, and groups of birthdays."""
    for first in range(0, len(block) - BIRTHDAYS + 1, BIRTHDAYS):
        days = block[first : first + BIRTHDAYS] >> np.uint64(64 - DAYS_BITS)
        days.sort()
        counted[0] += _equal_neighbours(days[1:] - days[:-1])
        counted[1] += 1


@njit
def collisions(block: Any, counted: Any) -> None:
    """Count balls that fall into an urn which is not empty, by the lowest bits, and groups of balls."""
    for first in range(0, len(block) - BALLS + 1, BALLS):
        counted[0] += _equal_neighbours(block[first : first + BALLS] & np.uint64(2**URNS_BITS - 1))
        counted[1] += 1


@njit
def product(block: Any) -> float:
    """Sum of (u - 1/2) (u' - 1/2) over a draw and the next, the last of the block and its first among them."""
    total = 0.0
    before = np.float64(block[-1] >> _11) * _STEP - 0.5
    for word in block:
        number = np.float64(word >> _11) * _STEP - 0.5
        total += before * number
        before = number
    return total
