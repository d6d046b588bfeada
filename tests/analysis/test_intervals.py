"""Student's t over replications, and Holm's adjustment."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.intervals import estimate, holm, p_value, t_quantile, variance_ratio


def test_interval_of_a_textbook_sample() -> None:
    """1, 2, 3, 4, 5: mean 3, s = √2.5, t(4) = 2.7764, half-width 1.9633."""
    found = estimate(np.array([1.0, 2.0, 3.0, 4.0, 5.0]))
    assert found.mean == 3
    assert found.half_width == pytest.approx(1.9633, abs=1e-4)
    assert (found.low, found.high) == (pytest.approx(3 - 1.9633, abs=1e-4), pytest.approx(3 + 1.9633, abs=1e-4))


def test_student_quantiles_of_the_tables() -> None:
    """t(0.975) with 1, 9 and 29 degrees of freedom, as every textbook prints it."""
    assert [round(t_quantile(count), 3) for count in (2, 10, 30)] == [12.706, 2.262, 2.045]


def test_one_replication_has_no_interval() -> None:
    """A single value says nothing about spread."""
    assert math.isnan(estimate(np.array([7.0])).half_width)
    assert math.isnan(p_value(np.array([7.0])))


def test_equal_values_have_no_spread() -> None:
    """Values that are equal but for rounding give an interval of width zero."""
    assert estimate(np.array([0.1 + 0.2, 0.3, 0.3])).half_width == 0


def test_p_value_of_a_paired_test() -> None:
    """Differences 1, 2, 3: t = 3.4641 with 2 degrees of freedom, p = 0.0742."""
    assert p_value(np.array([1.0, 2.0, 3.0])) == pytest.approx(0.0742, abs=1e-4)


def test_differences_without_spread_are_certain() -> None:
    """Where nothing varies, a difference is a difference, and none is none."""
    assert p_value(np.array([2.0, 2.0])) == 0
    assert p_value(np.array([0.0, 0.0])) == 1


def test_variance_ratio_of_a_sample() -> None:
    """1, 2, 3 and 1, 2, 4 have variances 1 and 7/3; the differences 0, 0, 1 have 1/3: ten times as many replications."""
    assert variance_ratio(np.array([1.0, 2.0, 3.0]), np.array([1.0, 2.0, 4.0])) == pytest.approx(10)


def test_variance_ratio_of_what_does_not_vary_is_unknown() -> None:
    """One pair says nothing, and differences without spread would need no replications at all."""
    assert math.isnan(variance_ratio(np.array([1.0]), np.array([2.0])))
    assert math.isnan(variance_ratio(np.array([0.1, 0.2, 0.3]), np.array([1.1, 1.2, 1.3])))


def test_holm_on_the_example_of_four() -> None:
    """0.01, 0.04, 0.03, 0.005 become 0.03, 0.06, 0.06, 0.02."""
    assert holm(np.array([0.01, 0.04, 0.03, 0.005])) == pytest.approx([0.03, 0.06, 0.06, 0.02])


def test_holm_leaves_out_what_is_unknown() -> None:
    """NaN stays NaN and makes the family no larger."""
    adjusted = holm(np.array([np.nan, 0.02]))
    assert math.isnan(adjusted[0])
    assert adjusted[1] == 0.02


@given(st.lists(st.floats(0, 1), min_size=1, max_size=8))
def test_holm_lies_between_raw_and_bonferroni(values: list[float]) -> None:
    """Adjusted p-values keep the order of the raw ones, and are never above Bonferroni's."""
    raw = np.array(values)
    adjusted = holm(raw)
    assert np.all(adjusted >= raw)
    assert np.all(adjusted <= np.minimum(raw * len(raw), 1) + 1e-12)
    assert np.all(np.diff(adjusted[np.argsort(raw, kind="stable")]) >= 0)
