"""Changes from the command line, laid over the files: ``warehouses[shanghai].area=9000 m2``."""

import re
from collections.abc import Iterator
from dataclasses import replace

from sim.scenario.loading.node import Node, Place
from sim.scenario.loading.reading import parse_yaml
from sim.scenario.problems import Problem, did_you_mean, one_of, shown

FILE = "override (--set)"
"""What stands in the place of a file name."""

_STEP = re.compile(r"([A-Za-z_]\w*)((?:\[[^\]]+\])?)")


def override_layers(overrides: list[str], root: Node, problems: list[Problem]) -> Iterator[Node]:
    """Turn overrides into layers to be merged, in order.

    Parameters
    ----------
    overrides : list of str
        Each ``path=value``; an item of a list is named in brackets, and the value is YAML.
    root : Node
        What they are laid over.
    problems : list of Problem
        Receives what is wrong.
    """
    for number, text in enumerate(overrides, 1):
        place = Place(FILE, number)
        path, equals, value = text.partition("=")
        steps = [_STEP.fullmatch(step) for step in _split(path.strip())]
        if not equals or not steps or not all(steps) or path.strip().endswith("]"):
            problems.append(Problem(FILE, number, 0, "", shown(text), "path=value, such as demand.orders=4000 /d"))
            continue
        names = [(step[1], step[2][1:-1]) for step in steps if step]
        missing = _missing(names, root, place, path)
        if missing:
            problems.append(missing)
            continue
        found: list[Problem] = []
        node = parse_yaml(f"value: {value}", FILE, found)
        problems.extend(replace(problem, line=number, column=0, path=path) for problem in found)
        if node is not None and isinstance(node.value, dict) and not found:
            yield _nested(names, _placed(node.value["value"], place), place)


def _split(path: str) -> list[str]:
    """Split at dots outside brackets."""
    return re.findall(r"(?:[^.\[]|\[[^\]]*\])+", path)


def _missing(names: list[tuple[str, str]], root: Node, place: Place, path: str) -> Problem | None:
    """Say which list item an override names that is not there."""
    node: Node | None = root
    for key, name in names:
        node = node.get(key) if node else None
        if name:
            items = [child for _, child in node.children()] if node else []
            known = [item.name for item in items if item.name]
            if name not in known:
                expected = f"the name of an item of {key}, {one_of(known)}"
                return Problem(FILE, place.line, 0, path, shown(name), expected, did_you_mean(name, known))
            node = next(item for item in items if item.name == name)
    return None


def _placed(node: Node, place: Place) -> Node:
    """Give a node and all below it one place."""
    value = node.value
    if isinstance(value, dict):
        value = {key: _placed(child, place) for key, child in value.items()}
    elif isinstance(value, list):
        value = [_placed(child, place) for child in value]
    return replace(node, value=value, place=place, key=place)


def _nested(names: list[tuple[str, str]], value: Node, place: Place) -> Node:
    """Build the mapping that holds a value at the end of a path."""
    for key, name in reversed(names):
        if name:
            assert isinstance(value.value, dict)
            value = Node([Node({"name": Node(name, place), **value.value}, place)], place)
        value = Node({key: value}, place, place)
    return value
