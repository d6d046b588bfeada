"""What differs between the scenarios: settings by path, as far as a page can show them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.language import Labels
from analysis.language.labels import plain
from analysis.outputs.workbook.settings import side_by_side
from analysis.outputs.workbook.words import WORDS
from analysis.study import Study

MOST_ROWS = 50
"""Rows on the page at most; the workbook has all."""

_WIDTH = 120
"""Longer paths and values are cut."""

_SHOWN_ELSEWHERE = re.compile(r"(^|\.)(name|name_zh|description|region|province|latitude|longitude)$")
"""Names and places: the page has them in its first rows and on its maps."""
_THING = re.compile(r"^(\w+)\[(.*?)\]\.(.*)$")
"""A setting of one of several things of a kind: kind, name, setting."""

_Row = tuple[str, tuple[str | None, ...]]


@dataclass(frozen=True)
class Differing:
    """Settings that differ: those shown, by path with a value for each scenario, and what is said about the rest."""

    rows: tuple[tuple[str, tuple[str, ...]], ...]
    note: str


def _thing(path: str) -> tuple[str, str, str]:
    found = _THING.match(path)
    return (found[1], found[2], found[3]) if found else ("", "", path)


def _telling(rows: Sequence[_Row], everything: Sequence[_Row]) -> list[_Row]:
    """Leave out what a thing that some scenarios lack has in common with all others of its kind."""
    said: dict[tuple[str, str], set[str]] = {}
    present: dict[tuple[str, str], list[bool]] = {}
    for path, values in everything:
        kind, name, setting = _thing(path)
        said.setdefault((kind, setting), set()).update(value for value in values if value is not None)
        here = present.setdefault((kind, name), [False] * len(values))
        present[kind, name] = [old or value is not None for old, value in zip(here, values, strict=True)]

    def tells(row: _Row) -> bool:
        kind, name, setting = _thing(row[0])
        everywhere = not kind or all(present[kind, name])
        return everywhere or len(said[kind, setting]) > 1

    return [row for row in rows if tells(row)]


def differing(study: Study, labels: Labels) -> Differing:
    """Set the settings side by side in which the scenarios differ.

    Left out are names and places, and of a warehouse (or another thing) that some scenarios lack what it has in common
    with all others. What every scenario states comes first. At most `MOST_ROWS` are shown.
    """
    book = WORDS["zh" if labels.texts.code == "zh" else "en"]
    laid = list(side_by_side([result.scenario for result in study.results], book.rows))
    everything = [(path, values) for path, values, _ in laid]
    rows = [(path, values) for path, values, differs in laid if differs]
    telling = [row for row in _telling(rows, everything) if not _SHOWN_ELSEWHERE.search(row[0])]
    telling.sort(key=lambda row: None in row[1])
    shown = tuple(
        (plain(path, _WIDTH), tuple(plain(value or "–", _WIDTH) for value in values))
        for path, values in telling[:MOST_ROWS]
    )
    note = labels.texts.report.differing_note.format(shown=len(shown), total=len(rows), sheet=book.settings)
    return Differing(shown, note)
