"""Distributions as tables of whole numbers: what a draw's bits mean in seconds, units or positions.

A continuous distribution is kept as its quantile function at knots that lie densest where it is steepest, in both tails: an octave of
tail probability (from 2**-o to 2**-(o+1) of a half) has 64 cells, between whose knots is interpolated in whole thousandths. The relative
error of an exponential's quantile stays below 1e-4, and no draw depends on the rounding of a machine's logarithm.

A discrete distribution is kept as cumulative thresholds with a guide table (Chen and Asau 1974, "On generating random variates from an
empirical distribution"): the guide says where to begin the search, so it takes one or two steps, and the draw remains the inverse of the
distribution function, as common random numbers want it.
"""

from enum import IntEnum
from typing import Any

import numpy as np

from sim.bits import leading_zeros
from sim.jit import njit
from sim.tables import Tables

OCTAVES = 32
CELLS = 64
SIDE_KNOTS = OCTAVES * CELLS + 1
"""Knots of one half of a continuous distribution."""
SCALE = 1000
"""Knots of continuous distributions are whole thousandths of the unit."""

_1, _38, _58, _63, _64 = (np.uint64(shift) for shift in (1, 38, 58, 63, 64))
_CELL = np.uint64(CELLS - 1)
_FRACTION = np.uint64(2**20 - 1)


class Shape(IntEnum):
    """How a distribution is kept."""

    CONSTANT = 0
    CONTINUOUS = 1
    DISCRETE = 2


@njit
def sample(network: Tables, distribution: int, bits: Any) -> int:
    """Value of one of the network's distributions for 64 random bits, in whole units (durations: seconds)."""
    entry = network.distributions[distribution]
    if entry.kind == Shape.CONSTANT:
        return entry.value
    if entry.kind == Shape.CONTINUOUS:
        return continuous(network, entry.first, bits)
    return discrete(network, entry.first, entry.count, entry.guide_bits, bits)


@njit
def continuous(network: Tables, first: int, bits: Any) -> int:
    """Interpolate the quantile table that starts at knot `first`.

    The top bit chooses the half; the number of leading zeros of the rest the octave; the next bits cell and fraction.
    """
    knots = network.knots
    upper = bits >> _63
    octave = min(leading_zeros(bits << _1), OCTAVES - 1)
    rest = bits << np.uint64(octave + 2)  # without the half's bit, the zeros and the leading one itself
    cell = np.int64((rest >> _58) & _CELL)
    fraction = np.int64((rest >> _38) & _FRACTION)
    at = first + np.int64(upper) * SIDE_KNOTS + (OCTAVES - 1 - octave) * CELLS + cell
    low, high = knots[at], knots[at + 1]
    thousandths = low + (((high - low) * fraction) >> 20)
    return (thousandths + SCALE // 2) // SCALE


@njit
def discrete(network: Tables, first: int, size: int, guide_bits: int, bits: Any) -> int:
    """Search cumulative thresholds: rows are `size` thresholds, `size` values, then the guide table."""
    knots = network.knots
    draw = np.int64(bits >> _1)
    at = knots[first + 2 * size + np.int64(bits >> (_64 - np.uint64(guide_bits)))]
    while at < size - 1 and draw >= knots[first + at]:
        at += 1
    return knots[first + size + at]
