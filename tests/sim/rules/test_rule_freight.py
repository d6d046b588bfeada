"""Freight, computed by hand."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_scenarios import carrier, city, freight_carrier, scenario, stock, supplier, warehouse

from sim.network.build import build
from sim.network.network import Network
from sim.rules.freight import by_tonne_kilometre, load_price, parcel_carbon, parcel_price, trucks_needed

DEGREE_M = 111_195
"""A degree of longitude on the equator: 6,371,008.8 m x pi / 180, rounded."""


def priced(**zone: Any) -> Network:
    """Build a network whose carrier's only zone has these prices; the city lies one degree away."""
    of_carrier = {
        key: zone.pop(key)
        for key in ("fuel_surcharge", "carbon", "last_mile_distance", "last_mile_carbon")
        if key in zone
    }
    zones = [{"name": "zone", **zone}]
    return build(scenario(cities=[city(longitude=1.0)], carriers=[carrier(zones=zones, **of_carrier)]))


def price(network: Network, weight_g: int) -> int:
    """Price of a parcel from the only warehouse to the only city."""
    return parcel_price(network, 0, 0, 0, weight_g)


@pytest.mark.parametrize(
    ("weight_g", "expected"), [(0, 340), (1, 340), (3000, 340), (3001, 440), (3500, 440), (3501, 540), (5000, 740)]
)
def test_a_started_step_counts_whole(weight_g: int, expected: int) -> None:
    """3.4 元 up to 3 kg, then 1 元 each started 500 g: 5 kg are four steps."""
    card = {"first_weight": 3000, "first_price": 340, "step_weight": 500, "step_price": 100}
    assert price(priced(**card), weight_g) == expected


def test_a_price_is_built_up_in_order() -> None:
    """5 + 2 x 1 + 0.5 = 7.5 元; at least 8; 12.5 % fuel on that is 1 元; 3 元 remote surcharge on top: 12 元."""
    card = {
        "first_price": 500,
        "step_price": 100,
        "per_trip": 50,
        "minimum": 800,
        "surcharge": 300,
        "fuel_surcharge": 0.125,
    }
    assert price(priced(**card), 2500) == 1200


def test_a_price_by_weight_and_distance() -> None:
    """20 kg over 111.195 km at 0.5 元/t·km are 2.2239 t·km, 1.11 元."""
    assert price(priced(per_tonne_km=50.0), 20_000) == 111


def test_fuel_surcharge_is_rounded_to_whole_fen() -> None:
    """10.5 % of 1 元 are 10.5 fen, rounded up; 10.4 % are 10."""
    assert price(priced(first_price=100, fuel_surcharge=0.105), 1) == 111
    assert price(priced(first_price=100, fuel_surcharge=0.104), 1) == 110


@given(st.integers(0, 50_000), st.integers(0, 50_000))
def test_more_weight_never_costs_less(one: int, other: int) -> None:
    """Prices rise with weight."""
    light, heavy = sorted((one, other))
    assert price(CARD, light) <= price(CARD, heavy)


CARD = priced(first_price=500, step_price=100, step_weight=700, per_tonne_km=35.0, minimum=620, fuel_surcharge=0.07)


def test_carbon_of_line_haul_and_last_mile() -> None:
    """2 kg x 111.195 km x 96 g/t·km = 21.3 g, and 2 kg x 15 km x 276 g/t·km = 8.3 g."""
    network = priced(carbon=96.0, last_mile_distance=15_000, last_mile_carbon=276.0)
    assert parcel_carbon(network, 0, 0, 0, 2000) == 21 + 8


@given(st.integers(0, 10**9), st.integers(0, 5 * 10**6), st.integers(0, 10**6))
def test_tonne_kilometres_are_rounded_to_the_nearest(weight_g: int, distance_m: int, rate: int) -> None:
    """The product in whole numbers is within one of the exact one, and does not overflow."""
    exact = weight_g * distance_m * rate / 10**12
    assert abs(by_tonne_kilometre(weight_g, distance_m, rate) - exact) <= 0.5 + exact * 1e-9 + rate * 1e-9


def test_tonne_kilometres_by_hand() -> None:
    """A tonne over a kilometre at 250 thousandths of a fen is a quarter fen: nothing; at 500, half a fen: one."""
    assert [by_tonne_kilometre(1_000_000, 1000, rate) for rate in (250, 500, 1000, 35_000)] == [0, 1, 1, 35]


def haul(**terms: Any) -> Network:
    """Build two warehouses, one degree apart, with a line-haul lane."""
    sites = [
        warehouse("centre", stock=stock(order_up_to=9, reorder_point=1)),
        warehouse(
            "region",
            longitude=1.0,
            stock=stock("centre", order_up_to=9, reorder_point=1),
            line_haul={"carrier": "truck"},
        ),
    ]
    return build(scenario(warehouses=sites, suppliers=[supplier()], freight_carriers=[freight_carrier(**terms)]))


@pytest.mark.parametrize(
    ("weight_g", "volume_ml", "trucks"),
    [(0, 0, 1), (10_000_000, 40_000_000, 1), (10_000_001, 1, 2), (1, 40_000_001, 2), (25_000_000, 130_000_000, 4)],
)
def test_trucks_by_weight_or_by_volume(weight_g: int, volume_ml: int, trucks: int) -> None:
    """Trucks of 10 t and 40 m3: whichever of the two needs more of them."""
    assert trucks_needed(haul(), 0, weight_g, volume_ml) == trucks


def test_whole_trucks_are_paid_by_kilometre_and_trip() -> None:
    """Two trucks at 6 元/km over 111.195 km and 300 元 each: 2 x 967.17 元."""
    assert load_price(haul(per_km=600.0, per_trip=30_000), 0, 15_000_000, 0) == 2 * (66_717 + 30_000)


@pytest.mark.parametrize(
    ("weight_g", "fen"), [(1_000_000, 8896), (6_000_000, 53_374), (9_000_000, 66_717), (11_000_000, 66_717 + 8896)]
)
def test_the_last_truck_may_be_a_part_load(weight_g: int, fen: int) -> None:
    """At 0.8 元/t·km a tonne costs 88.96 元, a whole truck 667.17 元: up to 7.5 t the part load is cheaper."""
    assert load_price(haul(per_km=600.0, part_load_per_tonne_km=80.0), 0, weight_g, 0) == fen


@pytest.mark.parametrize(
    ("volume_ml", "fen"), [(8_000_000, 2 * 8896 - 1), (50_000_000, 66_717 + 22_239), (80_000_000, 2 * 66_717)]
)
def test_bulky_part_loads_pay_for_their_volume(volume_ml: int, fen: int) -> None:
    """1 t in 8 m3 pays like 2 t, as it takes a fifth of a truck; 10 m3 in a second truck like 2.5 t; a full one as a truck."""
    assert load_price(haul(per_km=600.0, part_load_per_tonne_km=80.0), 0, 1_000_000, volume_ml) == fen


def test_distance_of_the_examples() -> None:
    """The distance that the prices above were computed with."""
    assert int(CARD.roads[0, 0].distance_m) == DEGREE_M
    assert np.round(DEGREE_M * 0.6).astype(int) == 66_717
