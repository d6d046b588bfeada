"""Freight: what carrying goods costs and emits."""

from typing import Any

from sim.jit import njit
from sim.tables import Tables

PART_LOADS_REFUSED = -1
_GRAM_METRES = 1_000_000_000
"""Gram-metres in a tonne-kilometre."""


@njit
def by_tonne_kilometre(weight_g: int, distance_m: int, thousandths: int) -> int:
    """Weight x distance x a rate in thousandths a t·km, rounded to whole units (fen, or g where the rate is in mg)."""
    kilo_gram_metres = (weight_g * distance_m + 500) // 1000
    return (kilo_gram_metres * thousandths + _GRAM_METRES // 2) // _GRAM_METRES


@njit
def parcel_price(network: Tables, carrier: int, warehouse: int, city: int, weight_g: int) -> int:
    """Fen a carrier charges for a parcel on a lane it serves.

    First weight and started further steps, weight x distance, trip; at least the minimum; then fuel surcharge on that, then remote surcharge.
    """
    zone = network.zones[network.lanes[warehouse, city, carrier].zone]
    if weight_g <= zone.first_g and zone.light_fen >= 0:  # most parcels are light
        return zone.light_fen
    price = zone.first_fen + zone.trip_fen
    if weight_g > zone.first_g:
        price += (weight_g - zone.first_g + zone.step_g - 1) // zone.step_g * zone.step_fen
    if zone.tonne_km_mfen:
        price += by_tonne_kilometre(weight_g, network.roads[warehouse, city].distance_m, zone.tonne_km_mfen)
    return with_surcharges(max(price, zone.minimum_fen), network.carriers[carrier].fuel_ppm, zone.surcharge_fen)


@njit
def with_surcharges(price: int, fuel_ppm: int, surcharge_fen: int) -> int:
    """Price with the fuel surcharge on it, and the remote surcharge."""
    return price + (price * fuel_ppm + 500_000) // 1_000_000 + surcharge_fen


@njit
def parcel_carbon(network: Tables, carrier: int, warehouse: int, city: int, weight_g: int) -> int:
    """Grams of CO2e of a parcel: line-haul and last mile, each weight x distance x factor."""
    terms = network.carriers[carrier]
    line_haul = by_tonne_kilometre(weight_g, network.roads[warehouse, city].distance_m, terms.carbon_mg)
    return line_haul + by_tonne_kilometre(weight_g, terms.last_mile_m, terms.last_mile_carbon_mg)


@njit
def trucks_needed(network: Tables, haul: int, weight_g: int, volume_ml: int) -> int:
    """Trucks for a load, by weight or by volume, whichever needs more."""
    return trucks_on(network.hauls[haul], weight_g, volume_ml)


@njit
def trucks_on(lane: Any, weight_g: int, volume_ml: int) -> int:
    """Trucks for a load between two warehouses; `lane` is a record of the layout `HAUL`."""
    return max(1, -(-weight_g // lane.truck_g), -(-volume_ml // lane.truck_ml))


@njit
def load_price(network: Tables, haul: int, weight_g: int, volume_ml: int) -> int:
    """Fen for a load: whole trucks; the last one as a part load where the haulier offers it and it costs less.

    A part load pays by weight, and bulky goods by the weight that would fill the same share of a truck as their volume does.
    """
    return price_on(network.hauls[haul], weight_g, volume_ml)


@njit
def price_on(lane: Any, weight_g: int, volume_ml: int) -> int:
    """Fen for a load between two warehouses."""
    trucks = trucks_on(lane, weight_g, volume_ml)
    whole = trucks * lane.truck_fen
    if lane.part_load_mfen == PART_LOADS_REFUSED:
        return whole
    rest_g = max(0, weight_g - (trucks - 1) * lane.truck_g)
    rest_ml = max(0, volume_ml - (trucks - 1) * lane.truck_ml)
    chargeable_g = max(rest_g, rest_ml * lane.truck_g // lane.truck_ml)
    part = by_tonne_kilometre(chargeable_g, lane.distance_m, lane.part_load_mfen)
    return min(whole, (trucks - 1) * lane.truck_fen + part)


@njit
def load_carbon(network: Tables, haul: int, weight_g: int) -> int:
    """Grams of CO2e of a load: weight x distance x factor."""
    return carbon_on(network.hauls[haul], weight_g)


@njit
def carbon_on(lane: Any, weight_g: int) -> int:
    """Grams of CO2e of a load between two warehouses."""
    return by_tonne_kilometre(weight_g, lane.distance_m, lane.carbon_mg)
