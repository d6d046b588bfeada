"""Figures as people write them: power of ten, decimals and unit are the same for figures that stand together."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

MINUS = "\N{MINUS SIGN}"
_DIGITS: Mapping[str, int] = {"h": 1, "%": 1, "元/order": 2, "d": 1, "1/y": 1, "parcels/order": 3, "g/order": 1}
_POWERS: Mapping[str, tuple[tuple[float, str], ...]] = {
    "en": ((1e9, "billion"), (1e6, "million"), (1e3, "thousand")),
    "zh": ((1e8, "亿"), (1e4, "万")),
}
_MOST_DIGITS = 9
"""Decimals that are added at most so that two ends of an interval differ."""
_NOISE = 1e-6
"""Share of the last decimal that is not rounded up: it comes from binary fractions."""
_LARGE_UNITS = frozenset({"元", "t·km"})


@dataclass(frozen=True)
class Scale:
    """How figures of one unit are written.

    Parameters
    ----------
    divisor : float
        Figures are divided by it.
    digits : int
        Decimals.
    unit : str
        Unit after division, as people write it.
    gap : str
        Between figure and unit.
    none : str
        What stands for a figure that does not exist, such as a delivery time where nothing was delivered.
    """

    divisor: float
    digits: int
    unit: str
    gap: str = " "
    none: str = "none"

    def number(self, value: float, *, signed: bool = False) -> str:
        """Write a figure without its unit; signed shows a plus too."""
        if math.isnan(value):
            return self.none
        text = f"{value / self.divisor:{'+' if signed else ''},.{self.digits}f}"
        if float(text.replace(",", "")) == 0.0:
            text = text.lstrip("+-")
        return text.replace("-", MINUS)

    def quantity(self, value: float, *, signed: bool = False) -> str:
        """Write a figure with its unit."""
        return self.none if math.isnan(value) else f"{self.number(value, signed=signed)}{self.gap}{self.unit}"

    def telling_apart(self, low: float, high: float) -> "Scale":
        """Return the scale with as many more decimals as it takes for two different figures to read differently."""
        scale = self
        while low != high and scale.number(low) == scale.number(high) and scale.digits < _MOST_DIGITS:
            scale = replace(scale, digits=scale.digits + 1)
        return scale

    def half_width(self, value: float) -> str:
        """Write the half-width of an interval, rounded up: it never promises too much, and never reads as zero."""
        if math.isnan(value):
            return self.none
        least = self.divisor * 10.0**-self.digits
        return self.number(math.ceil(value / least - _NOISE) * least)


NONE: Mapping[str, str] = {"en": "none", "zh": "无"}
"""What stands for a figure that does not exist."""


def gap(unit: str, code: str) -> str:
    """Between a figure and its unit: Chinese sets the percent sign close."""
    return "" if unit == "%" and code == "zh" else " "


def scale(unit: str, largest: float, units: Mapping[str, str], code: str) -> Scale:
    """Choose how figures of a unit are written.

    Parameters
    ----------
    unit : str
        Unit string of a KPI table.
    largest : float
        The largest absolute figure that stands together with others.
    units : mapping of str to str
        Names of units; one without a name stays as it is.
    code : str
        "en" or "zh".
    """
    name = units.get(unit, unit)
    if unit in _LARGE_UNITS:
        for divisor, word in _POWERS[code]:
            if abs(largest) >= divisor:
                # Four digits, as a cost an order has: a sum is told apart where its parts are.
                size = abs(largest) / divisor
                digits = 1 if size >= 100 else 2 if size >= 10 else 3
                return Scale(divisor, digits, f"{word}{name}" if code == "zh" else f"{word} {name}", none=NONE[code])
    return Scale(1.0, _DIGITS.get(unit, 0), name, gap(unit, code), NONE[code])
