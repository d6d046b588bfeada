"""A scenario as YAML text: with the place every value came from, or as one file that stands for itself."""

import unicodedata
from dataclasses import replace
from pathlib import Path
from typing import Any

from sim.scenario.loading.merging import names_family
from sim.scenario.loading.node import Node, Place
from sim.scenario.loading.resolving import Resolved
from sim.scenario.loading.scalars import write
from sim.scenario.loading.shipped import written_path
from sim.scenario.loading.tables import table_path
from sim.scenario.scenario import Scenario
from sim.scenario.schema import Shape, field_shape, is_list, item_shape, section_of
from sim.scenario.written import IN_UNITS

WIDEST = 72
"""Remarks begin at most this many columns to the right; longer lines carry theirs behind them."""

_DEFAULT = Place("default", 0)

Line = tuple[str, str]
"""Text and remark."""


def render_resolved(resolved: Resolved, *, defaults: bool = False) -> str:
    """Write a resolved scenario, each value with the file and line it came from.

    Parameters
    ----------
    resolved : Resolved
    defaults : bool
        Whether to write out what no file states, too.

    Returns
    -------
    str
        YAML. Saved in the working directory it loads as the same scenario. Tables stand as the path of their CSV file
        where it lies below that directory, or where it is one of fencang's own; others are written out row by row, so
        that without tables of the first kind the text loads from anywhere.
    """
    root = _with_paths(resolved.root)
    if defaults:
        root = _with_defaults(root, resolved.scenario.model_dump(mode="json", context=IN_UNITS))
    lines = _mapping(root, 0, Shape(Scenario))
    column = min(WIDEST, max((_width(text) for text, _ in lines), default=0)) + 2
    return "".join(f"{text}{_gap(text, column)}# {remark}\n" if remark else f"{text}\n" for text, remark in lines)


def dump(scenario: Scenario) -> str:
    """Write a scenario as one YAML file without defaults, tables written out; loading it gives an equal scenario."""
    content = scenario.model_dump(mode="json", context=IN_UNITS, exclude_defaults=True)
    return "".join(f"{text}\n" for text, _ in _mapping(_node(content, Place("", 0)), 0, None))


def _with_paths(node: Node) -> Node:
    """Name every table by a path that leads to it from the working directory; one without is no table, but rows."""
    if node.table:
        return replace(node, table=_path_written(Path(node.table)))
    if isinstance(node.value, dict):
        return replace(node, value={key: _with_paths(child) for key, child in node.value.items()})
    return node


def _path_written(table: Path) -> str:
    here = Path.cwd().resolve()
    if table.is_relative_to(here):
        return table.relative_to(here).as_posix()
    written = written_path(table)
    return written if written and table_path(here, written) == table else ""


def _with_defaults(node: Node, dumped: Any) -> Node:
    if isinstance(node.value, dict) and isinstance(dumped, dict) and not names_family(node):
        stated = {key: _with_defaults(child, dumped.get(key)) for key, child in node.value.items()}
        unstated = {key: _node(value, _DEFAULT) for key, value in dumped.items() if key not in stated}
        return replace(node, value={**stated, **unstated})
    if isinstance(node.value, list) and isinstance(dumped, list) and not node.table:
        return replace(
            node, value=[_with_defaults(item, value) for item, value in zip(node.value, dumped, strict=True)]
        )
    return node


def _node(value: Any, place: Place) -> Node:
    """Make nodes of plain data."""
    if isinstance(value, dict):
        return Node({key: _node(child, place) for key, child in value.items()}, place)
    if isinstance(value, list):
        return Node([_node(child, place) for child in value], place)
    return Node(value, place)


def _mapping(node: Node, depth: int, shape: Shape | None) -> list[Line]:
    assert isinstance(node.value, dict)
    lines: list[Line] = []
    for key, child in _ordered(node.value, shape):
        below = _below(shape, key)
        head = f"{'  ' * depth}{write(key)}:"
        if child.table and isinstance(child.value, list):
            lines.append((f"{head} {write(child.table)}", f"{child.place}; {len(child.value)} rows"))
        elif _is_short(child):
            lines.append((f"{head} {_flow(child)}", str(child.place) if child.place.file else ""))
        elif isinstance(child.value, dict):
            lines += [(head, ""), *_mapping(child, depth + 1, below)]
        else:
            lines += [(head, ""), *_items(child, depth + 1, below)]
    return lines


def _ordered(keys: dict[str, Node], shape: Shape | None) -> list[tuple[str, Node]]:
    """Bring keys into the order of the schema, whichever file stated them first."""
    section = section_of(shape) if shape else None
    order = list(section.model_fields) if section else []
    return sorted(keys.items(), key=lambda item: order.index(item[0]) if item[0] in order else len(order))


def _below(shape: Shape | None, key: str) -> Shape | None:
    section = section_of(shape) if shape else None
    return field_shape(section.model_fields[key]) if section and key in section.model_fields else None


def _items(node: Node, depth: int, shape: Shape | None) -> list[Line]:
    inner = item_shape(shape) if shape and is_list(shape) else None
    lines: list[Line] = []
    for _, item in node.children():
        if _is_short(item) or _is_row(item):
            lines.append((f"{'  ' * depth}- {_flow(item)}", str(item.place) if item.place.file else ""))
        elif isinstance(item.value, dict):
            (first, remark), *rest = _mapping(item, depth + 1, inner)
            lines += [(f"{'  ' * depth}- {first.lstrip()}", remark), *rest]
        else:
            (first, remark), *rest = _items(item, depth + 1, inner)
            lines += [(f"{'  ' * depth}- {first.lstrip()}", remark), *rest]
    return lines


def _is_short(node: Node) -> bool:
    """Whether a value stands on one line: scalars, lists of them, distributions, and what is empty."""
    if not isinstance(node.value, dict | list) or not node.value:
        return True
    if isinstance(node.value, list):
        return all(not isinstance(item.value, dict | list) for item in node.value)
    return names_family(node)


def _is_row(node: Node) -> bool:
    """Whether a mapping is a line of a CSV file: its cells all stand where it stands itself, in no known column."""
    return (
        bool(node.place.line) and not node.place.column and all(cell.place == node.place for _, cell in node.children())
    )


def _flow(node: Node) -> str:
    match node.value:
        case dict():
            return "{" + ", ".join(f"{write(key)}: {_flow(child)}" for key, child in node.value.items()) + "}"
        case list():
            return "[" + ", ".join(_flow(item) for item in node.value) + "]"
        case _:
            return write(node.value)


def _gap(text: str, column: int) -> str:
    return " " * max(2, column - _width(text))


def _width(text: str) -> int:
    """Columns that a text takes; Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
