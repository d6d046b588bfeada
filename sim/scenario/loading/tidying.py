"""After all layers are merged: hand the warehouses what they share, and clear away what only told how to merge."""

from collections.abc import Iterator
from dataclasses import replace

from sim.scenario.loading.merging import Expand, merge
from sim.scenario.loading.node import Node
from sim.scenario.problems import MOST_COMPARED, Problem, did_you_mean, one_of, shown

SHARED = "warehouse_defaults"
DIRECTIVES = ("remove", "before")


def apply_defaults(root: Node, expand: Expand) -> Node:
    """Lay every warehouse over `warehouse_defaults`, which then goes."""
    assert isinstance(root.value, dict)
    rest = {key: node for key, node in root.value.items() if key != SHARED}
    defaults, warehouses = root.get(SHARED), root.get("warehouses")
    if defaults is None or not isinstance(defaults.value, dict):
        return replace(root, value=rest)
    if warehouses is None or not isinstance(warehouses.value, list):
        return replace(root, value=rest)
    beneath = handed_down(defaults, SHARED)
    sites = [
        merge(beneath, site, expand, ("warehouses",)) if isinstance(site.value, dict) else site
        for site in warehouses.value
    ]
    return replace(root, value={**rest, "warehouses": replace(warehouses, value=sites)})


def handed_down(node: Node, via: str) -> Node:
    """Mark a node and all below it as coming from a block."""
    value = node.value
    if isinstance(value, dict):
        value = {key: handed_down(child, via) for key, child in value.items()}
    elif isinstance(value, list):
        value = [handed_down(child, via) for child in value]
    return replace(
        node, value=value, place=replace(node.place, via=via), key=replace(node.key, via=via) if node.key else None
    )


def defaults_problems(root: Node) -> Iterator[Problem]:
    """Say what is wrong with the shared block itself."""
    defaults = root.get(SHARED)
    if defaults is not None and not defaults.removed and not isinstance(defaults.value, dict):
        place = defaults.head
        yield Problem(
            place.file,
            place.line,
            place.column,
            SHARED,
            shown(defaults.plain()),
            "a mapping with the keys of a warehouse",
        )


def without_directives(node: Node, problems: list[Problem], path: str = "") -> Node:
    """Drop what was removed, and refuse orders to remove or to move that found nothing.

    Parameters
    ----------
    node : Node
        A merged scenario, or a part of it.
    problems : list of Problem
        Receives what is wrong.
    path : str
        Where the part stands.
    """
    if isinstance(node.value, dict):
        kept = {key: child for key, child in node.value.items() if not child.removed}
        dot = "." if path else ""
        tidied = {key: without_directives(child, problems, f"{path}{dot}{key}") for key, child in kept.items()}
        return replace(node, value=tidied)
    if isinstance(node.value, list):
        present = [child for child in node.value if not child.removed]
        names = dict.fromkeys(name for child in present if (name := child.name) and child.get("remove") is None)
        items = [item for child in present if (item := _obeyed(child, names, problems, path)) is not None]
        return replace(
            node,
            value=[without_directives(item, problems, f"{path}[{item.name or n}]") for n, item in enumerate(items)],
        )
    return node


def _obeyed(item: Node, names: dict[str, None], problems: list[Problem], path: str) -> Node | None:
    """Take the directives off an item; None where it only asked to remove something that is not there."""
    if not isinstance(item.value, dict) or item.name is None:
        return item
    remove, before = item.get("remove"), item.get("before")
    if remove is None and before is None:
        return item
    inside = f"{path}[{item.name}]"
    if remove is not None:
        if remove.value is True:
            problems.append(
                _unknown(item, item.value["name"], f"{inside}.name", "something to remove", names, problems)
            )
        else:
            problems.append(_at(remove, f"{inside}.remove", "true, or no such key", []))
        return None
    if before is not None and not (
        isinstance(before.value, str) and before.value in names and before.value != item.name
    ):
        problems.append(_unknown(item, before, f"{inside}.before", "another item of the list", names, problems))
    return replace(item, value={key: child for key, child in item.value.items() if key not in DIRECTIVES})


def _unknown(item: Node, node: Node, path: str, what: str, names: dict[str, None], problems: list[Problem]) -> Problem:
    """Say that a directive of an item names what is not in its list."""
    others = [name for name in names if name != item.name] if len(problems) * len(names) <= MOST_COMPARED else []
    return _at(node, path, f"the name of {what}, {one_of(others)}", others)


def _at(node: Node, path: str, expected: str, choices: list[str]) -> Problem:
    place, hint = node.place, did_you_mean(node.value, choices)
    return Problem(place.file, place.line, place.column, path, shown(node.plain()), expected, hint)
