"""How differences are laid over what they differ from.

1. Mappings merge key by key.
2. Lists of named things (every item a mapping with a `name` of its own) merge item by item; new ones are appended, or
   stand before the one that `before` names; `remove: true` takes one away.
3. A list of named things laid over a CSV file changes the rows it names.
4. `null` takes a value away, so that the schema's default holds again.
5. Everything else replaces: values, other lists, and mappings that name a distribution by their only key.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from sim.scenario.count_families import CountFamilies
from sim.scenario.families import DurationFamilies
from sim.scenario.loading.node import Location, Node

Expand = Callable[[Node, Location], Node]
"""Reads the table whose path stands at a location; gives everything else back as it is."""

FAMILIES = frozenset({*DurationFamilies.model_fields, *CountFamilies.model_fields})


def merge(base: Node, over: Node, expand: Expand, location: Location = ()) -> Node:
    """Lay one value over another.

    Parameters
    ----------
    base, over : Node
        What differs from, and the differences.
    expand : callable
        Reads a table where rows of it are changed.
    location : tuple
        Where in the scenario both stand.

    Returns
    -------
    Node
        With the place of whichever the value came from.
    """
    if isinstance(over.value, dict) and isinstance(base.value, dict) and not (names_family(over) or names_family(base)):
        mapping = _merge_mappings(base.value, over.value, expand, location)
        return replace(over, value=mapping, beside=over.beside or base.beside)
    if isinstance(over.value, list) and is_named_list(over.value):
        full = expand(base, location)
        if isinstance(full.value, list) and is_named_list(full.value):
            return replace(over, value=_merge_lists(full.value, over.value, expand, location))
    return over


def names_family(node: Node) -> bool:
    """Whether a mapping names a distribution by its only key."""
    return isinstance(node.value, dict) and len(node.value) == 1 and next(iter(node.value)) in FAMILIES


def is_named_list(items: list[Node]) -> bool:
    """Whether a list holds mappings with names of their own only."""
    counts = Counter(item.name for item in items)
    return bool(items) and None not in counts and max(counts.values()) == 1


def asks_removal(item: Node) -> bool:
    """Whether an item of a list says `remove: true`."""
    mark = item.get("remove")
    return mark is not None and mark.value is True


def _merge_mappings(base: dict[str, Node], over: dict[str, Node], expand: Expand, at: Location) -> dict[str, Node]:
    merged = dict(base)
    for key, node in over.items():
        if key not in base:
            merged[key] = node
        elif node.value is None or node.removed:
            merged[key] = replace(node, removed=True)
        else:
            merged[key] = merge(base[key], node, expand, (*at, key))
    return merged


def _merge_lists(base: list[Node], over: list[Node], expand: Expand, at: Location) -> list[Node]:
    """Merge by name. An order to remove what is not there stays: a layer beneath may hold it."""
    merged = list(base)
    places = {item.name: place for place, item in enumerate(base)}
    mentioned = {item.name for item in over}
    unmentioned = tuple(item.name for item in base if item.name and not item.removed and item.name not in mentioned)
    for item in over:
        place = places.get(item.name)
        if place is None:
            places[item.name] = len(merged)
            merged.append(replace(item, beside=unmentioned))
        elif item.removed or asks_removal(item):
            merged[place] = replace(item, removed=True)
        elif merged[place].removed:
            merged[place] = item
        else:
            merged[place] = merge(merged[place], item, expand, (*at, place))
    return _moved(merged, over)


def _moved(items: list[Node], over: list[Node]) -> list[Node]:
    """Move items to where their `before` says, if what that names is there."""
    if not any(item.get("before") for item in over):
        return items
    named = {item.name: item for item in items}
    order = list(named)
    for item in over:
        mark, moved = item.get("before"), named[item.name]
        target = mark.value if mark is not None and isinstance(mark.value, str) else None
        if target is None or target not in named or target == item.name or not isinstance(moved.value, dict):
            continue
        order.remove(item.name)
        order.insert(order.index(target), item.name)
        rest = {key: node for key, node in moved.value.items() if key != "before"}
        named[item.name] = replace(moved, value=rest)
    return [named[name] for name in order]
