"""Storages and suppliers that a usual day's demand is too much for."""

from typing import Any

import pytest
from small_scenarios import city, policy, scenario, stock, supplier, warehouse

from sim.scenario.capacity_checks import odd_capacities
from sim.scenario.opening_checks import odd_openings

KEPT = {"reorder_point": 10, "order_up_to": 20}


def network(
    storages: tuple[Any, Any] = (None, None), capacities: tuple[Any, Any] = (None, None), **sections: Any
) -> Any:
    """Make a centre and a region that it supplies; each serves one city, the region's asks for 80 of 100 units of 2 L a day."""
    cities = [city(demand_share=1), city("far", longitude=9.0, demand_share=4)]
    sites = [
        warehouse("centre", stock=stock(**KEPT), storage=storages[0]),
        warehouse("region", stock=sections.pop("region", stock("centre", **KEPT)), storage=storages[1], longitude=9.0),
    ]
    terms = [supplier(capacity=capacities[0]), supplier(capacity=capacities[1]) | {"name": "other"}]
    return scenario(cities=cities, warehouses=sites, suppliers=terms, **sections)


def told(made: Any) -> list[tuple[Any, ...]]:
    """Places of what is odd."""
    return [finding.location for finding in odd_capacities(made)]


def test_each_storage_holds_a_days_demand_of_its_own() -> None:
    """The region needs 160 L a day, and the centre 200 L, as what the region sells comes by there."""
    assert told(network(storages=(200_000, 160_000))) == []
    assert told(network(storages=(199_999, 160_000))) == [("warehouses", 0, "storage")]
    assert told(network(storages=(None, 159_999))) == [("warehouses", 1, "storage")]


def test_each_supplier_makes_what_is_ordered_from_nobody_else() -> None:
    """The region orders 80 a day from another supplier, so that 20 remain for the first; one whom nobody needs may make little."""
    apart = stock("other", **KEPT)
    assert told(network(capacities=(99.0, 1.0))) == [("suppliers", 0, "capacity")]
    assert told(network(capacities=(20.0, 80.0), region=apart)) == []
    assert told(network(capacities=(19.0, 79.0), region=apart)) == [
        ("suppliers", 0, "capacity"),
        ("suppliers", 1, "capacity"),
    ]


def test_what_may_come_from_several_is_asked_of_none() -> None:
    """Of two suppliers that an order is divided among neither is compared."""
    sources = [{"name": "supplier", "share": 0.5}, {"name": "other", "share": 0.5}]
    region = {"sources": sources, "sourcing": "split", "policies": [policy(**KEPT)]}
    assert told(network(capacities=(20.0, 1.0), region=region)) == []


@pytest.mark.parametrize(("storages", "odd"), [((150_000, 49_999), True), ((150_000, 50_000), False)])
def test_where_homes_depend_on_the_order_all_count_together(storages: tuple[int, int], odd: bool) -> None:
    """By cost it is not known beforehand who serves whom: both together hold 200 L, or not."""
    made = network(storages=storages, allocation={"by": "cost"})
    assert told(made) == ([("warehouses",)] if odd else [])


def test_where_homes_are_unknown_all_suppliers_count_together() -> None:
    """The two make 99 of 100 units a day."""
    assert told(network(capacities=(98.0, 1.0), allocation={"by": "speed"})) == [("suppliers",)]
    assert told(network(capacities=(98.0, 2.0), allocation={"by": "speed"})) == []


def test_nobody_needs_room_for_what_is_not_ordered() -> None:
    """Supply without end takes no room, and no supplier makes it."""
    region = {"source": "centre", "policies": [policy("unlimited")]}
    assert told(network(storages=(40_000, 1), capacities=(20.0, None), region=region)) == []


@pytest.mark.parametrize(
    ("opening", "room"),
    [
        ({"units": 1000}, 800_000),
        ({"units": 1000, "basis": "shares", "shares": {"centre": 0.25, "region": 0.75}}, 1_500_000),
        ({"cover": 10 * 86400}, 1_600_000),
    ],
)
def test_opening_stock_that_is_divided_finds_room(opening: dict[str, Any], room: int) -> None:
    """The region has 80 of 100 customers: of 1000 units it gets 400 at least, as the centre counts for all; by shares 750."""
    assert not list(odd_openings(network(storages=(None, room), planning={"opening": opening})))
    (odd,) = odd_openings(network(storages=(None, room - 1), planning={"opening": opening}))
    assert odd.location == ("warehouses", 1, "storage")
