"""From the text of a YAML file to nodes: syntax, duplicate keys, and nothing that runs code or swells."""

from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode

from sim.scenario.loading.node import Node, Place, Scalar
from sim.scenario.loading.scalars import resolve
from sim.scenario.loading.shipped import shipped_beside
from sim.scenario.problems import Problem, nearest, offered, shown

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


def file_shown(path: Path) -> str:
    """Name a file for the user: relative to the working directory where it lies below it."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except (ValueError, OSError):
        return path.as_posix()


class UnreadableError(Exception):
    """A file that cannot be read: what was expected, and what may have been meant."""

    def __init__(self, expected: str, hint: str = "") -> None:
        super().__init__(expected)
        self.expected, self.hint = expected, hint


def read_text(path: Path, largest: int) -> str:
    """Read a text file in UTF-8.

    Raises
    ------
    UnreadableError
        Where there is no such file, it is larger than `largest` bytes, or it holds something else.
    """
    try:
        if not path.is_file():
            raise UnreadableError("a file that exists", near_file(path, path))
        if path.stat().st_size > largest:
            raise UnreadableError(f"a file of at most {largest // 1000} kB")
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableError(f"text in UTF-8; byte {error.start + 1} is something else") from None
    except (OSError, ValueError) as error:
        raise UnreadableError(f"a readable file ({error})") from None


def near_file(path: Path, written: Path) -> str:
    """Ask whether a file of like name was meant: one beside the path, or one that comes with fencang.

    Parameters
    ----------
    path : Path
        Where there is no file.
    written : Path
        How the user wrote it.
    """
    try:
        beside = [near.name for near in path.parent.iterdir() if near.suffix == path.suffix]
    except OSError:
        beside = []
    for names in (beside, shipped_beside(written)):
        stems = {Path(name).stem: name for name in sorted(names)}  # the ending is no likeness
        near = [stems[stem] for stem in nearest(path.stem, stems)]
        if near:
            return offered(near)
    return ""


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
        problems.append(Problem(file, 0, 0, "", "", f"valid YAML ({str(error).splitlines()[0]})"))
        return None
    if node is None or not isinstance(node.value, dict):
        problems.append(Problem(file, 1, 0, "", shown(node and node.plain()), "a mapping with the keys of a scenario"))
        return None
    return node


def _syntax_problem(error: MarkedYAMLError, file: str) -> Problem:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
    what = ", ".join(text for text in (error.context, error.problem) if text)
    hint = "indent with spaces" if "\\t" in what else ""
    return Problem(file, line, column, "", "", f"valid YAML ({what})", hint)


class _Reader:
    """Turns ruamel's nodes into ours."""

    def __init__(self, file: str, problems: list[Problem]) -> None:
        self._file = file
        self._problems = problems
        self._count = 0

    def node(self, source: Any, depth: int, key: Place | None) -> Node:
        """Turn one node and all below it."""
        self._count += 1
        if depth > DEEPEST or self._count > MOST_VALUES:
            raise _TooLargeError
        place = self._place(source)
        if str(source.tag) not in _KNOWN_TAGS:
            self._problem(place, f"tag {source.tag}", "a value without a tag")
            return Node(None, place, key)
        if isinstance(source, MappingNode):
            return Node(self._mapping(source, depth), place, key)
        if isinstance(source, SequenceNode):
            return Node([self.node(item, depth + 1, None) for item in source.value], place, key)
        scalar = self._scalar(source, place)
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
            elif key in nodes:
                self._problem(place, f"'{key}' again", f"each key once; line {nodes[key].head.line} has it already")
            else:
                nodes[key] = self.node(value_source, depth + 1, place)
        return nodes

    def _scalar(self, source: ScalarNode, place: Place) -> Scalar:
        text = str(source.value)
        if source.style is not None or str(source.tag) == _TEXT_TAG:
            return text
        try:
            return resolve(text)
        except ValueError as error:
            self._problem(place, shown(text), str(error))
            return None

    def _place(self, source: Any) -> Place:
        return Place(self._file, source.start_mark.line + 1, source.start_mark.column + 1)

    def _problem(self, place: Place, value: str, expected: str) -> None:
        self._problems.append(Problem(place.file, place.line, place.column, "", value, expected))
