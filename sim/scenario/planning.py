"""Central planning: how stock is divided among warehouses at the start and at planning rounds, and what is ordered ahead of events."""

from typing import Literal

from pydantic import Field

from sim.scenario.clock import DAY_S
from sim.scenario.section import Section
from sim.scenario.selection import CLASSES, ClassName
from sim.scenario.units import Count, Date, Duration, Percentage, TimeOfDay, Weekdays


class Division(Section):
    """By what stock is divided among warehouses, so that all of them run out at the same time."""

    warehouses: tuple[str, ...] = Field((), description="Warehouses that get some; none means all that may.")
    classes: tuple[ClassName, ...] = Field((), description=CLASSES.format(what="it is about", none="None means all."))
    skus: tuple[str, ...] = Field((), description="SKUs it is about; none means all.")
    basis: Literal["history", "forecast", "shares"] = Field(
        "forecast",
        description=(
            "history: units that customers have ordered in the `window` before today, by their home warehouse; forecast: expected demand of "
            "the `window` from today on, events included; shares: `shares`. Before the start the expected demand stands for history."
        ),
    )
    window: Duration = Field(
        28 * DAY_S,
        description="Whole days of sales that count, or of expected demand; with shares, those for which `cover` counts.",
    )
    shares: dict[str, Percentage] = Field(
        default_factory=dict, description="With basis `shares`: share of each warehouse; they add up to 1."
    )


class OpeningStock(Division):
    """Stock at the start, instead of the openings of the policies."""

    cover: Duration | None = Field(
        None,
        description="How long it lasts at the rate of the basis; left out: as many units as policies would open with.",
    )
    units: Count | None = Field(
        None, ge=0, description="Or how many units of all SKUs together, divided among SKUs as among warehouses."
    )


class PlanningRound(Division):
    """A supplying warehouse sends what it has free to those it supplies, without being asked, again and again."""

    name: str = Field(description="Unique name.")
    source: str = Field(description="The supplying warehouse.")
    days: Weekdays | None = Field(None, description="Weekdays on which it takes place, every week.")
    dates: tuple[Date, ...] = Field((), description="Or days on which it takes place.")
    at: TimeOfDay = Field(0, description="Time of day at which it takes place.")
    cover: Duration | None = Field(
        None,
        description="Nobody gets more than lasts so long at the rate of the basis; left out: all that is free is sent.",
    )
    hold_back: Duration = Field(
        0, description="Whole days of expected demand of its own customers that the supplying warehouse keeps."
    )


class Prepositioning(Section):
    """Goods ordered ahead of calendar events: as much as customers are expected to order in them beyond what they would without them.

    From the order to the event's start the levels of the policies are higher by as many units, so that the goods are kept for it.
    """

    name: str = Field(description="Unique name.")
    events: tuple[str, ...] = Field(
        min_length=1, description="Names of calendar events that raise demand, ordered for together before the first."
    )
    lead: Duration = Field(description="Whole days before the first event's first day on which the goods are ordered.")
    at: TimeOfDay = Field(0, description="Time of day at which they are ordered.")
    share: Percentage = Field(1.0, gt=0.0, description="Share of the expected extra demand that is ordered.")
    warehouses: tuple[str, ...] = Field((), description="Who orders ahead; none means all that have a source.")
    classes: tuple[ClassName, ...] = Field((), description=CLASSES.format(what="it is about", none="None means all."))
    skus: tuple[str, ...] = Field((), description="SKUs it is about; none means all.")


class Planning(Section):
    """What is decided for the whole network, beside what each warehouse orders for itself."""

    opening: OpeningStock | None = Field(
        None, description="How the network's stock at the start is divided; left out: as the policies say."
    )
    rounds: tuple[PlanningRound, ...] = Field((), description="Planning rounds.")
    prepositioning: tuple[Prepositioning, ...] = Field((), description="What is ordered ahead of events.")

    @property
    def used(self) -> bool:
        """Whether anything is planned."""
        return self.opening is not None or bool(self.rounds or self.prepositioning)
