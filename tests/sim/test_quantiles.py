"""Distributions as tables: every family against scipy's quantiles and by its frequencies."""

from functools import cache
from math import log1p, sqrt
from typing import Any

import numba
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from small_scenarios import DAY, scenario, supplier

from sim.draws import draw
from sim.network.build import build
from sim.network.network import Network
from sim.quantiles import sample

DRAWS = 4_000 if numba.config.DISABLE_JIT else 100_000
MEAN = 1_000_000.0
"""Seconds; so long that whole seconds are a fine grid."""

SIGMA = sqrt(log1p(0.8**2))
CONTINUOUS = {
    "exponential": ({"exponential": {"mean": MEAN}}, stats.expon(scale=MEAN)),
    "gamma": ({"gamma": {"mean": MEAN, "cv": 0.5}}, stats.gamma(4, scale=MEAN / 4)),
    "long gamma": ({"gamma": {"mean": MEAN, "cv": 1.5}}, stats.gamma(1 / 2.25, scale=MEAN * 2.25)),
    "lognormal": ({"lognormal": {"mean": MEAN, "cv": 0.8}}, stats.lognorm(SIGMA, scale=MEAN * np.exp(-(SIGMA**2) / 2))),
    "uniform": ({"uniform": {"low": MEAN, "high": 3 * MEAN}}, stats.uniform(MEAN, 2 * MEAN)),
    "triangular": ({"triangular": {"low": 0, "mode": MEAN, "high": 4 * MEAN}}, stats.triang(0.25, 0, 4 * MEAN)),
}
"""What a scenario says, and what scipy calls it."""

continuous = pytest.mark.parametrize("family", CONTINUOUS)


def chance(lead_time: Any) -> tuple[Network, int]:
    """Build a network with a supplier of this lead time; return it and the distribution's number."""
    network = build(scenario(suppliers=[supplier(lead_time)]))
    return network, int(network.suppliers[0].lead_time)


@cache
def tables(family: str) -> tuple[Network, int]:
    """Build the network of a family, once."""
    return chance(CONTINUOUS[family][0])


def bits_at(probability: float) -> np.uint64:
    """Return the bits that stand for a probability: the top one names the half, the rest its tail probability."""
    if probability < 0.5:
        return np.uint64(int(probability * 2**64))
    return np.uint64(2**63 + min(2**63 - 1, int((1 - probability) * 2**64)))


def samples(network: Network, number: int, count: int = DRAWS) -> np.ndarray[Any, Any]:
    """Draw many values."""
    stream = np.uint64(20250101)
    return np.array([sample(network, number, np.uint64(draw(stream, entity, 0))) for entity in range(count)])


@continuous
def test_quantiles_are_those_of_theory(family: str) -> None:
    """From the first to the last thousandth, no quantile is off by more than a thousandth and a second."""
    (network, number), theory = tables(family), CONTINUOUS[family][1]
    probabilities = np.linspace(0.001, 0.999, 1999)
    quantiles = [sample(network, number, bits_at(probability)) for probability in probabilities]
    np.testing.assert_allclose(quantiles, theory.ppf(probabilities), rtol=1e-3, atol=1)


@continuous
def test_tails_are_those_of_theory(family: str) -> None:
    """Even what happens once in a million draws is there, within one part in a hundred."""
    (network, number), theory = tables(family), CONTINUOUS[family][1]
    for probability in (1e-6, 1e-5, 1 - 1e-5, 1 - 1e-6):
        assert sample(network, number, bits_at(probability)) == pytest.approx(theory.ppf(probability), rel=0.01, abs=1)


@continuous
def test_draws_are_distributed_as_theory_says(family: str) -> None:
    """A Kolmogorov-Smirnov test takes many draws for the distribution."""
    assert stats.kstest(samples(*tables(family)), CONTINUOUS[family][1].cdf).pvalue > 0.001


@continuous
def test_more_luck_never_takes_longer(family: str) -> None:
    """Quantiles rise with the probability, also from one knot to the next and from one half to the other."""
    network, number = tables(family)
    tail = np.geomspace(1e-8, 0.5, 3000)
    probabilities = np.sort(np.concatenate([tail, 1 - tail, np.nextafter(0.5, [0, 1])]))
    quantiles = np.array([sample(network, number, bits_at(probability)) for probability in probabilities])
    assert (np.diff(quantiles) >= 0).all()


@continuous
@given(bits=st.integers(0, 2**64 - 1))
def test_every_draw_has_a_value(family: str, bits: int) -> None:
    """Whatever the bits, the value lies where the distribution does."""
    (network, number), theory = tables(family), CONTINUOUS[family][1]
    assert theory.ppf(1e-10) - 1 <= sample(network, number, np.uint64(bits)) <= theory.isf(1e-10) + 1


@pytest.mark.parametrize(
    "written", [0, 1, 3 * DAY, {"exponential": {"mean": 0}}, {"empirical": {"values": [5, 7], "weights": [0, 1]}}]
)
def test_certain_values_need_no_luck(written: Any) -> None:
    """A distribution that is always the same gives the same for the lowest and the highest draw."""
    network, number = chance(written)
    lowest, highest = (sample(network, number, np.uint64(bits)) for bits in (0, 2**64 - 1))
    assert lowest == highest


@pytest.mark.parametrize("size", [2, 3, 7, 300])
def test_discrete_draws_come_as_often_as_weighed(size: int) -> None:
    """A chi-square test takes the frequencies of many draws for the weights."""
    values, weights = [10 * value for value in range(size)], np.arange(1, size + 1) ** 2
    drawn = samples(*chance({"empirical": {"values": values, "weights": weights.tolist()}}))
    counts = np.bincount(drawn // 10, minlength=size)
    assert (drawn % 10 == 0).all()
    merged = np.digitize(np.cumsum(weights / weights.sum()), np.linspace(0, 1, 50))  # so that no cell is rare
    seen, expected = (np.bincount(merged, part) for part in (counts, weights / weights.sum() * len(drawn)))
    assert stats.chisquare(seen[expected > 0], expected[expected > 0]).pvalue > 0.001


def test_discrete_values_have_exactly_their_shares_of_the_bits() -> None:
    """Weights 1, 2 and 1 cut the 2**64 bits at a quarter and at three quarters; the listed order plays no part."""
    network, number = chance({"empirical": {"values": [30, 10, 20], "weights": [1, 1, 2]}})
    cuts = (0, 2**62 - 1, 2**62, 3 * 2**62 - 1, 3 * 2**62, 2**64 - 1)
    assert [sample(network, number, np.uint64(bits)) for bits in cuts] == [10, 10, 20, 20, 30, 30]


def test_values_without_weight_are_never_drawn() -> None:
    """A weight of zero leaves a value out, at either end as well."""
    network, number = chance({"empirical": {"values": [1, 2, 3, 4], "weights": [0, 1, 1, 0]}})
    assert {sample(network, number, np.uint64(bits)) for bits in (0, 2**63 - 1, 2**63, 2**64 - 1)} == {2, 3}


def test_an_unusable_value_is_never_interpolated() -> None:
    """An empirical distribution gives its values only, not what lies between."""
    assert set(samples(*chance({"empirical": {"values": [0, DAY]}}), 200)) == {0, DAY}
