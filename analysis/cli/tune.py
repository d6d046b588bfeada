"""``fencang tune``: find safety stocks by simulation, and write them as a scenario that extends the one given."""

import os
import shlex
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from analysis.cli.errors import InputError
from analysis.cli.means import Means, hired
from analysis.cli.progress import meter, say
from analysis.cli.scenarios import find, load_all
from analysis.files import require_writable, write_text
from analysis.gate.grammar import Meaningless
from analysis.replications.replication import Task
from analysis.replications.runner import run_replications
from analysis.tuning.goal import Goal, observe, read_goal
from analysis.tuning.knob import Knob, turn
from analysis.tuning.search import Found, Observation, search
from analysis.tuning.written import percent, tuned_text
from sim.scenario.loading.files import home_of, real
from sim.scenario.scenario import Scenario


@dataclass(frozen=True)
class Effort:
    """How much is run, and where it is kept."""

    replications: int
    rounds: int
    seed: int | None
    means: Means = field(default_factory=Means)


def tune_command(path: Path, target: str, effort: Effort, out: Path | None) -> int:
    """Tune a scenario.

    Parameters
    ----------
    path : Path
        The scenario's file.
    target : str
        What is to be reached, such as "fill rate >= 98 %".
    effort : Effort
        How much to run.
    out : Path, optional
        The file to write; `NAME-tuned.yaml` in the current folder if left out.

    Returns
    -------
    int
        Exit code: 0 if every figure reaches the target, 1 if some could not.
    """
    (scenario,) = load_all((path,))
    goal = _goal(target, scenario)
    knobs = _knobs(scenario, goal)
    seed = scenario.seed if effort.seed is None else effort.seed
    file = _file(path, out)
    found = _run(scenario, goal, knobs, effort, seed)
    command = shlex.join(["fencang", "tune", path.as_posix(), "--target", target, "--seed", str(seed)])
    remarks = (
        f"Safety stock found by simulation: {command} --replications {effort.replications}",
        f"{found.rounds} rounds of {effort.replications} replications under the same luck; 95 % intervals.",
    )
    write_text(file, tuned_text(scenario, goal, found, _extends(path, file), remarks))
    _report(scenario, goal, found)
    say(f"written to {file}")
    return 0 if found.met(goal.limit) else 1


def _file(path: Path, out: Path | None) -> Path:
    """Return the file to write, which must be able to extend the scenario's own."""
    file = out or Path(f"{path.stem}-tuned.yaml")
    if file.resolve() == find(path).resolve():
        raise InputError(f"--out: {file}, expected another file than the scenario's own")
    require_writable(file)
    if path.exists() and not real(path).is_relative_to(home_of(file)):
        raise InputError(
            f"--out: {file}, expected a file from which {path} can be extended: in its folder, or in the working "
            "directory if that holds both"
        )
    return file


def _goal(target: str, scenario: Scenario) -> Goal:
    try:
        return read_goal(target, scenario)
    except Meaningless as problem:
        hint = f"; {problem.hint}" if problem.hint else ""
        raise InputError(f"--target: '{target}', expected {problem.expected}{hint}") from None


def _knobs(scenario: Scenario, goal: Goal) -> tuple[Knob, ...]:
    """Return every policy that keeps what the goal is about."""
    places = [
        (number, position)
        for number, warehouse in enumerate(scenario.warehouses)
        for position in range(len(warehouse.stock.policies))
    ]
    known = [knob for place in places if (knob := Knob.of(scenario, *place)) is not None]
    knobs = tuple(knob for knob in known if goal.covers(scenario.warehouses[knob.warehouse].name, knob.classes))
    if not knobs:
        raise InputError(
            f"--target: '{goal.text}', expected a policy with a service level, a fill rate, a cover or given levels in its scope; "
            "optimal levels and unlimited stock are not tuned"
        )
    return knobs


def _run(scenario: Scenario, goal: Goal, knobs: tuple[Knob, ...], effort: Effort, seed: int) -> Found:
    with hired("compiled", effort.means) as (crew, kept), meter() as bar:
        total = 0

        def look(values: Mapping[Knob, float]) -> Observation:
            nonlocal total
            total += effort.replications
            bar.set_total(total)
            tasks = [Task(turn(scenario, dict(values)), number, seed) for number in range(effort.replications)]
            done = run_replications(tasks, crew, kept, on_progress=bar.advance)
            seen = {knob: observe(goal, done, knob.warehouse, knob.classes) for knob in knobs}
            figures = [figure.mean for figure in seen.values() if figure is not None]
            if not figures:
                raise InputError(f"--target: '{goal.text}', expected something in its scope that customers ask for")
            reached = sum(figure >= goal.limit for figure in figures)
            say(
                f"round {total // effort.replications}: {reached} of {len(figures)} reach {goal.limit:g} %, lowest {min(figures):.2f} %"
            )
            return seen

        return search(scenario, knobs, goal.limit, look, effort.rounds)


def _extends(path: Path, file: Path) -> str:
    """Path of the scenario's file as the new one names it; one that comes with fencang keeps its name."""
    if not path.exists():
        return path.as_posix()
    try:
        return Path(os.path.relpath(path.resolve(), file.resolve().parent)).as_posix()
    except ValueError:  # on another drive
        return path.resolve().as_posix()


def _report(scenario: Scenario, goal: Goal, found: Found) -> None:
    """Print what was found, a line a policy."""
    for knob in found.values:
        name = f"{scenario.warehouses[knob.warehouse].name}, {knob.policy_in(scenario).name}"
        say(f"{name}: {goal.kpi} {percent(found.after[knob])}, before {percent(found.before[knob])}")
    if not found.met(goal.limit):
        say(f"not every figure reaches {goal.limit:g} %: see the file; is something other than safety stock short?")
