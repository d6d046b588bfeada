"""How much is ordered, when, and what an order holds."""

from pydantic import Field

from sim.scenario.distributions import CountDistribution
from sim.scenario.section import Section
from sim.scenario.units import Date, Frequency, PositiveFloat


class CalendarEvent(Section):
    """A stretch of days with more or less demand than usual; a row of the calendar table."""

    name: str = Field(description="Name of the event, for example 11.11.")
    name_zh: str = Field("", description="Name in Chinese.")
    first: Date = Field(description="First day.")
    last: Date = Field(description="Last day, included.")
    factor: PositiveFloat = Field(
        description="Demand of these days over that of a usual day. Where events overlap, factors multiply.",
    )


class Demand(Section):
    """The Poisson process by which orders arrive, and their lines."""

    orders: Frequency = Field(
        description=(
            "Mean number of orders on usual days (all factors 1), for example '1500000 /y' (a year is 365 days)."
        ),
    )
    weekdays: tuple[PositiveFloat, ...] = Field(
        (1.0,) * 7,
        min_length=7,
        max_length=7,
        description="Relative demand of Monday to Sunday.",
    )
    hours: tuple[PositiveFloat, ...] = Field(
        (1.0,) * 24,
        min_length=24,
        max_length=24,
        description="Relative demand of the 24 hours of a day.",
    )
    calendar: tuple[CalendarEvent, ...] = Field((), description="Path of a CSV file, or a list of events with dates.")
    lines: CountDistribution = Field(description="Order lines an order (different SKUs).")
    quantity: CountDistribution = Field(description="Units an order line.")
