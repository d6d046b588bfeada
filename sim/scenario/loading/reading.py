"""From the text of a YAML file to nodes: syntax, duplicate keys, and nothing that runs code or swells."""

import warnings
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode

from sim.scenario.loading.files import UnreadableError, file_shown, read_text
from sim.scenario.loading.letters import harmless, require_text
from sim.scenario.loading.node import Node, Place, Scalar
from sim.scenario.loading.scalars import resolve
from sim.scenario.problems import LONGEST, Problem, shown

LARGEST_FILE = 1_000_000
"""Bytes of a YAML file; bulk data lives in CSV files."""

MOST_VALUES = 100_000
"""Values in a file after its aliases are followed."""

DEEPEST = 40
"""Levels of nesting."""

_KNOWN_TAGS = {
    f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "timestamp", "map", "seq", "merge")
}
_TEXT_TAG = "tag:yaml.org,2002:str"


class _TooLargeError(Exception):
    """Aliases swell the file, or it is nested too deep."""


def read_yaml(path: Path, problems: list[Problem]) -> Node | None:
    """Read a YAML file.

    Parameters
    ----------
    path : Path
    problems : list of Problem
        Receives what is wrong.

    Returns
    -------
    Node or None
        The file's mapping; None where it has none.
    """
    try:
        text = read_text(path, LARGEST_FILE)
    except UnreadableError as error:
        problems.append(Problem(file_shown(path), 0, 0, "", "", error.expected, error.hint))
        return None
    return parse_yaml(text, file_shown(path), problems)


def parse_yaml(text: str, file: str, problems: list[Problem]) -> Node | None:
    """Turn YAML text into nodes; like `read_yaml`."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # an anchor's name may be used again
            root = YAML(typ="safe", pure=True).compose(text)
        node = _Reader(file, problems).node(root, 0, None) if root is not None else None
    except MarkedYAMLError as error:
        problems.append(_syntax_problem(error, file))
        return None
    except (RecursionError, _TooLargeError):
        limits = f"at most {MOST_VALUES} values, aliases followed, in {DEEPEST} levels"
        problems.append(Problem(file, 0, 0, "", "", limits))
        return None
    except (YAMLError, ValueError) as error:
        problems.append(Problem(file, 0, 0, "", "", f"valid YAML ({str(error).splitlines()[0][:LONGEST]})"))
        return None
    if node is None or not isinstance(node.value, dict):
        problems.append(Problem(file, 1, 0, "", shown(node and node.plain()), "a mapping with the keys of a scenario"))
        return None
    return node


def _syntax_problem(error: MarkedYAMLError, file: str) -> Problem:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
    what = ", ".join(text[:LONGEST] for text in (error.context, error.problem) if text)
    hint = "indent with spaces" if "\\t" in what else ""
    return Problem(file, line, column, "", "", f"valid YAML ({what})", hint)


class _Reader:
    """Turns ruamel's nodes into ours."""

    def __init__(self, file: str, problems: list[Problem]) -> None:
        self._file = file
        self._problems = problems
        self._count = 0

    def node(self, source: Any, depth: int, key: Place | None, name: str = "") -> Node:
        """Turn one node and all below it; `key` is where its key stands, `name` is that key."""
        self._count += 1
        if depth > DEEPEST or self._count > MOST_VALUES:
            raise _TooLargeError
        place = self._place(source)
        if str(source.tag) not in _KNOWN_TAGS:
            self._problem(place, f"tag {str(source.tag)[:LONGEST]}", "a value without a tag")
            return Node(None, place, key)
        if isinstance(source, MappingNode):
            return Node(self._mapping(source, depth), place, key)
        if isinstance(source, SequenceNode):
            return Node([self.node(item, depth + 1, None) for item in source.value], place, key)
        scalar = self._scalar(source, place, name)
        return Node(scalar, key if scalar is None and key else place, key)

    def _mapping(self, source: MappingNode, depth: int) -> dict[str, Node]:
        nodes: dict[str, Node] = {}
        for key_source, value_source in source.value:
            place = self._place(key_source)
            if not isinstance(key_source, ScalarNode):
                self._problem(place, "", "a plain word as key")
                continue
            key = str(key_source.value)
            if key == "<<":
                self._problem(
                    place, "'<<'", "a key of the scenario; to share settings use extends or warehouse_defaults"
                )
            elif not self._is_text(key, place, ""):
                continue
            elif key in nodes:
                self._problem(place, f"'{key}' again", f"each key once; line {nodes[key].head.line} has it already")
            else:
                nodes[key] = self.node(value_source, depth + 1, place, key)
        return nodes

    def _scalar(self, source: ScalarNode, place: Place, name: str) -> Scalar:
        text = str(source.value)
        if not self._is_text(text, place, name):
            return harmless(text)  # some text, so that none is not missed as well
        if source.style is not None or str(source.tag) == _TEXT_TAG:
            return text
        try:
            return resolve(text)
        except ValueError as error:
            self._problem(place, shown(text), str(error))
            return None

    def _is_text(self, text: str, place: Place, name: str) -> bool:
        """Whether a key or a value is text that may stand anywhere; else that is a problem."""
        try:
            require_text(text, name)
        except ValueError as error:
            self._problem(place, shown(text), str(error))
            return False
        return True

    def _place(self, source: Any) -> Place:
        return Place(self._file, source.start_mark.line + 1, source.start_mark.column + 1)

    def _problem(self, place: Place, value: str, expected: str) -> None:
        self._problems.append(Problem(place.file, place.line, place.column, "", value, expected))
