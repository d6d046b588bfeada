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

_SHOWN_ELSEWHERE = re.compile(r"(^|\.)(name|name_zh|description|description_zh|region|province|latitude|longitude)$")
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


def _partial(everything: Sequence[_Row]) -> set[tuple[str, str]]:
    """Find the things, by kind and name, of which some scenario says nothing at all."""
    present: dict[tuple[str, str], set[int]] = {}
    scenarios = 0
    for path, values in everything:
        kind, name, _ = _thing(path)
        scenarios = len(values)
        here = (place for place, value in enumerate(values) if value is not None)
        present.setdefault((kind, name), set()).update(here)
    return {thing for thing, places in present.items() if thing[0] and len(places) < scenarios}


def _telling(rows: Sequence[_Row], everything: Sequence[_Row]) -> list[_Row]:
    """Leave out what all the things of a kind that some scenarios lack have in common.

    Where there is only one such thing, it is what it has in common with all others of its kind.
    """
    partial = _partial(everything)
    names: dict[str, set[str]] = {}
    for path, _ in everything:
        kind, name, _setting = _thing(path)
        names.setdefault(kind, set()).add(name)
    added = {kind: {name for name in names[kind] if (kind, name) in partial} for kind in names}
    peers = {kind: added[kind] if len(added[kind]) > 1 else names[kind] for kind in names}
    said: dict[tuple[str, str], dict[str, set[str]]] = {}
    for path, values in everything:
        kind, name, setting = _thing(path)
        if name in peers[kind]:
            said.setdefault((kind, setting), {})[name] = {value for value in values if value is not None}

    def tells(row: _Row) -> bool:
        kind, name, setting = _thing(row[0])
        if (kind, name) not in partial:
            return True
        by_name = said[kind, setting]
        return len(by_name) < len(peers[kind]) or len(set().union(*by_name.values())) > 1 or len(peers[kind]) == 1

    return [row for row in rows if tells(row)]


def differing(study: Study, labels: Labels) -> Differing:
    """Set the settings side by side in which the scenarios differ.

    Left out are names and places, and what the warehouses (or other things) that some scenarios lack have in common.
    What every scenario states comes first. At most `MOST_ROWS` are shown.
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
