"""Tests of randomness: p-values of bits that should be independent and uniform, counted block by block.

Knuth (1998), The Art of Computer Programming, vol. 2, 3rd ed., sec. 3.3.2; L'Ecuyer and Simard (2007), TestU01, ACM Trans. Math. Softw. 33.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import counters
import numpy as np
from counters import BALLS, BIRTHDAYS, DAYS_BITS, GAPS, RANKS, URNS_BITS
from scipy import stats

Counts = np.ndarray[Any, np.dtype[np.int64]]


def _zeros(*shape: int) -> Callable[[], Counts]:
    return lambda: np.zeros(shape, np.int64)


@dataclass
class Battery:
    """What has been counted so far; `p_values` says how likely it is.

    Every test looks at all draws; those that need groups of a fixed size leave out what is left of a block.
    """

    draws: int = 0
    bits: Counts = field(default_factory=_zeros(64))
    places: Counts = field(default_factory=_zeros(8, 256))
    high_pairs: Counts = field(default_factory=_zeros(256, 256))
    low_pairs: Counts = field(default_factory=_zeros(256, 256))
    weights: Counts = field(default_factory=_zeros(65))
    changes: Counts = field(default_factory=_zeros(65))
    gaps: Counts = field(default_factory=_zeros(GAPS + 1))
    runs: Counts = field(default_factory=_zeros(3))
    ranks: Counts = field(default_factory=_zeros(RANKS))
    spacings: Counts = field(default_factory=_zeros(2))
    collisions: Counts = field(default_factory=_zeros(2))
    products: list[float] = field(default_factory=list)

    def take(self, block: Any) -> None:
        """Count one more block of draws."""
        self.draws += len(block)
        counters.bits(block, self.bits, self.weights, self.changes)
        counters.bytes_of(block, self.places, self.high_pairs, self.low_pairs)
        counters.gaps(block, self.gaps)
        counters.runs(block, self.runs)
        counters.ranks(block, self.ranks)
        counters.spacings(block, self.spacings)
        counters.collisions(block, self.collisions)
        self.products.append(counters.product(block))

    def p_values(self) -> dict[str, float]:
        """Probability of counts at least as odd, by test."""
        numbers = np.arange(65)
        halves = stats.binom.pmf(numbers, 64, 0.5)
        gap = np.array([*(15 / 16) ** np.arange(GAPS) / 16, (15 / 16) ** GAPS])
        return {
            "bits": _bits(self.bits, self.draws),
            "bytes": _even(self.places, 8),
            "high pairs": _even(self.high_pairs),
            "low pairs": _even(self.low_pairs),
            "weights": _shares(self.weights, halves),
            "changes": _shares(self.changes, halves),
            "correlation": _two_sided(sum(self.products) * 12 / np.sqrt(self.draws)),
            "runs": _runs(self.runs),
            "gaps": _shares(self.gaps, gap),
            "ranks": _shares(self.ranks, _rank_shares()),
            "spacings": _rare(self.spacings, BIRTHDAYS**3 / 4 / 2.0**DAYS_BITS),
            "collisions": _rare(self.collisions, _expected_collisions()),
        }


def run(blocks: Iterable[Any]) -> Battery:
    """Count all blocks."""
    battery = Battery()
    for block in blocks:
        battery.take(block)
    return battery


def _bits(ones: Counts, draws: int) -> float:
    return float(stats.chi2.sf(((2 * ones - draws) ** 2 / draws).sum(), len(ones)))


def _even(counts: Counts, groups: int = 1) -> float:
    """Chi-square for cells that should be equally full, each group with a total of its own."""
    cells = counts.reshape(groups, -1)
    expected = cells.sum(axis=1, keepdims=True) / cells.shape[1]
    return float(stats.chi2.sf(((cells - expected) ** 2 / expected).sum(), cells.size - groups))


def _shares(counts: Counts, shares: Any) -> float:
    """Chi-square for cells with given shares; cells that are expected to hold less than ten are put together."""
    expected = shares * counts.sum()
    rare = expected < 10
    seen = np.append(counts[~rare], counts[rare].sum())
    wanted = np.append(expected[~rare], expected[rare].sum())
    if wanted[-1] < 1e-9 * wanted.sum():
        seen, wanted = seen[:-1], wanted[:-1]
    return float(stats.chi2.sf(((seen - wanted) ** 2 / wanted).sum(), len(seen) - 1))


def _two_sided(score: float) -> float:
    return float(2 * stats.norm.sf(abs(score)))


def _runs(counted: Counts) -> float:
    """Runs up and down in n numbers: mean (2n - 1) / 3, variance (16n - 29) / 90 (Levene and Wolfowitz 1944); blocks are independent."""
    found, draws, blocks = (int(count) for count in counted)
    return _two_sided((found - (2 * draws - blocks) / 3) / np.sqrt((16 * draws - 29 * blocks) / 90))


def _rank_shares() -> Any:
    """Shares of ranks 64, 63, 62 and less of random binary matrices of 64 x 64 (Marsaglia and Tsay 1985)."""
    orders = np.arange(1, 65)
    full = float(np.prod(1 - 0.5**orders))
    one_less = full * 0.5 / (1 - 0.5) ** 2 * (1 - 0.5**64) * (1 - 0.5**64)
    two_less = full * 0.5**4 / (1 - 0.5) ** 2 / (1 - 0.25) ** 2
    return np.array([full, one_less, two_less, 1 - full - one_less - two_less])


def _expected_collisions() -> float:
    """Balls less the urns that hold any: n - k (1 - (1 - 1/k)^n)."""
    urns = 2.0**URNS_BITS
    return float(BALLS + urns * np.expm1(BALLS * np.log1p(-1 / urns)))


def _rare(counted: Counts, expected: float) -> float:
    """Two-sided p-value of events that are Poisson with an expected number a group."""
    events, groups = (int(count) for count in counted)
    mean = groups * expected
    tail = min(stats.poisson.cdf(events, mean), stats.poisson.sf(events - 1, mean))
    return float(min(1.0, 2 * tail))
