"""Differences without practical weight: those that read as zero where figures are written."""

from collections.abc import Mapping

from analysis.language.numbers import scale

_CODES = ("en", "zh")
_NAMES: Mapping[str, str] = {}


def reads_as_zero(difference: float, unit: str, largest: float) -> bool:
    """Whether a difference is zero at the decimals that figures of its unit and size are written with.

    Parameters
    ----------
    difference : float
        Difference of two figures.
    unit : str
        Their unit, as in KPI tables.
    largest : float
        The larger of the two in absolute value: large sums of money are written in millions.
    """
    return any(
        float(f"{difference / found.divisor:.{found.digits}f}") == 0.0
        for found in (scale(unit, abs(largest), _NAMES, code) for code in _CODES)
    )
