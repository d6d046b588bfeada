"""Where a warehouse orders: its sources, how it chooses among them, and how goods travel from each."""

from typing import Literal

from pydantic import Field

from sim.scenario.section import Section
from sim.scenario.selection import CLASSES, ClassName
from sim.scenario.units import Percentage, TimeOfDay, Weekdays


class LineHaul(Section):
    """How goods travel to a warehouse from a supplying warehouse."""

    departures: tuple[TimeOfDay, ...] = Field(
        (72000,),
        min_length=1,
        description="Times of day at which trucks leave the supplying warehouse.",
    )
    days: Weekdays = Field((0, 1, 2, 3, 4, 5, 6), description="Weekdays on which they leave.")
    carrier: str = Field(description="Name of the freight carrier that drives (a `freight_carriers` entry).")


class Source(Section):
    """One of several places that a warehouse orders from."""

    name: str = Field(description="Name of a supplier or of another warehouse.")
    classes: tuple[ClassName, ...] = Field((), description=CLASSES.format(what="it supplies", none="None means all."))
    skus: tuple[str, ...] = Field((), description="SKUs it supplies; none means all.")
    share: Percentage | None = Field(None, description="With sourcing `split`: its share of every order.")
    line_haul: LineHaul | None = Field(
        None,
        description="Transport from this source, if it is a warehouse; left out: arrives at once.",
    )


Sourcing = Literal["fixed", "list", "cheapest", "fastest", "most_stock", "split"]
"""How a warehouse chooses among its sources."""

SOURCING = (
    "With several sources: fixed, always the first that supplies the SKU; list, the first that has all of it in "
    "stock; cheapest or fastest, the same in order of transport cost or of mean lead time; most_stock, the one with "
    "most free stock; split, every order is divided by `share`. If none has enough, the first in order; suppliers always have."
)


class Scarcity(Section):
    """How a supplying warehouse divides what is not enough for all who want it."""

    by: Literal["first_come", "fair_share", "priority"] = Field(
        "first_come",
        description=(
            "first_come: who asks first; fair_share: warehouses get the same share of what they need to fill up; priority: "
            "those of `first` before others."
        ),
    )
    first: tuple[str, ...] = Field(
        (),
        description=(
            "With priority: warehouses, regions or classes of sites (`site_class`) served first, in order; `customers` stands for this "
            "warehouse's own customers. "
            "Within a rank, first come first served."
        ),
    )
