"""Every distribution that a scenario may name, as it is drawn, against scipy's."""

from math import log1p, sqrt
from typing import Any

import numba
import numpy as np
import pytest
from evidence import record
from scipy import stats
from small_scenarios import scenario, supplier

from sim.draws import draw
from sim.network.build import build
from sim.network.network import Network
from sim.quantiles import sample
from sim.scenario.count_families import CountFamilies
from sim.scenario.families import DurationFamilies

DRAWS = 4_000 if numba.config.DISABLE_JIT else 100_000
LEAST_P = 1e-3
PROBABILITIES = (np.arange(2000) + 0.5) / 2000
MEAN = 1_000_000.0
"""Seconds; so long that whole seconds are a fine grid."""


def lognormal(mean: float, cv: float) -> Any:
    """Lognormal with the mean and coefficient of variation of the value (Law 2015, sec. 6.2)."""
    sigma = sqrt(log1p(cv**2))
    return stats.lognorm(sigma, scale=mean * np.exp(-(sigma**2) / 2))


def listed(values: tuple[int, ...], weights: tuple[int, ...]) -> Any:
    """Values with weights."""
    return stats.rv_discrete(values=(values, np.array(weights) / sum(weights)))


DURATIONS = {
    "exponential": ({"mean": MEAN}, stats.expon(scale=MEAN)),
    "gamma": ({"mean": MEAN, "cv": 0.5}, stats.gamma(4, scale=MEAN / 4)),
    "gamma, cv 1.5": ({"mean": MEAN, "cv": 1.5}, stats.gamma(1 / 2.25, scale=MEAN * 2.25)),
    "lognormal": ({"mean": MEAN, "cv": 0.8}, lognormal(MEAN, 0.8)),
    "triangular": ({"low": 0, "mode": MEAN, "high": 4 * MEAN}, stats.triang(0.25, 0, 4 * MEAN)),
    "uniform": ({"low": MEAN, "high": 3 * MEAN}, stats.uniform(MEAN, 2 * MEAN)),
    "empirical": ({"values": [60, 600, 86400], "weights": [6, 3, 1]}, listed((60, 600, 86400), (6, 3, 1))),
}
COUNTS = {
    "geometric": ({"mean": 2.5}, stats.geom(1 / 2.5)),
    "poisson": ({"mean": 4.0}, stats.poisson(3.0, loc=1)),
    "empirical": ({"values": [1, 2, 4], "weights": [5, 3, 2]}, listed((1, 2, 4), (5, 3, 2))),
    "exponential": ({"mean": 3.0}, stats.expon(scale=3.0)),
    "gamma": ({"mean": 6.0, "cv": 0.5}, stats.gamma(4, scale=1.5)),
    "lognormal": ({"mean": 20.0, "cv": 0.6}, lognormal(20.0, 0.6)),
    "triangular": ({"low": 0.0, "mode": 2.0, "high": 9.0}, stats.triang(2 / 9, 0, 9)),
    "uniform": ({"low": 1.5, "high": 5.5}, stats.uniform(1.5, 4.0)),
}
"""Parameters as a scenario states them, and what scipy calls it; continuous ones of counts are rounded to 1, 2, …"""


def duration(name: str) -> tuple[Network, int]:
    """Build a network with a lead time; return it and the distribution's number."""
    network = build(scenario(suppliers=[supplier({name.partition(",")[0]: DURATIONS[name][0]})]))
    return network, int(network.suppliers[0].lead_time)


def count(name: str) -> tuple[Network, int]:
    """Build a network with a number of units a line; return it and the distribution's number."""
    network = build(scenario(quantity={name: COUNTS[name][0]}))
    return network, int(network.options.quantity)


def drawn(network: Network, number: int) -> np.ndarray[Any, np.dtype[np.int64]]:
    """Draw many values, one for each entity."""
    stream = np.uint64(20250101)
    return np.array([sample(network, number, np.uint64(draw(stream, entity, 0))) for entity in range(DRAWS)])


def quantiles(network: Network, number: int, bits: Any) -> np.ndarray[Any, np.dtype[np.int64]]:
    """Return what certain bits mean."""
    return np.array([sample(network, number, np.uint64(int(word))) for word in bits])


def rising(probabilities: Any) -> list[int]:
    """Bits that stand for probabilities in a discrete distribution."""
    return [int(probability * 2**64) for probability in probabilities]


def halved(probabilities: Any) -> list[int]:
    """Bits that stand for probabilities in a continuous one: the top bit names the half, the rest its tail probability."""
    return [int(p * 2**64) if p < 0.5 else 2**63 + min(2**63 - 1, int((1 - p) * 2**64)) for p in probabilities]


def chi_square(values: Any, law: Any) -> float:
    """P-value of whole numbers against probabilities; those that are expected less than ten times are put together."""
    numbers = np.arange(1, int(values.max()) + 2)
    expected = law.pmf(numbers) * len(values)
    seen = np.bincount(values, minlength=len(numbers) + 1)[1:]
    often = expected >= 10
    seen, expected = np.append(seen[often], seen[~often].sum()), np.append(expected[often], expected[~often].sum())
    expected[-1] += len(values) - expected.sum()
    kept = expected > 1e-6
    assert seen[~kept].sum() == 0
    return float(stats.chi2.sf(((seen - expected) ** 2)[kept] @ (1 / expected[kept]), kept.sum() - 1))


class Rounded:
    """A continuous law rounded to the nearest whole number of at least 1, halves up."""

    def __init__(self, law: Any) -> None:
        self.law = law

    def pmf(self, numbers: Any) -> Any:
        """P(1) = F(3/2), P(n) = F(n + 1/2) - F(n - 1/2)."""
        return self.law.cdf(numbers + 0.5) - np.where(numbers > 1, self.law.cdf(numbers - 0.5), 0.0)

    def ppf(self, probabilities: Any) -> Any:
        """Round the quantile."""
        return np.maximum(1, np.floor(self.law.ppf(probabilities) + 0.5))


def hand_in(of: str, name: str, parameters: Any, p: tuple[str, float], error: str) -> None:
    """Hand in a row."""
    told = ", ".join(f"{key} {value}" for key, value in parameters.items())
    family = name.partition(",")[0]
    record("distributions", of=of, distribution=f"{family}: {told}", draws=DRAWS, test=p[0], p=p[1], error=error)


@pytest.mark.evidence
@pytest.mark.parametrize("name", DURATIONS)
def test_durations_are_scipy_s(name: str) -> None:
    """Draws pass a test of the distribution, and no quantile is off by more than a thousandth and a second."""
    (network, number), (parameters, law) = duration(name), DURATIONS[name]
    values = drawn(network, number)
    if name == "empirical":
        off = int((quantiles(network, number, rising(PROBABILITIES)) != law.ppf(PROBABILITIES)).sum())
        seen = np.array([(values == value).sum() for value in law.xk])
        p = float(stats.chisquare(seen, law.pk * DRAWS).pvalue)
        hand_in("duration", name, parameters, ("chi-square", p), "none" if not off else f"{off} of 2,000 wrong")
        assert off == 0
    else:
        found, theory = quantiles(network, number, halved(PROBABILITIES)), law.ppf(PROBABILITIES)
        p = float(stats.kstest(values, law.cdf).pvalue)
        worst = float(np.max(np.maximum(np.abs(found - theory) - 0.5, 0) / theory))
        hand_in("duration", name, parameters, ("Kolmogorov-Smirnov", p), f"{1e6 * worst:.0f} ppm and half a second")
        np.testing.assert_allclose(found, theory, rtol=1e-3, atol=1)
    assert p > LEAST_P


@pytest.mark.evidence
@pytest.mark.parametrize("name", COUNTS)
def test_counts_are_scipy_s(name: str) -> None:
    """Draws pass a chi-square test, and every quantile is the same number."""
    (network, number), (parameters, plain) = count(name), COUNTS[name]
    law = plain if hasattr(plain, "pmf") else Rounded(plain)
    off = int((quantiles(network, number, rising(PROBABILITIES)) != law.ppf(PROBABILITIES)).sum())
    p = chi_square(drawn(network, number), law)
    hand_in("count", name, parameters, ("chi-square", p), "none" if not off else f"{off} of 2,000 wrong")
    assert off == 0
    assert p > LEAST_P


def test_no_distribution_of_the_schema_is_left_out() -> None:
    """Every family but the constant, which is not drawn, is compared."""
    assert {name.partition(",")[0] for name in DURATIONS} == set(DurationFamilies.model_fields) - {"constant"}
    assert set(COUNTS) == set(CountFamilies.model_fields) - {"constant"}
