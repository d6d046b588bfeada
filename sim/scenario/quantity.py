"""A number with its unit: how "3.5 元/kg" or "2 d" becomes a number in the model's own unit, and back.

The model counts in whole seconds, fen, grams, millilitres and metres. In a file every quantity carries its unit, so
that nobody has to know that; a bare number is refused there, unless it is zero. Python code may pass strings with units
or numbers in the model's unit.
"""

import math
import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property, lru_cache

from sim.scenario.written import Written, refuse

LARGEST = 2**53
"""Above this whole numbers are no longer exact as floats, and sums may leave 64 bits."""

_NUMBER = re.compile(
    r"([+-]?(?:(?:[1-9]\d{0,2}(?:,\d{3}){1,9}(?![\d,])|\d[\d_]{0,29})(?:\.\d{0,30})?|\.\d{1,30})"
    r"(?:[eE][+-]?\d{1,2})?)(.*)",
    re.DOTALL | re.ASCII,
)
_AMBIGUOUS = re.compile(r"[+-]?\d+,\d{3}")
_CURRENCY_BEFORE = re.compile(r"(?:cny|rmb|[¥￥])\s*([^\s/]+)(.*)", re.IGNORECASE | re.DOTALL)
_SPELLINGS = (
    (re.compile(r"cny|rmb|yuan|¥"), "元"),
    (re.compile(r"co2e?"), ""),
    (re.compile(r"[\s()]"), ""),
    (re.compile("[·*]"), "/"),
)
CHINESE_UNITS = {
    "平方米": "m2", "立方米": "m3", "公里": "km", "千米": "km", "米": "m", "公斤": "kg", "千克": "kg", "毫升": "ml",
    "克": "g", "吨": "t", "升": "L", "小时": "h", "分钟": "min", "秒": "s", "天": "d", "日": "d", "周": "w",
    "年": "y", "个月": "month", "月": "month",
}  # fmt: skip
"""Chinese words for units, what contains another before that."""


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


def unit(symbol: str, size: int | Fraction = 1, *, shown: bool = True) -> Unit:
    """Name a unit and its size in the model's unit; `shown` if values may be written out in it."""
    return Unit(symbol, Fraction(size), shown)


def split_number(text: str) -> tuple[Fraction, str] | None:
    """Split a text into its number, exactly, and the rest; None where it does not begin with a number.

    Commas may part thousands. Where there is but one, and no point, it may have been meant as a decimal comma: refused.
    """
    before = _CURRENCY_BEFORE.fullmatch(text.strip())
    match = _NUMBER.fullmatch(f"{before[1]}元{before[2]}" if before else text.strip())
    if match is None or _AMBIGUOUS.fullmatch(match[1]):
        return None
    try:
        return Fraction(match[1].replace(",", "")), match[2].strip()
    except ValueError:
        return None


@lru_cache(1024)
def normal_symbol(symbol: str) -> str:
    """Bring the spelling of a unit into one form: '¥/(t·km)' and 'CNY/t/km' are '元/t/km', '元/㎡/月' is '元/m2/month'."""
    symbol = unicodedata.normalize(
        "NFKC", symbol
    ).casefold()  # one character for m² or ％ becomes two plain ones, or one
    for word, normal in CHINESE_UNITS.items():
        symbol = symbol.replace(word, normal.casefold())
    for written, normal in _SPELLINGS:
        symbol = written.sub(normal, symbol)
    return symbol


def decimal_text(value: Fraction, places: int) -> str | None:
    """Write a number in at most so many decimal places; None where that is not exact."""
    scaled = value * 10**places
    if scaled.denominator != 1:
        return None
    text = format(Decimal(scaled.numerator).scaleb(-places), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


@dataclass(frozen=True)
class Quantity(Written):
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
        Spellings; the shown ones from large to small, and the last of them writes every value exactly.
    whole : bool
        Whether the model keeps whole numbers.
    places : int
        Decimal places in which whole values may be written out.
    bare : bool
        Whether a number without unit means the model's unit in files too.
    largest, smallest : int
        Largest and smallest allowed value.
    """

    name: str
    example: str
    model_unit: str
    units: tuple[Unit, ...]
    whole: bool = True
    places: int = 0
    bare: bool = False
    largest: int = LARGEST
    smallest: int = 0

    @cached_property
    def _sizes(self) -> dict[str, Fraction]:
        """How many of the model's units each unit is, by its normal spelling."""
        return {normal_symbol(unit.symbol): unit.size for unit in self.units}

    def expected(self) -> str:
        """Say what is expected, with an example."""
        return f"{self.name} such as '{self.example}' (units: {', '.join(unit.symbol for unit in self.shown())})"

    def shown(self) -> list[Unit]:
        """Units in which values are written out."""
        return [unit for unit in self.units if unit.shown]

    def read(self, value: object, *, from_file: bool) -> int | float:
        """Read text with a unit, or a number in the model's unit, which files may give only where it is zero.

        Raises
        ------
        PydanticCustomError
            A `ValueError` that says what was expected.
        """
        if isinstance(value, str):
            return self.parse(value)
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            raise refuse(self.expected())
        if from_file and value != 0 and not self.bare:
            raise refuse(f"{self.expected()}; the unit is missing")
        self._checked(Fraction(value))
        return int(value) if self.whole else float(value) + 0.0  # turns -0.0 into 0.0

    def parse(self, text: str) -> int | float:
        """Read a text such as "2.5 h" and return the value in the model's unit; raises `ValueError`."""
        value = self._checked(self.exact(text))
        return value.numerator if self.whole else float(value)

    def exact(self, text: str) -> Fraction:
        """Read a text as `parse` does, before anything is rounded or looked at."""
        parts = split_number(text)
        if parts is None:
            ambiguous = _AMBIGUOUS.search(text)
            doubt = f"; '{ambiguous[0]}' is one number or another, write it without the comma" if ambiguous else ""
            raise refuse(f"{self.expected()}{doubt}")
        number, symbol = parts
        size = Fraction(1)
        if symbol:
            known = self._sizes.get(normal_symbol(symbol))
            if known is None:
                raise refuse(f"{self.expected()}; '{symbol}' is no unit of it")
            size = known
        elif number != 0 and not self.bare:
            raise refuse(f"{self.expected()}; the unit is missing")
        return number * size

    def _checked(self, value: Fraction) -> Fraction:
        """Refuse what is negative, too large or not whole where it must be."""
        if value < self.smallest:
            raise refuse(
                f"{self.expected()}, {f'at least {self.format(self.smallest)}' if self.smallest else 'not negative'}"
            )
        if value > self.largest:
            raise refuse(f"{self.expected()}, at most {self.format(self.largest)}")
        if self.whole and value.denominator != 1:
            raise refuse(f"{self.expected()}, in whole {self.model_unit}")
        return value

    def format(self, value: float) -> str:
        """Write a value so that `parse` reads the same number again.

        Parameters
        ----------
        value : int or float
            In the model's unit.

        Returns
        -------
        str
            Whole numbers in the largest unit that takes few decimal places, floats in the shortest exact spelling.
        """
        shown = self.shown()
        if self.whole:
            return self._format_whole(Fraction(value), shown)
        exact = Fraction(repr(float(value)))
        texts = [text for unit in shown if (text := self._rounded(exact, value, unit))]
        smallest = shown[-1]
        return min(texts, key=len) if texts else f"{decimal_text(exact / smallest.size, 400)} {smallest.symbol}"

    def _format_whole(self, value: Fraction, shown: list[Unit]) -> str:
        for candidate in shown[:-1]:
            text = decimal_text(value / candidate.size, self.places)
            if text is not None and value >= candidate.size:
                return f"{text} {candidate.symbol}"
        return f"{decimal_text(value / shown[-1].size, 2)} {shown[-1].symbol}"

    def _rounded(self, exact: Fraction, value: float, unit: Unit) -> str | None:
        """Write a float in a unit with 12 digits, if that is the same number."""
        text = format(Decimal(f"{float(exact / unit.size):.12g}"), "f")
        return f"{text} {unit.symbol}" if float(Fraction(text) * unit.size) == value else None
