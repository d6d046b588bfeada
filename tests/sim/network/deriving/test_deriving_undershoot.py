"""Undershoot by hand."""

import numpy as np
import pytest
from demands import MIXED, UNIT

from sim.network.deriving.lead_time_demand import Moments
from sim.network.deriving.undershoot import undershoot_of_batches, undershoot_of_reviews


def test_unit_by_unit_nothing_is_undershot() -> None:
    """Every unit is looked at."""
    assert undershoot_of_batches(UNIT) == Moments(0.0, 0.0)


def test_batches_of_one_two_and_four() -> None:
    """P(D > u) = 1, 0.5, 0.2, 0.2, sum 1.9: mean (0.5 + 2 x 0.2 + 3 x 0.2) / 1.9."""
    excess = np.array([1.0, 0.5, 0.2, 0.2]) / 1.9
    mean = float(np.arange(4) @ excess)
    assert mean == pytest.approx(1.5 / 1.9)
    assert undershoot_of_batches(MIXED) == Moments(
        pytest.approx(mean), pytest.approx(float(np.arange(4) ** 2 @ excess) - mean**2)
    )


def test_certain_demand_between_reviews() -> None:
    """Ten units a review: anything from 0 to 10, mean 5, variance 100 / 12; no demand undershoots nothing."""
    assert undershoot_of_reviews(Moments(10.0, 0.0)) == Moments(5.0, pytest.approx(100 / 12))
    assert undershoot_of_reviews(Moments(0.0, 0.0)) == Moments(0.0, 0.0)


def test_exponential_demand_between_reviews_forgets() -> None:
    """What is left of an exponential number is as the number itself."""
    found = undershoot_of_reviews(Moments(10.0, 100.0))
    assert (found.mean, found.variance) == (pytest.approx(10.0), pytest.approx(100.0))
