"""Which places rules speak of: cities of a promise, a list or an assignment, and the lanes of a zone.

The checks of a scenario and the network ask the same functions; they need no numpy, so that validating a file stays quick.
"""

from typing import Protocol

from sim.scenario.carrier import Zone
from sim.scenario.customers import City
from sim.scenario.warehouse import Warehouse

EARTH_RADIUS_M = 6_371_008.8
"""Mean radius of the Earth (IUGG)."""


class ForCities(Protocol):
    """An entry that may name regions, provinces or cities."""

    @property
    def regions(self) -> tuple[str, ...]:
        """Cities of these regions only."""

    @property
    def provinces(self) -> tuple[str, ...]:
        """Cities of these provinces only."""

    @property
    def cities(self) -> tuple[str, ...]:
        """These cities only."""


def applies_to(entry: ForCities, city: City) -> bool:
    """Whether an entry that names regions, provinces or cities applies to a city; naming none means all."""
    return (
        (not entry.regions or city.region in entry.regions)
        and (not entry.provinces or city.province in entry.provinces)
        and (not entry.cities or city.name in entry.cities)
    )


def leaves_from(zone: Zone, site: Warehouse) -> bool:
    """Whether a zone covers parcels from a warehouse."""
    return (not zone.from_warehouses or site.name in zone.from_warehouses) and (
        not zone.from_regions or site.region in zone.from_regions
    )


def goes_to(zone: Zone, city: City) -> bool:
    """Whether a zone covers parcels to a city."""
    return (
        (not zone.to_regions or city.region in zone.to_regions)
        and (not zone.to_provinces or city.province in zone.to_provinces)
        and (not zone.to_cities or city.name in zone.to_cities)
    )


def stays_in(zone: Zone, site: Warehouse, city: City) -> bool:
    """Whether a warehouse and a city lie in one province or region, where a zone asks for that."""
    return (not zone.same_province or site.province == city.province) and (
        not zone.same_region or site.region == city.region
    )
