"""Bulk data: lists that live in CSV files, each cell with its line.

The head of a column is the name of a field, or that and a unit in brackets: ``weight``, ``weight [g]``. Cells of a column without a unit
in its head carry their own ("800 g"). An empty cell means that the field is left out. Lines before the head that begin with ``#`` are remarks.
"""

import csv
import io
import re
from dataclasses import dataclass, replace
from pathlib import Path

from sim.scenario.loading.extending import Layer
from sim.scenario.loading.node import Location, Node, Place
from sim.scenario.loading.reading import file_shown, read_text
from sim.scenario.problems import Problem, shown

TABLES: tuple[tuple[str, str], ...] = (("customers", "cities"), ("demand", "calendar"), ("products", "skus"))
"""Keys whose value may be the path of a CSV file."""

LARGEST_TABLE = 50_000_000
"""Bytes of a CSV file."""

_HEAD = re.compile(r"\s*(.*?)\s*[\[(]\s*(.+?)\s*[\])]\s*")


@dataclass
class Tables:
    """The CSV files of one scenario.

    Attributes
    ----------
    layers : list of Layer
        The files of the chain; a path is relative to the one it is written in, and may not leave the folders they lie in.
    root : Path
        Folder of the file that was named; paths are shown relative to it.
    problems : list of Problem
        Receives what is wrong.
    """

    layers: list[Layer]
    root: Path
    problems: list[Problem]

    def expand_all(self, root: Node) -> Node:
        """Read every table that a merged scenario names."""
        assert isinstance(root.value, dict)
        keys = dict(root.value)
        for section, field in TABLES:
            node = keys.get(section)
            if node is not None and isinstance(node.value, dict) and field in node.value:
                keys[section] = replace(node, value={**node.value, field: self.expand(node.value[field])})
        return replace(root, value=keys)

    def expand(self, node: Node) -> Node:
        """Read the table whose path a node holds; give anything else back as it is."""
        if not isinstance(node.value, str) or not node.value.casefold().endswith(".csv"):
            return node
        path = self._path(node)
        text = None if path is None else read_text(path, LARGEST_TABLE, self._located(node))
        if path is None or text is None:
            return replace(node, value=[], table=node.value)
        return replace(node, value=read_rows(text, file_shown(path), self.problems), table=self._relative(path))

    def _path(self, node: Node) -> Path | None:
        """Where the path leads, if it stays in the folders of the scenario's files."""
        assert isinstance(node.value, str)
        written_in = next((layer.path for layer in self.layers if file_shown(layer.path) == node.place.file), None)
        folder = written_in.parent if written_in else self.root
        path = folder / node.value
        allowed = [layer.path.resolve().parent for layer in self.layers]
        if Path(node.value).is_absolute() or not any(path.resolve().is_relative_to(top) for top in allowed):
            expected = "a relative path that stays in the folder of the scenario or of a file it extends"
            self._located(node).append(Problem("", 0, 0, "", "", expected))
            return None
        return path

    def _relative(self, path: Path) -> str:
        try:
            return path.resolve().relative_to(self.root.resolve(), walk_up=True).as_posix()  # type: ignore[call-arg]
        except (TypeError, ValueError):
            return path.resolve().as_posix()

    def _located(self, node: Node) -> "_Located":
        return _Located(node, self.problems)


class _Located(list[Problem]):
    """A list of problems that moves each to the value that names the file."""

    def __init__(self, node: Node, problems: list[Problem]) -> None:
        super().__init__()
        self._node, self._problems = node, problems

    def append(self, problem: Problem) -> None:
        place = self._node.place
        expected = problem.expected if not problem.file else f"{problem.expected} ({problem.file})"
        self._problems.append(
            Problem(place.file, place.line, place.column, "", shown(self._node.value), expected, problem.hint)
        )


def read_rows(text: str, file: str, problems: list[Problem]) -> list[Node]:
    """Turn CSV text into a list of mappings.

    Parameters
    ----------
    text : str
        With a head line.
    file : str
        As shown to the user.
    problems : list of Problem
        Receives what is wrong.
    """
    lines = text.splitlines(keepends=True)
    remarks = next((number for number, line in enumerate(lines) if line.strip() and not line.startswith("#")), 0)
    reader = csv.reader(io.StringIO("".join(lines[remarks:]), newline=""), strict=True)
    rows: list[Node] = []
    try:
        head = [_column(cell) for cell in next(reader, [])]
        for cells in reader:
            line = remarks + reader.line_num
            if len(cells) != len(head) and cells:
                problems.append(Problem(file, line, 0, "", f"{len(cells)} cells", f"{len(head)}, as in the head"))
            elif any(cell.strip() for cell in cells):
                rows.append(_row(head, cells, Place(file, line)))
    except csv.Error as error:
        problems.append(Problem(file, remarks + reader.line_num, 0, "", "", f"a valid CSV line ({error})"))
    return rows


def _column(head: str) -> tuple[str, str]:
    """Name and unit of a column."""
    match = _HEAD.fullmatch(head)
    return (match[1], match[2]) if match else (head.strip(), "")


def _row(head: list[tuple[str, str]], cells: list[str], place: Place) -> Node:
    values = {
        name: Node(f"{cell.strip()} {unit}".strip(), place)
        for (name, unit), cell in zip(head, cells, strict=True)
        if cell.strip()
    }
    return Node(dict(values), place)


def is_table(location: Location) -> bool:
    """Whether a location may hold the path of a CSV file."""
    return location in TABLES
