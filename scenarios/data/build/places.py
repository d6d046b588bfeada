"""Populated places, and which of them stand for themselves. Needs Python only."""

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

EARTH_KM = 6371.0


@dataclass(frozen=True)
class Place:
    """A populated place; `names` are all its names in all scripts, `population` is 0 where GeoNames has none."""

    name: str
    names: frozenset[str]
    longitude: float
    latitude: float
    population: int


def apart(places: list[Place], distance_km: float) -> list[Place]:
    """Places left when each that lies near a larger one is dropped: GeoNames lists districts beside their city."""
    kept: list[Place] = []
    for place in places:
        if all(great_circle_km(place, other) > distance_km for other in kept):
            kept.append(place)
    return kept


def great_circle_km(first: Place, second: Place) -> float:
    """Distance on the sphere by the haversine formula."""
    north_1, north_2 = radians(first.latitude), radians(second.latitude)
    east = radians(second.longitude - first.longitude)
    chord = sin((north_2 - north_1) / 2) ** 2 + cos(north_1) * cos(north_2) * sin(east / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(chord))
