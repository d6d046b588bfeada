"""Inhabitants of the prefectures: estimated from GeoNames places and counties, scaled to the census of the provinces.

1. Places in the polygon of the prefecture that lie 20 km or more apart, and
2. 250,000 for each of its counties, whose people mostly live outside the places that GeoNames counts;
3. all prefectures of a province times one factor, so that they add up to the census total, to the person.

Three exceptions keep the estimate sensible; each follows from the data, not from figures of single places:

- A place as populous as its whole province, where the province has other prefectures too, carries the province's figure
  (吴忠 that of 宁夏). It counts as a county.
- A county-level unit directly below its province is one county, but no denser than the mainland on average; so the
  cities of the 兵团 in 新疆, about a thousand km² each, stay small. A forestry district (神农架林区) is no county.
- A county of a Tibetan autonomous prefecture outside 西藏 counts as much as one in 西藏, where the total of the census
  leaves about a fifth of 250,000.
"""

from collections import Counter

import geopandas
import shapely
from geography import ALBERS, Unit
from places import Place, apart
from shapely.geometry.base import BaseGeometry

APART_KM = 20.0
"""Places nearer to a larger one are part of it."""

COUNTY = 250_000
"""Inhabitants of a county outside its larger places (assumption)."""

COUNTY_KINDS = ("县", "市", "旗")
"""Endings of counties, county-level cities and banners; districts, 林区 and the reefs of 三沙 end otherwise."""

FIRST_COUNTY = 21
"""Smallest last two digits of a county's code inside a prefecture; smaller ones are districts of its city."""

TIBET = 54
TIBETAN = "藏族"
"""Part of the full name of every Tibetan autonomous prefecture."""


def counties(units: dict[int, Unit], outlines: dict[int, BaseGeometry]) -> Counter[int]:
    """Count the counties of each prefecture: by code, or by the seat where the table has an older code (那曲)."""
    count: Counter[int] = Counter()
    for code, unit in units.items():
        if code % 100 < FIRST_COUNTY or code in outlines or not unit.name_zh.endswith(COUNTY_KINDS):
            continue
        parent = code // 100 * 100
        if parent in outlines:
            count[parent] += 1
        else:
            seat = shapely.Point(unit.longitude, unit.latitude)
            count.update(prefecture for prefecture, outline in outlines.items() if outline.covers(seat))
    return count


def areas_km2(outlines: dict[int, BaseGeometry]) -> dict[int, float]:
    """Area of each outline."""
    areas = geopandas.GeoSeries(list(outlines.values()), crs=4326).to_crs(ALBERS).area / 1e6
    return dict(zip(outlines, (float(area) for area in areas), strict=True))


def populations(
    names: dict[int, str],
    places: dict[int, list[Place]],
    count: Counter[int],
    areas: dict[int, float],
    totals: dict[int, int],
) -> dict[int, int]:
    """Estimate the inhabitants of each prefecture.

    Parameters
    ----------
    names : dict
        Full Chinese name of each prefecture of the mainland, by code.
    places : dict
        Its places, the largest first.
    count : Counter
        Its counties.
    areas : dict
        Its area in km2.
    totals : dict
        Census total of each province by the first two digits of its codes.
    """
    prefixes = Counter(code // 10000 for code in names)
    density = sum(totals.values()) / sum(areas[code] for code in names)
    rural = dict.fromkeys(names, 0.0)
    urban = dict.fromkeys(names, 0.0)
    for code, name in names.items():
        whole = totals[code // 10000] if prefixes[code // 10000] > 1 else None
        urban[code] = sum(
            COUNTY if place.population == whole else place.population for place in apart(places[code], APART_KM)
        )
        rural[code] = float(COUNTY * count[code])
        if code % 100 and name.endswith(COUNTY_KINDS):
            rural[code] = min(COUNTY, density * areas[code])
    tibet = totals[TIBET] / sum(urban[code] + rural[code] for code in names if code // 10000 == TIBET)
    for code, name in names.items():
        if TIBETAN in name:
            rural[code] *= tibet
    estimate: dict[int, int] = {}
    for prefix, total in totals.items():
        estimate |= scaled({code: urban[code] + rural[code] for code in names if code // 10000 == prefix}, total)
    return estimate


def scaled(people: dict[int, float], total: int) -> dict[int, int]:
    """Whole numbers in proportion that add up to a total: what rounding down leaves goes to the largest remainders."""
    factor = total / sum(people.values())
    whole = {code: int(number * factor) for code, number in people.items()}
    remainders = sorted(people, key=lambda code: (whole[code] - people[code] * factor, code))
    for code in remainders[: total - sum(whole.values())]:
        whole[code] += 1
    return whole
