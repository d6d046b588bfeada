"""After all layers are merged: hand the warehouses what they share, and clear away what only told how to merge."""

from collections.abc import Iterator
from dataclasses import replace

from sim.scenario.loading.merging import Expand, merge
from sim.scenario.loading.node import Node
from sim.scenario.problems import Problem, did_you_mean, one_of, shown

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
            shown(defaults.value),
            "a mapping with the keys of a warehouse",
        )


def without_directives(node: Node, problems: list[Problem]) -> Node:
    """Drop what was removed, and refuse orders to remove or to move that found nothing.

    Parameters
    ----------
    node : Node
        A merged scenario, or a part of it.
    problems : list of Problem
        Receives what is wrong.
    """
    if isinstance(node.value, dict):
        kept = {key: without_directives(child, problems) for key, child in node.value.items() if not child.removed}
        return replace(node, value=kept)
    if isinstance(node.value, list):
        present = [child for child in node.value if not child.removed]
        names = [name for child in present if (name := child.name) and child.get("remove") is None]
        items = [item for child in present if (item := _obeyed(child, names, problems)) is not None]
        return replace(node, value=[without_directives(item, problems) for item in items])
    return node


def _obeyed(item: Node, names: list[str], problems: list[Problem]) -> Node | None:
    """Take the directives off an item; None where it only asked to remove something that is not there."""
    if not isinstance(item.value, dict) or item.name is None:
        return item
    others = [name for name in names if name != item.name]
    remove, before = item.get("remove"), item.get("before")
    if remove is not None:
        if remove.value is True:
            _add(problems, item, "name", item.name, f"the name of something to remove, {one_of(others)}", others)
        else:
            _add(problems, item, "remove", remove.value, "true, or no such key", [])
        return None
    if before is not None and before.value not in others:
        _add(problems, item, "before", before.value, f"the name of another item of the list, {one_of(others)}", others)
    return replace(item, value={key: child for key, child in item.value.items() if key not in DIRECTIVES})


def _add(problems: list[Problem], item: Node, key: str, value: object, expected: str, choices: list[str]) -> None:
    node = item.get(key)
    place = node.place if node else item.head
    path = f"[{item.name}].{key}"
    problems.append(
        Problem(place.file, place.line, place.column, path, shown(value), expected, did_you_mean(value, choices))
    )
