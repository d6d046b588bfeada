"""Division of stock: by weight, minus what each has, in whole lots, so that all run out at the same time."""

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.rules.division import divide, set_limits
from sim.stock import DIVISION

NO_LIMIT = -1


def divided(
    free: int,
    weights: list[int],
    positions: list[int] | None = None,
    lots: list[int] | None = None,
    cover: int = NO_LIMIT,
) -> list[int]:
    """Divide units among warehouses of these weights, in units; cover is in millionths of the weight."""
    rows = filled(weights, positions or [0] * len(weights), lots or [1] * len(weights))
    set_limits(rows, len(rows), cover, free)
    divide(rows, len(rows), free)
    return [int(units) for units in rows["units"]]


def filled(weights: list[int], positions: list[int], lots: list[int]) -> Any:
    """Make the table of warehouses among which something is divided."""
    rows = np.zeros(len(weights), DIVISION).view(np.recarray)
    rows["weight"], rows["position"], rows["lot"] = [1000 * weight for weight in weights], positions, lots
    return rows


@pytest.mark.parametrize(
    ("free", "weights", "positions", "expected"),
    [
        (30, [2, 1], [0, 0], [20, 10]),
        (10, [1, 1], [10, 0], [0, 10]),  # who has enough gets nothing
        (20, [1, 1], [10, 0], [5, 15]),  # both have 15 then
        (20, [1, 1], [-10, 0], [15, 5]),  # ten units that somebody waits for come first
        (10, [1, 1, 1], [9, 5, 0], [0, 3, 7]),  # up to a level of 7.5; the odd unit to the first
        (30, [0, 1], [0, 0], [0, 30]),  # nobody expects demand
        (30, [0, 0], [0, 0], [0, 0]),
        (0, [2, 1], [0, 0], [0, 0]),
        (7, [1], [3], [7]),
    ],
)
def test_all_run_out_at_the_same_time(free: int, weights: list[int], positions: list[int], expected: list[int]) -> None:
    """Positions are in proportion to weights, as far as nobody would have to give anything back."""
    assert divided(free, weights, positions) == expected


def test_lots_go_to_who_would_run_out_first() -> None:
    """Of 24 units 16 and 8 in sixes: 12 and 6, which last equally long; the last six go to the first."""
    assert divided(24, [2, 1], lots=[6, 6]) == [18, 6]
    assert divided(23, [2, 1], lots=[6, 6]) == [12, 6]  # five are no lot
    assert divided(23, [2, 1], lots=[6, 1]) == [12, 11]


def test_nobody_gets_more_than_the_cover() -> None:
    """Half of the weight is 10 and 5 units: less what each has, in whole lots; the rest stays."""
    assert divided(100, [20, 10], [3, 0], cover=500_000) == [7, 5]
    assert divided(100, [20, 10], [3, 0], [4, 4], cover=500_000) == [8, 8]
    assert divided(9, [20, 10], cover=500_000) == [6, 3]


def test_large_weights_and_stocks_fit() -> None:
    """A hundred million units among warehouses that sell a million a day, over a year."""
    year = 365 * 1_000_000
    parts = divided(10**8, [year, 3 * year, 6 * year])
    assert sum(parts) == 10**8
    assert parts == pytest.approx([10**7, 3 * 10**7, 6 * 10**7], abs=2)


@st.composite
def cases(draw: st.DrawFn) -> tuple[int, list[int], list[int], list[int]]:
    """Draw what is free, and the weight, position and lot of each warehouse."""
    count = draw(st.integers(1, 5))
    lists = [
        draw(st.lists(values, min_size=count, max_size=count))
        for values in (st.integers(0, 50), st.integers(-20, 60), st.sampled_from((1, 1, 2, 6, 20)))
    ]
    return draw(st.integers(0, 300)), *lists


def exact(free: int, weights: list[int], positions: list[int]) -> list[Fraction]:
    """Parts as they would be if units could be cut: the common cover is found by letting it grow from the least."""
    covers = sorted(Fraction(place, weight) for place, weight in zip(positions, weights, strict=True) if weight)
    if not covers:
        return [Fraction(0)] * len(weights)

    def needed(cover: Fraction) -> Fraction:
        return sum((max(Fraction(0), cover * w - p) for w, p in zip(weights, positions, strict=True) if w), Fraction(0))

    low = max((cover for cover in covers if needed(cover) <= free), default=covers[0])
    growing = sum(w for w, p in zip(weights, positions, strict=True) if w and Fraction(p, w) <= low)
    cover = low + (free - needed(low)) / growing
    return [max(Fraction(0), cover * w - p) if w else Fraction(0) for w, p in zip(weights, positions, strict=True)]


@given(cases())
def test_parts_are_whole_lots_near_the_exact_ones(case: tuple[int, list[int], list[int], list[int]]) -> None:
    """Nothing is given out twice, no part is a lot or more below the exact one, and no lot that somebody could take is left."""
    free, weights, positions, lots = case
    parts = divided(*case)
    left = free - sum(parts)
    assert left >= 0
    assert all(part % lot == 0 for part, lot in zip(parts, lots, strict=True))
    assert all(part > x - lot for part, x, lot in zip(parts, exact(free, weights, positions), lots, strict=True))
    assert all(lot > left for weight, lot in zip(weights, lots, strict=True) if weight)
    assert all(part == 0 for weight, part in zip(weights, parts, strict=True) if weight == 0)


@given(cases(), st.integers(0, 3_000_000))
def test_the_cover_is_kept_to(case: tuple[int, list[int], list[int], list[int]], cover: int) -> None:
    """With a cover nobody has more than it lasts, but for the lot that reaches it."""
    _free, weights, positions, lots = case
    for weight, position, lot, part in zip(weights, positions, lots, divided(*case, cover=cover), strict=True):
        assert part == 0 or position + part - lot < weight * cover / 1e6
