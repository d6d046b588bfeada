"""Transit: cut-offs, travelling, delivery hours, trucks and suppliers, with constant times."""

from typing import Any

import numpy as np
import pytest
from small_scenarios import (
    DAY,
    HOUR,
    carrier,
    city,
    freight_carrier,
    scenario,
    sku,
    stock,
    supplier,
    warehouse,
)

from sim.draws import streams
from sim.network.build import build
from sim.network.network import Network
from sim.rules.suppliers import supplier_arrival
from sim.rules.transit import collection, delivery, into_delivery_hours, load_arrival

KEYS = streams(1, 0)


def network_of(**of_carrier: Any) -> Network:
    """Build a network whose city lies one degree, 111.195 km, from the warehouse."""
    return build(scenario(cities=[city(longitude=1.0)], carriers=[carrier(**of_carrier)]))


def arrival(network: Network, dispatched: int, key: int = 0) -> int:
    """Delivery of the first parcel of an order."""
    return delivery(network, KEYS, 0, 0, 0, dispatched, key, 0)


@pytest.mark.parametrize(
    ("ready", "collected"),
    [(11 * HOUR, 12), (12 * HOUR, 12), (12 * HOUR + 1, 18), (19 * HOUR, 36), (4 * DAY + 18 * HOUR + 1, 7 * 24 + 12)],
)
def test_parcels_wait_for_the_next_cut_off(ready: int, collected: int) -> None:
    """Collected at 12:00 and 18:00 on weekdays: ready at the very second still goes, Friday night waits for Monday."""
    network = network_of(cut_offs=[12 * HOUR, 18 * HOUR], collection_days=[0, 1, 2, 3, 4])
    assert collection(network, 0, ready) == collected * HOUR


def test_without_cut_offs_parcels_leave_at_once() -> None:
    """No cut-off, no waiting."""
    assert collection(network_of(), 0, 12345) == 12345


def test_all_stretches_of_the_way_add_up() -> None:
    """111.195 km at 60 km/h are 6672 s; 2 h sorting, 1 h last mile and 30 min delay on top."""
    network = network_of(speed=60.0, sorting=2 * HOUR, last_mile=HOUR, delay=1800)
    assert arrival(network, 1000) == 1000 + 6672 + 3 * HOUR + 1800


def test_a_zone_may_have_its_own_transit_and_delay() -> None:
    """A day by lane instead of distance and speed, and an hour's delay instead of the carrier's."""
    zones = [{"name": "zone", "transit": DAY, "delay": HOUR}]
    assert arrival(network_of(speed=60.0, delay=5 * HOUR, zones=zones), 0) == DAY + HOUR


@pytest.mark.parametrize(
    ("time", "handed_over"),
    [(8 * HOUR, 9 * HOUR), (9 * HOUR, 9 * HOUR), (20 * HOUR, 20 * HOUR), (20 * HOUR + 1, 33 * HOUR)],
)
def test_parcels_are_handed_over_in_delivery_hours(time: int, handed_over: int) -> None:
    """From 9:00 to 20:00; a second later they wait for the next morning."""
    network = network_of(delivery_hours=(9 * HOUR, 20 * HOUR))
    assert into_delivery_hours(network, 0, time) == handed_over
    assert arrival(network, time) == handed_over


def test_an_order_has_the_same_luck_from_every_warehouse() -> None:
    """Delay is drawn by order, not by carrier or warehouse: 20 orders, two warehouses as far away, equal arrivals."""
    slow = carrier(delay={"exponential": {"mean": DAY}}, sorting={"gamma": {"mean": DAY, "cv": 0.5}})
    network = build(scenario(warehouses=[warehouse("a"), warehouse("b")], carriers=[slow, {**slow, "name": "other"}]))
    arrivals = {
        way: [delivery(network, KEYS, *way, 0, 0, key, 0) for key in range(20)] for way in ((0, 0), (0, 1), (1, 0))
    }
    assert arrivals[0, 0] == arrivals[0, 1] == arrivals[1, 0]
    assert len(set(arrivals[0, 0])) == 20


def test_each_stretch_has_luck_of_its_own() -> None:
    """Sorting, last mile and delay of the same distribution, one at a time, take the same order differently long."""
    times = [
        [arrival(network_of(**{stretch: {"exponential": {"mean": DAY}}}), 0, key) for key in range(20)]
        for stretch in ("sorting", "last_mile", "delay")
    ]
    assert len({time for stretch in times for time in stretch}) == 60


def line_haul(**opening: Any) -> Network:
    """Build a lane of 111.195 km at 60 km/h, 3 h handling, to a warehouse with opening hours."""
    sites = [
        warehouse("centre", stock=stock(order_up_to=9, reorder_point=1)),
        warehouse(
            "region", longitude=1.0, opening=opening, line_haul={"carrier": "truck"},
            stock=stock("centre", order_up_to=9, reorder_point=1),
        ),
    ]  # fmt: skip
    return build(
        scenario(
            warehouses=sites, suppliers=[supplier()], freight_carriers=[freight_carrier(speed=60.0, handling=3 * HOUR)]
        )
    )


def test_a_load_is_put_away_after_driving_and_handling() -> None:
    """6672 s on the road, 3 h handling; a warehouse that is closed then puts it away in the morning."""
    assert load_arrival(line_haul(), KEYS, 0, 20 * HOUR) == 20 * HOUR + 6672 + 3 * HOUR
    assert load_arrival(line_haul(hours=(8 * HOUR, 18 * HOUR)), KEYS, 0, 20 * HOUR) == 32 * HOUR


def supplied(lead_time: Any, **of_site: Any) -> Network:
    """Build a warehouse with a supplier, and two articles."""
    site = warehouse(stock=stock(order_up_to=9, reorder_point=1), **of_site)
    return build(scenario(warehouses=[site], suppliers=[supplier(lead_time)], skus=[sku("a"), sku("b")]))


def test_a_delivery_is_put_away_after_the_lead_time_when_open() -> None:
    """Two days after Friday noon is Sunday; the warehouse opens on Monday at 8:00."""
    network = supplied(2 * DAY, opening={"days": [0, 1, 2, 3, 4], "hours": (8 * HOUR, 18 * HOUR)})
    assert supplier_arrival(network, KEYS, 0, 0, 0, 0, 0) == 2 * DAY + 8 * HOUR
    assert supplier_arrival(network, KEYS, 0, 0, 0, 4 * DAY + 12 * HOUR, 0) == 7 * DAY + 8 * HOUR


def test_lead_times_differ_by_article_and_order() -> None:
    """Every replenishment order of every article has its own luck, the same again for the same one."""
    network = supplied({"exponential": {"mean": DAY}})
    times = [supplier_arrival(network, KEYS, 0, 0, article, 0, number) for article in (0, 1) for number in range(50)]
    assert times == [
        supplier_arrival(network, KEYS, 0, 0, article, 0, number) for article in (0, 1) for number in range(50)
    ]
    assert len(set(times)) == 100
    assert abs(np.mean(times) / DAY - 1) < 0.4
