"""Rows of evidence, in the order in which the tests of this process hand them in."""

from typing import Any

Row = dict[str, Any]
"""The section it belongs to, and a text or number for each of the section's columns."""

_handed_in: list[Row] = []


def record(section: str, **cells: str | float) -> None:
    """Hand in one row of evidence.

    Parameters
    ----------
    section : str
        A name among `evidence.sections.SECTIONS`.
    **cells : str or float
        What stands in the section's columns.
    """
    plain = {name: cell if isinstance(cell, str | bool | int) else float(cell) for name, cell in cells.items()}
    _handed_in.append({"section": section, **plain})


def taken() -> list[Row]:
    """Take all rows that were handed in since the last time, comparisons of engines added up."""
    rows = [row for row in _handed_in if row["section"] != "engines"]
    compared = [row for row in _handed_in if row["section"] == "engines"]
    _handed_in.clear()
    return rows + ([_added_up(compared)] if compared else [])


def _added_up(compared: list[Row]) -> Row:
    """Turn one row for each pair of ledgers into one for the test."""
    return {
        "section": "engines",
        "scenarios": len({row["scenario"] for row in compared}),
        "pairs": len(compared),
        "rows": sum(row["rows"] for row in compared),
        "unequal": sum(not row["equal"] for row in compared),
    }
