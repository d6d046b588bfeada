"""What warehouses do for each other: what they know of each other's stock, and how they help each other out."""

from typing import Literal

from pydantic import Field

from sim.scenario.section import Section
from sim.scenario.units import Count, Distance, Duration, Percentage, TimeOfDay, Weekdays


class TransitLoss(Section):
    """Some goods are lost or damaged on the way between two warehouses."""

    share: Percentage = Field(description="Share of transshipments (of one SKU) that are hit.")
    lost: Percentage = Field(1.0, gt=0.0, description="Share of the units of these that is lost, rounded up.")


class Reactive(Section):
    """Lateral transshipment at a shortage: when a customer's line has to wait, another warehouse sends what is missing at once."""

    donor: Literal["nearest", "most_stock"] = Field(
        "nearest",
        description="Which of the warehouses that can spare all of it sends: the nearest, or the one that can spare most.",
    )
    within: Distance | None = Field(None, description="Only over roads up to this long; left out: any.")
    hold_back: Count = Field(0, ge=0, description="Units that a warehouse keeps for itself.")
    hold_back_cover: Duration = Field(
        0, description="Days of its own expected demand that it keeps; the larger of the two counts."
    )


class Rebalancing(Section):
    """Stock is moved from warehouses that have too much of a SKU to those that have too little, at fixed times, nearest pairs first."""

    days: Weekdays = Field((0,), description="Weekdays on which it takes place.")
    at: TimeOfDay = Field(21_600, description="Time of day.")
    within: Distance | None = Field(None, description="Only over roads up to this long; left out: any.")
    over: Duration = Field(
        gt=0,
        description="A warehouse sends free stock that is more than so many days of its expected demand.",
    )
    under: Duration = Field(
        gt=0,
        description=(
            "One whose stock, on the shelf and on the road between warehouses, less what is promised and waited for, is less than "
            "so many days of its expected demand is filled up to them, in whole packs of its policy, as far as storage allows."
        ),
    )


class Sharing(Section):
    """Stock information between warehouses, and transshipments between them."""

    information: Literal["live", "delayed", "none"] = Field(
        "live",
        description=(
            "What allocation knows of other warehouses than the preferred one: live, their stock; delayed, their stock when "
            "figures were last exchanged, so that a line may be sent to a warehouse that no longer has it, and wait there; none, "
            "nothing, so that orders never go elsewhere."
        ),
    )
    exchange: Duration | None = Field(
        None,
        gt=0,
        description="With `delayed`: time between two exchanges of figures; the first is at the start.",
    )
    warehouses: tuple[str, ...] = Field(
        (), description="Warehouses that help each other; none means all that serve customers."
    )
    reactive: Reactive | None = Field(None, description="Transshipments at a shortage; left out: none.")
    rebalancing: Rebalancing | None = Field(None, description="Transshipments at fixed times; left out: none.")
    carrier: str | None = Field(
        None,
        description="Freight carrier that drives transshipments, by the direct road; left out: they arrive at once, free of charge.",
    )
    loss: TransitLoss | None = Field(None, description="Losses on the way; left out: none.")
