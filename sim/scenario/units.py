"""The units of the model: every kind of quantity that a scenario may hold, and how it is written.

A field's type says both: in the model the value is a number in the unit named here; in a file it is text with a unit.
"""

from fractions import Fraction
from typing import Annotated

from pydantic import Field
from pydantic.functional_validators import BeforeValidator

from sim.scenario.clock import DayHours, TimeOfDay, Weekdays
from sim.scenario.quantity import LARGEST, Quantity, refuse, unit

__all__ = [
    "Area", "CarbonFactor", "Count", "DayHours", "Distance", "Duration", "Frequency", "Latitude", "Longitude", "Money",
    "MoneyPerAreaMonth", "MoneyPerHour", "MoneyPerKilometre", "MoneyPerTonneKilometre", "Percentage", "PositiveFloat",
    "Seconds", "Speed", "TimeOfDay", "Volume", "Weekdays", "Weight",
]  # fmt: skip

_TIME_UNITS = (
    unit("d", 86_400), unit("h", 3600), unit("min", 60), unit("s"), unit("w", 604_800, shown=False),
    unit("y", 365 * 86_400, shown=False), unit("day", 86_400, shown=False), unit("days", 86_400, shown=False),
    unit("week", 604_800, shown=False), unit("weeks", 604_800, shown=False), unit("hour", 3600, shown=False),
    unit("hours", 3600, shown=False),
)  # fmt: skip

DURATION = Quantity("a duration", "36 h", "seconds", _TIME_UNITS)
SECONDS = Quantity("a duration", "36 h", "seconds", _TIME_UNITS, whole=False)
MONEY = Quantity("an amount of money", "3.5 元", "fen", (unit("元", 100), unit("fen", shown=False), unit("分", shown=False)), places=2)
WEIGHT = Quantity("a weight", "800 g", "grams", (unit("t", 1_000_000), unit("kg", 1000), unit("g")), places=3)
VOLUME = Quantity("a volume", "2.5 L", "millilitres", (unit("m3", 1_000_000), unit("L", 1000), unit("ml")), places=3)
DISTANCE = Quantity("a distance", "120 km", "metres", (unit("km", 1000), unit("m")), places=3)
AREA = Quantity("an area", "20000 m2", "square metres", (unit("m2"), unit("sqm", shown=False)), whole=False)
SPEED = Quantity("a speed", "65 km/h", "km/h", (unit("km/h"),), whole=False)
RENT = Quantity(
    "a rent", "38.4 元/m2/month", "fen per m2 and month",
    (unit("元/m2/month", 100), unit("元/m2/mo", 100, shown=False), unit("元/m2/d", Fraction(36_500, 12), shown=False),
     unit("元/m2/y", Fraction(100, 12), shown=False)),
    whole=False,
)  # fmt: skip
WAGE = Quantity("a cost an hour", "32 元/h", "fen per hour", (unit("元/h", 100),), whole=False)
PER_KILOMETRE = Quantity("a cost a kilometre", "6.5 元/km", "fen per km", (unit("元/km", 100),), whole=False)
PER_TONNE_KILOMETRE = Quantity("a cost a tonne-kilometre", "0.35 元/t/km", "fen per t·km", (unit("元/t/km", 100),), whole=False)
CARBON = Quantity(
    "grams of CO2e a tonne-kilometre", "96 g/t/km", "grams per t·km", (unit("g/t/km"), unit("kg/t/km", 1000, shown=False)), whole=False
)
SHARE = Quantity("a share", "8 %", "share of 1", (unit("%", Fraction(1, 100)),), whole=False, bare=True, largest=1)
FREQUENCY = Quantity(
    "a frequency", "1500000 /y", "events a day",
    (unit("/y", Fraction(1, 365)), unit("/h", 24), unit("/d"), unit("/week", Fraction(1, 7), shown=False),
     unit("/w", Fraction(1, 7), shown=False), unit("/day", shown=False), unit("/year", Fraction(1, 365), shown=False),
     unit("/min", 1440, shown=False)),
    whole=False,
)  # fmt: skip

Duration = Annotated[int, DURATION]
"""Whole seconds; written "2 d", "36 h", "90 min", "45 s"."""

Seconds = Annotated[float, SECONDS]
"""Seconds as a float: a parameter of a distribution; written like a duration."""

Money = Annotated[int, MONEY]
"""Whole fen; written "3.5 元" (also CNY, RMB, ¥)."""

Weight = Annotated[int, WEIGHT]
"""Whole grams; written "800 g", "1.2 kg", "30 t"."""

Volume = Annotated[int, VOLUME]
"""Whole millilitres; written "2.5 L", "60 m3"."""

Distance = Annotated[int, DISTANCE]
"""Whole metres; written "120 km"."""

Area = Annotated[float, AREA]
"""Square metres; written "20000 m2"."""

Speed = Annotated[float, SPEED]
"""Kilometres an hour; written "65 km/h"."""

MoneyPerAreaMonth = Annotated[float, RENT]
"""Fen a square metre and month of 365/12 days; written "38.4 元/m2/month"."""

MoneyPerHour = Annotated[float, WAGE]
"""Fen an hour; written "32 元/h"."""

MoneyPerKilometre = Annotated[float, PER_KILOMETRE]
"""Fen a kilometre; written "6.5 元/km"."""

MoneyPerTonneKilometre = Annotated[float, PER_TONNE_KILOMETRE]
"""Fen a tonne-kilometre; written "0.35 元/t/km"."""

CarbonFactor = Annotated[float, CARBON]
"""Grams of CO2e a tonne-kilometre; written "96 g/t/km"."""

Percentage = Annotated[float, SHARE]
"""A share from 0 to 1; written "8 %" or 0.08."""

Frequency = Annotated[float, FREQUENCY]
"""Events a day; written "1500000 /y" (a year is 365 days), "4000 /d", "10 /h"."""


def _no_truth(value: object) -> object:
    """Refuse true and false where a number is expected: Python counts them as 1 and 0."""
    if isinstance(value, bool):
        raise refuse("a number")
    return value


Count = Annotated[int, BeforeValidator(_no_truth), Field(ge=-LARGEST, le=LARGEST)]
"""A whole number."""

PositiveFloat = Annotated[float, BeforeValidator(_no_truth), Field(ge=0.0, le=LARGEST, allow_inf_nan=False)]
"""A number that is not negative; zero is allowed (no demand at night)."""

Latitude = Annotated[float, BeforeValidator(_no_truth), Field(ge=-90.0, le=90.0, allow_inf_nan=False)]
"""Degrees north, -90 to 90."""

Longitude = Annotated[float, BeforeValidator(_no_truth), Field(ge=-180.0, le=180.0, allow_inf_nan=False)]
"""Degrees east, -180 to 180."""
