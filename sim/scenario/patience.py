"""What customers do when something they ordered is not in stock."""

from typing import Literal

from pydantic import Field

from sim.scenario.distributions import DurationDistribution
from sim.scenario.section import Section
from sim.scenario.units import Percentage


class Patience(Section):
    """The patience of some customers. The first entry that applies to a city is taken; where none applies, everybody waits.

    It is asked when allocation has found no warehouse with stock for a line: the customer takes a substitute, or else goes away, or else
    waits, perhaps not for ever.
    """

    name: str = Field(description="Name, for example 'in a hurry'.")
    regions: tuple[str, ...] = Field((), description="Cities of these regions only.")
    provinces: tuple[str, ...] = Field((), description="Cities of these provinces only.")
    cities: tuple[str, ...] = Field((), description="These cities only.")
    substitute_share: Percentage = Field(
        0.0,
        description="Share of customers who take the SKU's `substitute` where the warehouse has it in stock.",
    )
    lost_share: Percentage = Field(
        0.0,
        description="Share of customers who go away instead of waiting (lost sale): 0 backorders, 1 loses whatever is short.",
    )
    lost: Literal["line", "order"] = Field(
        "line",
        description="What a customer who goes away does not buy: each line that is short, drawn by line; or the whole order.",
    )
    partial: bool = Field(
        False,
        description="Whether lines in stock go at once, in a parcel of their own; if not, a parcel waits for all its lines.",
    )
    give_up_after: DurationDistribution | None = Field(
        None,
        description="How long a customer waits for stock before cancelling; left out: for ever.",
    )
    cancel: Literal["line", "order"] = Field(
        "line",
        description=(
            "What a customer who gives up cancels: the lines that still wait; or everything that no picker has begun "
            "with, and what was reserved for it goes back to the shelf."
        ),
    )
