"""The estimate of inhabitants: places apart from each other, counties, and the totals of the provinces."""

import sys
from collections import Counter
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from shapely.geometry import box

BUILD = Path(__file__).parents[2] / "scenarios" / "data" / "build"
TIBET = {540100: "拉萨市"}
"""A prefecture of one county without places; with a total of 50,000 its county holds a fifth of 250,000."""


@pytest.fixture
def build(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """Import the build scripts that need no package beyond those of fencang."""
    monkeypatch.syspath_prepend(BUILD)
    for name in ("geography", "places", "population"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    return SimpleNamespace(**{name: import_module(name) for name in ("geography", "places", "population")})


def estimate(build: SimpleNamespace, names: dict[int, str], **known: dict[int, Any]) -> dict[int, int]:
    """Inhabitants of prefectures of 1,000 km2 with at most one place each, beside a Tibet of 50,000."""
    people, counties, totals = (known.get(field, {}) for field in ("people", "counties", "totals"))
    names = names | TIBET
    places = {
        code: [build.places.Place("", frozenset(), 100.0, 30.0, people[code])] if code in people else []
        for code in names
    }
    areas = dict.fromkeys(names, 1000.0)
    found = build.population.populations(names, places, Counter(counties | {540100: 1}), areas, totals | {54: 50_000})
    return {code: number for code, number in found.items() if code not in TIBET}


def test_places_near_a_larger_one_are_part_of_it(build: SimpleNamespace) -> None:
    """Of a city, its district 0.1 degrees (11 km) north and a town 0.3 degrees (33 km) north, city and town remain."""
    city, district, town = (
        build.places.Place(name, frozenset(), 110.0, 30.0 + north, 1)
        for name, north in (("city", 0), ("d", 0.1), ("t", 0.3))
    )
    assert build.places.apart([city, district, town], 20.0) == [city, town]


def test_counties_are_counted_by_code_or_seat(build: SimpleNamespace) -> None:
    """A county belongs to the prefecture of its code, or, if that code has gone, to the one around its seat."""
    unit = build.geography.Unit
    units = {
        420121: unit("甲县", 0.0, 0.0),
        420181: unit("乙市", 0.0, 0.0),
        420105: unit("丙区", 0.5, 0.5),  # a district
        420122: unit("丁群岛", 0.5, 0.5),  # reefs
        542421: unit("戊县", 3.5, 0.5),  # an older code
    }
    outlines = {420100: box(0, 0, 1, 1), 540600: box(3, 0, 4, 1)}
    assert build.population.counties(units, outlines) == {420100: 2, 540600: 1}


def test_places_and_counties_share_the_census_total(build: SimpleNamespace) -> None:
    """A million in a place and four counties weigh twice as much as a million in a place."""
    people = estimate(
        build,
        {420100: "甲市", 420200: "乙市"},
        people={420100: 1_000_000, 420200: 1_000_000},
        counties={420100: 4},
        totals={42: 3_000_000},
    )
    assert people == {420100: 2_000_000, 420200: 1_000_000}


def test_the_figure_of_a_province_is_not_that_of_a_place(build: SimpleNamespace) -> None:
    """A place with exactly the people of its province counts as a county, unless it is the whole province."""
    people = estimate(
        build,
        {310100: "上海市", 640100: "甲市", 640300: "乙市"},
        people={310100: 9_000, 640100: 250_000, 640300: 7_000_000},
        totals={31: 9_000, 64: 7_000_000},
    )
    assert people == {310100: 9_000, 640100: 3_500_000, 640300: 3_500_000}


def test_units_directly_below_a_province_are_one_county_at_most(build: SimpleNamespace) -> None:
    """They count 250,000 but no more than the mean density allows, and a forestry district only its places.

    The mean density is 550,000 people on 4,000 km2, so 137,500 on 1,000 km2.
    """
    people = estimate(
        build,
        {429004: "甲市", 429021: "乙林区", 420100: "丙市"},
        people={429021: 12_500, 420100: 350_000},
        totals={42: 500_000},
    )
    assert people == {429004: 137_500, 429021: 12_500, 420100: 350_000}


def test_tibetan_counties_count_as_in_tibet(build: SimpleNamespace) -> None:
    """Where Tibet's census leaves a fifth of a county, five counties of a Tibetan prefecture weigh as one elsewhere."""
    people = estimate(
        build,
        {510100: "甲市", 513300: "乙藏族自治州"},
        counties={510100: 1, 513300: 5},
        totals={51: 1_000_000},
    )
    assert people == {510100: 500_000, 513300: 500_000}


def test_rounding_loses_nobody(build: SimpleNamespace) -> None:
    """Ten people on three equal prefectures: what rounding down leaves goes to the first."""
    assert build.population.scaled({1: 2.0, 2: 2.0, 3: 2.0}, 10) == {1: 4, 2: 3, 3: 3}
