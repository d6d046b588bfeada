"""What is sold: stock-keeping units with weight, volume, value and share of demand."""

from typing import Literal

from pydantic import Field

from sim.scenario.classes import Classes
from sim.scenario.clock import DAY_S
from sim.scenario.section import Section
from sim.scenario.shelf_life import Issue, ShelfLife
from sim.scenario.units import Count, Duration, Money, Percentage, PositiveFloat, Volume, Weight


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
    shelf_life: Duration | None = Field(
        None, gt=0, description="Shelf life of fresh goods; left out: as `products.shelf_life` says, else for ever."
    )
    obsolete_after: Duration | None = Field(
        None,
        gt=0,
        description="Time in the network after which what is unsold is written off; left out: as `products.shelf_life` says, else never.",
    )


class Products(Section):
    """The catalogue."""

    skus: tuple[Sku, ...] = Field(
        min_length=1,
        description="Path of a CSV file with the columns of a SKU, or a list of SKUs.",
    )
    classes: Classes = Field(default_factory=Classes, description="Classes of SKUs that are computed from demand.")
    shelf_life: tuple[ShelfLife, ...] = Field(
        (), description="How long SKUs keep, by class or name; their stock is kept by batch."
    )
    issue: Issue = Field(
        "fefo",
        description=(
            "Which batch leaves a shelf first: the one that expires first (first expired, first out), or the one received first "
            "(first in, first out)."
        ),
    )
    least_life: Percentage = Field(
        0.0,
        lt=1.0,
        description="Share of the shelf life that must be left for goods to be sold or sent on; what has less is written off.",
    )
    ageing: bool = Field(
        False, description="Whether the stock of every SKU is kept by batch, so that its age is known."
    )
    age_bands: tuple[Duration, ...] = Field(
        (30 * DAY_S, 60 * DAY_S, 90 * DAY_S), description="Three ages that part the four bands of ageing stock."
    )
