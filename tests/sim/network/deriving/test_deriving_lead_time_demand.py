"""Normal and gamma approximations of lead-time demand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import integrate, stats

from sim.network.deriving.lead_time_demand import GammaDemand, Moments, NormalDemand, approximate, demand_over

UNIT_LOSS = {0.0: 0.3989, 0.5: 0.1978, 1.0: 0.08332, 1.5: 0.02931, 2.0: 0.008491, 3.0: 0.0003822}
"""Unit normal loss G(k), tabulated in Silver, Pyke and Thomas 2017, app. II."""


@pytest.mark.parametrize("k", UNIT_LOSS)
def test_unit_normal_loss_as_tabulated(k: float) -> None:
    """To the four digits of the table."""
    assert NormalDemand(0.0, 1.0).loss(k) == pytest.approx(UNIT_LOSS[k], rel=5e-4)


@given(st.floats(1, 100), st.floats(0.1, 1.5), st.floats(0.0, 4.0))
def test_losses_are_integrals_of_the_tail(mean: float, cv: float, share: float) -> None:
    """E[(X - x)+] is the integral of P(X > t) from x on, by quadrature over scipy's distributions."""
    std, units = mean * cv, mean * share
    pairs = [
        (NormalDemand(mean, std), stats.norm(mean, std)),
        (GammaDemand(mean, std), stats.gamma(1 / cv**2, scale=mean * cv**2)),
    ]
    for ours, theirs in pairs:
        expected, _ = integrate.quad(theirs.sf, units, units + 40 * std, limit=200)
        assert ours.loss(units) == pytest.approx(expected, rel=1e-5, abs=1e-7 * std)
        assert ours.exceeds(units) == pytest.approx(theirs.sf(units), rel=1e-9, abs=1e-12)
        assert ours.quantile(0.9) == pytest.approx(theirs.ppf(0.9), rel=1e-9)


@pytest.mark.parametrize("name", ["normal", "gamma"])
def test_certain_demand_is_short_of_the_difference(name: str) -> None:
    """Ten units for sure: eight are short by two, twelve by none; below nothing the loss goes on."""
    certain = approximate(Moments(10.0, 0.0), name)
    assert [certain.loss(units) for units in (-1.0, 8.0, 12.0)] == [11.0, 2.0, 0.0]
    assert (certain.exceeds(9.0), certain.exceeds(10.0), certain.quantile(0.3)) == (1.0, 0.0, 10.0)


def test_demand_over_an_uncertain_time() -> None:
    """Ten a day, variance 25, over 4 ± 2.4 days: 40 units, 100 from demand and 576 from the time; sums add up."""
    assert demand_over(10.0, 25.0, 4.0, 2.4) == Moments(40.0, pytest.approx(676.0))
    assert Moments(1.0, 2.0) + Moments(3.0, 4.0) == Moments(4.0, 6.0)


def test_nothing_is_asked_for() -> None:
    """No demand is the certain zero, in either name."""
    assert np.isclose([approximate(Moments(0.0, 0.0), name).quantile(0.95) for name in ("normal", "gamma")], 0).all()
