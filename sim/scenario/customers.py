"""Who orders, and from where: cities with their share of demand."""

from pydantic import Field

from sim.scenario.section import Section
from sim.scenario.units import Count, Distance, Latitude, Longitude, PositiveFloat


class City(Section):
    """A place where customers live; a row of the city table."""

    name: str = Field(description="Unique name in English or pinyin.")
    name_zh: str = Field("", description="Name in Chinese.")
    code: Count = Field(
        0,
        description="Administrative code (adcode) of the prefecture; joins the city to its boundary on maps.",
    )
    region: str = Field(description="Region, for example 华东.")
    province: str = Field("", description="Province.")
    latitude: Latitude = Field(description="Degrees north.")
    longitude: Longitude = Field(description="Degrees east.")
    population: Count = Field(0, ge=0, description="Inhabitants.")
    demand_share: PositiveFloat = Field(description="Weight of the city in demand; weights need not add up to 1.")


class Circuity(Section):
    """Road distance over great-circle distance. The first entry that applies to a pair of places is taken."""

    factor: PositiveFloat = Field(ge=1.0, description="Road distance = great circle x factor.")
    provinces: tuple[str, ...] = Field((), description="Applies when either end lies in one of these provinces.")
    regions: tuple[str, ...] = Field((), description="Applies when either end lies in one of these regions.")
    up_to: Distance | None = Field(None, description="Applies up to this great-circle distance.")


class Customers(Section):
    """The places that order: a table in a CSV file, or a short list written here."""

    cities: tuple[City, ...] = Field(
        min_length=1,
        description="Path of a CSV file with the columns of a city, or a list of cities.",
    )
    circuity: tuple[Circuity, ...] = Field(
        (),
        description="Road over great-circle distance, first match wins; 1.0 where none applies.",
    )
