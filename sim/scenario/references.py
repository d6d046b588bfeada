"""Names: each thing has its own, and whoever is named is there.

These checks need no valid scenario: they look only at names, in models or in what a file says, so that a wrong unit
in one place does not hide a wrong name in another.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sim.scenario.china import PROVINCES, REGIONS
from sim.scenario.finding import Finding
from sim.scenario.patterns import get, values_at
from sim.scenario.problems import one_of
from sim.scenario.supply_circles import check_circles

NAMED_LISTS = (
    "customers.cities",
    "products.skus",
    "products.shelf_life",
    "promise",
    "forecasts",
    "suppliers",
    "warehouses",
    "warehouses[].picking.shifts",
    "warehouses[].stock.policies",
    "warehouses[].stock.sources",
    "warehouses[].records.counts",
    "carriers",
    "carriers[].zones",
    "freight_carriers",
    "allocation.lists",
    "patience",
    "carrier_choice.assignments",
    "planning.rounds",
    "planning.prepositioning",
    "alerts",
)
"""Lists in which every name may stand only once."""


@dataclass(frozen=True)
class Reference:
    """A place that names something, and where such things are listed."""

    place: str
    what: str
    names: tuple[str, ...]
    known: frozenset[str] = frozenset()


_REGIONS = ("customers.cities[].region", "warehouses[].region")
_PROVINCES = ("customers.cities[].province", "warehouses[].province")
_CITIES = ("customers.cities[].name",)

REFERENCES = (
    Reference(
        "warehouses[].stock.source", "a supplier or another warehouse", ("suppliers[].name", "warehouses[].name")
    ),
    Reference(
        "warehouses[].stock.sources[].name",
        "a supplier or another warehouse",
        ("suppliers[].name", "warehouses[].name"),
    ),
    Reference("warehouses[].stock.sources[].skus[]", "a SKU", ("products.skus[].name",)),
    Reference("warehouses[].stock.sources[].line_haul.carrier", "a freight carrier", ("freight_carriers[].name",)),
    Reference(
        "warehouses[].stock.scarce.first[]",
        "a warehouse, region or site class, or customers",
        ("warehouses[].name", "warehouses[].region", "warehouses[].site_class"),
        frozenset({"customers"}),
    ),
    Reference("warehouses[].stock.policies[].skus[]", "a SKU", ("products.skus[].name",)),
    Reference("warehouses[].stock.keeps.skus[]", "a SKU", ("products.skus[].name",)),
    Reference("warehouses[].stock.policies[].forecast", "a forecast", ("forecasts[].name",)),
    Reference("products.skus[].substitute", "a SKU", ("products.skus[].name",)),
    Reference("products.shelf_life[].skus[]", "a SKU", ("products.skus[].name",)),
    Reference("warehouses[].line_haul.carrier", "a freight carrier", ("freight_carriers[].name",)),
    Reference("planning.rounds[].source", "a warehouse", ("warehouses[].name",)),
    Reference("planning.prepositioning[].events[]", "a calendar event", ("demand.calendar[].name",)),
    *(
        Reference(f"planning.{plan}{field}", what, names)
        for plan in ("opening.", "rounds[].", "prepositioning[].")
        for field, what, names in (
            ("warehouses[]", "a warehouse", ("warehouses[].name",)),
            ("skus[]", "a SKU", ("products.skus[].name",)),
        )
    ),
    Reference("carrier_choice.carrier", "a carrier", ("carriers[].name",)),
    Reference("carrier_choice.shares{}", "a carrier", ("carriers[].name",)),
    Reference("carrier_choice.assignments[].carrier", "a carrier", ("carriers[].name",)),
    Reference("carrier_choice.assignments[].warehouses[]", "a warehouse", ("warehouses[].name",)),
    Reference("allocation.lists[].warehouses[]", "a warehouse", ("warehouses[].name",)),
    *(
        Reference(f"{owner}.{prefix}{field}[]", what, names, known)
        for owner, prefix in (
            ("carriers[].zones[]", "to_"),
            ("promise[]", ""),
            ("allocation.lists[]", ""),
            ("patience[]", ""),
            ("carrier_choice.assignments[]", ""),
        )
        for field, what, names, known in (
            ("regions", "a region", _REGIONS, REGIONS),
            ("provinces", "a province", _PROVINCES, PROVINCES),
            ("cities", "a city", _CITIES, frozenset()),
        )
    ),
    Reference("sharing.warehouses[]", "a warehouse", ("warehouses[].name",)),
    Reference("sharing.carrier", "a freight carrier", ("freight_carriers[].name",)),
    Reference("carriers[].zones[].from_warehouses[]", "a warehouse", ("warehouses[].name",)),
    Reference("carriers[].zones[].from_regions[]", "a region", _REGIONS, REGIONS),
    Reference("alerts[].warehouses[]", "a warehouse", ("warehouses[].name",)),
    Reference("alerts[].skus[]", "a SKU", ("products.skus[].name",)),
    Reference("alerts[].suppliers[]", "a supplier", ("suppliers[].name",)),
    Reference("customers.circuity[].regions[]", "a region", _REGIONS, REGIONS),
    Reference("customers.circuity[].provinces[]", "a province", _PROVINCES, PROVINCES),
)
"""Every place of a scenario that names something."""


def check_names(scenario: Any) -> Iterator[Finding]:
    """Find names that stand twice, names of what is not there, and warehouses that supply themselves.

    Parameters
    ----------
    scenario : Scenario or mapping
        A scenario, or what a file says of one; parts of the wrong kind are passed over.
    """
    yield from _doubled(scenario)
    for reference in REFERENCES:
        yield from _unknown(scenario, reference)
    yield from check_circles(scenario)


def _texts(scenario: Any, patterns: tuple[str, ...]) -> tuple[str, ...]:
    values = [value for pattern in patterns for _, value in values_at(scenario, pattern) if isinstance(value, str)]
    return tuple(dict.fromkeys(value for value in values if value))


def _doubled(scenario: Any) -> Iterator[Finding]:
    for pattern in NAMED_LISTS:
        for location, items in values_at(scenario, pattern):
            seen: set[str] = set()
            for number, item in enumerate(items if isinstance(items, list | tuple) else ()):
                name = get(item, "name")
                if isinstance(name, str) and name in seen:
                    yield Finding((*location, number, "name"), name, "a name that no other item of the list has")
                seen.add(name) if isinstance(name, str) else None
    warehouses = frozenset(_texts(scenario, ("warehouses[].name",)))
    for location, name in values_at(scenario, "suppliers[].name"):
        if isinstance(name, str) and name in warehouses:
            yield Finding(location, name, "a name that no warehouse has, so that a source is one or the other")


def _unknown(scenario: Any, reference: Reference) -> Iterator[Finding]:
    names = _texts(scenario, reference.names)
    there = frozenset(names)
    choices = names or tuple(sorted(reference.known))
    expected = f"the name of {reference.what}, {one_of(choices)}"
    for location, value in values_at(scenario, reference.place):
        if isinstance(value, str) and value not in there and not _is_known(value, reference, names):
            yield Finding(location, value, expected, choices)


def _is_known(value: str, reference: Reference, names: tuple[str, ...]) -> bool:
    """Whether it is a name of China's that the tables at hand do not need, and do not spell otherwise.

    So a rate card for all of China serves a scenario of a few cities; but 广东 is refused where tables say 广东省.
    """
    return value in reference.known and not any(name.startswith(value) or value.startswith(name) for name in names)
