"""Stock and its record: how they come to differ, and how they are counted and set right."""

from typing import Literal

from pydantic import Field

from sim.scenario.distributions import CountDistribution
from sim.scenario.section import Section
from sim.scenario.selection import CLASSES, ClassName
from sim.scenario.units import Duration, MoneyPerHour, Percentage, TimeOfDay, Weekdays

ONE = CountDistribution(kind="constant", mean=1.0)


class Losses(Section):
    """Units that vanish from the shelf while the record still has them. Incidents come by chance, at any SKU in proportion to its units."""

    rate: Percentage = Field(description="Units lost in a year, as a share of those on the shelf.")
    units: CountDistribution = Field(
        ONE, description="Units of one SKU lost in an incident, as far as there are so many; left out: one."
    )


class MisPicks(Section):
    """Lines whose parcel does not hold what the record says has left. What the customer makes of it is not followed."""

    share: Percentage = Field(description="Share of order lines picked wrong.")
    other_sku: Percentage = Field(
        0.5,
        description=(
            "Share of these in which a unit of another SKU leaves in place of one ordered; of the rest, half leave with a unit "
            "too many and half with one too few."
        ),
    )


class EntryErrors(Section):
    """Receipts that are booked with more or fewer units than came, equally often."""

    share: Percentage = Field(description="Share of deliveries booked wrong.")
    units: CountDistribution = Field(
        ONE, description="Units by which they are; no fewer than none are booked. Left out: one."
    )


class StockCount(Section):
    """A count: who counts what when, how long it takes, and how often the figure is wrong. It sets the record to the figure."""

    name: str = Field(description="Name, for example 'stocktaking'.")
    kind: Literal["full", "cyclic", "suspicion"] = Field(
        description=(
            "full: all its SKUs on the first of its days in each period; cyclic: its SKUs spread over the days of each period; "
            "suspicion: a SKU at once when a picker or loader finds another quantity than the record says (never wrong)."
        ),
    )
    every: Literal["week", "month", "quarter", "year"] | None = Field(
        None, description="Period of full and cyclic counts, by the calendar; weeks begin on Monday."
    )
    classes: tuple[ClassName, ...] = Field((), description=CLASSES.format(what="counted", none="None means all."))
    days: Weekdays = Field((0, 1, 2, 3, 4, 5, 6), description="Weekdays on which is counted.")
    at: TimeOfDay = Field(0, description="Time of day at which is counted.")
    per_sku: Duration = Field(0, description="Working time that a SKU takes.")
    per_unit: Duration = Field(0, description="Working time that each of its units takes besides.")
    wage: MoneyPerHour = Field(0.0, description="Cost of an hour of counting.")
    wrong_share: Percentage = Field(0.0, description="Share of wrong figures: too high or too low, equally often.")
    wrong_units: CountDistribution = Field(ONE, description="Units by which they are wrong; left out: one.")


class Records(Section):
    """How a warehouse's stock and its record come to differ.

    Allocation and replenishment see the record; pickers and trucks get what is there.
    """

    shrinkage: Losses | None = Field(None, description="Theft and loss; left out: none.")
    damage: Losses | None = Field(None, description="Units damaged beyond sale; left out: none.")
    mis_picks: MisPicks | None = Field(None, description="Lines picked wrong; left out: none.")
    entry_errors: EntryErrors | None = Field(None, description="Receipts booked wrong; left out: none.")
    counts: tuple[StockCount, ...] = Field((), description="Counts; none: only what is found too little is set right.")
