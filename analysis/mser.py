"""How long a warm-up should be: the MSER-5 rule."""

import numpy as np
from numpy.typing import NDArray

BATCH = 5
"""Observations that are averaged first; the 5 of MSER-5."""

LEAST = 10 * BATCH
"""Observations below which the rule gives no advice."""


def mser(series: NDArray[np.float64]) -> int | None:
    """Suggest how many observations at the start to cut off.

    Batch means of five; among all truncations d of the first half of the n batches, the one with the least
    Σ(x - x̄)² / (n - d)² over the batches kept (White, An effective truncation heuristic for bias reduction in
    simulation output, Simulation 69 (1997) 323-334; White, Cobb and Spratt, WSC 2000, for batches of five).

    Parameters
    ----------
    series : ndarray, shape (observations,)
        Observations in order of time.

    Returns
    -------
    int or None
        Observations to cut off, a multiple of five; None for fewer than ten batches.
    """
    if len(series) < LEAST:
        return None
    batches = len(series) // BATCH
    means = series[: batches * BATCH].reshape(batches, BATCH).mean(axis=1)
    scores = [float(np.var(means[cut:])) / (batches - cut) for cut in range(batches // 2 + 1)]
    return BATCH * int(np.argmin(scores))
