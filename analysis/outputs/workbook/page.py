"""A sheet of the workbook: titles, tables and print setup in one style."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

FONT = {"font_name": "Arial", "font_size": 10, "valign": "top"}
NUMBER_FORMATS = {
    "h": "0.0",
    "%": "0.0",
    "元": "#,##0",
    "元/order": "#,##0.00",
    "d": "0.0",
    "1/y": "0.0",
    "t·km": "#,##0",
    "g/order": "#,##0",
    "parcels/order": "0.000",
    "orders": "#,##0",
}
"""How figures of a unit are shown; the cell holds the full value."""

GOOD, BAD, UNCLEAR = "#D5E8D4", "#F8CECC", "#EDEDED"
"""Fills of verdicts; the verdict stands in words beside them."""

Cell = str | float | int | None


class Style:
    """Cell formats of a workbook, made when first used."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._formats: dict[tuple[tuple[str, Any], ...], Format] = {}

    def __call__(self, **properties: Any) -> Format:
        """Return the format with these properties on top of the common font."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(FONT | properties)
        return self._formats[key]

    def number(self, unit: str, **properties: Any) -> Format:
        """Return the format of figures of a unit."""
        return self(num_format=NUMBER_FORMATS.get(unit, "General"), align="right", **properties)


@dataclass(frozen=True)
class Column:
    """One column of a table."""

    heading: str
    width: float
    wrap: bool = False


class Page:
    """One sheet, written from top to bottom.

    Parameters
    ----------
    book : Workbook
        The workbook.
    style : Style
        Its formats.
    name : str
        Name of the sheet.
    columns : sequence of Column
        Columns of its table.
    """

    def __init__(self, book: xlsxwriter.Workbook, style: Style, name: str, columns: Sequence[Column]) -> None:
        self.sheet: Worksheet = book.add_worksheet(name)
        self.style = style
        self.columns = tuple(columns)
        self.row = 0
        for place, column in enumerate(self.columns):
            self.sheet.set_column(place, place, column.width)
        self.sheet.hide_gridlines(2)
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
        self.sheet.set_footer("&L&F&C&A&R&P / &N")

    def line(self, text: str, *, lines: int = 1, **properties: Any) -> None:
        """Write a line of text over the width of the table."""
        cell = self.style(text_wrap=True, **properties)
        if len(self.columns) > 1:
            self.sheet.merge_range(self.row, 0, self.row, len(self.columns) - 1, "", cell)
        self.sheet.write_string(self.row, 0, text, cell)
        self.sheet.set_row(self.row, 15 * lines * (1.5 if properties.get("font_size", 10) > 12 else 1))
        self.row += 1

    def gap(self) -> None:
        """Leave a line empty."""
        self.row += 1

    def headings(self, *, freeze: bool = True, right: int | None = None) -> None:
        """Write the table's headings; with `freeze` they stay in sight, on screen and on every printed page.

        From column `right` on they stand at the right, above figures.
        """
        look = {"bold": True, "text_wrap": True, "bottom": 1, "bg_color": "#DCE6F1"}
        for place, column in enumerate(self.columns):
            align = {} if right is None or place < right else {"align": "right"}
            self.sheet.write_string(self.row, place, column.heading, self.style(**look, **align))
        self.row += 1
        if freeze:
            self.sheet.freeze_panes(self.row, 1)
            self.sheet.repeat_rows(self.row - 1)

    def cells(self, values: Sequence[Cell], formats: Sequence[Format | None] = ()) -> None:
        """Write a row of the table; text is never read as a formula, and None leaves a cell empty."""
        for place, value in enumerate(values):
            given = formats[place] if place < len(formats) else None
            cell = given or self.style(text_wrap=self.columns[place].wrap)
            if value is None or (isinstance(value, float) and math.isnan(value)):
                self.sheet.write_blank(self.row, place, None, cell)
            elif isinstance(value, str):
                self.sheet.write_string(self.row, place, value, cell)
            else:
                self.sheet.write_number(self.row, place, value, cell)
        self.row += 1
