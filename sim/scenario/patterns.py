"""Values of a scenario by a pattern of keys, whether it is valid or only what a file says."""

from collections.abc import Iterator, Mapping
from typing import Any

Location = tuple[str | int, ...]
"""Keys and list positions from the scenario to a value."""


def values_at(scenario: Any, pattern: str) -> Iterator[tuple[Location, Any]]:
    """Every value at a pattern such as ``warehouses[].stock.source``; ``{}`` stands for the keys of a mapping."""
    found: list[tuple[Location, Any]] = [((), scenario)]
    for step in pattern.split("."):
        key = step.rstrip("[]{}")
        found = [((*location, key), child) for location, value in found if (child := get(value, key)) is not None]
        if step.endswith("[]"):
            lists = [(location, value) for location, value in found if isinstance(value, list | tuple)]
            found = [((*location, number), item) for location, value in lists for number, item in enumerate(value)]
        elif step.endswith("{}"):
            mappings = [(location, value) for location, value in found if isinstance(value, Mapping)]
            found = [((*location, name), name) for location, value in mappings for name in value]
    yield from found


def get(value: Any, key: str) -> Any:
    """What stands at a key of a mapping or a model; None where nothing does."""
    return value.get(key) if isinstance(value, Mapping) else getattr(value, key, None)
