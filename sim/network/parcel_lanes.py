"""Carriers as tables: rate cards, and each carrier's lane from every warehouse to every city."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.ledger.columns import NONE
from sim.network.chances import Chances
from sim.network.layout import CARRIER, LANE, ZONE, row_of
from sim.network.roads import driving_s
from sim.network.week import WeekTimes, week_seconds
from sim.rules.freight import with_surcharges
from sim.scenario.carrier import Carrier, Zone
from sim.scenario.places import goes_to, leaves_from, stays_in
from sim.scenario.scenario import Scenario

NOT_SERVED = -1
EVERYWHERE = Zone(name="everywhere")
"""The one zone of a carrier without a rate card."""


def carrier_rows(scenario: Scenario, chances: Chances, week: WeekTimes) -> NDArray[Any]:
    """Return the `carriers` table."""
    rows = np.zeros(len(scenario.carriers), CARRIER)
    for row, carrier in zip(rows, scenario.carriers, strict=True):
        row["cut_offs"], row["cut_off_count"] = week.add(week_seconds(carrier.collection_days, carrier.cut_offs))
        row["deliver_from_s"], row["deliver_to_s"] = carrier.delivery_hours
        row["sorting"], row["last_mile"] = chances.duration(carrier.sorting), chances.duration(carrier.last_mile)
        row["fuel_ppm"] = round(carrier.fuel_surcharge * 1_000_000)
        row["carbon_mg"] = round(carrier.carbon * 1000)
        row["last_mile_carbon_mg"] = round(carrier.last_mile_carbon * 1000)
        row["last_mile_m"] = carrier.last_mile_distance
    return rows


def zone_rows(scenario: Scenario, chances: Chances) -> NDArray[Any]:
    """Return the `zones` table: the zones of all carriers one behind the other."""
    rows: list[tuple[int, ...]] = []
    for carrier in scenario.carriers:
        for zone in zones_of(carrier):
            delay = chances.duration(zone.delay if zone.delay is not None else carrier.delay)
            fuel_ppm = round(carrier.fuel_surcharge * 1_000_000)
            light = with_surcharges(max(zone.first_price + zone.per_trip, zone.minimum), fuel_ppm, zone.surcharge)
            row = {
                "first_g": zone.first_weight, "first_fen": zone.first_price,
                "step_g": zone.step_weight, "step_fen": zone.step_price,
                "tonne_km_mfen": round(zone.per_tonne_km * 1000),
                "trip_fen": zone.per_trip, "minimum_fen": zone.minimum, "surcharge_fen": zone.surcharge, "delay": delay,
                "light_fen": NONE if zone.per_tonne_km else light,
            }  # fmt: skip
            rows.append(row_of(ZONE, **row))
    return np.array(rows, ZONE)


def zones_of(carrier: Carrier) -> tuple[Zone, ...]:
    """Zones of a carrier's rate card; a carrier without one goes everywhere free of charge."""
    return carrier.zones or (EVERYWHERE,)


def lane_rows(scenario: Scenario, distance_m: NDArray[np.int64]) -> NDArray[Any]:
    """Return the `lanes` table, shape (warehouses, cities, carriers)."""
    lanes = np.zeros((*distance_m.shape, len(scenario.carriers)), LANE)
    first_zone = 0
    for place, carrier in enumerate(scenario.carriers):
        lane, zones = lanes[:, :, place], zones_of(carrier)
        number = zone_numbers(scenario, zones, distance_m)
        served = np.array([zone.served for zone in zones])
        delivers = (number >= 0) & served[number]
        lane["zone"] = np.where(delivers, first_zone + number, NOT_SERVED)
        by_lane = np.array([-1 if zone.transit is None else zone.transit for zone in zones])[number]
        driving = driving_s(distance_m, carrier.speed, carrier.daily_distance)
        lane["transit_s"] = np.where(by_lane >= 0, by_lane, driving)
        delay = np.array([(carrier.delay if zone.delay is None else zone.delay).mean_s() for zone in zones])[number]
        lane["mean_s"] = lane["transit_s"] + np.rint(
            carrier.sorting.mean_s() + carrier.last_mile.mean_s() + delay
        ).astype(np.int64)
        first_zone += len(zones)
    return lanes


def zone_numbers(scenario: Scenario, zones: tuple[Zone, ...], distance_m: NDArray[np.int64]) -> NDArray[np.int64]:
    """Position of the first zone that covers each pair of warehouse and city; -1 where none does."""
    sites, cities = scenario.warehouses, scenario.customers.cities
    number = np.full(distance_m.shape, NOT_SERVED, np.int64)
    for position in reversed(range(len(zones))):  # the first zone is written last, so it wins
        zone = zones[position]
        here = np.array([leaves_from(zone, site) for site in sites])
        there = np.array([goes_to(zone, city) for city in cities])
        covers = here[:, None] & there
        if zone.same_province or zone.same_region:
            covers &= np.array([[stays_in(zone, site, city) for city in cities] for site in sites])
        if zone.up_to is not None:
            covers &= distance_m <= zone.up_to
        number[covers] = position
    return number
