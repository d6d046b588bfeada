"""Costs that belong to no single site."""

from pydantic import Field

from sim.scenario.section import Section
from sim.scenario.units import Money


class Costs(Section):
    """Costs of the whole network."""

    backorder_penalty: Money = Field(
        0,
        description="Cost of each order line that waits for stock at the daily close, a day.",
    )
