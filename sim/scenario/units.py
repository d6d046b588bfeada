"""The units of the model: every kind of quantity that a scenario may hold, and how it is written.

A field's type says both: in the model the value is a number in the unit named here; in a file it is text with a unit.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import core_schema

from sim.scenario.clock import Date, DayHours, TimeOfDay, Weekdays
from sim.scenario.quantity import LARGEST, Quantity, unit
from sim.scenario.written import Written, refuse

__all__ = [
    "Area", "CarbonFactor", "Count", "Date", "DayHours", "Distance", "Duration", "Frequency", "Latitude", "Longitude",
    "Money", "MoneyPerAreaMonth", "MoneyPerHour", "MoneyPerKilometre", "MoneyPerTonneKilometre", "MoneyPerVolumeDay", "Percentage",
    "PositiveFloat", "Seconds", "Seed", "Speed", "TimeOfDay", "Volume", "Weekdays", "Weight",
]  # fmt: skip

_TIME_UNITS = (
    unit("d", 86_400), unit("h", 3600), unit("min", 60), unit("s"), unit("w", 604_800, shown=False),
    unit("y", 365 * 86_400, shown=False), unit("day", 86_400, shown=False), unit("days", 86_400, shown=False),
    unit("week", 604_800, shown=False), unit("weeks", 604_800, shown=False), unit("hour", 3600, shown=False),
    unit("hours", 3600, shown=False), unit("minute", 60, shown=False), unit("minutes", 60, shown=False),
    unit("second", shown=False), unit("seconds", shown=False),
)  # fmt: skip

# The largest of each is far above anything that goods, trucks and people do, and low enough for products and sums to stay in 64 bits.
LONGEST = 1000 * 365 * 86_400
DEAREST = 10**11

DURATION = Quantity("a duration", "36 h", "seconds", _TIME_UNITS, largest=LONGEST)
SECONDS = Quantity("a duration", "36 h", "seconds", _TIME_UNITS, whole=False, largest=LONGEST)
MONEY = Quantity(
    "an amount of money",
    "3.5 元",
    "fen",
    (unit("元", 100), unit("fen", shown=False), unit("分", shown=False)),
    places=2,
    largest=DEAREST,
)
WEIGHT = Quantity(
    "a weight", "800 g", "grams",
    (unit("t", 1_000_000), unit("kg", 1000), unit("g"), unit("斤", 500, shown=False)),
    places=3, largest=10**12,
)  # fmt: skip
PER_KILOGRAM = Quantity(
    "a price a kilogram", "3.5 元/kg", "fen per kg",
    (unit("元/kg", 100), unit("元/斤", 200, shown=False), unit("元/t", Fraction(1, 10), shown=False)),
    whole=False, largest=DEAREST,
)  # fmt: skip
VOLUME = Quantity(
    "a volume", "2.5 L", "millilitres", (unit("m3", 1_000_000), unit("L", 1000), unit("ml")), places=3, largest=10**13
)
DISTANCE = Quantity("a distance", "120 km", "metres", (unit("km", 1000), unit("m")), places=3, largest=10**9)
AREA = Quantity(
    "an area", "20000 m2", "square metres", (unit("m2"), unit("sqm", shown=False)), whole=False, largest=10**9
)
SPEED = Quantity("a speed", "65 km/h", "km/h", (unit("km/h"),), whole=False, largest=10**6)
RENT = Quantity(
    "a rent", "38.4 元/m2/month", "fen per m2 and month",
    (unit("元/m2/month", 100), unit("元/m2/mo", 100, shown=False), unit("元/m2/d", Fraction(36_500, 12), shown=False),
     unit("元/m2/y", Fraction(100, 12), shown=False)),
    whole=False, largest=DEAREST,
)  # fmt: skip
ROOM = Quantity(
    "a price of room", "1.5 元/m3/d", "fen per m3 and day",
    (unit("元/m3/d", 100), unit("元/m3/day", 100, shown=False), unit("元/m3/month", Fraction(1200, 365), shown=False)),
    whole=False, largest=DEAREST,
)  # fmt: skip
WAGE = Quantity("a cost an hour", "32 元/h", "fen per hour", (unit("元/h", 100),), whole=False, largest=DEAREST)
PER_KILOMETRE = Quantity(
    "a cost a kilometre", "6.5 元/km", "fen per km", (unit("元/km", 100),), whole=False, largest=DEAREST
)
PER_TONNE_KILOMETRE = Quantity(
    "a cost a tonne-kilometre", "0.35 元/t/km", "fen per t·km", (unit("元/t/km", 100),), whole=False, largest=DEAREST
)
CARBON = Quantity(
    "grams of CO2e a tonne-kilometre",
    "96 g/t/km",
    "grams per t·km",
    (unit("g/t/km"), unit("kg/t/km", 1000, shown=False)),
    whole=False,
    largest=10**9,
)
SHARE = Quantity("a share", "8 %", "share of 1", (unit("%", Fraction(1, 100)),), whole=False, bare=True, largest=1)
SIGNED_SHARE = Quantity(
    "a share, perhaps negative", "-8 %", "share of 1", (unit("%", Fraction(1, 100)),), whole=False, bare=True,
    largest=10, smallest=-1,
)  # fmt: skip
FREQUENCY = Quantity(
    "a frequency", "1500000 /y", "events a day",
    (unit("/y", Fraction(1, 365)), unit("/h", 24), unit("/d"), unit("/week", Fraction(1, 7), shown=False),
     unit("/w", Fraction(1, 7), shown=False), unit("/day", shown=False), unit("/year", Fraction(1, 365), shown=False),
     unit("/min", 1440, shown=False)),
    whole=False, largest=10**10,
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

MoneyPerVolumeDay = Annotated[float, ROOM]
"""Fen a cubic metre and day; written "1.5 元/m3/d"."""

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

SignedPercentage = Annotated[float, SIGNED_SHARE]
"""A share from -1 on; written "-8 %", "10 %" or 0.1."""

Frequency = Annotated[float, FREQUENCY]
"""Events a day; written "1500000 /y" (a year is 365 days), "4000 /d", "10 /h"."""


@dataclass(frozen=True)
class Plain(Written):
    """A number without unit, between two limits.

    The limits are checked here and not by pydantic's own constraints: a field's `ge` would silently replace the type's.
    """

    wanted: str
    least: float
    most: float

    def expected(self) -> str:
        """Say what is expected."""
        return self.wanted

    def read(self, value: object, *, from_file: bool) -> object:
        """Refuse true and false, which Python counts as 1 and 0; the rest is the type's business."""
        if isinstance(value, bool):
            raise refuse(self.wanted)
        return value

    def _limited(self, value: float) -> float:
        if not self.least <= value <= self.most:  # also false for not-a-number
            raise refuse(self.wanted)
        return value

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        """Check the limits behind the validation of the number."""
        number = core_schema.no_info_after_validator_function(self._limited, handler(source))
        return core_schema.with_info_before_validator_function(self.validate, number)


COUNT = Plain("a whole number", -(10**9), 10**9)

Count = Annotated[int, COUNT]
"""A whole number."""

Seed = Annotated[int, Plain("a whole number from 0 to below 2^63", 0, 2**63 - 1)]
"""A whole number that starts all draws."""

PositiveFloat = Annotated[float, Plain("a number, not negative", 0.0, float(LARGEST))]
"""A number that is not negative; zero is allowed (no demand at night)."""

Latitude = Annotated[float, Plain("degrees north, -90 to 90", -90.0, 90.0)]
"""Degrees north, -90 to 90."""

Longitude = Annotated[float, Plain("degrees east, -180 to 180", -180.0, 180.0)]
"""Degrees east, -180 to 180."""
