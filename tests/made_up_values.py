"""Values that hypothesis makes up, on a coarse grid of times and places, so that ties are everywhere."""

from typing import Any

from hypothesis import strategies as st
from small_scenarios import DAY, HOUR, Fields

TIMES = (0, 1, 60, 600, HOUR, 6 * HOUR)
HOURS = ((0, DAY), (8 * HOUR, 18 * HOUR), (22 * HOUR, 6 * HOUR), (6 * HOUR, 5 * HOUR))
"""Opening hours and shifts; two of them pass midnight."""
TIMES_OF_DAY = (0, 6 * HOUR, 12 * HOUR, 18 * HOUR, DAY)
REGIONS, PROVINCES = ("华东", "西北"), ("江苏", "新疆")

every_day = st.just(tuple(range(7)))
weekdays = st.one_of(every_day, every_day, st.sets(st.integers(0, 6), min_size=2).map(lambda days: tuple(sorted(days))))
often = st.sampled_from((True, True, True, False))
shares = st.sampled_from((0.0, 1.0, 2.0, 5.0))
prices = st.sampled_from((0, 1, 250, 1000))
probabilities = st.sampled_from((0.5, 0.8, 0.95))


def distributions(times: st.SearchStrategy[int]) -> st.SearchStrategy[Any]:
    """Draw a duration with parameters among given times."""
    values = st.lists(times, min_size=1, max_size=3, unique=True)
    return st.one_of(
        times,
        st.builds(lambda mean: {"exponential": {"mean": mean}}, times),
        st.builds(lambda mean, cv: {"gamma": {"mean": mean + 1, "cv": cv}}, times, probabilities),
        st.builds(lambda mean, cv: {"lognormal": {"mean": mean + 1, "cv": cv}}, times, probabilities),
        st.builds(lambda low, width: {"uniform": {"low": low, "high": low + width + 1}}, times, times),
        st.builds(
            lambda low, mode, width: {"triangular": {"low": low, "mode": low + mode, "high": low + mode + width + 1}},
            times, times, times,
        ),
        st.builds(lambda values: {"empirical": {"values": values}}, values),
    )  # fmt: skip


durations = distributions(st.sampled_from(TIMES))
moments = distributions(st.sampled_from(TIMES[:4]))


def counts(most: int) -> st.SearchStrategy[Any]:
    """Draw a distribution of whole numbers, those with bounds not above `most`."""
    values = st.lists(st.integers(1, most), min_size=1, max_size=most, unique=True)
    return st.one_of(
        st.integers(1, most),
        st.sampled_from(({"geometric": {"mean": 1.5}}, {"poisson": {"mean": 1.8}}, {"geometric": {"mean": 1.0}})),
        st.sampled_from(({"gamma": {"mean": 1.5, "cv": 0.8}}, {"exponential": {"mean": 1.0}})),
        st.builds(lambda values: {"empirical": {"values": values}}, values),
    )


@st.composite
def places(draw: st.DrawFn, prefix: str, number: int) -> list[Fields]:
    """Draw places on a grid of six points, so that many are equally far away."""
    return [
        {
            "name": f"{prefix}{position}",
            "region": draw(st.sampled_from(REGIONS)),
            "province": draw(st.sampled_from(PROVINCES)),
            "latitude": draw(st.sampled_from((20.0, 21.0, 25.0))),
            "longitude": draw(st.sampled_from((110.0, 115.0))),
        }
        for position in range(number)
    ]


@st.composite
def weighted(draw: st.DrawFn, things: list[Fields]) -> list[Fields]:
    """Give things a share of demand, the first one more than none."""
    return [{**thing, "demand_share": draw(shares) + (number == 0)} for number, thing in enumerate(things)]
