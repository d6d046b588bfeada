"""The methods of forecasting, followed by hand."""

import numpy as np
import pytest

from sim.forecasts import ESTIMATE
from sim.rules.smoothing import LEAST_INDEX, croston, holt_winters, moving_average, smoothed


def estimates(**fields: float) -> np.recarray:
    """Make a table with one estimate."""
    table = np.zeros(1, ESTIMATE)
    for name, value in fields.items():
        table[name] = value
    return table.view(np.recarray)


def test_a_level_follows_demand_by_its_weight() -> None:
    """From 100 with 0.3: 0.3 x 120 + 0.7 x 100 = 106, then 0.3 x 90 + 0.7 x 106 = 101.2."""
    first = smoothed(100.0, 120.0, 0.3)
    assert [first, smoothed(first, 90.0, 0.3)] == pytest.approx([106.0, 101.2])


def test_a_moving_average_forgets_what_is_older() -> None:
    """Of three days, all 10 at the start: 11, 13, 16, then 13 has gone and it is (16 + 19 + 22) / 3."""
    table, past, levels = estimates(), np.full((1, 3), 10.0), []
    for day, units in enumerate((13.0, 16.0, 19.0, 22.0)):
        moving_average(table, past, 0, day, 3, units)
        levels.append(float(table.level[0]))
    assert levels == pytest.approx([11.0, 13.0, 16.0, 19.0])


def test_holt_winters_by_hand() -> None:
    """Level 100, trend 10, index 1.2, demand 144, weights 1/2.

    Level (144 / 1.2 + 110) / 2 = 115, trend (15 + 10) / 2 = 12.5, index (144 / 115 + 1.2) / 2.
    """
    table, patterns = estimates(level=100.0, trend=10.0), np.full((1, 7), 1.2)
    holt_winters(table, patterns, 0, 3, 144.0, 0.5, 0.5, 0.5)
    assert [table.level[0], table.trend[0]] == pytest.approx([115.0, 12.5])
    assert patterns[0].tolist() == pytest.approx([1.2] * 3 + [(144 / 115 + 1.2) / 2] + [1.2] * 3)


def test_holt_winters_follows_a_season_and_a_trend_exactly() -> None:
    """Demand that is (50 + 2 day) x index of its weekday leaves nothing to learn: level and trend stay true."""
    pattern = np.array([[0.5, 1.0, 1.5, 1.0, 1.0, 1.2, 0.8]])
    table, patterns = estimates(level=48.0, trend=2.0), pattern.copy()
    for day in range(30):
        holt_winters(table, patterns, 0, day % 7, (50 + 2 * day) * pattern[0, day % 7], 0.3, 0.2, 0.4)
    assert [table.level[0], table.trend[0]] == pytest.approx([50 + 2 * 29, 2.0])
    assert patterns == pytest.approx(pattern)


def test_holt_winters_outlives_days_without_demand() -> None:
    """After a hundred days of nothing the level is nearly zero and not below, and no index is zero, by which it divides."""
    table, patterns = estimates(level=5.0, trend=-0.1), np.ones((1, 7))
    for day in range(100):
        holt_winters(table, patterns, 0, day % 7, 0.0, 0.3, 0.2, 0.4)
    assert 0.0 <= table.level[0] < 0.01
    assert patterns.min() >= LEAST_INDEX


@pytest.mark.parametrize(("deflation", "name"), [(1.0, "Croston"), (0.75, "SBA")])
def test_croston_by_hand(deflation: float, name: str) -> None:
    """Size 10 every 2 days, weight 1/2, then 0 0 6 0 12.

    The 6 comes after 3 days: size 8, interval 2.5; the 12 after 2: size 10, interval 2.25. SBA takes 1 - 1/4 of the quotients.
    """
    table, levels = estimates(level=5.0, amount=10.0, interval=2.0, waited=1), []
    for units in (0.0, 0.0, 6.0, 0.0, 12.0):
        croston(table, 0, units, 0.5, deflation)
        levels.append(float(table.level[0]))
    assert levels == pytest.approx([5.0, 5.0, 3.2 * deflation, 3.2 * deflation, 10 / 2.25 * deflation])


def test_the_bias_of_croston_and_what_is_left_of_it() -> None:
    """One unit on one day of four at random, weight 0.2.

    Croston's mean is mu / p + a / (2 - a) mu (p - 1) / p^2 = 0.2708 instead of 0.25, SBA's 0.2437 (Syntetos and Boylan 2001, On the
    bias of intermittent demand estimates, Int. J. Production Economics 71, eq. 7; to second order).
    """
    table, total, days = estimates(level=0.25, amount=1.0, interval=4.0, waited=1), 0.0, 200_000
    for demand in np.random.default_rng(7).random(days) < 0.25:
        croston(table, 0, float(demand), 0.2, 1.0)
        total += float(table.level[0])
    biased = 1 / 4 + 0.2 / 1.8 * 3 / 16
    assert total / days == pytest.approx(biased, rel=0.02)
    assert 0.9 * total / days == pytest.approx(0.25, rel=0.04)
