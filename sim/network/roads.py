"""Distance: great circles, made longer by the roads."""

import numpy as np
from numpy.typing import NDArray

from sim.scenario.customers import Circuity
from sim.scenario.places import EARTH_RADIUS_M
from sim.scenario.scenario import Scenario


def great_circle_m(
    latitude: NDArray[np.float64],
    longitude: NDArray[np.float64],
    to_latitude: NDArray[np.float64],
    to_longitude: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Great-circle distance in metres between places given in degrees, by the haversine formula (Sinnott 1984).

    Returns
    -------
    ndarray of float64
        Shape of the arguments broadcast against each other.
    """
    phi, lam, to_phi, to_lam = (np.radians(angle) for angle in (latitude, longitude, to_latitude, to_longitude))
    half_chord = np.sin((to_phi - phi) / 2) ** 2 + np.cos(phi) * np.cos(to_phi) * np.sin((to_lam - lam) / 2) ** 2
    return 2 * EARTH_RADIUS_M * np.arcsin(np.minimum(1.0, np.sqrt(half_chord)))


class Place:
    """One end of a road."""

    def __init__(self, region: str, province: str, latitude: float, longitude: float) -> None:
        self.region, self.province, self.latitude, self.longitude = region, province, latitude, longitude


def places(scenario: Scenario) -> tuple[list[Place], list[Place]]:
    """Return the warehouses and the cities of a scenario as places."""
    sites = [Place(site.region, site.province, site.latitude, site.longitude) for site in scenario.warehouses]
    cities = [Place(city.region, city.province, city.latitude, city.longitude) for city in scenario.customers.cities]
    return sites, cities


def road_m(origins: list[Place], destinations: list[Place], circuity: tuple[Circuity, ...]) -> NDArray[np.int64]:
    """Road distance in whole metres, shape (origins, destinations): great circle times the first circuity that applies."""
    straight = great_circle_m(
        np.array([[place.latitude] for place in origins]),
        np.array([[place.longitude] for place in origins]),
        np.array([[place.latitude for place in destinations]]),
        np.array([[place.longitude for place in destinations]]),
    )
    factor = np.ones_like(straight)
    for entry in reversed(circuity):  # the first entry is written last, so it wins
        factor[_applies(entry, origins, destinations, straight)] = entry.factor
    return np.rint(straight * factor).astype(np.int64)


def _applies(
    entry: Circuity, origins: list[Place], destinations: list[Place], straight: NDArray[np.float64]
) -> NDArray[np.bool_]:
    applies = np.ones(straight.shape, bool)
    for wanted, attribute in ((entry.provinces, "province"), (entry.regions, "region")):
        if wanted:
            here = np.array([[getattr(place, attribute) in wanted] for place in origins])
            there = np.array([[getattr(place, attribute) in wanted for place in destinations]])
            applies &= here | there
    if entry.up_to is not None:
        applies &= straight <= entry.up_to
    return applies


def driving_s(distance_m: NDArray[np.int64], speed_kmh: float | None, daily_m: int | None) -> NDArray[np.int64]:
    """Driving time in whole seconds; a full day's distance takes a whole day.

    Parameters
    ----------
    distance_m : ndarray of int64
    speed_kmh : float or None
        None: distance takes no time.
    daily_m : int or None
        Distance driven in a day at most; after each such distance the rest of the 24 hours is a pause.
    """
    if speed_kmh is None:
        return np.zeros_like(distance_m)
    metres_a_second = speed_kmh / 3.6
    time = distance_m / metres_a_second
    if daily_m:
        pause = max(0.0, 86400 - daily_m / metres_a_second)
        time = time + distance_m // daily_m * pause
    return np.rint(time).astype(np.int64)
