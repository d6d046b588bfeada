"""From the validator's errors to problems: where each value stands, and in plain words what was expected there."""

from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from sim.scenario.loading.node import Location, Node, Place, follow, path_text
from sim.scenario.problems import Problem, did_you_mean, one_of, shown
from sim.scenario.schema import expected_of, section_of, shape_at
from sim.scenario.section import Section

_COMPARISONS = {
    "greater_than": ("gt", "more than"),
    "greater_than_equal": ("ge", "at least"),
    "less_than": ("lt", "less than"),
    "less_than_equal": ("le", "at most"),
}


def problems_of(error: ValidationError, root: Node, section: type[Section]) -> list[Problem]:
    """Translate the errors of a validation.

    Parameters
    ----------
    error : ValidationError
    root : Node
        What was validated.
    section : type of Section
        What it was validated as.

    Returns
    -------
    list of Problem
        What `warehouse_defaults` got wrong is told once, not for every warehouse.
    """
    return list(_once(_problem(details, root, section) for details in error.errors(include_url=False)))


def _once(pairs: Iterable[tuple[Problem, Place]]) -> Iterator[Problem]:
    seen: set[tuple[object, ...]] = set()
    for problem, place in pairs:
        key = (place, problem.value, problem.expected)
        if not place.via or key not in seen:
            seen.add(key)
            yield problem


def _problem(details: ErrorDetails, root: Node, section: type[Section]) -> tuple[Problem, Place]:
    location: Location = tuple(part for part in details["loc"] if part != "[key]")
    nodes, rest = follow(root, location)
    node = nodes[-1]
    value, expected, hint = _explain(details, location, node, section)
    place = node.head if rest or details["type"] == "extra_forbidden" else node.place
    path = path_text(root, location)
    if place.via:
        path = f"{place.via}.{path_text(root, location).partition('.')[2]}"
    return Problem(place.file, place.line, place.column, path, value, expected, hint), place


def _explain(details: ErrorDetails, location: Location, node: Node, section: type[Section]) -> tuple[str, str, str]:
    """Return what stands there, what was expected, and what may have been meant."""
    kind, context = details["type"], details.get("ctx", {})
    shape = shape_at(section, location)
    value = shown(details["input"])
    match kind:
        case "missing":
            field = _field(section, location)
            what = expected_of(shape) if shape else "a value"
            return "missing", f"{what} ({field.description.rstrip('.')})" if field and field.description else what, ""
        case "extra_forbidden":
            return _unknown_key(location, section)
        case "expected":
            return value, str(context["expected"]), _reference_hint(details["input"], context)
        case "literal_error":
            choices = [str(choice) for choice in _choices(shape)]
            return value, one_of(choices), did_you_mean(details["input"], choices)
        case "string_type":
            quoted = isinstance(details["input"], int | float)
            return value, "text", "put it in quotes" if quoted else ""
        case "too_short":
            return value, f"at least {context['min_length']} {_items(context['min_length'])}", ""
        case "too_long":
            return value, f"at most {context['max_length']} {_items(context['max_length'])}", ""
        case _ if kind in _COMPARISONS:
            key, words = _COMPARISONS[kind]
            return value, f"{words} {context[key]}", ""
        case _:
            return value, expected_of(shape) if shape else details["msg"], ""


def _items(count: int) -> str:
    return "item" if count == 1 else "items"


def _choices(shape: Any) -> tuple[Any, ...]:
    return getattr(shape.type, "__args__", ()) if shape else ()


def _field(section: type[Section], location: Location) -> Any:
    shape = shape_at(section, location[:-1])
    owner = section_of(shape) if shape else None
    return owner.model_fields.get(str(location[-1])) if owner else None


def _unknown_key(location: Location, section: type[Section]) -> tuple[str, str, str]:
    shape = shape_at(section, location[:-1])
    owner = section_of(shape) if shape else None
    keys = list(owner.model_fields) if owner else []
    if owner is section:
        keys += ["extends", "warehouse_defaults"]
    return "unknown key", f"one of {', '.join(keys)}", did_you_mean(str(location[-1]), keys)


def _reference_hint(value: object, context: Any) -> str:
    choices = context.get("choices", ())
    return did_you_mean(value, choices) if choices else ""
