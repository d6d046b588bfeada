"""The YAML reference, written from the schema: `python -m sim.scenario.reference_docs --write`."""

import argparse
import re
from datetime import date
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from sim.rules.policies.table import POLICIES
from sim.scenario import units
from sim.scenario.clock import Spelling
from sim.scenario.count_families import CountFamilies
from sim.scenario.distributions import CountDistribution, DurationDistribution
from sim.scenario.families import DurationFamilies
from sim.scenario.quantity import Quantity
from sim.scenario.reference_text import INTRODUCTION, ROUNDED_COUNTS, TAIL
from sim.scenario.scenario import Scenario
from sim.scenario.schema import Shape, field_shape, is_list, is_mapping, item_shape, section_of, sections
from sim.scenario.section import Section
from sim.scenario.written import IN_UNITS

TARGET = Path(__file__).parents[2] / "docs" / "yaml-reference.md"

_BOUNDS = {"ge": "≥", "gt": ">", "le": "≤", "lt": "<"}


def reference() -> str:
    """Write the whole reference as Markdown."""
    parts = [INTRODUCTION, _units(), _distributions(), "## Keys\n"]
    parts += [_section(section, paths) for section, paths in sections(Scenario).items()]
    return "\n".join([*parts, TAIL + _policies()])


def _policies() -> str:
    rows = []
    for policy in POLICIES:
        lists = (policy.levels, policy.needs, policy.takes)
        cells = [", ".join(f"`{name}`" for name in names) for names in lists]
        rows.append(f"| `{policy.name}` | {policy.reviewed} | {' | '.join(cells)} |\n")
    return "".join(rows)


def _units() -> str:
    rows = ["## Units\n", "| what | example | units | kept as |", "|---|---|---|---|"]
    for quantity in vars(units).values():
        if isinstance(quantity, Quantity) and quantity is not units.SECONDS:
            symbols = ", ".join(f"`{unit.symbol}`" for unit in quantity.units)
            kept = f"{'whole ' if quantity.whole else ''}{quantity.model_unit}"
            rows.append(f"| {_bare(quantity.name)} | `{quantity.example}` | {symbols} | {kept} |")
    return "\n".join([*rows, ""])


def _distributions() -> str:
    parts = ["## Distributions\n", f"{_text(_first_line(DurationFamilies))}\n", *_families(DurationFamilies)]
    parts += [f"\n{_text(_first_line(CountFamilies))}\n", *_families(CountFamilies), f"\n{ROUNDED_COUNTS}"]
    return "\n".join(parts)


def _families(families: type[DurationFamilies | CountFamilies]) -> list[str]:
    rows = ["| key | parameters | meaning |", "|---|---|---|"]
    for name in families.model_fields:
        family = families.parameters(name)
        parameters = "; ".join(
            f"`{key}`: {_text(field.description or '').rstrip('.').lower()}"
            for key, field in family.model_fields.items()
        )
        rows.append(f"| `{name}` | {parameters} | {_text(_first_line(family))} |")
    return rows


def _section(section: type[Section], paths: list[str]) -> str:
    title = _title(section)
    where = ", ".join(f"`{path}`" for path in paths if path)
    rows = [f"### {title}\n", f"{_text(section.__doc__ or '')}\n", *([f"Stands at {where}.\n"] if where else [])]
    rows += ["| key | value | default | meaning |", "|---|---|---|---|"]
    for name, field in section.model_fields.items():
        shape = field_shape(field)
        cells = (f"`{name}`", _value(shape) + _bounds(field), _default(field, shape), _text(field.description or ""))
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join([*rows, ""])


def _value(shape: Shape) -> str:
    """Say what a value looks like."""
    if isinstance(shape.written, Quantity):
        return f"{_bare(shape.written.name)}, `{shape.written.example}`"
    if isinstance(shape.written, Spelling):
        return _text(re.sub(r"'([^']*)'", r"`\1`", shape.written.wanted))
    if shape.written is not None:
        return _bare(shape.written.expected())
    if shape.type is DurationDistribution:
        return "duration or [distribution](#distributions)"
    if shape.type is CountDistribution:
        return "whole number or [distribution](#distributions)"
    if get_origin(shape.type) is Literal:
        return " / ".join(f"`{choice}`" for choice in get_args(shape.type))
    if is_list(shape):
        return f"list of: {_value(item_shape(shape))}"
    if is_mapping(shape):
        return f"mapping of names to: {_value(item_shape(shape))}"
    section = section_of(shape)
    if section is not None:
        return f"[{_title(section)}](#{_title(section).lower().replace(' ', '-')})"
    return {str: "text", bool: "`true` / `false`", int: "whole number", float: "number"}[shape.type]


def _bounds(field: FieldInfo) -> str:
    limits = [
        f"{sign} {getattr(item, key):g}"
        for item in field.metadata
        for key, sign in _BOUNDS.items()
        if hasattr(item, key)
    ]
    return f" ({', '.join(limits)})" if limits else ""


def _default(field: FieldInfo, shape: Shape) -> str:
    value = field.get_default(call_default_factory=True)
    if value is PydanticUndefined:
        return "**required**"
    if value is None or value in ("", (), {}):
        return ""
    if isinstance(value, DurationDistribution):
        return f"`{value.model_dump(context=IN_UNITS)}`"
    if isinstance(value, Section):
        return "its defaults"
    return f"`{_written(value, shape)}`"


def _written(value: Any, shape: Shape) -> str:
    if is_list(shape):
        items = [_written(item, item_shape(shape)) for item in value]
        alike = len(items) > 1 and len(set(items)) == 1
        return f"[{items[0]}, …]" if alike else f"[{', '.join(items)}]"
    if shape.written is not None:
        value = shape.written.format(value)
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, date) else str(value)


def _title(section: type[Section]) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", section.__name__).capitalize()


def _first_line(section: type[Section]) -> str:
    return (section.__doc__ or "").strip().splitlines()[0]


def _bare(text: str) -> str:
    return re.sub(r"^(a|an) ", "", text)


def _text(text: str) -> str:
    """Bring a docstring or description into one cell: no line breaks, no bars."""
    return " ".join(text.split()).replace("|", "\\|")


def main() -> None:
    """Print the reference, or write it where it belongs."""
    parser = argparse.ArgumentParser(description="Write the YAML reference from the schema.")
    parser.add_argument("--write", action="store_true", help=f"write {TARGET.name} instead of printing it")
    if parser.parse_args().write:
        TARGET.write_text(reference(), encoding="utf-8")
    else:
        print(reference(), end="")


if __name__ == "__main__":
    main()
