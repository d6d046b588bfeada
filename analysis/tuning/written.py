"""What was found, as a scenario file that extends the one it was found for."""

from collections.abc import Mapping
from typing import Any

from analysis.intervals import Estimate
from analysis.tuning.goal import Goal
from analysis.tuning.knob import Knob
from analysis.tuning.search import Found
from sim.scenario.loading.scalars import write
from sim.scenario.scenario import Scenario
from sim.scenario.units import DURATION


def tuned_text(scenario: Scenario, goal: Goal, found: Found, extends: str, remarks: tuple[str, ...]) -> str:
    """Write the YAML of a tuned scenario: what differs, and what was observed.

    Parameters
    ----------
    scenario : Scenario
        As it was.
    goal : Goal
        What was to be reached.
    found : Found
        What the search ended with.
    extends : str
        Path of the scenario's file, from the new one.
    remarks : tuple of str
        How it was found, a line each.
    """
    lines = [f"# {remark}" for remark in remarks]
    lines += ["", f"extends: {write(extends)}", f"name: {write(f'{scenario.name}, tuned')}"]
    if scenario.name_zh:
        lines.append(f"name_zh: {write(f'{scenario.name_zh}（调优）')}")
    lines.append("warehouses:")
    for position, warehouse in enumerate(scenario.warehouses):
        knobs = [knob for knob in found.values if knob.warehouse == position]
        if knobs:
            lines += [f"  - name: {write(warehouse.name)}", "    stock:", "      policies:"]
        for knob in knobs:
            lines += _policy(scenario, goal, knob, found)
    return "".join(f"{line}\n" for line in lines)


def _policy(scenario: Scenario, goal: Goal, knob: Knob, found: Found) -> list[str]:
    name = write(knob.policy_in(scenario).name)
    before, after = found.before[knob], found.after[knob]
    if after is None:
        return [f"        - {{name: {name}}}  # nothing was asked for: left as it was"]
    changes = ", ".join(fields(knob.changes(scenario, found.values[knob])))
    missed = "" if after.mean >= goal.limit else ", MISSED: even this much is not enough"
    return [
        f"        # class {', '.join(knob.classes)}: {goal.kpi} {percent(after)}, before {percent(before)}{missed}",
        f"        - {{name: {name}, {changes}}}",
    ]


def fields(changes: Mapping[str, Any]) -> list[str]:
    """Write the fields of a policy as YAML."""
    return [f"{name}: {_value(name, value)}" for name, value in changes.items()]


def _value(name: str, value: Any) -> str:
    if value is None:
        return "null"
    if name == "service_level":
        return f"{100 * value:.4f}".rstrip("0").rstrip(".") + " %"
    return str(DURATION.format(value)) if name == "cover" else str(value)


def percent(seen: Estimate | None) -> str:
    """Write a figure with its interval."""
    if seen is None:
        return "not seen"
    return f"{seen.mean:.2f} %" if seen.count < 2 else f"{seen.mean:.2f} ± {seen.half_width:.2f} %"
