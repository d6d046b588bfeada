"""What is sold: stock-keeping units with weight, volume, value and share of demand."""

from typing import Literal

from pydantic import Field

from sim.scenario.classes import Classes
from sim.scenario.section import Section
from sim.scenario.units import Count, Money, PositiveFloat, Volume, Weight


class Sku(Section):
    """One stock-keeping unit; a row of the product table."""

    name: str = Field(description="Unique name or article number.")
    abc: Literal["A", "B", "C"] = Field("A", description="Class by share of demand; `products.classes` may compute it.")
    weight: Weight = Field(0, description="Weight of a unit.")
    volume: Volume = Field(0, description="Volume of a unit.")
    value: Money = Field(0, description="Purchase value of a unit.")
    pack: Count = Field(1, ge=1, description="Units in a pack, to which orders are rounded up.")
    layer: Count | None = Field(None, ge=1, description="Units in a layer of a pallet.")
    pallet: Count | None = Field(None, ge=1, description="Units on a pallet.")
    demand_share: PositiveFloat = Field(
        1.0,
        description="Weight of the SKU in order lines; weights need not add up to 1.",
    )
    substitute: str | None = Field(
        None,
        description="SKU that may stand in where this one is not in stock; see `patience`. Left out: none.",
    )
    xyz: Literal["X", "Y", "Z"] | None = Field(
        None, description="Class by variability, X the steadiest; `products.classes` may compute it. Left out: none."
    )
    movement: Literal["fast", "slow"] | None = Field(
        None, description="Fast or slow mover; `products.classes` may compute it. Left out: neither."
    )


class Products(Section):
    """The catalogue."""

    skus: tuple[Sku, ...] = Field(
        min_length=1,
        description="Path of a CSV file with the columns of a SKU, or a list of SKUs.",
    )
    classes: Classes = Field(default_factory=Classes, description="Classes of SKUs that are computed from demand.")
