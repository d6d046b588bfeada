"""Roads: great circles, circuity and driving time."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_scenarios import DAY, HOUR

from sim.network.roads import EARTH_RADIUS_M, Place, driving_s, great_circle_m, road_m
from sim.scenario.customers import Circuity

latitudes, longitudes = st.floats(-90, 90), st.floats(-180, 180)
BEIJING = Place("华北", "北京", 39.9042, 116.4074)
SHANGHAI = Place("华东", "上海", 31.2304, 121.4737)
LHASA = Place("西南", "西藏", 29.65, 91.1)
CHENGDU = Place("西南", "四川", 30.66, 104.06)
SUZHOU = Place("华东", "江苏", 31.30, 120.62)


def great_circle(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Distance of two places, latitude and longitude, in metres."""
    return float(great_circle_m(*(np.array(angle) for angle in (*one, *other))))


def test_beijing_to_shanghai() -> None:
    """1,068 km as the crow flies, as any atlas says."""
    assert road_m([BEIJING], [SHANGHAI], ())[0, 0] / 1000 == pytest.approx(1068, abs=1)


def test_round_figures_of_the_globe() -> None:
    """A quarter of the way around is a quarter of 40,030 km, to the antipodes it is half, and staying is nothing."""
    round_the_globe = 2 * np.pi * EARTH_RADIUS_M
    assert great_circle((0, 0), (0, 90)) == pytest.approx(round_the_globe / 4)
    assert great_circle((0, 0), (90, 50)) == pytest.approx(round_the_globe / 4)
    assert great_circle((30, 20), (-30, -160)) == pytest.approx(round_the_globe / 2)
    assert great_circle((30, 20), (30, 20)) == 0


@given(st.lists(st.tuples(latitudes, longitudes), min_size=3, max_size=3))
def test_distance_is_a_distance(places: list[tuple[float, float]]) -> None:
    """It is the same back, and no way round is shorter."""
    one, other, third = places
    assert great_circle(one, other) == pytest.approx(great_circle(other, one), abs=1e-6)
    assert great_circle(one, other) <= great_circle(one, third) + great_circle(third, other) + 1


def test_distances_stand_by_origin_and_destination() -> None:
    """Rows are origins, columns destinations."""
    distances = road_m([BEIJING, SHANGHAI], [SHANGHAI, LHASA, BEIJING], ())
    assert distances.shape == (2, 3)
    assert distances[0, 0] == distances[1, 2]
    assert distances[1, 0] == distances[0, 2] == 0


def test_the_first_circuity_that_applies_is_taken() -> None:
    """西藏 before short ways, short ways before 西南, and the rest last; either end counts."""
    circuity = (
        Circuity(factor=1.6, provinces=("西藏",)),
        Circuity(factor=1.33, up_to=200_000),
        Circuity(factor=1.3, regions=("西南",)),
        Circuity(factor=1.2),
    )
    pairs = [
        (LHASA, LHASA),
        (CHENGDU, LHASA),
        (BEIJING, LHASA),
        (SUZHOU, SHANGHAI),
        (CHENGDU, SHANGHAI),
        (BEIJING, SHANGHAI),
    ]
    factors = [1.6, 1.6, 1.6, 1.33, 1.3, 1.2]
    for (origin, destination), factor in zip(pairs, factors, strict=True):
        straight = great_circle_m(*(np.array(a) for p in (origin, destination) for a in (p.latitude, p.longitude)))
        assert road_m([origin], [destination], circuity)[0, 0] == round(float(straight) * factor)


def test_without_circuity_roads_are_straight() -> None:
    """An entry that does not apply changes nothing."""
    assert road_m([BEIJING], [SHANGHAI], (Circuity(factor=2.0, regions=("西南",)),)) == road_m(
        [BEIJING], [SHANGHAI], ()
    )


@pytest.mark.parametrize(
    ("kilometres", "speed", "daily", "expected"),
    [
        (650, 65.0, None, 10 * HOUR),
        (650, 65.0, 1300, 10 * HOUR),
        (1300, 65.0, 1300, DAY),
        (1950, 65.0, 1300, DAY + 10 * HOUR),
        (2600, 65.0, 1300, 2 * DAY),
        (2400, 100.0, 5000, DAY),
        (1000, None, 100, 0),
    ],
)
def test_driving_time(kilometres: int, speed: float | None, daily: int | None, expected: int) -> None:
    """20 hours' driving fill a day of 1,300 km at 65 km/h; without speed there is no time."""
    time = driving_s(np.array([kilometres * 1000]), speed, None if daily is None else daily * 1000)
    assert time.tolist() == [expected]


@given(
    st.integers(0, 10**7), st.integers(0, 10**6), st.floats(5, 900), st.one_of(st.none(), st.integers(10_000, 10**6))
)
def test_farther_never_takes_less_time(metres: int, more: int, speed: float, daily: int | None) -> None:
    """Driving time rises with distance, over every pause."""
    near, far = driving_s(np.array([metres, metres + more]), speed, daily)
    assert near <= far
