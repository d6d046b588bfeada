"""Compound Poisson demand against other ways to compute it."""

import numpy as np
import pytest
from demands import MIXED, UNIT, panjer, poisson
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from sim.network.deriving.discrete_demand import DiscreteDemand, compound_poisson, gamma_lattice, mixture
from sim.network.deriving.lead_time_demand import GammaDemand, Moments


@pytest.mark.parametrize("lines", [0.0, 0.3, 4.0, 60.0])
def test_transform_and_recursion_agree(lines: float) -> None:
    """The discrete Fourier transform gives the probabilities of Panjer's recursion."""
    found = compound_poisson(lines, MIXED).probabilities
    np.testing.assert_allclose(found, panjer(lines, MIXED, len(found)), atol=1e-13)


def test_poisson_demand_over_a_gamma_time_is_negative_binomial() -> None:
    """Mean 8 over a time with a coefficient of variation of 0.5: shape 4, success probability 4 / (4 + 8)."""
    found = compound_poisson(8.0, UNIT, 0.5).probabilities
    np.testing.assert_allclose(found, stats.nbinom.pmf(np.arange(len(found)), 4, 4 / 12), atol=1e-10)


@settings(max_examples=30)
@given(st.floats(0.05, 200), st.floats(0.0, 1.0))
def test_moments_are_those_of_theory(lines: float, cv: float) -> None:
    """Mean n E[D], variance n E[D^2] + (n E[D] c)^2 (Ross 2014, sec. 5.4.2, and the law of total variance)."""
    demand = compound_poisson(lines, MIXED, cv)
    numbers = np.arange(len(demand.probabilities))
    assert demand.mean == pytest.approx(1.9 * lines, rel=1e-6)
    variance = float((numbers - demand.mean) ** 2 @ demand.probabilities)
    assert variance == pytest.approx(4.9 * lines + (1.9 * lines * cv) ** 2, rel=1e-4)


def test_losses_and_quantiles_by_hand() -> None:
    """0, 1 or 3 units with probability 0.5, 0.3, 0.2: mean 0.9; one unit leaves 0.4 short, three leave none."""
    demand = DiscreteDemand(np.array([0.5, 0.3, 0.0, 0.2]))
    assert demand.loss(np.array([-2, 0, 1, 2, 3, 9])) == pytest.approx([2.9, 0.9, 0.4, 0.2, 0.0, 0.0])
    assert [demand.quantile(share) for share in (0.4, 0.5, 0.6, 0.8, 0.9, 1.0)] == [0, 0, 1, 1, 3, 3]


def test_lots_keep_mean_and_tail() -> None:
    """Gamma demand of 5000 ± 700 in lots of ten: mean 500, and the tail within a lot."""
    lots = gamma_lattice(Moments(5000.0, 700.0**2), 10)
    assert lots.mean == pytest.approx(500, abs=0.01)
    assert lots.quantile(0.99) * 10 == pytest.approx(GammaDemand(5000.0, 700.0).quantile(0.99), abs=10)


def test_a_mixture_is_each_by_its_weight() -> None:
    """A quarter of Poisson 2 and three of Poisson 6 have mean 5, and probabilities in these shares."""
    both = mixture([poisson(2.0), poisson(6.0)], np.array([0.25, 0.75]))
    assert both.mean == pytest.approx(5.0)
    assert both.probabilities[3] == pytest.approx(0.25 * stats.poisson.pmf(3, 2) + 0.75 * stats.poisson.pmf(3, 6))
