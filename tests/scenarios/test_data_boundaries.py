"""The boundaries: a gapless coverage whose codes join the city table."""

import gzip
import io
from pathlib import Path

import geopandas
import pandas as pd
import pytest
import shapely

DATA = Path(__file__).parents[2] / "scenarios" / "data"
REGIONS = {"东北", "华北", "华东", "华中", "华南", "西南", "西北"}


def read(name: str) -> geopandas.GeoDataFrame:
    """Read a gzipped GeoJSON file of the data folder."""
    return geopandas.read_file(io.BytesIO(gzip.decompress((DATA / name).read_bytes())))


@pytest.fixture(scope="module")
def prefectures() -> geopandas.GeoDataFrame:
    """Read the prefectures."""
    return read("prefectures.geojson.gz")


@pytest.fixture(scope="module")
def provinces() -> geopandas.GeoDataFrame:
    """Read the provinces."""
    return read("provinces.geojson.gz")


@pytest.fixture(scope="module")
def cities() -> pd.DataFrame:
    """Read the city table."""
    return pd.read_csv(DATA / "cities.csv")


@pytest.mark.parametrize(("level", "count"), [("prefectures", 370), ("provinces", 34)])
def test_each_level_is_a_coverage(level: str, count: int, request: pytest.FixtureRequest) -> None:
    """Outlines are valid, and neighbours share their edges exactly: neither gaps nor overlaps."""
    frame = request.getfixturevalue(level)
    assert len(frame) == count
    assert frame.is_valid.all()
    assert shapely.coverage_is_valid(frame.geometry.values)


def test_both_levels_cover_the_same_land(
    prefectures: geopandas.GeoDataFrame, provinces: geopandas.GeoDataFrame
) -> None:
    """A province is the union of its prefectures, so their borders coincide on a map."""
    united = prefectures.dissolve(prefectures.code // 10000).geometry
    drawn = provinces.set_index(provinces.code // 10000).geometry
    difference = shapely.area(shapely.symmetric_difference(united.to_numpy(), drawn[united.index].to_numpy()))
    assert difference.max() < 1e-9


def test_codes_join_the_cities(prefectures: geopandas.GeoDataFrame, cities: pd.DataFrame) -> None:
    """Every city has its outline; only 台湾, 香港 and 澳门 have an outline without demand."""
    assert set(prefectures.code) - set(cities.code) == {710000, 810000, 820000}
    assert set(cities.code) <= set(prefectures.code)


def test_properties_agree_with_the_cities(prefectures: geopandas.GeoDataFrame, cities: pd.DataFrame) -> None:
    """Outline and city of one code carry the same names, province and region."""
    both = prefectures.merge(cities, on="code", suffixes=("", "_city"))
    for column in ("name", "name_zh", "province", "region"):
        assert (both[column] == both[f"{column}_city"]).all(), column


def test_every_region_is_drawn(provinces: geopandas.GeoDataFrame) -> None:
    """The 34 provinces fall into the seven regions."""
    assert set(provinces.region) == REGIONS


def test_cities_lie_in_their_outline(prefectures: geopandas.GeoDataFrame, cities: pd.DataFrame) -> None:
    """The seat of each place lies within 3 km, the tolerance of the simplification, of its outline."""
    metric = "+proj=aea +lat_1=25 +lat_2=47 +lat_0=0 +lon_0=105 +datum=WGS84 +units=m"
    outlines = prefectures.set_index("code").to_crs(metric).geometry
    points = geopandas.points_from_xy(cities.longitude, cities.latitude, crs=4326).to_crs(metric)
    distances = shapely.distance(outlines[cities.code].to_numpy(), points)
    assert distances.max() <= 3000


def test_the_south_china_sea_is_there(prefectures: geopandas.GeoDataFrame) -> None:
    """The inset of a Chinese map has its dashes and the islands of 三沙 down to 4 degrees north."""
    dashes = read("dash-line.geojson.gz")
    assert len(dashes.geometry.iloc[0].geoms) == 10
    assert prefectures.set_index("code").geometry[460300].bounds[1] < 4.0


@pytest.mark.parametrize("name", ["provinces.geojson.gz", "prefectures.geojson.gz", "dash-line.geojson.gz"])
def test_files_are_small_and_carry_no_build_time(name: str) -> None:
    """A boundary file stays below 500 KB, and its gzip header holds no time stamp, so builds reproduce."""
    content = (DATA / name).read_bytes()
    assert len(content) < 500 * 1024
    assert content[4:8] == b"\0\0\0\0"
