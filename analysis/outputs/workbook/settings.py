"""What scenarios say, side by side: every setting by its path."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sim.scenario.scenario import Scenario
from sim.scenario.written import IN_UNITS

COUNTED = ("customers.cities", "products.skus", "demand.calendar")
"""Tables that are counted instead of listed."""


def settings_of(scenario: Scenario, rows: str) -> dict[str, str]:
    """Return every setting that the scenario states, by its path, as text with its unit.

    Parameters
    ----------
    scenario : Scenario
        The scenario.
    rows : str
        How a counted table is written, with ``{count}``.
    """
    content = scenario.model_dump(mode="json", context=IN_UNITS, exclude_defaults=True)
    return dict(_flat(content, "", rows))


def _defaults_of(scenario: Scenario, rows: str) -> dict[str, str]:
    """Return every setting with its value, stated or not; those without a value are left out."""
    content = scenario.model_dump(mode="json", context=IN_UNITS)
    return {path: text for path, text in _flat(content, "", rows) if text not in ("", "None")}


def _flat(value: Any, path: str, rows: str) -> Iterator[tuple[str, str]]:
    if path in COUNTED:
        yield path, rows.format(count=len(value))
    elif isinstance(value, Mapping):
        for key, child in value.items():
            yield from _flat(child, f"{path}.{key}" if path else str(key), rows)
    elif isinstance(value, Sequence) and not isinstance(value, str) and value and isinstance(value[0], Mapping):
        for place, child in enumerate(value):
            rest = {key: item for key, item in child.items() if key != "name"}
            yield from _flat(rest, f"{path}[{child.get('name', place)}]", rows)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        yield path, ", ".join(str(item) for item in value)
    else:
        yield path, str(value)


def side_by_side(scenarios: Sequence[Scenario], rows: str) -> Iterator[tuple[str, tuple[str | None, ...], bool]]:
    """Lay the settings of several scenarios beside each other.

    Yields
    ------
    path : str
        The setting.
    values : tuple of str or None
        What each scenario says, or the default of a setting that only others state; None where there is none.
    differs : bool
        Whether they differ.
    """
    tables = [settings_of(scenario, rows) for scenario in scenarios]
    defaults = [_defaults_of(scenario, rows) for scenario in scenarios]
    for path in dict.fromkeys(path for table in tables for path in table):
        values = tuple(table.get(path, default.get(path)) for table, default in zip(tables, defaults, strict=True))
        yield path, values, len(set(values)) > 1
