"""Where stock is held and orders are picked: sites, their hours, people, stock and trucks."""

from collections.abc import Sequence

from pydantic import Field

from sim.scenario.assortment import Assortment
from sim.scenario.distributions import DurationDistribution
from sim.scenario.products import Sku
from sim.scenario.records import Records
from sim.scenario.section import Section
from sim.scenario.shelf_life import Issue
from sim.scenario.sourcing import SOURCING, LineHaul, Scarcity, Source, Sourcing
from sim.scenario.space import Space
from sim.scenario.stock import StockPolicy
from sim.scenario.units import (
    Area,
    Count,
    DayHours,
    Latitude,
    Longitude,
    Money,
    MoneyPerAreaMonth,
    MoneyPerHour,
    Percentage,
    Volume,
    Weekdays,
)


class Shift(Section):
    """Pickers at work between two times of day. Overlapping shifts add up."""

    name: str = Field(description="Name, for example 'day'.")
    days: Weekdays = Field((0, 1, 2, 3, 4, 5, 6), description="Weekdays: 'mon-sun', 'mon-fri, sun'.")
    hours: DayHours = Field(description="From-to, for example '08:00-16:00'; may pass midnight.")
    pickers: Count = Field(ge=0, description="Pickers at work.")
    wage: MoneyPerHour = Field(0.0, description="Cost of one picker hour.")


class Picking(Section):
    """How long one picker takes for an order. Leave it out where picking takes no time and nobody waits."""

    per_order: DurationDistribution = Field(description="Time an order (parcel) takes, whatever it holds.")
    per_line: DurationDistribution = Field(description="Time each order line adds.")
    shifts: tuple[Shift, ...] = Field(min_length=1, description="Who is at work when.")


class OpeningHours(Section):
    """When a warehouse works: picks start and goods are received only then."""

    days: Weekdays = Field((0, 1, 2, 3, 4, 5, 6), description="Weekdays on which it opens.")
    hours: DayHours = Field((0, 86400), description="From-to, for example '08:00-22:00'.")


class Stock(Section):
    """Where a warehouse's goods come from, how much it starts with and when it reorders."""

    source: str | None = Field(
        None,
        description="Name of a supplier or of a supplying warehouse; none means unlimited supply.",
    )
    sources: tuple[Source, ...] = Field((), description="Several sources, instead of `source`.")
    sourcing: Sourcing = Field("fixed", description=SOURCING)
    scarce: Scarcity = Field(
        default_factory=Scarcity,
        description="Who gets stock that is not enough for all who order here.",
    )
    policies: tuple[StockPolicy, ...] = Field(
        (),
        description=(
            "Replenishment policies. Of those that apply to a SKU the most specific is taken: one that names SKUs before one "
            "that names classes (first those such as AX) before one for all; of several the first."
        ),
    )
    keeps: Assortment | None = Field(
        None,
        description=(
            "SKUs that are kept here; others have no stock here, are not ordered, and customers get them from elsewhere. "
            "Left out: all."
        ),
    )
    capital_rate: Percentage = Field(
        0.0,
        description="Yearly cost of capital bound in stock, as a share of its value.",
    )
    issue: Issue | None = Field(None, description="Which batch leaves first; left out: as `products.issue` says.")
    least_life: Percentage | None = Field(
        None,
        lt=1.0,
        description="Share of the shelf life that must be left here; left out: as `products.least_life` says.",
    )


class Handling(Section):
    """What handling an order costs at the warehouse, on top of wages."""

    per_order: Money = Field(0, description="Cost of each parcel packed.")
    per_line: Money = Field(0, description="Cost of each order line picked.")


class Warehouse(Section):
    """A site."""

    name: str = Field(description="Unique name.")
    name_zh: str = Field("", description="Name in Chinese.")
    region: str = Field(description="Region the site lies in.")
    province: str = Field("", description="Province the site lies in.")
    site_class: str = Field(
        "",
        description="Class of the site in your own words, for example 'flagship' or 'front': `scarce.first` may name it.",
    )
    latitude: Latitude = Field(description="Degrees north.")
    longitude: Longitude = Field(description="Degrees east.")
    serves_customers: bool = Field(True, description="Whether customer orders may be allocated here.")
    area: Area = Field(0.0, description="Floor area, for rent.")
    storage: Volume | None = Field(
        None,
        gt=0,
        description="Goods it has room for; what would not fit beside the goods on hand and on order is not ordered.",
    )
    space: Space | None = Field(
        None, description="What its zones hold; then their use is measured, and room beyond them is rented."
    )
    rent: MoneyPerAreaMonth = Field(0.0, description="Rent, a month being a twelfth of 365 days.")
    opening: OpeningHours = Field(default_factory=OpeningHours, description="Opening hours.")
    picking: Picking | None = Field(None, description="Pickers and picking times; left out: picking takes no time.")
    handling: Handling = Field(default_factory=Handling, description="Handling costs.")
    stock: Stock = Field(default_factory=Stock, description="Stock and its replenishment; left out: unlimited stock.")
    records: Records | None = Field(
        None, description="How stock and its record come to differ, and how it is counted; left out: they never differ."
    )
    line_haul: LineHaul | None = Field(
        None,
        description="Transport from the supplying warehouse (`stock.source`); left out: arrives at once.",
    )

    @property
    def sources(self) -> tuple[Source, ...]:
        """Where it orders; nothing means unlimited supply."""
        if self.stock.source is None:
            return self.stock.sources
        return (Source(name=self.stock.source, line_haul=self.line_haul),)

    def keeps(self, sku: Sku) -> bool:
        """Whether it keeps a SKU."""
        return self.stock.keeps is None or self.stock.keeps.selects(sku)

    def assortment(self, skus: Sequence[Sku]) -> tuple[Sku, ...]:
        """Those of some SKUs that it keeps."""
        return tuple(sku for sku in skus if self.keeps(sku))
