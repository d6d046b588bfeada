"""Classes of delivery time, the same for all maps of a study."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from analysis.charts import style
from analysis.study import ScenarioResult

_STEPS_H = (1, 2, 3, 4, 6, 8, 12, 24, 48, 72, 96, 168, 336)
_MOST_EDGES = len(style.HOURS) - 1


def class_edges(results: Sequence[ScenarioResult]) -> list[int]:
    """Choose round limits between classes of delivery time, from the cities of all scenarios.

    Returns
    -------
    list of int
        Hours, ascending, at most six: five to seven classes where times differ enough, the first below the first limit.
        Between the 2 % and the 98 % quantile of cities; empty without deliveries.
    """
    hours = np.concatenate([result.cities["mean_delivery_h"].to_numpy(dtype=np.float64) for result in results])
    hours = hours[np.isfinite(hours)]
    if not len(hours):
        return []
    low, high = np.quantile(hours, (0.02, 0.98))
    for step in _STEPS_H:
        edges = list(range(int(low // step + 1) * step, int(np.ceil(high / step)) * step, step))
        if len(edges) <= _MOST_EDGES:
            return edges or [int(low // step + 1) * step]
    return [_STEPS_H[-1]]


def class_of(hours: float, edges: Sequence[int]) -> int:
    """Position of a delivery time's class; a time on a limit belongs to the lower class."""
    return int(np.searchsorted(edges, hours, side="left"))


def class_colours(count: int) -> list[str]:
    """Colours of some classes from short to long, spread over the scale."""
    if count == 1:
        return [style.HOURS[2]]
    places = np.linspace(0, len(style.HOURS) - 1, count).round().astype(int)
    return [style.HOURS[place] for place in places]


def class_labels(edges: Sequence[int], unit: str) -> list[str]:
    """Names of the classes, for example "up to 24 h" as "≤ 24 h", "24–48 h", "> 48 h"."""
    if not edges:
        return []
    middle = [f"{low}–{high} {unit}" for low, high in pairwise(edges)]
    return [f"≤ {edges[0]} {unit}", *middle, f"> {edges[-1]} {unit}"]
