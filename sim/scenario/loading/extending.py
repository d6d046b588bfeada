"""`extends:`: the files a scenario is made of, from the one it starts from to the one that was named.

A path is relative to the file it stands in; where that has no such file, ``scenarios/…`` is one that comes with fencang. It leads to files
near the one that the user named, and nowhere else (`files.home_of`).
"""

from dataclasses import dataclass, replace
from pathlib import Path

from sim.scenario.loading.files import file_shown, found_below, home_of, is_file, near_file, real
from sim.scenario.loading.node import Node
from sim.scenario.loading.reading import read_yaml
from sim.scenario.loading.shipped import folders
from sim.scenario.problems import Problem, shown

LONGEST_CHAIN = 20
"""Files that may extend one another."""


@dataclass(frozen=True)
class Layer:
    """One file of the chain."""

    path: Path
    node: Node


def read_chain(path: Path, problems: list[Problem]) -> list[Layer]:
    """Read a file and all it extends.

    Parameters
    ----------
    path : Path
        The file that was named.
    problems : list of Problem
        Receives what is wrong.

    Returns
    -------
    list of Layer
        The file that extends no other comes first. Empty where a file cannot be read or found: what it would have said
        is not missing.
    """
    layers: list[Layer] = []
    seen: list[Path] = []
    next_path: Path | None = path
    home = home_of(path)
    while next_path is not None:
        seen.append(real(next_path))
        node = read_yaml(next_path, problems)
        if node is None:
            return []
        layers.append(Layer(next_path, _without_extends(node)))
        try:
            next_path = _extended(node, next_path, seen, home)
        except _BrokenLinkError as error:
            problems.append(error.problem)
            return []
    return layers[::-1]


class _BrokenLinkError(Exception):
    """A file extends one that it cannot."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def _without_extends(node: Node) -> Node:
    assert isinstance(node.value, dict)
    return replace(node, value={key: value for key, value in node.value.items() if key != "extends"})


def _extended(node: Node, path: Path, seen: list[Path], home: Path) -> Path | None:
    """Path of the file that a file extends; None where it extends none."""
    link = node.get("extends")
    if link is None:
        return None
    hint = ""
    if not isinstance(link.value, str) or not link.value.endswith((".yaml", ".yml")):
        expected = "the path of a YAML file, relative to this one"
    elif (target := found_below(path.parent, link.value, (home, *folders()))) is None:
        expected = f"a relative path that stays in {file_shown(home)}/"
    elif real(target) in seen:
        circle = [*seen[seen.index(real(target)) :], real(target)]
        expected = f"no circle of files ({' -> '.join(file_shown(file) for file in circle)})"
    elif len(seen) >= LONGEST_CHAIN:
        expected = f"at most {LONGEST_CHAIN} files that extend one another"
    elif is_file(target):
        return target
    else:
        expected = f"a file that exists, relative to {file_shown(path.parent)}/"
        hint = near_file(target, Path(link.value))
    place = link.place
    raise _BrokenLinkError(
        Problem(place.file, place.line, place.column, "extends", shown(link.plain()), expected, hint)
    )
