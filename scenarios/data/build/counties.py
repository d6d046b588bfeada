"""Builds `counties.csv`: every mainland county-level unit with its seat, and an equal part of its prefecture's population and demand.

Needs, at build time only: `cpca==0.5.5`, `pypinyin==0.55.0` (both `pip install --no-deps`). Run after `cities.py`: `python counties.py`.
"""

import csv
from collections import Counter, defaultdict
from math import cos, hypot, radians

from geography import OUT, SPECIAL, Unit, administrative_units, rows
from pypinyin import lazy_pinyin

COLUMNS = ("name", "name_zh", "code", "region", "province", "latitude", "longitude", "population", "demand_share")
TITLES = ("特别行政区", "自治县", "自治旗", "联合旗", "林区", "新区", "矿区", "地区", "县", "市", "区", "旗")
"""What names of county-level units end with; left out in pinyin where more than one character is left."""


def main() -> None:
    """Write the table in order of code."""
    cities = rows(OUT / "cities.csv")
    members = counties_of(cities)
    named = names({code: (unit, cities[place]["name"]) for place, held in members.items() for code, unit in held})
    table = []
    for place, held in members.items():
        city = cities[place]
        for number, (code, unit) in enumerate(held):
            people, rest = divmod(int(city["population"]), len(held))
            share = float(city["demand_share"]) / len(held)
            known = (named[code], unit.name_zh, code, city["region"], city["province"])
            seat = (f"{unit.latitude:.4f}", f"{unit.longitude:.4f}")
            table.append((*known, *seat, people + (number < rest), f"{share:.10f}"))
    with (OUT / "counties.csv").open("w", encoding="utf-8", newline="") as file:
        written = csv.writer(file, lineterminator="\n")
        written.writerow(COLUMNS)
        written.writerows(sorted(table, key=lambda row: row[2]))
    print(f"counties.csv: {len(table)} counties")


def counties_of(cities: list[dict[str, str]]) -> dict[int, list[tuple[int, Unit]]]:
    """County-level units of each row of `cities.csv`, by code; a code of another time goes to the nearest seat.

    A place that has none (东莞 has no districts, and some counties report to their province) is its own.
    """
    place_of = {int(city["code"]): place for place, city in enumerate(cities)}
    members: dict[int, list[tuple[int, Unit]]] = defaultdict(list)
    for code, unit in sorted(administrative_units().items()):
        if code % 100 == 0 or code // 10000 * 10000 in SPECIAL:
            continue
        parent = code if code in place_of else code // 100 * 100
        members[place_of[parent] if parent in place_of else nearest(cities, unit)].append((code, unit))
    for place, city in enumerate(cities):
        if place not in members:
            seat = Unit(city["name_zh"], float(city["longitude"]), float(city["latitude"]))
            members[place] = [(int(city["code"]), seat)]
    return members


def nearest(cities: list[dict[str, str]], unit: Unit) -> int:
    """Row of the city whose seat is nearest."""

    def degrees(city: dict[str, str]) -> float:
        east = (float(city["longitude"]) - unit.longitude) * cos(radians(unit.latitude))
        return hypot(east, float(city["latitude"]) - unit.latitude)

    return min(range(len(cities)), key=lambda place: degrees(cities[place]))


def names(units: dict[int, tuple[Unit, str]]) -> dict[int, str]:
    """Names in pinyin; where several units share one, each names its prefecture, and if that is not enough its code."""
    plain = {code: pinyin(unit.name_zh) for code, (unit, _) in units.items()}
    times = Counter(plain.values())
    fuller = {code: plain[code] if times[plain[code]] == 1 else f"{plain[code]} ({units[code][1]})" for code in units}
    times = Counter(fuller.values())
    return {code: name if times[name] == 1 else f"{name} {code}" for code, name in fuller.items()}


def pinyin(name_zh: str) -> str:
    """Name in pinyin without tones and without what kind of unit it is."""
    title = next((title for title in TITLES if name_zh.endswith(title) and len(name_zh) > len(title) + 1), "")
    return "".join(lazy_pinyin(name_zh.removesuffix(title))).capitalize()


if __name__ == "__main__":
    main()
