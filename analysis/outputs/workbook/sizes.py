"""The sheet of size: what room each warehouse would have needed, zone by zone, beside what the scenario states."""

from collections.abc import Iterator

from analysis.language.sizing import SIZING
from analysis.outputs.workbook.page import Cell, Column
from analysis.outputs.workbook.sheets import Sheets
from analysis.sizing import CLOSE, Need, WarehouseSize, sizes

_NAMES = 3
"""Columns of names, before those of figures."""

_ROOM, _PALLETS = "#,##0.0", "#,##0"
_NUMBERS = (*[_ROOM] * 5, *[_PALLETS] * 2, _ROOM)


def write_sizes(sheets: Sheets) -> None:
    """Write the sheet, a row a zone and one for all of them; none where goods have no volume."""
    found = [sizes(result) for result in sheets.study.results]
    if not any(found):
        return
    words = SIZING[sheets.language]
    page = sheets.new_page(words.title, _columns(sheets))
    percent, replications = round(100 * (CLOSE - 1)), sheets.study.replications
    page.line(words.recommendation.format(close=percent), lines=2, font_color="#595959")
    basis = words.basis if replications > 1 else words.basis_single
    page.line(basis.format(replications=replications), lines=2, font_color="#595959")
    page.headings(right=_NAMES)
    first = page.row
    numbers = [None] * _NAMES + [page.style(num_format=number, align="right") for number in _NUMBERS]
    for place, (result, several) in enumerate(zip(sheets.study.results, found, strict=True)):
        for size in several:
            names = (sheets.names[place], sheets.labels.warehouse(result.scenario, size.warehouse))
            for zone, figures in _rows(size):
                page.cells([*names, words.zones.get(zone, words.together), *figures], numbers)
    page.sheet.autofilter(first - 1, 0, page.row - 1, len(page.columns) - 1)


def _columns(sheets: Sheets) -> list[Column]:
    words, room, half = SIZING[sheets.language], sheets.unit("m3"), sheets.words.half_width
    names = [(sheets.words.scenario, 26), (sheets.labels.texts.report.warehouse, 18), (words.zone, 12)]
    figures = [(f"{words.stated}, {room}", 12), (f"{words.p95}, {room}", 12), (half, 12), (f"{words.peak}, {room}", 12)]
    figures += [(half, 12), *((f"{words.pallets}, {name}", 14) for name in (words.p95, words.peak))]
    return [Column(*pair) for pair in (*names, *figures, (f"{words.advice}, {room}", 16))]


def _rows(size: WarehouseSize) -> Iterator[tuple[str, list[Cell]]]:
    """Figures zone by zone, and of all together, with pallets and what is recommended."""
    for zone, need in size.zones.items():
        yield zone, [size.stated_m3.get(zone), *_figures(need), None, None, None]
    pallets = (size.pallets.p95.mean, size.pallets.peak.mean)
    advised = size.total.peak if size.advice == "peak" else size.total.p95
    yield "", [None, *_figures(size.total), *pallets, advised.mean]


def _figures(need: Need) -> list[Cell]:
    return [need.p95.mean, need.p95.half_width, need.peak.mean, need.peak.half_width]
