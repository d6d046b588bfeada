"""Which cities entries apply to, and which lanes zones cover."""

from typing import Any

import pytest

from sim.scenario.allocation import FixedList
from sim.scenario.carrier import Zone
from sim.scenario.customers import City
from sim.scenario.places import applies_to, goes_to, leaves_from, stays_in
from sim.scenario.warehouse import Warehouse

SHENZHEN = City(name="sz", region="华南", province="广东", latitude=22.5, longitude=114.1, demand_share=1.0)
SITE = Warehouse(name="nn", region="华南", province="广西", latitude=22.8, longitude=108.4)


@pytest.mark.parametrize(
    ("entry", "applies"),
    [
        ({}, True),
        ({"regions": ("华南",)}, True),
        ({"regions": ("华东",)}, False),
        ({"regions": ("华南",), "provinces": ("广西",)}, False),
        ({"provinces": ("广西", "广东")}, True),
        ({"cities": ("sz",)}, True),
        ({"cities": ("gz",), "regions": ("华南",)}, False),
    ],
    ids=str,
)
def test_an_entry_applies_where_all_it_names_holds(entry: dict[str, tuple[str, ...]], applies: bool) -> None:
    """Regions, provinces and cities are conditions that all must hold; none named means everywhere."""
    assert applies_to(FixedList(name="list", warehouses=("w",), **entry), SHENZHEN) == applies


@pytest.mark.parametrize(
    ("zone", "covers"),
    [
        ({}, (True, True, True)),
        ({"from_warehouses": ("gz", "nn"), "from_regions": ("华南",)}, (True, True, True)),
        ({"from_warehouses": ("nn",), "from_regions": ("华东",)}, (False, True, True)),
        ({"from_warehouses": ("gz",)}, (False, True, True)),
        ({"to_regions": ("华南",), "to_cities": ("gz",)}, (True, False, True)),
        ({"to_provinces": ("广西",)}, (True, False, True)),
        ({"same_region": True}, (True, True, True)),
        ({"same_region": True, "same_province": True}, (True, True, False)),
    ],
    ids=str,
)
def test_a_zone_covers_where_all_it_names_holds(zone: dict[str, Any], covers: tuple[bool, ...]) -> None:
    """From 南宁 in 广西 to 深圳 in 广东: by the warehouse, by the city, and by both together."""
    card = Zone(name="zone", **zone)
    assert (leaves_from(card, SITE), goes_to(card, SHENZHEN), stays_in(card, SITE, SHENZHEN)) == covers
