"""What customers are promised: ordered by this hour, delivered by that one."""

from pydantic import Field

from sim.scenario.section import Section
from sim.scenario.units import Count, Distance, TimeOfDay


class PromiseStep(Section):
    """One line of a promise: orders placed up to a time of day arrive by a time some days later."""

    ordered_by: TimeOfDay = Field(
        86400,
        description=(
            "Applies to orders placed up to this time of day; later orders take the next step, or the first of "
            "the next day."
        ),
    )
    days: Count = Field(ge=0, le=60, description="Calendar days later: 0 the same day, 1 the next day, N days.")
    before: TimeOfDay = Field(86400, description="Time of day by which the order must have arrived.")


class Promise(Section):
    """A promise and the cities it is given to. The first promise that applies to a city is taken."""

    name: str = Field(description="Name, for example 'same or next day'.")
    name_zh: str = Field("", description="Name in Chinese.")
    regions: tuple[str, ...] = Field((), description="Cities of these regions only.")
    provinces: tuple[str, ...] = Field((), description="Cities of these provinces only.")
    cities: tuple[str, ...] = Field((), description="These cities only.")
    within: Distance | None = Field(
        None,
        description="Cities up to this road distance from their nearest warehouse only.",
    )
    steps: tuple[PromiseStep, ...] = Field(
        min_length=1,
        description="What is promised by time of order, in order of `ordered_by`.",
    )
