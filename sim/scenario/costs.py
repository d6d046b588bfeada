"""Costs that belong to no single site."""

from pydantic import Field

from sim.scenario.section import Section
from sim.scenario.units import Money, Percentage


class Costs(Section):
    """Costs of the whole network."""

    backorder_penalty: Money = Field(
        0,
        description="Cost of each order line that waits for stock at the daily close, a day.",
    )
    lost_sale: Money = Field(
        0,
        description="Cost of each unit that a customer did not get, having gone away or cancelled: the margin forgone, say.",
    )
    lost_sale_rate: Percentage = Field(
        0.0,
        description="The same as a share of the unit's purchase value, added to `lost_sale`.",
    )
