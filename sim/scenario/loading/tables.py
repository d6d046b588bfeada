"""Bulk data: lists that live in CSV files, each cell with its line.

The head of a column is the name of a field, or that and a unit in brackets: ``weight``, ``weight [g]``. Below a
head without a unit each cell carries its own ("800 g"). An empty cell means that the field is left out. Lines
before the head that begin with ``#`` are remarks.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from sim.scenario.customers import City
from sim.scenario.demand import CalendarEvent
from sim.scenario.loading.extending import Layer
from sim.scenario.loading.files import UnreadableError, file_shown, found_below, is_file, read_text, real
from sim.scenario.loading.letters import harmless, require_text
from sim.scenario.loading.node import Location, Node, Place
from sim.scenario.loading.shipped import shipped
from sim.scenario.problems import Problem, did_you_mean, one_of, shown
from sim.scenario.products import Sku
from sim.scenario.section import Section

TABLES: dict[Location, type[Section]] = {
    ("customers", "cities"): City,
    ("demand", "calendar"): CalendarEvent,
    ("products", "skus"): Sku,
}
"""Keys whose value may be the path of a CSV file, and what a row of it is."""

LARGEST_TABLE = 50_000_000
"""Bytes of a CSV file."""

MOST_ROWS = 100_000
"""Rows of a CSV file."""

MOST_COLUMNS = 100
"""Columns of a CSV file."""


@dataclass
class Tables:
    """The CSV files of one scenario.

    Attributes
    ----------
    layers : list of Layer
        The files of the chain; a path is relative to the one it is written in, and stays in the folders they lie in.
    problems : list of Problem
        Receives what is wrong.
    unread : set of Location
        Tables that could not be read as a whole: what is wrong in their rows was told, or follows from it.
    """

    layers: list[Layer]
    problems: list[Problem]
    unread: set[Location] = field(default_factory=set)

    def expand_all(self, root: Node) -> Node:
        """Read every table that a merged scenario names."""
        assert isinstance(root.value, dict)
        keys = dict(root.value)
        for location in TABLES:
            section, key = str(location[0]), str(location[1])
            node = keys.get(section)
            if node is not None and isinstance(node.value, dict) and key in node.value:
                keys[section] = replace(node, value={**node.value, key: self.expand(node.value[key], location)})
        return replace(root, value=keys)

    def expand(self, node: Node, location: Location) -> Node:
        """Read the table whose path a node holds; give anything else back as it is."""
        if location not in TABLES or not isinstance(node.value, str) or not node.value.casefold().endswith(".csv"):
            return node
        try:
            path = self._path(node.place.file, node.value)
            text = read_text(path, LARGEST_TABLE)
        except UnreadableError as error:
            place, path_text = node.place, ".".join(str(part) for part in location)
            self.problems.append(
                Problem(place.file, place.line, place.column, path_text, shown(node.value), error.expected, error.hint)
            )
            self.unread.add(location)
            return node
        told = len(self.problems)
        rows = read_rows(text, file_shown(path), TABLES[location], self.problems)
        needed = [name for name, column in TABLES[location].model_fields.items() if column.is_required()]
        if len(self.problems) > told and any(all(row.get(name) is None for row in rows) for name in needed):
            self.unread.add(location)
        return replace(node, value=rows, table=path.as_posix())

    def _path(self, file: str, written: str) -> Path:
        """Where a path written in a file leads, if it stays in the folders of the scenario's files."""
        folder = next(
            (layer.path.parent for layer in self.layers if file_shown(layer.path) == file), self.layers[-1].path.parent
        )
        path = found_below(folder, written, [real(layer.path).parent for layer in self.layers])
        if path is None:
            raise UnreadableError("a relative path that stays in the folder of the scenario or of a file it extends")
        return real(path)


def table_path(folder: Path, written: str) -> Path:
    """Where a path written in a file of a folder leads; ``scenarios/…`` that is not there is a table of fencang's own."""
    path = real(folder / written)
    return path if is_file(path) else shipped(Path(written)) or path


def read_rows(text: str, file: str, row_type: type[Section], problems: list[Problem]) -> list[Node]:
    """Turn CSV text into a list of mappings.

    Parameters
    ----------
    text : str
        With a head line.
    file : str
        As shown to the user.
    row_type : type of Section
        What a row is; its fields are the columns.
    problems : list of Problem
        Receives what is wrong.
    """
    lines = io.StringIO(text, newline="")
    remarks = _skip_remarks(lines)
    reader = csv.reader(lines, strict=True)
    rows: list[Node] = []
    try:
        head = [_column(cell) for cell in next(reader, [])]
        head_line = remarks + reader.line_num
        if len(head) > MOST_COLUMNS:
            raise csv.Error(f"at most {MOST_COLUMNS} columns, not {len(head)}")
        problems.extend(_head_problems([name for name, _ in head], Place(file, head_line), row_type))
        for cells in reader:
            place = Place(file, remarks + reader.line_num)
            if len(rows) >= MOST_ROWS or len(problems) >= MOST_ROWS:
                raise csv.Error(f"at most {MOST_ROWS} rows")
            if cells and len(cells) != len(head):
                problems.append(Problem(file, place.line, 0, "", f"{len(cells)} cells", f"{len(head)}, as in the head"))
            elif any(cell.strip() for cell in cells):
                rows.append(_row(head, cells, place, row_type, problems))
    except csv.Error as error:
        problems.append(Problem(file, remarks + reader.line_num, 0, "", "", f"a valid CSV line ({error})"))
    return rows


def _skip_remarks(lines: io.StringIO) -> int:
    """Pass over the empty lines and remarks before the head; return how many there are."""
    count = 0
    while True:
        start = lines.tell()
        line = lines.readline()
        if not line or (line.strip() and not line.startswith("#")):
            lines.seek(start)
            return count
        count += 1


def _head_problems(names: list[str], place: Place, row_type: type[Section]) -> Iterator[Problem]:
    """Columns that are unknown, doubled or missing, each once and not for every row."""
    fields = row_type.model_fields
    for name in dict.fromkeys(names):
        if name not in fields:
            expected = f"a column named {one_of(fields)}"
            yield Problem(place.file, place.line, 0, "", shown(name), expected, did_you_mean(name, fields))
        elif names.count(name) > 1:
            yield Problem(place.file, place.line, 0, "", f"{shown(name)} again", "each column once")
    for name, column in fields.items():
        if column.is_required() and name not in names:
            yield Problem(place.file, place.line, 0, "", "", f"a column {shown(name)}: {column.description}")


def _column(head: str) -> tuple[str, str]:
    """Name and unit of a column."""
    text = head.strip()
    bracket = min((place for sign in "[(" if (place := text.find(sign)) >= 0), default=-1)
    unit = text[bracket + 1 : -1].strip()
    return (text[:bracket].rstrip(), unit) if bracket >= 0 and text[-1] in "])" and unit else (text, "")


def _row(
    head: list[tuple[str, str]], cells: list[str], place: Place, row_type: type[Section], problems: list[Problem]
) -> Node:
    """Make the mapping of a line; unknown columns are left out, they were reported with the head."""
    found = {}
    for (name, unit), cell in zip(head, cells, strict=True):
        text = cell.strip()
        if not text or name not in row_type.model_fields:
            continue
        try:
            require_text(text)
        except ValueError as error:
            problems.append(Problem(place.file, place.line, 0, name, shown(text), str(error)))
            text = harmless(text)
        found[name] = Node(f"{text} {unit}".strip(), place)
    return Node(found, place)
