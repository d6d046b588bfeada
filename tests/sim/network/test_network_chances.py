"""Distributions as the network keeps them."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.network.chances import Chances, count_support, quantile_knots, second_moment
from sim.quantiles import SIDE_KNOTS, Shape
from sim.scenario.distributions import CountDistribution, DurationDistribution
from sim.scenario.rounding import continuous_law

DURATIONS = (
    {"exponential": {"mean": 3600}},
    {"gamma": {"mean": 3600, "cv": 0.4}},
    {"lognormal": {"mean": 3600, "cv": 1.5}},
    {"triangular": {"low": 600, "mode": 1200, "high": 7200}},
    {"uniform": {"low": 600, "high": 1200}},
)
COUNTS = (
    3,
    {"geometric": {"mean": 2.5}},
    {"geometric": {"mean": 1.0}},
    {"poisson": {"mean": 2.5}},
    {"poisson": {"mean": 1.0}},
    {"empirical": {"values": [4, 1, 2], "weights": [1, 2, 5]}},
    {"exponential": {"mean": 2.0}},
    {"exponential": {"mean": 0.01}},
    {"gamma": {"mean": 3.0, "cv": 0.5}},
    {"lognormal": {"mean": 40.0, "cv": 0.1}},
    {"triangular": {"low": 0.0, "mode": 2.0, "high": 9.0}},
    {"uniform": {"low": 1.5, "high": 5.5}},
)


def duration(written: Any) -> DurationDistribution:
    """Read a duration."""
    return DurationDistribution.model_validate(written)


def count(written: Any) -> CountDistribution:
    """Read a count."""
    return CountDistribution.model_validate(written)


@pytest.mark.parametrize("written", DURATIONS, ids=lambda written: next(iter(written)))
def test_laws_have_the_mean_and_deviation_that_the_scenario_states(written: Any) -> None:
    """Moments of the quantile function, by Gauss and Legendre on pieces that are finer towards both ends."""
    distribution = duration(written)
    law = continuous_law(distribution)
    points, weights = np.polynomial.legendre.leggauss(20)
    edges = np.concatenate([[0.0], np.geomspace(1e-15, 0.5, 200)])
    half = np.diff(edges)[:, np.newaxis] / 2
    shares, weights = edges[:-1, np.newaxis] + half * (points + 1), half * weights
    mean, square = (
        float((weights * law.quantile(shares) ** power).sum() + (weights * law.upper_quantile(shares) ** power).sum())
        for power in (1, 2)
    )
    assert mean == pytest.approx(distribution.mean_s())
    assert (square - mean**2) ** 0.5 == pytest.approx(distribution.std)


def test_a_constant_is_not_continuous() -> None:
    """A constant has no quantile table."""
    with pytest.raises(ValueError, match="constant is not continuous"):
        continuous_law(duration(60))


@pytest.mark.parametrize("written", DURATIONS, ids=lambda written: next(iter(written)))
def test_knots_rise_below_the_median_and_fall_above(written: Any) -> None:
    """Both halves end at the median."""
    knots = quantile_knots(duration(written))
    lower, upper = knots[:SIDE_KNOTS], knots[SIDE_KNOTS:]
    assert len(knots) == 2 * SIDE_KNOTS
    assert (np.diff(lower) >= 0).all()
    assert (np.diff(upper) <= 0).all()
    assert abs(int(lower[-1]) - int(upper[-1])) <= 1


@pytest.mark.parametrize("written", COUNTS, ids=str)
def test_counts_have_the_moments_that_the_scenario_states(written: Any) -> None:
    """Values begin at 1, and mean and second moment of the table are those of the distribution."""
    distribution = count(written)
    values, weights = count_support(distribution)
    share = weights / weights.sum()
    assert values.min() >= 1
    assert (np.diff(values) > 0).all()
    assert values @ share == pytest.approx(distribution.mean_value(), rel=1e-6)
    assert values**2 @ share == pytest.approx(second_moment(distribution), rel=1e-6)


def test_values_named_twice_are_one() -> None:
    """Their weights add up, in order of the values."""
    values, weights = count_support(count({"empirical": {"values": [3, 1, 3], "weights": [1, 2, 4]}}))
    assert values.tolist() == [1, 3]
    assert weights.tolist() == [2, 5]


def test_equal_distributions_are_kept_once() -> None:
    """The same distribution has the same number; another one another."""
    chances = Chances()
    numbers = [chances.duration(duration(written)) for written in (*DURATIONS, *DURATIONS, 60, 60)]
    assert numbers == [0, 1, 2, 3, 4, 0, 1, 2, 3, 4, 5, 5]
    distributions, _ = chances.tables()
    assert distributions["kind"].tolist() == [Shape.CONTINUOUS] * 5 + [Shape.CONSTANT]


def test_no_distribution_is_a_table_too() -> None:
    """A scenario in which nothing is left to chance has an empty table, and knots to point at."""
    distributions, knots = Chances().tables()
    assert (len(distributions), len(knots)) == (0, 1)


@given(st.lists(st.floats(0, 100), min_size=2, max_size=400).filter(lambda weights: sum(weights) > 0))
def test_thresholds_rise_to_the_top_and_the_guide_begins_no_search_too_late(weights: list[float]) -> None:
    """The last threshold is the highest draw; the guide names the first threshold above the draws of its slot."""
    chances = Chances()
    chances.discrete(np.arange(len(weights)), np.array(weights))
    distributions, knots = chances.tables()
    size, bits = int(distributions["count"][0]), int(distributions["guide_bits"][0])
    if distributions["kind"][0] == Shape.CONSTANT:
        return
    thresholds, guide = knots[:size], knots[2 * size : 2 * size + 2**bits]
    assert (np.diff(thresholds) >= 0).all()
    assert thresholds[-1] == 2**63 - 1
    starts = [slot << (63 - bits) for slot in range(2**bits)]
    assert guide.tolist() == [next(at for at in range(size) if thresholds[at] > start) for start in starts]
