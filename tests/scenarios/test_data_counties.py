"""The counties: everybody and all demand of the cities, divided among what they consist of."""

from pathlib import Path

import pandas as pd
import pytest

DATA = Path(__file__).parents[2] / "scenarios" / "data"


@pytest.fixture(scope="module")
def counties() -> pd.DataFrame:
    """Read the table."""
    return pd.read_csv(DATA / "counties.csv")


@pytest.fixture(scope="module")
def cities() -> pd.DataFrame:
    """Read the table that it divides."""
    return pd.read_csv(DATA / "cities.csv")


def test_every_county_has_a_name_and_a_code_of_its_own(counties: pd.DataFrame) -> None:
    """2,854 units, and no two can be taken for each other."""
    assert len(counties) == 2854
    assert counties.name.is_unique
    assert counties.code.is_unique


def test_nobody_and_no_demand_is_lost(counties: pd.DataFrame, cities: pd.DataFrame) -> None:
    """By province, counties have the inhabitants of its cities to the person, and their shares of demand."""
    columns = ["population", "demand_share"]
    of_counties = counties.groupby("province")[columns].sum()
    of_cities = cities.groupby("province")[columns].sum()
    assert (of_counties.population == of_cities.population).all()
    assert of_counties.demand_share.to_numpy() == pytest.approx(of_cities.demand_share.to_numpy(), abs=1e-7)


def test_counties_lie_in_their_region(counties: pd.DataFrame, cities: pd.DataFrame) -> None:
    """A county has the region and province of cities, and nine in ten lie within 200 km (1.8 degrees of latitude) of a seat of theirs."""
    assert set(zip(counties.region, counties.province, strict=True)) == set(
        zip(cities.region, cities.province, strict=True)
    )
    near = 0
    for county in counties.itertuples():
        seats = cities[cities.province == county.province]
        near += ((seats.latitude - county.latitude).abs() + (seats.longitude - county.longitude).abs()).min() < 1.8
    assert near > 0.9 * len(counties)
