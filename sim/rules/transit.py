"""Transit: from collection to the customer's door, and from warehouse to warehouse."""

from typing import Any

from sim.draws import Purpose, draw
from sim.jit import njit
from sim.quantiles import sample
from sim.rules.hours import next_of_week, next_open, within_day
from sim.tables import Tables


@njit
def collection(network: Tables, carrier: int, ready: int) -> int:
    """When a carrier collects a parcel that is ready: at its next cut-off, or at once if it has none."""
    terms = network.carriers[carrier]
    if terms.cut_off_count == 0:
        return ready
    return next_of_week(network, terms.cut_offs, terms.cut_off_count, ready)


@njit
def into_delivery_hours(network: Tables, carrier: int, time: int) -> int:
    """When a parcel that could be handed over at a time is: within the carrier's delivery hours."""
    terms = network.carriers[carrier]
    return within_day(time, terms.deliver_from_s, terms.deliver_to_s)


@njit
def delivery(
    network: Tables, streams: Any, carrier: int, warehouse: int, city: int, dispatched: int, key: int, parcel: int
) -> int:
    """When a parcel arrives: line-haul, sorting, last mile and delay after its dispatch, within delivery hours."""
    terms = network.carriers[carrier]
    lane = network.lanes[warehouse, city, carrier]
    time = dispatched + lane.transit_s
    time += sample(network, terms.sorting, draw(streams[Purpose.SORTING], key, parcel))
    time += sample(network, terms.last_mile, draw(streams[Purpose.LAST_MILE], key, parcel))
    time += sample(network, network.zones[lane.zone].delay, draw(streams[Purpose.DELAY], key, parcel))
    return into_delivery_hours(network, carrier, time)


@njit
def load_arrival(network: Tables, streams: Any, haul: int, departed: int) -> int:
    """When a load is put away: driving and handling after its departure, once the warehouse is open."""
    lane = network.hauls[haul]
    bits = draw(streams[Purpose.LINE_HAUL], network.warehouses[lane.warehouse].key, departed)
    return next_open(network, lane.warehouse, departed + lane.transit_s + sample(network, lane.handling, bits))
