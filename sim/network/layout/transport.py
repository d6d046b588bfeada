"""Fields of roads, of line-haul between warehouses, and of carriers, their lanes and prices."""

from sim.network.layout.record import record

# Fields that belong together share a line and a comment.
# fmt: off
HAUL = record(
    source="i8", warehouse="i8", carrier="i8",
    distance_m="i8", transit_s="i8", handling="i8",
    truck_g="i8", truck_ml="i8",  # what a truck holds
    truck_fen="i8",  # price of a truck on this lane
    part_load_mfen="i8",  # price of a part load, thousandths of a fen a t·km; NONE: whole trucks only
    carbon_mg="i8",  # mg CO2e a t·km
    departures="i8", departure_count="i8",  # rows of `week_times`
)
"""A line-haul lane between two warehouses."""

ROAD = record(distance_m="i8")
"""The road from a warehouse to a city."""

CARRIER = record(
    cut_offs="i8", cut_off_count="i8",  # rows of `week_times`; none: collects at once
    deliver_from_s="i8", deliver_to_s="i8",  # seconds of the day
    sorting="i8", last_mile="i8",  # distributions
    fuel_ppm="i8",  # fuel surcharge, millionths of the price
    carbon_mg="i8", last_mile_carbon_mg="i8",  # mg CO2e a t·km
    last_mile_m="i8",
)

LANE = record(
    zone="i8",  # row in `zones`; NONE: not served
    transit_s="i8",  # line-haul time without sorting, last mile and delay
    mean_s="i8",  # mean door-to-door time
)
"""A carrier's way from a warehouse to a city."""

ZONE = record(
    first_g="i8", first_fen="i8", step_g="i8", step_fen="i8",
    tonne_km_mfen="i8",  # thousandths of a fen a t·km
    trip_fen="i8", minimum_fen="i8", surcharge_fen="i8",
    delay="i8",  # distribution
    light_fen="i8",  # price of a parcel of no more than `first_g`; NONE: it depends on the distance
)
"""A zone of a rate card."""
