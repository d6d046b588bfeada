"""A number with its unit: how "3.5 元/kg" or "2 d" becomes a number in the model's own unit, and back.

The model counts in whole seconds, fen, grams, millilitres and metres. In a file every quantity carries its unit, so that nobody has to
know that; a bare number is refused there, unless it is zero. Python code may pass strings with units or numbers in the model's unit.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from pydantic import GetCoreSchemaHandler, ValidationInfo
from pydantic_core import PydanticCustomError, core_schema

FROM_FILE: Mapping[str, bool] = {"from_file": True}
"""Validation context of values that come from a file: units are required."""

IN_UNITS: Mapping[str, bool] = {"in_units": True}
"""Serialisation context in which quantities are written with their units, as in a file."""

LARGEST = 2**53
"""Above this whole numbers are no longer exact as floats, and sums may leave 64 bits."""

_NUMBER = re.compile(r"([+-]?(?:\d[\d_]{0,29}(?:\.\d{0,30})?|\.\d{1,30})(?:[eE][+-]?\d{1,2})?)(.*)", re.DOTALL)
_CURRENCY = re.compile(r"cny|rmb|yuan|[¥￥]", re.IGNORECASE)
_CURRENCY_BEFORE = re.compile(r"(?:cny|rmb|[¥￥])\s*([^\s/]+)(.*)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True)
class Unit:
    """One spelling of a unit.

    Attributes
    ----------
    symbol : str
        How it is written.
    size : Fraction
        How many of the model's units it is.
    shown : bool
        Whether values may be written out in it.
    """

    symbol: str
    size: Fraction
    shown: bool = True


def unit(symbol: str, size: int | str | Fraction = 1, *, shown: bool = True) -> Unit:
    """Name a unit and its size in the model's unit; `shown` if values may be written out in it."""
    return Unit(symbol, Fraction(size), shown)


def from_file(info: ValidationInfo) -> bool:
    """Whether a value under validation was read from a file."""
    return bool(info.context and info.context.get("from_file"))


def in_units(info: core_schema.SerializationInfo) -> bool:
    """Whether a value is to be written as in a file."""
    return bool(info.context and info.context.get("in_units"))


def refuse(expected: str, kind: str = "quantity") -> PydanticCustomError:
    """Make the error of a value that is not what was expected."""
    return PydanticCustomError(kind, "expected {expected}", {"expected": expected})


def split_number(text: str) -> tuple[Fraction, str] | None:
    """Split a text into its number, exactly, and the rest; None where it does not begin with a number."""
    before = _CURRENCY_BEFORE.fullmatch(text.strip())
    match = _NUMBER.fullmatch(f"{before[1]}元{before[2]}" if before else text.strip())
    if match is None:
        return None
    try:
        return Fraction(match[1].replace("_", "")), match[2].strip()
    except ValueError:
        return None


def normal_symbol(symbol: str) -> str:
    """Bring the spelling of a unit into one form: '¥/(t·km)' and 'CNY/t/km' are '元/t/km'."""
    symbol = _CURRENCY.sub("元", symbol.replace(" ", ""))
    for written, normal in (("²", "2"), ("³", "3"), ("·", "/"), ("*", "/"), ("(", ""), (")", ""), ("%", "%"), ("co2e", "")):
        symbol = symbol.replace(written, normal)
    return symbol.casefold()


def plain_decimal(value: Fraction, places: int) -> str | None:
    """Write a number in at most so many decimal places; None where that is not exact."""
    scaled = value * 10**places
    if scaled.denominator != 1:
        return None
    text = format(Decimal(scaled.numerator).scaleb(-places), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


@dataclass(frozen=True)
class Quantity:
    """What a quantity is, in which units it may be written, and how it is kept.

    Attributes
    ----------
    name : str
        What it is, with article.
    example : str
        How a user writes one.
    model_unit : str
        The unit of the number in the model.
    units : tuple of Unit
        Spellings, those that values are written in from large to small; the last shown one is exact for every value.
    whole : bool
        Whether the model keeps whole numbers.
    places : int
        Decimal places in which whole values may be written out.
    bare : bool
        Whether a number without unit means the model's unit in files too.
    largest : float
        Largest allowed value.
    """

    name: str
    example: str
    model_unit: str
    units: tuple[Unit, ...]
    whole: bool = True
    places: int = 0
    bare: bool = False
    largest: float = LARGEST

    def expected(self) -> str:
        """Say what is expected, with an example."""
        symbols = ", ".join(unit.symbol for unit in self.units if unit.shown)
        return f"{self.name} such as '{self.example}' (units: {symbols})"

    def parse(self, text: str) -> int | float:
        """Read a text.

        Parameters
        ----------
        text : str
            For example "2.5 h".

        Returns
        -------
        int or float
            The value in the model's unit.

        Raises
        ------
        PydanticCustomError
            A `ValueError` that says what was expected.
        """
        parts = split_number(text)
        if parts is None:
            raise refuse(self.expected())
        number, symbol = parts
        if not symbol:
            if number == 0:
                return 0 if self.whole else 0.0
            if not self.bare:
                raise refuse(f"{self.expected()}; the unit is missing")
            return self.checked(number)
        sizes = {normal_symbol(unit.symbol): unit.size for unit in self.units}
        size = sizes.get(normal_symbol(symbol))
        if size is None:
            raise refuse(f"{self.expected()}; '{symbol}' is no unit of it")
        return self.checked(number * size)

    def checked(self, value: Fraction) -> int | float:
        """Refuse what is negative, too large or not whole where it must be; return the number."""
        if value < 0:
            raise refuse(f"{self.expected()}, not negative")
        if value > self.largest:
            raise refuse(f"{self.expected()}, at most {self.format(self.largest)}")
        if not self.whole:
            return float(value)
        if value.denominator != 1:
            raise refuse(f"{self.expected()}, in whole {self.model_unit}")
        return value.numerator

    def format(self, value: float) -> str:
        """Write a value so that `parse` reads the same number again.

        Parameters
        ----------
        value : int or float
            In the model's unit.

        Returns
        -------
        str
            The shortest exact spelling, in the largest unit that allows one.
        """
        shown = [unit for unit in self.units if unit.shown]
        exact = Fraction(value) if self.whole else Fraction(repr(float(value)))
        if self.whole:
            for candidate in shown[:-1]:
                text = plain_decimal(exact / candidate.size, self.places)
                if text is not None and exact >= candidate.size:
                    return f"{text} {candidate.symbol}"
        texts = [text for unit in shown[:-1] if (text := self._short(exact, value, unit))]
        texts.append(f"{plain_decimal(exact / shown[-1].size, 400)} {shown[-1].symbol}")
        return min(texts, key=len)

    def _short(self, exact: Fraction, value: float, unit: Unit) -> str | None:
        """Write a float in a unit with 12 digits, if that is the same number."""
        if self.whole:
            return None
        text = format(Decimal(f"{float(exact / unit.size):.12g}"), "f")
        return f"{text} {unit.symbol}" if float(Fraction(text) * unit.size) == value else None

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        """Put parsing before the validation of the number, and writing in units behind it."""
        return core_schema.with_info_before_validator_function(
            self.validate,
            handler(source),
            serialization=core_schema.plain_serializer_function_ser_schema(self._serialize, info_arg=True),
        )

    def validate(self, value: object, info: ValidationInfo) -> int | float:
        """Validate text with a unit or a number in the model's unit; raises `ValueError`."""
        if isinstance(value, str):
            return self.parse(value)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise refuse(self.expected())
        if value != value or value in (float("inf"), float("-inf")):
            raise refuse(self.expected())
        if from_file(info) and value != 0 and not self.bare:
            raise refuse(f"{self.expected()}; the unit is missing")
        return self.checked(Fraction(value)) if self.whole else self._checked_float(value)

    def _checked_float(self, value: float) -> float:
        self.checked(Fraction(value))
        return float(value)

    def _serialize(self, value: float, info: core_schema.SerializationInfo) -> str | int | float:
        return self.format(value) if in_units(info) else value
