"""The time axis of delivery histograms, from which quantiles are read.

A quantile read from a histogram lies within one bin of the exact one: the stated error of every P50, P90 and P95 is
`BIN_S` seconds.
"""

import numpy as np
from numpy.typing import NDArray

BIN_S = 360
"""Width of a bin: 0.1 h."""

BINS = 60 * 86400 // BIN_S
"""Bins up to 60 days; one more counts everything beyond."""


def quantile_h(histogram: NDArray[np.int64], share: float) -> float | None:
    """Read a quantile from a histogram, linearly within its bin.

    Parameters
    ----------
    histogram : ndarray of int64, shape (BINS + 1,)
        Counts by bins of `BIN_S` seconds; the last entry counts everything beyond 60 days.
    share : float
        0.5 for the median.

    Returns
    -------
    float or None
        Hours, at most `BIN_S` seconds off; 1440 h where the quantile lies beyond 60 days; None for an empty histogram.
    """
    total = int(histogram.sum())
    if total == 0:
        return None
    rank = share * total
    cumulative = np.cumsum(histogram)
    place = int(np.searchsorted(cumulative, rank, side="left"))
    if place >= BINS:
        return BINS * BIN_S / 3600
    below = int(cumulative[place] - histogram[place])
    return float((place + (rank - below) / int(histogram[place])) * BIN_S / 3600)
