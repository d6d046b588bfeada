"""Laws of chance: every value is scipy's, to the last bit."""

import numpy as np
import pytest
from scipy import stats

from sim.network.chances import count_support
from sim.scenario.distributions import CountDistribution, DurationDistribution
from sim.scenario.rounding import NEGLIGIBLE, continuous_law

TAIL = np.array([NEGLIGIBLE, *np.geomspace(2.0**-33, 0.5, 2000)])
CVS = (0.01, 0.1, 0.3, 0.5, 1.0, 1.2, 3.0)
MEANS = (1.5, 90.0, 604800.0)


def lognormal(mean: float, cv: float):
    """Return scipy's lognormal by mean and coefficient of variation."""
    sigma = np.sqrt(np.log1p(cv**2))
    return stats.lognorm(sigma, scale=mean * np.exp(-(sigma**2) / 2))


CASES = [
    *(({"kind": "exponential", "mean": mean}, stats.expon(scale=mean)) for mean in MEANS),
    *(
        ({"kind": "gamma", "mean": mean, "cv": cv}, stats.gamma(1 / cv**2, scale=mean * cv**2))
        for mean in MEANS
        for cv in CVS
    ),
    *(({"kind": "lognormal", "mean": mean, "cv": cv}, lognormal(mean, cv)) for mean in MEANS for cv in CVS),
    *(
        ({"kind": "triangular", "low": 3.0, "mode": mode, "high": 50.0}, stats.triang((mode - 3.0) / 47.0, 3.0, 47.0))
        for mode in (3.0, 10.0, 50.0)
    ),
    ({"kind": "uniform", "low": 2.0, "high": 9.5}, stats.uniform(2.0, 7.5)),
]


@pytest.mark.parametrize(("fields", "theirs"), CASES, ids=lambda case: str(case)[:60])
def test_continuous_laws_are_scipy_s(fields, theirs) -> None:
    """Both quantiles and the distribution function are equal, also beyond both ends."""
    law = continuous_law(DurationDistribution.model_construct(**fields))
    assert (law.quantile(TAIL) == theirs.ppf(TAIL)).all()
    assert (law.upper_quantile(TAIL) == theirs.isf(TAIL)).all()
    assert float(law.quantile(NEGLIGIBLE)) == theirs.ppf(NEGLIGIBLE)
    values = np.arange(1, 3000) + 0.5
    assert (law.below(values) == theirs.cdf(values)).all()


@pytest.mark.parametrize("mean", [1.0001, 1.01, 1.2, 1.5, 2.0, 3.7, 17.0, 400.0, 9999.5])
@pytest.mark.parametrize("kind", ["geometric", "poisson"])
def test_counts_are_scipy_s(kind: str, mean: float) -> None:
    """Values end where scipy's do, and have the same probabilities."""
    theirs = stats.geom(1 / mean) if kind == "geometric" else stats.poisson(mean - 1, loc=1)
    values, probabilities = count_support(CountDistribution.model_construct(kind=kind, mean=mean))
    assert (values == np.arange(1, max(2, int(theirs.isf(NEGLIGIBLE)) + 1))).all()
    assert (probabilities == theirs.pmf(values)).all()
