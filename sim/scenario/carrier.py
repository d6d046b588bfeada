"""Who carries parcels to customers, and trucks between warehouses: rate cards, transit times, delays."""

import unicodedata
from typing import Literal

from pydantic import Field, ValidationInfo, field_validator

from sim.scenario.distributions import DurationDistribution
from sim.scenario.section import Section
from sim.scenario.units import (
    MONEY,
    PER_KILOGRAM,
    WEIGHT,
    CarbonFactor,
    DayHours,
    Distance,
    Duration,
    Money,
    MoneyPerKilometre,
    MoneyPerTonneKilometre,
    Percentage,
    Speed,
    TimeOfDay,
    Volume,
    Weekdays,
    Weight,
)
from sim.scenario.written import refuse


class Zone(Section):
    """One zone of a rate card: the pairs of warehouse and city it covers, and what a parcel costs there.

    The first zone that matches a pair is taken; a pair that no zone matches is not served.
    """

    name: str = Field(description="Name of the zone, unique in its carrier.")
    same_province: bool = Field(False, description="Only where warehouse and city lie in one province.")
    same_region: bool = Field(False, description="Only where warehouse and city lie in one region.")
    from_warehouses: tuple[str, ...] = Field(
        (), description="Only from these warehouses; with `to_cities` a zone is a single lane."
    )
    from_regions: tuple[str, ...] = Field((), description="Only from warehouses in these regions.")
    to_regions: tuple[str, ...] = Field((), description="Only to cities in these regions.")
    to_provinces: tuple[str, ...] = Field((), description="Only to cities in these provinces.")
    to_cities: tuple[str, ...] = Field((), description="Only to these cities.")
    up_to: Distance | None = Field(None, description="Only up to this road distance.")
    served: bool = Field(True, description="Whether the carrier delivers there at all.")
    first_weight: Weight = Field(1000, gt=0, description="Weight included in the first price.")
    first_price: Money = Field(0, description="Price up to the first weight.")
    step_weight: Weight = Field(1000, gt=0, description="Size of each further step; a started step counts whole.")
    step_price: Money = Field(
        0,
        description=(
            "Price of each further step, such as '1.4 元'; or by the kilogram, such as '3.5 元/kg': each step then costs "
            "its weight times that."
        ),
    )
    per_tonne_km: MoneyPerTonneKilometre = Field(0.0, description="Price by weight and road distance, added.")
    per_trip: Money = Field(0, description="Price of each parcel, added.")
    minimum: Money = Field(0, description="Least price of a parcel before surcharges.")
    surcharge: Money = Field(0, description="Remote-area surcharge a parcel.")
    transit: Duration | None = Field(None, description="Line-haul time by lane, instead of distance and speed.")
    delay: DurationDistribution | None = Field(None, description="Delay in this zone, instead of the carrier's.")

    @field_validator("step_price", mode="before")
    @classmethod
    def _by_kilogram(cls, value: object, info: ValidationInfo) -> object:
        """Turn a price a kilogram into that of a step."""
        if not isinstance(value, str) or "/" not in unicodedata.normalize("NFKC", value):
            return value
        weight_g = info.data.get("step_weight")
        if weight_g is None:  # it is wrong itself, which is told
            return 0
        fen = PER_KILOGRAM.exact(value) * weight_g / 1000
        if fen.denominator != 1:
            raise refuse(f"a price a kilogram that makes a step of {WEIGHT.format(weight_g)} cost whole fen")
        return MONEY.format(fen.numerator)


class Carrier(Section):
    """A parcel carrier."""

    name: str = Field(description="Unique name.")
    name_zh: str = Field("", description="Name in Chinese.")
    mode: str = Field("road", description="Mode of transport, for reports: road, rail, air, van.")
    cut_offs: tuple[TimeOfDay, ...] = Field(
        (),
        description="Times of day at which parcels are collected; none means at once.",
    )
    collection_days: Weekdays = Field((0, 1, 2, 3, 4, 5, 6), description="Weekdays with collection.")
    delivery_hours: DayHours = Field(
        (0, 86400),
        description="Parcels are handed over only between these times of day; later ones wait for the next morning.",
    )
    speed: Speed | None = Field(
        None, gt=0, description="Line-haul speed door to door; left out: distance takes no time."
    )
    daily_distance: Distance | None = Field(
        None,
        gt=0,
        description=(
            "Distance driven in a day at most; after each such distance the rest of its 24 hours is a pause. Left out: "
            "no pauses."
        ),
    )
    sorting: DurationDistribution = Field(
        default_factory=DurationDistribution.nothing,
        description="Sorting and transfer on the way.",
    )
    last_mile: DurationDistribution = Field(
        default_factory=DurationDistribution.nothing,
        description="From the last depot to the door.",
    )
    delay: DurationDistribution = Field(
        default_factory=DurationDistribution.nothing,
        description="Delay on top; zones may have their own.",
    )
    fuel_surcharge: Percentage = Field(0.0, description="Share added to the price.")
    carbon: CarbonFactor = Field(0.0, description="Grams of CO2e a tonne-kilometre on the line-haul.")
    last_mile_distance: Distance = Field(0, description="Distance driven in the last mile, for t·km and CO2e.")
    last_mile_carbon: CarbonFactor = Field(0.0, description="Grams of CO2e a tonne-kilometre in the last mile.")
    zones: tuple[Zone, ...] = Field((), description="Rate card; none: serves everywhere free of charge.")


class FreightCarrier(Section):
    """A haulier that drives trucks between warehouses."""

    name: str = Field(description="Unique name.")
    truck_weight: Weight = Field(description="Payload of a truck.", gt=0)
    truck_volume: Volume = Field(description="Loading space of a truck.", gt=0)
    per_km: MoneyPerKilometre = Field(0.0, description="Price of one truck and road kilometre, full or not.")
    per_trip: Money = Field(0, description="Price of each truck, added.")
    part_load_per_tonne_km: MoneyPerTonneKilometre | None = Field(
        None,
        description="If given, the last truck of a load pays this by weight where that is cheaper than a whole truck.",
    )
    speed: Speed | None = Field(None, gt=0, description="Speed; left out: distance takes no time.")
    daily_distance: Distance | None = Field(
        None,
        gt=0,
        description=(
            "Distance driven in a day at most; after each such distance the rest of its 24 hours is a pause. Left out: "
            "no pauses."
        ),
    )
    handling: DurationDistribution = Field(
        default_factory=DurationDistribution.nothing,
        description="Loading, unloading and put-away.",
    )
    carbon: CarbonFactor = Field(0.0, description="Grams of CO2e a tonne-kilometre.")


class CarrierAssignment(Section):
    """Who carries parcels from some warehouses to some cities. The first assignment that applies is taken."""

    name: str = Field(description="Name of the assignment.")
    carrier: str = Field(description="The carrier; where it does not go, the cheapest that does takes the parcel.")
    warehouses: tuple[str, ...] = Field((), description="Parcels from these warehouses only.")
    regions: tuple[str, ...] = Field((), description="Cities of these regions only.")
    provinces: tuple[str, ...] = Field((), description="Cities of these provinces only.")
    cities: tuple[str, ...] = Field((), description="These cities only.")


class CarrierChoice(Section):
    """Which carrier serves a parcel."""

    by: Literal["fixed", "cheapest", "fastest", "cheapest_in_promise"] = Field(
        "fixed",
        description="How the carrier is chosen when the parcel is packed.",
    )
    carrier: str | None = Field(
        None,
        description="With `fixed`: the carrier, where no `shares` are given; left out: the first carrier.",
    )
    shares: dict[str, Percentage] = Field(
        default_factory=dict,
        description="With `fixed`: share of parcels by carrier, drawn by order.",
    )
    assignments: tuple[CarrierAssignment, ...] = Field(
        (),
        description="With `fixed`: which carrier serves what, instead of `carrier` or `shares` where one applies.",
    )
