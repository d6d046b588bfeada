"""Levels for a fill rate by approximations."""

import pytest
from demands import need
from hypothesis import given
from hypothesis import strategies as st

from sim.network.deriving.fill_rate import (
    fill_rate_of_order_up_to,
    fill_rate_of_reorder_point,
    order_up_to,
    reorder_point,
)
from sim.network.deriving.lead_time_demand import Demand, GammaDemand, Moments, NormalDemand, approximate


def test_reorder_point_of_silver_s_formula() -> None:
    """Where S is hardly ever short, G(k) = Q (1 - beta) / sigma (Silver, Pyke and Thomas 2017, sec. 6.11): Q = 200, sigma 10, 99 %: 0.2."""
    found = reorder_point(0.99, 200.0, NormalDemand(50.0, 10.0), NormalDemand(50.0, 10.0))
    k = (found - 50) / 10
    assert NormalDemand(0.0, 1.0).loss(k) == pytest.approx(0.2, rel=1e-6)
    assert k == pytest.approx(0.4928, abs=1e-3)


DEMANDS = st.builds(
    lambda mean, cv, name: approximate(Moments(mean, (mean * cv) ** 2), name),
    st.floats(0.1, 1000),
    st.floats(0.0, 2.0),
    st.sampled_from(["normal", "gamma"]),
)


@given(DEMANDS, st.floats(0.5, 500), st.floats(0.5, 0.9999))
def test_the_reorder_point_is_the_least_that_reaches_the_target(demand: Demand, gap: float, target: float) -> None:
    """Its fill rate reaches the target, and a little less does not."""
    found = reorder_point(target, gap, demand, demand)
    assert fill_rate_of_reorder_point(found, gap, demand, demand) >= target - 1e-9
    if found > 0:
        assert fill_rate_of_reorder_point(found * (1 - 1e-6) - 1e-6, gap, demand, demand) < target


@given(st.floats(0.1, 1000), st.floats(0.0, 1.5), st.floats(0.2, 30), st.floats(0.5, 0.999))
def test_the_order_up_to_level_reaches_the_target(mean: float, cv: float, review: float, target: float) -> None:
    """The demand of a day over the lead time of two days and a review."""
    before, after = (approximate(Moments(mean * days, (mean * cv) ** 2 * days), "gamma") for days in (2 + review, 2))
    found = order_up_to(target, mean * review, before, after)
    assert fill_rate_of_order_up_to(found, mean * review, before, after) >= target - 1e-9


def test_skewed_demand_needs_more_for_a_high_fill_rate() -> None:
    """With a coefficient of variation of 0.8 and 99.5 % the gamma level lies above the normal one."""
    normal, gamma = NormalDemand(20.0, 16.0), GammaDemand(20.0, 16.0)
    assert reorder_point(0.995, 10.0, gamma, gamma) > reorder_point(0.995, 10.0, normal, normal) + 5


def test_moments_of_a_need() -> None:
    """Five lines of 1.9 units: 9.5 a day with variance 24.5; two days' lead time of ± 1 day."""
    found = need(lead_std=1.0)
    assert (found.mean, found.variance) == (pytest.approx(9.5), pytest.approx(24.5))
    assert found.moments(3.0) == Moments(pytest.approx(47.5), pytest.approx(5 * 24.5 + 9.5**2))
