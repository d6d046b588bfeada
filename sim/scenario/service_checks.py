"""Whether every customer can be served: by a warehouse, and by a carrier that goes there."""

from collections.abc import Iterator, Sequence
from math import asin, cos, radians, sin, sqrt
from typing import TYPE_CHECKING

from sim.scenario.allocation import FixedList
from sim.scenario.carrier import Carrier, Zone
from sim.scenario.customers import Circuity, City
from sim.scenario.finding import Finding
from sim.scenario.places import EARTH_RADIUS_M, applies_to, goes_to, leaves_from, stays_in
from sim.scenario.warehouse import Warehouse

if TYPE_CHECKING:
    from sim.scenario.scenario import Scenario

SHARE_TOLERANCE = 1e-6
"""How far shares may miss 1 in sum."""


def check_service(scenario: "Scenario") -> Iterator[Finding]:
    """Find cities that no warehouse or no carrier would serve, and choices among carriers that cannot be made."""
    serving = [warehouse for warehouse in scenario.warehouses if warehouse.serves_customers]
    if not serving:
        yield Finding(("warehouses",), None, "at least one warehouse with serves_customers: true")
    yield from _check_lists(scenario)
    yield from _check_choice(scenario)
    if serving and scenario.carriers:
        yield from _check_lanes(scenario, serving)


def _check_choice(scenario: "Scenario") -> Iterator[Finding]:
    choice = scenario.carrier_choice
    if not scenario.carriers and choice.by != "fixed":
        yield Finding(("carrier_choice", "by"), choice.by, "carriers to choose from")
    if choice.by == "cheapest_in_promise" and not scenario.promise:
        yield Finding(("carrier_choice", "by"), choice.by, "a promise to keep")
    if choice.shares and choice.carrier is not None:
        yield Finding(("carrier_choice", "carrier"), choice.carrier, "either carrier or shares, not both")
    if choice.assignments and choice.by != "fixed":
        yield Finding(("carrier_choice", "assignments"), choice.assignments, f"no such key, as by is {choice.by}")
    total = sum(choice.shares.values())
    if choice.shares and abs(total - 1) > SHARE_TOLERANCE:
        yield Finding(("carrier_choice", "shares"), choice.shares, f"shares that add up to 1, not {total:.6g}")


def _check_lists(scenario: "Scenario") -> Iterator[Finding]:
    if scenario.allocation.by != "list":
        return
    serving = {warehouse.name for warehouse in scenario.warehouses if warehouse.serves_customers}
    known = {warehouse.name for warehouse in scenario.warehouses}
    for number, entry in enumerate(scenario.allocation.lists):
        for position, name in enumerate(entry.warehouses):
            if name in known - serving:
                location = ("allocation", "lists", number, "warehouses", position)
                yield Finding(location, name, "a warehouse that serves customers")
    cities = scenario.customers.cities
    lacking = [city.name for city in cities if list_for(city, scenario.allocation.lists) is None]
    if lacking:
        yield Finding(
            ("allocation", "lists"),
            None,
            f"lists that cover every city; none applies to {some_of(lacking, len(cities))}",
        )


def list_for(city: City, lists: Sequence[FixedList]) -> FixedList | None:
    """Return the first list that applies to a city."""
    return next((entry for entry in lists if applies_to(entry, city)), None)


def some_of(names: Sequence[str], of: int) -> str:
    """Count names, and list the first three."""
    return f"{len(names)} of {of} ({', '.join(names[:3])}{', …' if len(names) > 3 else ''})"


def _check_lanes(scenario: "Scenario", serving: list[Warehouse]) -> Iterator[Finding]:
    """Every city needs a carrier from at least one of the warehouses that may ship to it."""
    lacking = []
    for city in scenario.customers.cities:
        sites, circuity = _sites_for(scenario, city, serving), scenario.customers.circuity
        if sites and not any(goes(carrier, site, city, circuity) for site in sites for carrier in scenario.carriers):
            lacking.append(city.name)
    if lacking:
        what = some_of(lacking, len(scenario.customers.cities))
        yield Finding(("carriers",), None, f"a zone for every city from one of its warehouses; none serves {what}")


def _sites_for(scenario: "Scenario", city: City, serving: list[Warehouse]) -> list[Warehouse]:
    """Warehouses that allocation knows for a city."""
    if scenario.allocation.by != "list":
        return serving
    by_name = {warehouse.name: warehouse for warehouse in serving}
    entry = list_for(city, scenario.allocation.lists)
    return [by_name[name] for name in entry.warehouses if name in by_name] if entry else []


def shipping_to(scenario: "Scenario", city: City) -> list[Warehouse]:
    """Warehouses that may ship to a city: allocation knows them for it, and a carrier goes there."""
    sites = _sites_for(scenario, city, [warehouse for warehouse in scenario.warehouses if warehouse.serves_customers])
    circuity = scenario.customers.circuity
    if not scenario.carriers:
        return sites
    return [site for site in sites if any(goes(carrier, site, city, circuity) for carrier in scenario.carriers)]


def goes(carrier: Carrier, site: Warehouse, city: City, circuity: Sequence[Circuity]) -> bool:
    """Whether a carrier delivers from a warehouse to a city: by the first zone that covers the pair."""
    zone = next((zone for zone in carrier.zones if _covers(zone, site, city, circuity)), None)
    return zone.served if zone else not carrier.zones


def _covers(zone: Zone, site: Warehouse, city: City, circuity: Sequence[Circuity]) -> bool:
    return (
        leaves_from(zone, site)
        and goes_to(zone, city)
        and stays_in(zone, site, city)
        and (zone.up_to is None or road_m(site, city, circuity) <= zone.up_to)
    )


def road_m(site: Warehouse, city: City, circuity: Sequence[Circuity]) -> int:
    """Road distance in whole metres: great circle (haversine, Sinnott 1984) times the first circuity that applies."""
    phi, to_phi = radians(site.latitude), radians(city.latitude)
    half_chord = sin((to_phi - phi) / 2) ** 2
    half_chord += cos(phi) * cos(to_phi) * sin(radians(city.longitude - site.longitude) / 2) ** 2
    straight = 2 * EARTH_RADIUS_M * asin(min(1.0, sqrt(half_chord)))
    for entry in circuity:
        near = entry.up_to is None or straight <= entry.up_to
        province = not entry.provinces or {site.province, city.province} & set(entry.provinces)
        if near and province and (not entry.regions or {site.region, city.region} & set(entry.regions)):
            return round(straight * entry.factor)
    return round(straight)
