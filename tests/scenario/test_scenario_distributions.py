"""Distributions: how they are written, and their moments against scipy's."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from scipy import stats

from sim.scenario.distributions import CountDistribution, DurationDistribution
from sim.scenario.rounding import rounded_support
from sim.scenario.written import FROM_FILE, IN_UNITS

SECONDS = st.integers(1, 10_000_000)


@st.composite
def durations(draw: st.DrawFn) -> dict[str, Any]:
    """Any distribution of durations as a file states it, times in seconds."""
    kind = draw(
        st.sampled_from(["constant", "exponential", "gamma", "lognormal", "triangular", "uniform", "empirical"])
    )
    low, high = sorted(draw(st.tuples(SECONDS, SECONDS).filter(lambda pair: pair[0] != pair[1])))
    parameters: dict[str, Any] = {
        "constant": {"value": f"{low} s"},
        "exponential": {"mean": f"{low} s"},
        "gamma": {"mean": f"{low} s", "cv": draw(st.floats(0.01, 5))},
        "lognormal": {"mean": f"{low} s", "cv": draw(st.floats(0.01, 5))},
        "triangular": {"low": f"{low} s", "mode": f"{draw(st.integers(low, high))} s", "high": f"{high} s"},
        "uniform": {"low": f"{low} s", "high": f"{high} s"},
        "empirical": {"values": [f"{low} s", f"{high} s"], "weights": [1, draw(st.integers(0, 5))]},
    }
    return {kind: parameters[kind]}


@given(durations())
def test_durations_survive_writing(stated: dict[str, Any]) -> None:
    """Written in units or in seconds, a distribution reads back as the same."""
    distribution = DurationDistribution.model_validate(stated, context=FROM_FILE)
    in_units = distribution.model_dump(mode="json", context=IN_UNITS)
    assert DurationDistribution.model_validate(in_units, context=FROM_FILE) == distribution
    assert DurationDistribution.model_validate(distribution.model_dump(mode="json")) == distribution


@pytest.mark.parametrize(
    ("stated", "reference"),
    [
        ({"exponential": {"mean": "100 s"}}, stats.expon(scale=100)),
        ({"gamma": {"mean": "100 s", "cv": 0.5}}, stats.gamma(4, scale=25)),
        ({"triangular": {"low": "10 s", "mode": "20 s", "high": "60 s"}}, stats.triang(0.2, 10, 50)),
        ({"uniform": {"low": "10 s", "high": "60 s"}}, stats.uniform(10, 50)),
        (
            {"empirical": {"values": ["1 s", "3 s"], "weights": [1, 3]}},
            stats.rv_discrete(values=([1, 3], [0.25, 0.75])),
        ),
    ],
)
def test_duration_moments(stated: dict[str, Any], reference: Any) -> None:
    """Mean and standard deviation in closed form agree with scipy's."""
    distribution = DurationDistribution.model_validate(stated)
    assert distribution.mean_s() == pytest.approx(reference.mean())
    assert distribution.std == pytest.approx(reference.std())


@pytest.mark.parametrize(
    ("stated", "reference"),
    [
        ({"geometric": {"mean": 4}}, stats.geom(0.25)),
        ({"poisson": {"mean": 4}}, stats.poisson(3, loc=1)),
        ({"empirical": {"values": [1, 3]}}, stats.rv_discrete(values=([1, 3], [0.5, 0.5]))),
    ],
)
def test_count_moments(stated: dict[str, Any], reference: Any) -> None:
    """Mean and standard deviation of counts agree with scipy's; values without weights are equally likely."""
    distribution = CountDistribution.model_validate(stated)
    assert distribution.mean_value() == pytest.approx(reference.mean())
    assert distribution.std == pytest.approx(reference.std())


def test_counts_are_rounded_from_continuous_distributions() -> None:
    """Each number has the probability of what is nearest to it, one that of all below; mean and deviation follow."""
    rounded = CountDistribution.model_validate({"exponential": {"mean": 2}}, context=FROM_FILE)
    law = stats.expon(scale=2)
    numbers = range(1, 60)
    shares = [law.cdf(1.5), *(law.cdf(n + 0.5) - law.cdf(n - 0.5) for n in numbers[1:])]
    mean = sum(n * share for n, share in zip(numbers, shares, strict=True))
    variance = sum((n - mean) ** 2 * share for n, share in zip(numbers, shares, strict=True))
    assert rounded.mean_value() == pytest.approx(mean, rel=1e-6)
    assert rounded.mean_value() == pytest.approx(2.2, abs=0.01)
    assert rounded.std**2 == pytest.approx(variance, rel=1e-6)
    even = CountDistribution.model_validate({"uniform": {"low": 1.5, "high": 5.5}})
    assert (even.mean_value(), even.std**2) == pytest.approx((3.5, 1.25))


@pytest.mark.parametrize(
    "stated",
    [
        {"exponential": {"mean": 2}},
        {"gamma": {"mean": 3, "cv": 0.5}},
        {"lognormal": {"mean": 3, "cv": 1.5}},
        {"triangular": {"low": 0, "mode": 2, "high": 9}},
        {"uniform": {"low": 1.5, "high": 5.5}},
    ],
)
def test_rounded_counts_survive_writing(stated: dict[str, Any]) -> None:
    """Parameters are plain numbers, written as they were."""
    count = CountDistribution.model_validate(stated, context=FROM_FILE)
    assert count.model_dump(mode="json", context=IN_UNITS) == stated
    assert CountDistribution(kind=count.kind, **stated[count.kind]) == count


def test_the_largest_count_is_cut() -> None:
    """However heavy the tail, no number is above a million, and the mean is that of what is drawn."""
    heavy = CountDistribution.model_validate({"lognormal": {"mean": 500_000, "cv": 10}})
    values, shares = rounded_support(heavy)
    assert values[-1] == 1_000_000
    assert shares.sum() == pytest.approx(1)
    assert heavy.mean_value() == pytest.approx(values @ shares)
    assert heavy.mean_value() < 250_000


def test_plain_values_are_constants() -> None:
    """A plain duration or number is always the same."""
    assert DurationDistribution.model_validate("2 d", context=FROM_FILE) == DurationDistribution.constant(172_800)
    assert CountDistribution.model_validate(3, context=FROM_FILE) == CountDistribution.constant(3)
    assert DurationDistribution.nothing().mean_s() == DurationDistribution.nothing().std == 0


def test_constants_are_whole_and_means_need_not_be() -> None:
    """What is simulated as it is written is refused where it is not whole seconds, from Python too; parameters are not."""
    with pytest.raises(ValidationError, match="in whole seconds"):
        DurationDistribution.model_validate("1.5 s", context=FROM_FILE)
    with pytest.raises(ValidationError, match="in whole seconds"):
        DurationDistribution.constant(1.5)
    stated = {"gamma": {"mean": "1.5 s", "cv": 1}}
    assert DurationDistribution.model_validate(stated, context=FROM_FILE).mean_s() == 1.5


def test_flat_fields_from_python_are_checked_like_files() -> None:
    """Python code may name kind and parameters; a missing one is refused all the same."""
    assert DurationDistribution(kind="uniform", low=0, high=4).std == pytest.approx(stats.uniform(0, 4).std())
    with pytest.raises(ValidationError, match="cv"):
        DurationDistribution(kind="gamma", mean=3)


@pytest.mark.parametrize(
    "stated",
    [
        {"gama": {"mean": "1 s"}},
        {"gamma": {"mean": "1 s"}},
        {"gamma": {"mean": "0 s", "cv": 1}},
        {"gamma": {"mean": "1 s", "cv": -1}},
        {"gamma": {"mean": 1, "cv": 1}},
        {"gamma": None},
        {"gamma": {"mean": "1 s", "cv": 1}, "uniform": {"low": "0 s", "high": "1 s"}},
        {"triangular": {"low": "3 s", "mode": "1 s", "high": "2 s"}},
        {"uniform": {"low": "2 s", "high": "1 s"}},
        {"empirical": {"values": []}},
        {"empirical": {"values": ["1 s"], "weights": [1, 2]}},
        {"empirical": {"values": ["1 s"], "weights": [0]}},
        {"empirical": {"values": ["1 s", "0.5 min", "0.4 s"]}},
        {"constant": {"value": "1.5 s"}},
        "0.4 s",
        {},
        ["1 s"],
        "soon",
        5,
        True,
        None,
    ],
)
def test_other_durations_are_refused(stated: object) -> None:
    """Unknown names, missing or contradictory parameters and bare numbers are refused."""
    with pytest.raises(ValidationError):
        DurationDistribution.model_validate(stated, context=FROM_FILE)


@pytest.mark.parametrize(
    "stated",
    [
        0,
        -1,
        1.5,
        True,
        "2",
        {"geometric": {"mean": 0.5}},
        {"empirical": {"values": [0, 1]}},
        {"poisson": {}},
        {"gamma": {"mean": 3}},
        {"gamma": {"mean": "3 h", "cv": 1}},
        {"exponential": {"mean": 0}},
        {"lognormal": {"mean": 2e6, "cv": 1}},
        {"uniform": {"low": 3, "high": 3}},
        {"triangular": {"low": 3, "mode": 2, "high": 4}},
    ],
)
def test_other_counts_are_refused(stated: object) -> None:
    """Counts are whole and at least 1."""
    with pytest.raises(ValidationError):
        CountDistribution.model_validate(stated, context=FROM_FILE)
