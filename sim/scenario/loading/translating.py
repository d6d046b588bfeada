"""From the validator's errors to problems: where each value stands, and in plain words what was expected there."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any, get_args

from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from sim.rules.policies.other_names import kinds_called
from sim.rules.policies.table import POLICY_OF
from sim.scenario.finding import Finding
from sim.scenario.loading.node import Location, Node, Place, follow, path_text
from sim.scenario.oddities import oddities
from sim.scenario.problems import Hints, Problem, did_you_mean, offered, one_of, shown
from sim.scenario.references import check_names
from sim.scenario.scenario import Scenario
from sim.scenario.schema import Shape, expected_of, section_of, shape_at

Explanation = tuple[str, str, str]
"""What stands there, what was expected, and what may have been meant."""

_COMPARISONS = {
    "greater_than": ("gt", "more than"),
    "greater_than_equal": ("ge", "at least"),
    "less_than": ("lt", "less than"),
    "less_than_equal": ("le", "at most"),
}
_LENGTHS = {"too_short": ("min_length", "at least"), "too_long": ("max_length", "at most")}
_AT_KEY = ("missing", "extra_forbidden")


def problems_of(error: ValidationError, root: Node, unread: Collection[Location] = ()) -> list[Problem]:
    """Translate the errors of a scenario's validation.

    Parameters
    ----------
    error : ValidationError
    root : Node
        What was validated.
    unread : collection of Location
        Tables that could not be read; what is wrong below them was told with that.

    Returns
    -------
    list of Problem
        What `warehouse_defaults` got wrong is told once, not for every warehouse.
    """
    real = [details for details in error.errors(include_url=False) if _is_real(details, root, unread)]
    hints = Hints()
    misspelt = _misspelt_items(real, root, hints)
    echoes = {(*item, key) for item, keys in misspelt.items() for key in keys}
    pairs = [_misspelt(root, item, keys) for item, keys in misspelt.items()]
    pairs += [_translated(details, root, hints) for details in real if details["loc"] not in echoes]
    return _once(pairs, root)


def _misspelt_items(errors: list[ErrorDetails], root: Node, hints: Hints) -> dict[Location, list[str]]:
    """Items that were added to an inherited list, lack keys and are called nearly like an inherited one: their missing keys."""
    items: dict[Location, list[str]] = {}
    for location in (details["loc"] for details in errors if details["type"] == "missing"):
        nodes, rest = follow(root, location)
        if len(rest) == 1 and hints.near(nodes[-1].name, nodes[-1].beside):
            items.setdefault(location[:-1], []).append(str(rest[0]))
    return items


def _misspelt(root: Node, location: Location, missing: list[str]) -> tuple[Problem, Place]:
    item = follow(root, location)[0][-1]
    expected = f"an inherited name, or a new one with {', '.join(missing)}"
    return _placed(root, (*location, "name"), (shown(item.name), expected, did_you_mean(item.name, item.beside)))


def _is_real(details: ErrorDetails, root: Node, unread: Collection[Location]) -> bool:
    """Whether an error is more than the echo of another: a list does not become too short by its invalid items."""
    location = details["loc"]
    if any(location[: len(table)] == table for table in unread):
        return False
    nodes, rest = follow(root, location)
    items = nodes[-1].value
    if details["type"] == "too_short" and not rest and isinstance(items, list):
        return len(items) < int(details["ctx"]["min_length"])
    return True


def reference_problems(data: object, root: Node) -> list[Problem]:
    """Check the names of a scenario that is not valid in other respects."""
    return _told(check_names(data), root)


def warnings_of(scenario: Scenario, root: Node) -> list[Problem]:
    """Tell what is odd in a valid scenario."""
    return _told(oddities(scenario), root)


def _told(findings: Iterable[Finding], root: Node) -> list[Problem]:
    placed = []
    hints = Hints()
    for finding in findings:
        written = "" if finding.value is None else shown(finding.value)
        hint = hints.near(finding.value, finding.choices)
        placed.append(_placed(root, finding.location, (written, finding.expected, hint)))
    return _once(placed, root)


def _once(pairs: list[tuple[Problem, Place]], root: Node) -> list[Problem]:
    """Tell what several warehouses were handed down once, at the block it came from."""
    groups: dict[tuple[Place, str, str], list[Problem]] = {}
    for problem, place in pairs:
        groups.setdefault((place, problem.value, problem.expected), []).append(problem)
    warehouses = root.get("warehouses")
    several = warehouses is not None and isinstance(warehouses.value, list) and len(warehouses.value) > 1
    told: list[Problem] = []
    for (place, _, _), problems in groups.items():
        if place.via and (len(problems) > 1 or not several):
            inside = problems[0].path.partition(".")[2]
            told.append(replace(problems[0], path=f"{place.via}.{inside}"))
        else:
            told += problems
    return told


def _translated(details: ErrorDetails, root: Node, hints: Hints) -> tuple[Problem, Place]:
    location: Location = tuple(part for part in details["loc"] if part != "[key]")
    nodes, rest = follow(root, location)
    named = "choices" in details.get("ctx", {})  # a name may be a key, and what stands there something else
    value = details["input"] if rest or named else nodes[-1].plain()
    return _placed(root, location, _explained(details, location, value, hints), at_key=details["type"] in _AT_KEY)


def _placed(root: Node, location: Location, what: Explanation, *, at_key: bool = False) -> tuple[Problem, Place]:
    """Put an explanation at the place of a location, or of the last that is there on the way to it."""
    nodes, rest = follow(root, location)
    place = nodes[-1].head if rest or at_key else nodes[-1].place
    return Problem(place.file, place.line, place.column, path_text(root, location), *what), place


def _explained(details: ErrorDetails, location: Location, value: object, hints: Hints) -> Explanation:
    kind, context = details["type"], details.get("ctx", {})
    shape, written = shape_at(Scenario, location), "" if value is None else shown(value)
    if kind == "missing":
        return "missing", _described(location, shape), ""
    if kind == "extra_forbidden":
        return _unknown_key(location)
    if kind == "expected":
        return (
            written,
            str(context["expected"]),
            hints.near(value, context["choices"].names if "choices" in context else ()),
        )
    if kind == "literal_error" and shape:
        choices = [str(choice) for choice in get_args(shape.type)]
        called = kinds_called(value) if set(choices) == set(POLICY_OF) else []
        return written, one_of(choices), offered(called) or did_you_mean(value, choices)
    if kind == "string_type" and isinstance(value, int | float):
        return written, "text", "put it in quotes"
    if kind in _LENGTHS:
        return _wrong_length(location, value, context, *_LENGTHS[kind])
    if kind in _COMPARISONS:
        key, words = _COMPARISONS[kind]
        return written, f"{words} {context[key]:g}", ""
    return shown(value), expected_of(shape) if shape else details["msg"], ""


def _wrong_length(location: Location, value: object, context: dict[str, Any], key: str, words: str) -> Explanation:
    field = _owner_fields(location).get(str(location[-1]))
    bounds = [limit for limit, _ in _LENGTHS.values()]
    limits = [
        getattr(item, bound) for item in (field.metadata if field else ()) for bound in bounds if hasattr(item, bound)
    ]
    wanted = _items(context[key])
    exact = len(limits) == len(bounds) and len(set(limits)) == 1
    count = len(value) if isinstance(value, list | dict) else context["actual_length"]
    return _items(count), wanted if exact else f"{words} {wanted}", ""


def _items(count: int) -> str:
    return f"{count} {'item' if count == 1 else 'items'}"


def _owner_fields(location: Location) -> dict[str, FieldInfo]:
    """Fields of the section in which a location lies."""
    shape = shape_at(Scenario, location[:-1])
    owner = section_of(shape) if shape else None
    return dict(owner.model_fields) if owner else {}


def _described(location: Location, shape: Shape | None) -> str:
    """Say what is expected of a field, and what it means."""
    expected = expected_of(shape) if shape else "a value"
    field: Any = _owner_fields(location).get(str(location[-1]))
    return f"{expected} ({field.description.rstrip('.')})" if field and field.description else expected


def _unknown_key(location: Location) -> Explanation:
    keys = list(_owner_fields(location))
    if len(location) == 1:
        keys += ["extends", "warehouse_defaults"]
    return "unknown key", f"one of {', '.join(keys)}", did_you_mean(str(location[-1]), keys)
