"""The schema, walked: what is expected at a place of a scenario, and what every field is called and measured in."""

from dataclasses import dataclass
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from sim.scenario.count_families import COUNT_FAMILIES, CountFamilies
from sim.scenario.distributions import CountDistribution, DurationDistribution
from sim.scenario.families import DURATION_FAMILIES, DurationFamilies
from sim.scenario.section import Section
from sim.scenario.written import Written


@dataclass(frozen=True)
class Shape:
    """The type of a field, taken apart.

    Attributes
    ----------
    type : object
        The type without its annotations and without None.
    written : Written, optional
        How values are written, where the type says so.
    optional : bool
        Whether it may be left empty.
    """

    type: Any
    written: Written | None = None
    optional: bool = False


def shape_of(annotation: Any, metadata: tuple[Any, ...] = ()) -> Shape:
    """Take a type annotation apart."""
    written = next((item for item in metadata if isinstance(item, Written)), None)
    if get_origin(annotation) is Annotated:
        inner, *more = get_args(annotation)
        return shape_of(inner, (*metadata, *more))
    if get_origin(annotation) in (Union, UnionType):
        kinds = [kind for kind in get_args(annotation) if kind is not NoneType]
        inner_shape = shape_of(kinds[0], metadata)
        return Shape(inner_shape.type, inner_shape.written, optional=True)
    return Shape(annotation, written)


def field_shape(field: FieldInfo) -> Shape:
    """Take the type of a section's field apart."""
    return shape_of(field.annotation, tuple(field.metadata))


def item_shape(shape: Shape) -> Shape:
    """Return what a list or a mapping holds."""
    arguments = get_args(shape.type)
    return shape_of(arguments[1] if get_origin(shape.type) is dict else arguments[0])


def is_list(shape: Shape) -> bool:
    """Whether a field is written as a list."""
    return get_origin(shape.type) is tuple and shape.written is None


def is_mapping(shape: Shape) -> bool:
    """Whether a field is a mapping with keys of the user's choice."""
    return get_origin(shape.type) is dict


def section_of(shape: Shape) -> type[Section] | None:
    """Return the section whose keys a mapping at such a place may have; for distributions that of their families."""
    if shape.type is DurationDistribution:
        return DurationFamilies
    if shape.type is CountDistribution:
        return CountFamilies
    return shape.type if isinstance(shape.type, type) and issubclass(shape.type, Section) else None


def expected_of(shape: Shape) -> str:
    """Say in words what is expected."""
    if shape.written is not None:
        return shape.written.expected()
    if shape.type is DurationDistribution:
        return f"a duration such as '2 d', or a mapping with one of {DURATION_FAMILIES}"
    if shape.type is CountDistribution:
        return f"a whole number from 1, or a mapping with one of {COUNT_FAMILIES}"
    if get_origin(shape.type) is Literal:
        return f"one of {', '.join(str(choice) for choice in get_args(shape.type))}"
    if is_list(shape):
        return f"a list, each item {expected_of(item_shape(shape))}"
    if is_mapping(shape):
        return f"a mapping of names to values, each {expected_of(item_shape(shape))}"
    section = section_of(shape)
    if section is not None:
        return f"a mapping with keys {', '.join(section.model_fields)}"
    return {str: "text", bool: "true or false", int: "a whole number", float: "a number"}.get(shape.type, "a value")


def shape_at(root: type[Section], location: tuple[str | int, ...]) -> Shape | None:
    """Return what is expected at a location; None where the schema has nothing there."""
    shape: Shape | None = Shape(root)
    for part in location:
        assert shape is not None
        section = section_of(shape)
        if section is not None and isinstance(part, str):
            field = section.model_fields.get(part)
            shape = field_shape(field) if field else None
        elif (is_list(shape) and isinstance(part, int)) or (is_mapping(shape) and isinstance(part, str)):
            shape = item_shape(shape)
        else:
            shape = None
        if shape is None:
            return None
    return shape


def sections(root: type[Section]) -> dict[type[Section], list[str]]:
    """Every section below one, itself first, in the order in which fields name them, with the paths where it stands."""
    found: dict[type[Section], list[str]] = {}

    def visit(section: type[Section], path: str) -> None:
        found.setdefault(section, []).append(path)
        for name, field in section.model_fields.items():
            shape, below = field_shape(field), f"{path}.{name}" if path else name
            while is_list(shape) or is_mapping(shape):
                shape, below = item_shape(shape), f"{below}[]"
            inner = section_of(shape)
            if inner is not None and not issubclass(inner, DurationFamilies | CountFamilies):
                visit(inner, below)

    visit(root, "")
    return found
