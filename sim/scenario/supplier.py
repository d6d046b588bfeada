"""Where goods come from when no warehouse of ours has them."""

from pydantic import Field

from sim.scenario.distributions import DurationDistribution
from sim.scenario.section import Section
from sim.scenario.units import Money


class Supplier(Section):
    """A source of unlimited supply that takes its time."""

    name: str = Field(description="Unique name.")
    lead_time: DurationDistribution = Field(description="Time from order to arrival.")
    ordering_cost: Money = Field(0, description="Cost of each replenishment order (one SKU).")
