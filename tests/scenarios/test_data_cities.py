"""The city table against the provincial totals of the 2020 census and the published shares of the regions."""

import csv
from pathlib import Path

import pandas as pd
import pytest

DATA = Path(__file__).parents[2] / "scenarios" / "data"

POPULATION_SHARE = {"东北": 7.0, "华北": 12.0, "华东": 30.0, "华中": 15.9, "华南": 13.2, "西南": 14.6, "西北": 7.3}
RETAIL_SHARE = {"东北": 4.3, "华北": 9.9, "华东": 40.6, "华中": 14.9, "华南": 12.4, "西南": 13.3, "西北": 4.5}


@pytest.fixture(scope="module")
def cities() -> pd.DataFrame:
    """Read the city table."""
    return pd.read_csv(DATA / "cities.csv")


@pytest.fixture(scope="module")
def census() -> dict[str, int]:
    """Read the provincial totals of the census, by Chinese name."""
    with (DATA / "build" / "census-2020-provinces.csv").open(encoding="utf-8", newline="") as file:
        return {row["name_zh"]: int(row["population"]) for row in csv.DictReader(file)}


def test_columns_are_the_fields_of_a_city(cities: pd.DataFrame) -> None:
    """The header is exactly the schema of a city, so that a user's own table can take its place."""
    from sim.scenario.customers import City

    assert set(cities.columns) == set(City.model_fields)


def test_provinces_add_up_to_the_census(cities: pd.DataFrame, census: dict[str, int]) -> None:
    """The places of each of the 31 provinces hold exactly the people the census counted there."""
    assert cities.groupby("province").population.sum().to_dict() == census


def test_the_mainland_adds_up_to_the_census(cities: pd.DataFrame) -> None:
    """All places together hold the published total of the 31 provinces."""
    assert cities.population.sum() == 1_409_778_724


def test_a_wrong_place_does_not_carry_its_province(cities: pd.DataFrame) -> None:
    """GeoNames gives 吴忠 the 7.2 million of all 宁夏; here it has its share of them, and 银川 more."""
    ningxia = cities[cities.province == "宁夏"].set_index("name_zh").population
    assert ningxia["吴忠"] < ningxia.sum() / 3
    assert ningxia["银川"] == ningxia.max()


def test_reefs_are_no_counties(cities: pd.DataFrame) -> None:
    """三沙 holds its garrison and fishermen, not 250,000 for each of its groups of reefs."""
    assert cities.set_index("name_zh").population["三沙"] < 10_000


def test_young_cities_of_the_corps_stay_small(cities: pd.DataFrame) -> None:
    """The county-level cities of 新疆 that are too young for most tables hold a county at most, but not nobody."""
    young = cities[cities.code.between(659005, 659010)]
    assert len(young) == 6
    assert young.population.between(10_000, 250_000).all()


def test_prefectures_are_complete(cities: pd.DataFrame) -> None:
    """333 prefectures and 4 municipalities, and beside them 30 county-level units directly below a province."""
    directly_below = (cities.code % 100 != 0).sum()
    assert directly_below == 30
    assert len(cities) - directly_below == 337


@pytest.mark.parametrize("column", ["name", "name_zh", "code"])
def test_places_are_told_apart(cities: pd.DataFrame, column: str) -> None:
    """No two places share a name or code, although their pinyin may collide."""
    assert cities[column].is_unique
    assert cities[column].notna().all()


def test_pinyin_collisions_name_their_province(cities: pd.DataFrame) -> None:
    """苏州 and 宿州 are both Suzhou; the smaller one carries its province, and so does 海南州 in 青海."""
    by_zh = cities.set_index("name_zh").name
    assert by_zh["苏州"] == "Suzhou"
    assert by_zh["宿州"] == "Suzhou (Anhui)"
    assert by_zh["海南州"] == "Hainan (Qinghai)"


@pytest.mark.parametrize("region", POPULATION_SHARE)
def test_regions_hold_their_share_of_people(cities: pd.DataFrame, region: str) -> None:
    """Population by region agrees with the published shares to 0.1 points."""
    share = 100 * cities.population[cities.region == region].sum() / cities.population.sum()
    assert share == pytest.approx(POPULATION_SHARE[region], abs=0.1)


@pytest.mark.parametrize("region", RETAIL_SHARE)
def test_demand_lies_halfway_between_people_and_retail(cities: pd.DataFrame, region: str) -> None:
    """Demand by region is the mean of the shares of population and retail sales, to 0.1 points."""
    share = 100 * cities.demand_share[cities.region == region].sum()
    assert share == pytest.approx((POPULATION_SHARE[region] + RETAIL_SHARE[region]) / 2, abs=0.1)


def test_demand_shares_add_up_to_one(cities: pd.DataFrame) -> None:
    """Shares are shares, up to the rounding of eight decimals, and nobody is left out."""
    assert cities.demand_share.sum() == pytest.approx(1.0, abs=1e-6)
    assert (cities.demand_share > 0).all()
