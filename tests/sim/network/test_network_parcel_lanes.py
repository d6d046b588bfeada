"""Parcel lanes: zones of rate cards, and what they say of each pair of warehouse and city."""

from typing import Any

import numpy as np
import pytest
from small_scenarios import DAY, HOUR, carrier, city, scenario, warehouse

from sim.network.build import build
from sim.network.network import Network
from sim.network.parcel_lanes import NOT_SERVED
from sim.network.roads import places, road_m

SITES = [
    warehouse("gz", region="华南", province="广东"),
    warehouse("sh", region="华东", province="上海", longitude=8.0),
]
CITIES = [
    city("sz", region="华南", province="广东", longitude=1.0),
    city("nn", region="华南", province="广西", longitude=4.0),
    city("hz", region="华东", province="浙江", longitude=9.0),
]


def network_of(zones: list[dict[str, Any]], **of_carrier: Any) -> Network:
    """Build two warehouses and three cities; beside the carrier there is one that goes everywhere."""
    rate_card = [{"name": str(number), **zone} for number, zone in enumerate(zones)]
    carriers = [carrier("else"), carrier("own", zones=rate_card, **of_carrier)]
    return build(scenario(warehouses=SITES, cities=CITIES, carriers=carriers))


def zones_of(zones: list[dict[str, Any]]) -> list[list[int]]:
    """Return the zone of each warehouse and city, counted from the card's first."""
    numbers = network_of(zones).array("lanes")["zone"][:, :, 1]
    return np.where(numbers == NOT_SERVED, NOT_SERVED, numbers - 1).tolist()


@pytest.mark.parametrize(
    ("zone", "covers"),
    [
        ({}, [[1, 1, 1], [1, 1, 1]]),
        ({"same_province": True}, [[1, 0, 0], [0, 0, 0]]),
        ({"same_region": True}, [[1, 1, 0], [0, 0, 1]]),
        ({"from_regions": ["华南"]}, [[1, 1, 1], [0, 0, 0]]),
        ({"from_warehouses": ["sh"]}, [[0, 0, 0], [1, 1, 1]]),
        ({"from_warehouses": ["gz", "sh"], "to_cities": ["hz"]}, [[0, 0, 1], [0, 0, 1]]),
        ({"to_regions": ["华东"]}, [[0, 0, 1], [0, 0, 1]]),
        ({"to_provinces": ["广东", "浙江"]}, [[1, 0, 1], [1, 0, 1]]),
        ({"to_cities": ["nn"]}, [[0, 1, 0], [0, 1, 0]]),
        ({"up_to": 445_000}, [[1, 1, 0], [0, 1, 1]]),
        ({"same_region": True, "up_to": 200_000}, [[1, 0, 0], [0, 0, 1]]),
        ({"served": False}, [[0, 0, 0], [0, 0, 0]]),
    ],
    ids=str,
)
def test_a_zone_covers_the_pairs_it_describes(zone: dict[str, Any], covers: list[list[int]]) -> None:
    """All that a zone says must hold; what no zone covers is not served."""
    assert zones_of([zone]) == [[0 if covered else NOT_SERVED for covered in row] for row in covers]


def test_the_first_zone_that_covers_a_pair_is_taken() -> None:
    """Own province, then own region, then 浙江 is refused, and the rest has the last zone."""
    zones = [{"same_province": True}, {"same_region": True}, {"to_provinces": ["浙江"], "served": False}, {}]
    assert zones_of(zones) == [[0, 1, NOT_SERVED], [3, 3, 1]]


def test_a_carrier_without_rate_card_goes_everywhere_free_of_charge() -> None:
    """Its one zone has no price."""
    network = network_of([{}])
    assert (network.array("lanes")["zone"][:, :, 0] == 0).all()
    assert (network.zones[0].first_fen, network.zones[0].step_fen) == (0, 0)


def test_prices_stand_in_whole_units() -> None:
    """Prices by distance are kept in thousandths of a fen, the fuel surcharge in millionths."""
    network = network_of(
        [{"per_tonne_km": 35.5, "first_weight": 3000, "surcharge": 200}], fuel_surcharge=0.105, carbon=96.5
    )
    zone, terms = network.zones[1], network.carriers[1]
    assert (zone.tonne_km_mfen, zone.first_g, zone.surcharge_fen) == (35_500, 3000, 200)
    assert (terms.fuel_ppm, terms.carbon_mg) == (105_000, 96_500)


def test_mean_times_are_the_sum_of_their_parts() -> None:
    """111.195 km at 60 km/h or a day by lane, 2 h sorting, 1 h last mile, and the zone's delay or the carrier's."""
    zones = [{"to_cities": ["sz"]}, {"transit": DAY, "delay": 5 * HOUR}]
    lanes = network_of(zones, speed=60.0, sorting=2 * HOUR, last_mile=HOUR, delay={"exponential": {"mean": 600}}).lanes
    assert (lanes[0, 0, 1].transit_s, lanes[0, 0, 1].mean_s) == (6672, 6672 + 3 * HOUR + 600)
    assert (lanes[0, 1, 1].transit_s, lanes[0, 1, 1].mean_s) == (DAY, DAY + 8 * HOUR)


def test_a_lane_may_have_a_time_a_price_and_a_delay_of_its_own() -> None:
    """From sh to nn in a day for 9 元 with 2 h of delay; all other lanes are as near as they are."""
    lane = {"from_warehouses": ["sh"], "to_cities": ["nn"], "transit": DAY, "first_price": 900, "delay": 2 * HOUR}
    network = network_of([lane, {}])
    zone = network.lanes.zone[:, :, 1]
    assert network.lanes.transit_s[:, :, 1].tolist() == [[0, 0, 0], [0, DAY, 0]]
    assert network.lanes.mean_s[:, :, 1].tolist() == [[0, 0, 0], [0, DAY + 2 * HOUR, 0]]
    assert network.zones.first_fen[zone].tolist() == [[0, 0, 0], [0, 900, 0]]


def test_distances_of_the_examples() -> None:
    """A degree is 111 km, so 445 km reach four degrees far."""
    small = scenario(warehouses=SITES, cities=CITIES)
    assert (road_m(*places(small), ()) // 111_190).tolist() == [[1, 4, 9], [7, 4, 1]]
