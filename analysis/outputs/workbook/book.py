"""The workbook as a file."""

from io import BytesIO
from pathlib import Path

import xlsxwriter

from analysis.files import written_whole
from analysis.outputs.workbook.page import Column, Page, Style
from analysis.outputs.workbook.sheets import Sheets
from analysis.outputs.workbook.sizes import write_sizes
from analysis.study import Language, Study


def write_workbook(study: Study, path: Path, language: Language = "en") -> None:
    """Write comparison.xlsx: summary, comparison, figures, regions, size, definitions and settings on a sheet each.

    Parameters
    ----------
    study : Study
        What is shown.
    path : Path
        The file; it appears whole or not at all.
    language : Language
        "en" or "zh".
    """
    content = BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    style = Style(book)

    def new_page(name: str, columns: list[Column]) -> Page:
        return Page(book, style, name, columns)

    sheets = Sheets(study, language, new_page)
    for write in (
        sheets.summary,
        sheets.comparison,
        sheets.figures,
        sheets.regions,
        lambda: write_sizes(sheets),
        sheets.definitions,
        sheets.settings,
    ):
        write()
    book.set_properties({"title": sheets.words.title, "company": "", "comments": "fencang"})
    book.close()
    with written_whole(path) as file:
        file.write(content.getvalue())
