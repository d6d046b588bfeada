"""Whether space makes sense: zones that hold one amount, and rented room beyond something."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sim.scenario.finding import Finding

if TYPE_CHECKING:
    from sim.scenario.scenario import Scenario

ZONES = ("storage", "picking", "dispatch")


def check_spaces(scenario: "Scenario") -> Iterator[Finding]:
    """Find zones without a size or with two, and a price of overflow where nothing can overflow."""
    for number, warehouse in enumerate(scenario.warehouses):
        space, at = warehouse.space, ("warehouses", number, "space")
        if space is None:
            continue
        zones = [(name, zone) for name in ZONES if (zone := getattr(space, name)) is not None]
        for name, zone in zones:
            if (zone.volume is None) == (zone.pallets is None):
                yield Finding((*at, name), None, "either volume or pallets")
        if space.overflow and not zones:
            yield Finding((*at, "overflow"), space.overflow, "a zone with a size, beyond which room is rented")


def odd_spaces(scenario: "Scenario") -> Iterator[Finding]:
    """Find shelves that hold more than is ever ordered, so that they cannot overflow."""
    for number, warehouse in enumerate(scenario.warehouses):
        space = warehouse.space
        held = space.holds(space.storage) if space is not None else None
        if space is not None and held is not None and warehouse.storage is not None and warehouse.storage <= held:
            expected = f"less than storage, {warehouse.storage / 1e6:g} m3, up to which is ordered; it never overflows"
            yield Finding(("warehouses", number, "space", "storage"), f"{held / 1e6:g} m3", expected)
