"""Which carrier takes a parcel: a fixed one, the cheapest, the fastest, or the cheapest that keeps the promise."""

from enum import IntEnum
from typing import Any

from sim.clock import NEVER
from sim.draws import Purpose, draw
from sim.jit import njit
from sim.quantiles import sample
from sim.rules.freight import parcel_price
from sim.rules.promise import NO_PROMISE
from sim.rules.transit import collection, into_delivery_hours
from sim.tables import Tables

NOBODY = -1


class CarrierRule(IntEnum):
    """How the carrier of a parcel is chosen."""

    FIXED = 0
    CHEAPEST = 1
    FASTEST = 2
    CHEAPEST_IN_PROMISE = 3


@njit
def serves(network: Tables, carrier: int, warehouse: int, city: int) -> bool:
    """Whether a carrier delivers from a warehouse to a city."""
    return network.lanes[warehouse, city, carrier].zone >= 0


@njit
def expected_delivery(network: Tables, carrier: int, warehouse: int, city: int, ready: int) -> int:
    """When a parcel that is ready at a time arrives if everything takes its mean time."""
    dispatched = collection(network, carrier, ready)
    return into_delivery_hours(network, carrier, dispatched + network.lanes[warehouse, city, carrier].mean_s)


@njit
def choose_carrier(
    network: Tables, streams: Any, warehouse: int, city: int, weight_g: int, ready: int, due: int, key: int
) -> int:
    """Carrier of a parcel that is packed; `NOBODY` if none serves the lane.

    Ties go to the carrier that the scenario names first. Where a fixed carrier does not serve the lane, the cheapest one that does takes the
    parcel; where none keeps the promise, the fastest does.
    """
    rule = network.options.carrier_choice
    if rule == CarrierRule.FIXED:
        carrier = fixed_carrier(network, streams, warehouse, city, key)
        if serves(network, carrier, warehouse, city):
            return carrier
        rule = CarrierRule.CHEAPEST
    if rule == CarrierRule.FASTEST:
        return fastest_carrier(network, warehouse, city, ready)
    latest = NEVER if rule == CarrierRule.CHEAPEST or due == NO_PROMISE else due
    carrier = cheapest_carrier(network, warehouse, city, weight_g, ready, latest)
    return carrier if carrier != NOBODY else fastest_carrier(network, warehouse, city, ready)


@njit
def fixed_carrier(network: Tables, streams: Any, warehouse: int, city: int, key: int) -> int:
    """Carrier of an order's parcel that is assigned to its lane, or else the scenario's fixed one, or drawn by its shares."""
    assigned: int = network.assigned_carriers[warehouse, city]
    if assigned != NOBODY:
        return assigned
    options = network.options
    if options.carrier_shares < 0:
        return options.carrier
    return sample(network, options.carrier_shares, draw(streams[Purpose.CARRIER], key, 0))


@njit
def fastest_carrier(network: Tables, warehouse: int, city: int, ready: int) -> int:
    """Carrier with the earliest expected delivery; `NOBODY` if none serves the lane."""
    best, earliest = NOBODY, 2 * NEVER
    for carrier in range(network.options.carriers):
        if serves(network, carrier, warehouse, city):
            expected = expected_delivery(network, carrier, warehouse, city, ready)
            if expected < earliest:
                best, earliest = carrier, expected
    return best


@njit
def cheapest_carrier(network: Tables, warehouse: int, city: int, weight_g: int, ready: int, latest: int) -> int:
    """Carrier with the lowest price among those expected to deliver by `latest`; `NOBODY` if there is none."""
    best, lowest = NOBODY, 0
    for carrier in range(network.options.carriers):
        if not serves(network, carrier, warehouse, city):
            continue
        price = parcel_price(network, carrier, warehouse, city, weight_g)
        if best != NOBODY and price >= lowest:
            continue
        if latest < NEVER and expected_delivery(network, carrier, warehouse, city, ready) > latest:
            continue
        best, lowest = carrier, price
    return best
