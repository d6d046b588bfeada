"""What waits in the warehouses, and whether it grows: the sign that tells overload from a run that ends too early."""

import numpy as np
from numpy.typing import NDArray

WEEK_D = 7
"""Days after which demand has the same rhythm again."""


def growth(waiting: NDArray[np.int64]) -> NDArray[np.float64]:
    """Measure by how much what waits grew over the measured time.

    The mean of the last third of the days less that of the first third, scaled from the time between the middles of
    both to the whole; the thirds are whole weeks where they have any. A network that keeps up has the same amount
    waiting at the end as at the beginning, however large; one that does not gains what comes in excess of capacity.

    Parameters
    ----------
    waiting : ndarray, shape (days, warehouses)
        What waits at each daily close of the measured time.

    Returns
    -------
    ndarray, shape (warehouses,)
        NaN with less than two closes.
    """
    days = len(waiting)
    if days < 2:
        return np.full(waiting.shape[1], np.nan)
    third = max(days // 3, 1)
    third -= third % WEEK_D if third >= WEEK_D else 0
    gained = waiting[-third:].mean(axis=0) - waiting[:third].mean(axis=0)
    return np.asarray(gained * days / (days - third), dtype=np.float64)
