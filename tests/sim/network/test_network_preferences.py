"""Preferences and promises of cities."""

from small_scenarios import carrier, city, scenario, warehouse

from sim.network.build import build
from sim.network.network import Network

SITES = [
    warehouse(name, region="华南", longitude=degrees)
    for name, degrees in (("far", 9.0), ("near", 1.0), ("also near", -1.0))
]


def ranked(network: Network, place: int = 0) -> list[int]:
    """Return the warehouses that may serve a city, best first."""
    return [int(one) for one in network.preferences[place, : network.cities[place].preferences]]


def test_warehouses_are_preferred_by_distance_and_ties_as_written() -> None:
    """Two lie as near, so the one written first comes first."""
    assert ranked(build(scenario(warehouses=SITES))) == [1, 2, 0]


def test_the_first_list_that_applies_is_taken() -> None:
    """Cities of 华南 have a list of their own."""
    lists = [
        {"name": "south", "regions": ["华南"], "warehouses": ["far", "near"]},
        {"name": "all", "warehouses": ["also near"]},
    ]
    cities = [city("sz", region="华南"), city("hz", region="华东")]
    network = build(scenario(warehouses=SITES, cities=cities, allocation={"by": "list", "lists": lists}))
    assert [ranked(network, place) for place in (0, 1)] == [[0, 1], [2]]


def test_carriers_are_assigned_by_warehouse_and_city() -> None:
    """All that an assignment names must hold, the first that applies is taken, and what none covers stays open."""
    assignments = [
        {"name": "one lane", "warehouses": ["near"], "cities": ["hz"], "carrier": "b"},
        {"name": "south", "regions": ["华南"], "carrier": "a"},
        {"name": "west", "provinces": ["新疆"], "warehouses": ["far", "near"], "carrier": "b"},
        {"name": "late", "warehouses": ["near"], "carrier": "a"},
    ]
    cities = [city("sz", region="华南"), city("hz", region="华东"), city("yn", region="西北", province="新疆")]
    carriers = [carrier("a"), carrier("b")]
    choice = {"by": "fixed", "assignments": assignments}
    network = build(scenario(warehouses=SITES, cities=cities, carriers=carriers, carrier_choice=choice))
    assert network.array("assigned_carriers").tolist() == [[0, -1, 1], [0, 1, 1], [0, -1, -1]]


def test_warehouses_that_no_carrier_connects_are_left_out() -> None:
    """A van that goes 200 km does not reach the far warehouse's city; one warehouse does not serve customers."""
    van = carrier(zones=[{"name": "round", "up_to": 200_000}])
    sites = [*SITES[:2], {**SITES[2], "serves_customers": False}]
    assert ranked(build(scenario(warehouses=sites, carriers=[van]))) == [1]


def test_the_first_promise_that_applies_is_given() -> None:
    """By region, then by distance to the nearest warehouse that serves customers; some cities have none."""
    promises = [
        {"name": "south", "regions": ["华南"], "within": 200_000, "steps": [{"days": 1}]},
        {"name": "near", "within": 400_000, "steps": [{"ordered_by": 3600, "days": 1}, {"days": 2}]},
    ]
    cities = [
        city("a", region="华南"),
        city("b", region="华南", longitude=4.0),
        city("c", region="华东"),
        city("d", region="华东", longitude=60.0),
    ]
    sites = [*SITES[1:], warehouse("central", region="华南", longitude=60.0, serves_customers=False)]
    table = build(scenario(warehouses=sites, cities=cities, promise=promises)).array("cities")
    assert table["promise_steps"].tolist() == [1, 2, 2, 0]
    assert table["promise"][:3].tolist() == [0, 1, 1]
