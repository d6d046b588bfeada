"""Names that were probably meant to be inherited ones: a slip of the pen adds a new item where one was to be changed.

Where a new item lacks required keys the schema refuses it, and where it states two or more beside its name it is meant
to be new. Of what needs little more than a name, such as a carrier or a zone, only the name can tell.
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from sim.scenario.loading.node import Location, Node, Place, path_text
from sim.scenario.problems import MOST_COMPARED, Problem, did_you_mean, shown
from sim.scenario.scenario import Scenario
from sim.scenario.schema import section_of, shape_at

NEAR = 0.8
"""Least likeness of each word to its counterpart (Ratcliff and Metzener 1988, as in `difflib`)."""

MOST_KEYS = 1
"""Required keys beside the name up to which the name of a new item is looked at."""


def misspelt_names(root: Node) -> Iterator[Problem]:
    """Find new items of inherited lists whose names are near misses of inherited names that their file does not mention.

    Parameters
    ----------
    root : Node
        The merged files. What `warehouse_defaults` got wrong is told once, not for every warehouse.
    """
    pending: list[tuple[Location, Node]] = [((), root)]
    told: set[Place] = set()
    while pending:
        location, node = pending.pop()
        pending.extend(((*location, part), child) for part, child in node.children())
        if node.beside and node.name and node.place not in told and _needs_little(node, location):
            told.add(node.place)
            if len(told) * len(node.beside) > MOST_COMPARED:
                return
            yield from _near_miss(node, node.name, path_text(root, location))


def near_misses(name: str, others: tuple[str, ...]) -> list[str]:
    """Names that differ by a slip only: word by word alike, with the same numbers."""
    words, numbers = name.casefold().split(), re.findall(r"\d+", name)
    found = []
    for other in others:
        counterparts = other.casefold().split()
        if len(words) == len(counterparts) and numbers == re.findall(r"\d+", other):
            pairs = zip(words, counterparts, strict=True)
            if all(SequenceMatcher(None, *pair).ratio() >= NEAR for pair in pairs):
                found.append(other)
    return found


def _needs_little(node: Node, location: Location) -> bool:
    """Whether all that is required beside a name is there, and is not much."""
    shape = shape_at(Scenario, location)
    section = section_of(shape) if shape else None
    if section is None:
        return False
    required = [key for key, field in section.model_fields.items() if field.is_required() and key != "name"]
    return len(required) <= MOST_KEYS and all(node.get(key) is not None for key in required)


def _near_miss(node: Node, name: str, path: str) -> Iterator[Problem]:
    near = near_misses(name, node.beside)
    if near:
        place = node.value["name"].place if isinstance(node.value, dict) else node.place
        expected = "an inherited name, or a new one that is no near miss of it"
        hint = f"{did_you_mean(name, near)} If not, list {{name: {near[0]}}} as well"
        yield Problem(place.file, place.line, place.column, f"{path}.name", shown(name), expected, hint)
