"""Which warehouse ships an order."""

from typing import Literal

from pydantic import Field

from sim.scenario.section import Section
from sim.scenario.units import Count


class FixedList(Section):
    """The warehouses that serve some cities, best first. The first list that applies to a city is taken."""

    name: str = Field(description="Name of the list.")
    regions: tuple[str, ...] = Field((), description="Cities of these regions only.")
    provinces: tuple[str, ...] = Field((), description="Cities of these provinces only.")
    cities: tuple[str, ...] = Field((), description="These cities only.")
    warehouses: tuple[str, ...] = Field(min_length=1, description="Warehouses in order of preference.")


class Allocation(Section):
    """How an order finds its warehouse."""

    by: Literal["distance", "cost", "speed", "list"] = Field(
        "distance",
        description=(
            "Preference among warehouses: the nearest; the cheapest for this order by handling and outbound freight alone, "
            "whatever inbound line-haul, stock and rent cost there; the earliest delivery; or a fixed list."
        ),
    )
    shortage: Literal["next", "split", "backorder"] = Field(
        "next",
        description=(
            "When the preferred warehouse lacks a line: the next that has all; the same, and if none has all, "
            "several; or wait at the preferred one. Where warehouses do not keep everything, the preferred one is the first that keeps "
            "all lines; with split, or if none does, the first that keeps the line."
        ),
    )
    reach: Count = Field(1000, ge=1, description="How many warehouses are considered at most.")
    lists: tuple[FixedList, ...] = Field((), description="With `list`: who serves whom.")
