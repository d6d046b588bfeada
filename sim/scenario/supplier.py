"""Where goods come from when no warehouse of ours has them."""

from typing import Literal

from pydantic import Field

from sim.scenario.distributions import DurationDistribution
from sim.scenario.section import Section
from sim.scenario.units import Count, Duration, Frequency, Money, Percentage, TimeOfDay, Volume, Weekdays, Weight


class Lateness(Section):
    """Some deliveries come later than the lead time says."""

    share: Percentage = Field(description="Share of deliveries that are late.")
    delay: DurationDistribution = Field(description="How much later they come.")


class ShortDelivery(Section):
    """Some deliveries bring less than was ordered; what lacks is not sent later, so it is ordered anew."""

    share: Percentage = Field(description="Share of deliveries that are short.")
    delivered: Percentage = Field(
        lt=1.0, description="Share of the units ordered that a short delivery brings, rounded down."
    )


class JointOrders(Section):
    """What a warehouse needs from a supplier is ordered together, once it is a load; every minimum given has to be reached."""

    minimum_weight: Weight = Field(0, description="Weight of an order at least.")
    minimum_volume: Volume = Field(0, description="Volume of an order at least.")
    minimum_units: Count = Field(0, ge=0, description="Units of an order at least.")
    below: Literal["wait", "fill"] = Field(
        "wait",
        description=(
            "What happens below the minimum: wait until more is needed, or fill up with what the warehouse keeps, so that the "
            "SKUs of least cover all reach the same cover."
        ),
    )


class Supplier(Section):
    """A source of unlimited supply that takes its time."""

    name: str = Field(description="Unique name.")
    lead_time: DurationDistribution = Field(description="Time from order to arrival.")
    promised: Duration | None = Field(
        None,
        description="Lead time it promises; a later delivery counts as late. Left out: the mean and two standard deviations.",
    )
    ordering_cost: Money = Field(0, description="Cost of each replenishment order (one SKU).")
    minimum_order: Count = Field(
        1, ge=1, description="Fewest units of a SKU that it delivers; smaller orders are raised."
    )
    capacity: Frequency | None = Field(
        None,
        gt=0.0,
        description="Units it makes, of all SKUs together, for example '500 /d'; orders queue, and the lead time begins when theirs are made.",
    )
    late: Lateness | None = Field(None, description="Late deliveries; left out: none.")
    short: ShortDelivery | None = Field(None, description="Short deliveries; left out: none.")
    order_days: Weekdays | None = Field(
        None, description="Weekdays on which it takes orders; what is needed before waits. Left out: at any time."
    )
    order_at: TimeOfDay = Field(0, description="With `order_days`: time of day at which it takes them.")
    remaining_life: Percentage = Field(
        1.0, gt=0.0, description="Share of their shelf life that its goods have left on arrival."
    )
    joint: JointOrders | None = Field(None, description="Joint orders; left out: each SKU by itself.")
