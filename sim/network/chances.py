"""The network's distributions: from their names and parameters to tables that a draw looks up."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.network.layout import DISTRIBUTION
from sim.quantiles import CELLS, OCTAVES, SCALE, Shape
from sim.scenario.distributions import CountDistribution, DurationDistribution
from sim.scenario.laws import geometric, poisson_from_one
from sim.scenario.rounding import NEGLIGIBLE, continuous_law, rounded_support


class Chances:
    """Collects distributions, each once, and numbers them."""

    def __init__(self) -> None:
        self._rows: list[tuple[int, int, int, int, int]] = []
        self._knots: list[NDArray[np.int64]] = []
        self._size = 0
        self._known: dict[Any, int] = {}

    def duration(self, distribution: DurationDistribution) -> int:
        """Add a distribution of whole seconds; return its number."""
        if distribution not in self._known:
            self._known[distribution] = self._add_duration(distribution)
        return self._known[distribution]

    def count(self, distribution: CountDistribution) -> int:
        """Add a distribution of whole numbers >= 1; return its number."""
        values, weights = count_support(distribution)
        return self.discrete(values, weights)

    def discrete(self, values: NDArray[np.int64], weights: NDArray[np.float64]) -> int:
        """Add a distribution over given whole values; return its number.

        Parameters
        ----------
        values : ndarray of int64, shape (n,)
        weights : ndarray of float64, shape (n,)
            Need not add up to 1; those of 0 are never drawn.
        """
        kept = weights > 0
        values, weights = values[kept], weights[kept]
        if len(values) == 1:
            return self._add(Shape.CONSTANT, int(values[0]))
        top = 2**63 - 1
        cumulative = np.cumsum(weights) / weights.sum()
        thresholds = np.array([min(top, round(float(share) * 2**63)) for share in cumulative], np.int64)
        thresholds[-1] = top
        bits = min(16, int(np.ceil(np.log2(len(values)))) + 1)
        starts = np.array([slot << (63 - bits) for slot in range(2**bits)], np.int64)
        guide = np.searchsorted(thresholds, starts, side="right")
        return self._add(
            Shape.DISCRETE, 0, np.concatenate([thresholds, values, guide.astype(np.int64)]), len(values), bits
        )

    def tables(self) -> tuple[NDArray[Any], NDArray[np.int64]]:
        """Return the `distributions` and `knots` tables of a network."""
        return np.array(self._rows, DISTRIBUTION), np.concatenate([*self._knots, np.zeros(1, np.int64)])

    def _add_duration(self, distribution: DurationDistribution) -> int:
        if distribution.kind == "empirical":
            rising = np.argsort(distribution.values, kind="stable")  # so that more luck never takes longer
            values, weights = np.rint(distribution.values).astype(np.int64), np.asarray(distribution.weights)
            return self.discrete(values[rising], weights[rising])
        if distribution.std == 0.0:
            return self._add(Shape.CONSTANT, round(distribution.mean_s()))
        return self._add(Shape.CONTINUOUS, 0, quantile_knots(distribution))

    def _add(
        self, kind: Shape, value: int, knots: NDArray[np.int64] | None = None, size: int = 0, bits: int = 0
    ) -> int:
        self._rows.append((int(kind), value, self._size, size, bits))
        if knots is not None:
            self._knots.append(knots)
            self._size += len(knots)
        return len(self._rows) - 1


def quantile_knots(distribution: DurationDistribution) -> NDArray[np.int64]:
    """Quantiles of a continuous distribution at the knots of `sim.quantiles`, in whole thousandths of a second.

    Returns
    -------
    ndarray of int64, shape (2 * SIDE_KNOTS,)
        The lower half by rising probability, then the upper half by falling quantile.
    """
    edges = [2.0 ** -(OCTAVES - octave) * (1 + cell / CELLS) for octave in range(OCTAVES) for cell in range(CELLS)]
    tail = np.array([*edges, 1.0]) / 2
    law = continuous_law(distribution)
    quantiles = np.concatenate([law.quantile(tail), law.upper_quantile(tail)])
    return np.rint(np.maximum(quantiles, 0.0) * SCALE).astype(np.int64)


def count_support(distribution: CountDistribution) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Values of a count and their probabilities; unbounded ones are cut where less than `NEGLIGIBLE` is left."""
    if distribution.std == 0.0:
        return np.array([round(distribution.mean_value())], np.int64), np.ones(1)
    if distribution.kind == "empirical":
        merged: dict[int, float] = {}
        for value, weight in sorted(zip(distribution.values, distribution.weights, strict=True)):
            merged[value] = merged.get(value, 0.0) + weight
        return np.array(list(merged), np.int64), np.array(list(merged.values()))
    if distribution.is_rounded:
        return rounded_support(distribution)
    law = geometric if distribution.kind == "geometric" else poisson_from_one
    return law(distribution.mean, NEGLIGIBLE)


def second_moment(distribution: CountDistribution) -> float:
    """E[X^2] of a count: variance plus squared mean."""
    return distribution.std**2 + distribution.mean_value() ** 2
