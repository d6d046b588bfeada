"""From what a user typed to scenarios: files of their own, or the reference scenarios that come with fencang."""

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from analysis.cli.errors import InputError
from analysis.cli.progress import say
from sim.scenario.loading import load_resolved
from sim.scenario.problems import Problem, ScenarioError
from sim.scenario.scenario import Scenario

PACKAGE = "scenarios"
"""The folder, and the package in an installation, of the reference scenarios."""


def find(path: Path) -> Path:
    """Return the path, or that of the reference scenario of the same name if nothing is there.

    ``scenarios/one-hub.yaml`` works from any folder: if the working directory has no such file, the one that comes with
    fencang is taken.
    """
    if path.exists() or path.is_absolute() or path.parts[:1] != (PACKAGE,):
        return path
    package = find_spec(PACKAGE)
    for folder in package.submodule_search_locations or () if package else ():
        shipped = Path(folder).joinpath(*path.parts[1:])
        if shipped.exists():
            return shipped
    return path


def load_all(paths: Sequence[Path], changes: Sequence[str] = ()) -> tuple[Scenario, ...]:
    """Load scenarios, each with a name of its own; what is odd in them is told once, and is no obstacle.

    Raises
    ------
    ScenarioError
        With the problems of all files together.
    InputError
        If two scenarios have one name.
    """
    scenarios: list[Scenario] = []
    problems: list[Problem] = []
    warnings: dict[Problem, None] = {}
    for path in paths:
        try:
            resolved = load_resolved(find(path), changes)
            scenarios.append(resolved.scenario)
            warnings.update(dict.fromkeys(resolved.warnings))
        except ScenarioError as error:
            problems.extend(error.problems)
    if problems:
        raise ScenarioError(problems)
    for warning in warnings:
        say(f"warning: {warning}")
    seen: dict[str, Path] = {}
    for path, scenario in zip(paths, scenarios, strict=True):
        if scenario.name in seen:
            raise InputError(
                f"{path}: name: '{scenario.name}', expected a name that {seen[scenario.name]} does not have; "
                "results are told apart by the names of scenarios"
            )
        seen[scenario.name] = path
    return tuple(scenarios)


def load_comparable(paths: Sequence[Path], changes: Sequence[str] = ()) -> tuple[Scenario, ...]:
    """Load scenarios that can be compared.

    Raises
    ------
    ScenarioError
        With the problems of all files together.
    InputError
        If two scenarios have one name, or they do not cover the same time.
    """
    from analysis.comparison import DifferentHorizonsError, require_same_horizon  # pandas: not for `validate`

    scenarios = load_all(paths, changes)
    try:
        require_same_horizon(scenarios)
    except DifferentHorizonsError as error:
        raise InputError(f"compare: {error}") from None
    return scenarios
