"""From a gate file to rules: all problems together, each with its line."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from analysis.gate.grammar import Meaningless, Reader
from analysis.gate.problems import GateError, problems_of
from analysis.gate.rule import Budget, Rule, Tolerance
from analysis.gate.schema import Gate
from sim.scenario.loading.node import Node
from sim.scenario.loading.reading import read_yaml
from sim.scenario.problems import Problem, shown
from sim.scenario.scenario import Scenario

Read = TypeVar("Read", bound=Rule)

_GATE = "a gate: the `scenarios` to run and the `budgets` they must keep"
_OF_SCENARIOS = {"extends", *Scenario.model_fields} - set(Gate.model_fields)
_OF_GATES = set(Gate.model_fields) - set(Scenario.model_fields)


@dataclass(frozen=True)
class GateFile:
    """A gate and where it stands.

    Parameters
    ----------
    path : Path
        The file.
    gate : Gate
        What it says.
    root : Node
        Every value with its place.
    """

    path: Path
    gate: Gate
    root: Node

    @property
    def scenario_files(self) -> tuple[Path, ...]:
        """Scenario files, as seen from the working directory."""
        return tuple(self._beside(name) for name in self.gate.scenarios)

    @property
    def baseline_file(self) -> Path | None:
        """Baseline file, as seen from the working directory."""
        return None if self.gate.baseline is None else self._beside(self.gate.baseline)

    def _beside(self, name: str) -> Path:
        return Path(os.path.normpath(self.path.parent / name))

    def problem(self, key: str, position: int | None, expected: str, hint: str = "") -> Problem:
        """Return a problem at a key, or at an item of its list."""
        node = self.root.get(key) or self.root
        path = key
        if position is not None:
            node, path = node.get(position) or node, f"{key}[{position}]"
        place = node.place
        value = "" if node is self.root else shown(node.plain())
        return Problem(place.file, place.line, place.column, path, value, expected, hint)


def read_gate(path: Path) -> GateFile:
    """Read a gate file.

    Raises
    ------
    GateError
        With every problem found.
    """
    problems: list[Problem] = []
    root = read_yaml(path, problems)
    if root is None:
        raise GateError(problems)
    if _is_scenario(root):
        place = (root.place.file, root.place.line, root.place.column)
        hint = "`fencang run` runs scenarios"
        raise GateError([*problems, Problem(*place, "", "a scenario", _GATE, hint)])
    try:
        gate = Gate.model_validate(root.plain())
    except ValidationError as error:
        raise GateError([*problems, *problems_of(error, root)]) from None
    file = GateFile(path, gate, root)
    if gate.baseline is not None and not gate.baseline.endswith(".json"):  # --update writes to it
        problems.append(file.problem("baseline", None, "the path of a JSON file, relative to the gate"))
    if problems:
        raise GateError(problems)
    return file


def _is_scenario(root: Node) -> bool:
    """Whether a file has keys that only scenarios have, and none that only gates have."""
    keys = set(root.value) if isinstance(root.value, dict) else set()
    return bool(keys & _OF_SCENARIOS) and not keys & _OF_GATES


def rules_of(file: GateFile, scenarios: Sequence[Scenario]) -> tuple[tuple[Budget, ...], tuple[Tolerance, ...]]:
    """Read the sentences of a gate.

    Raises
    ------
    GateError
        With every sentence that makes no sense, and if there is none, or no baseline for tolerances.
    """
    reader = Reader(scenarios)
    problems: list[Problem] = []
    if not file.gate.budgets and not file.gate.tolerances:
        problems.append(file.problem("budgets", None, "at least one budget or tolerance"))
    if file.gate.tolerances and file.gate.baseline is None:
        problems.append(file.problem("tolerances", None, "a baseline beside them: baseline: FILE.json"))

    def read(key: str, texts: Sequence[str], one: Callable[[str], Read]) -> tuple[Read, ...]:
        rules: list[Read] = []
        for position, text in enumerate(texts):
            try:
                rules.append(one(text))
            except Meaningless as error:
                problems.append(file.problem(key, position, error.expected, error.hint))
        return tuple(rules)

    budgets = read("budgets", file.gate.budgets, reader.budget)
    tolerances = read("tolerances", file.gate.tolerances, reader.tolerance)
    if problems:
        raise GateError(problems)
    return budgets, tolerances
