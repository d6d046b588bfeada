"""From scenarios to a study: run them under the same luck, put the figures together, compare, and say what follows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from analysis.comparison import compare, require_same_horizon
from analysis.findings import findings
from analysis.places import Place
from analysis.precision import FIRST, MOST, next_count
from analysis.replications.crew import Crew
from analysis.replications.replication import Replication, Task
from analysis.replications.runner import Interrupted, run_replications
from analysis.replications.store import Store
from analysis.results import scenario_result
from analysis.study import Study
from sim.run import EngineName
from sim.scenario.scenario import Scenario


@dataclass(frozen=True)
class Plan:
    """What to run.

    Parameters
    ----------
    scenarios : tuple of Scenario
        The scenarios, each with a name of its own; the first is the baseline.
    seed : int
        Seed of all draws, common to the scenarios.
    replications : int
        Replications of each scenario; with a precision, those to begin with.
    engine : str
        "compiled" or "reference".
    precision : float, optional
        Relative precision until which replications are added; see `analysis.precision`.
    most : int
        With a precision: replications at most.
    compared : bool
        Whether scenarios are compared with the first; only scenarios over the same time can be. If not, the study's
        comparison and findings are empty.
    """

    scenarios: tuple[Scenario, ...]
    seed: int
    replications: int = FIRST
    engine: EngineName = "compiled"
    precision: float | None = None
    most: int = MOST
    compared: bool = True


@dataclass(frozen=True)
class Outcome:
    """A study and the replications it was made from.

    Parameters
    ----------
    study : Study
        The answer.
    replications : tuple of tuple of Replication
        By scenario.
    """

    study: Study
    replications: tuple[tuple[Replication, ...], ...]


def run_study(
    plan: Plan,
    crew: Crew,
    store: Store | None = None,
    *,
    on_progress: Callable[[float], None] = lambda share: None,
    on_total: Callable[[int], None] = lambda total: None,
    ledger_folder: Callable[[Task], Place] | None = None,
    take_ledger: Callable[[Replication], bool] = lambda replication: False,
) -> Outcome:
    """Run a plan.

    Parameters
    ----------
    plan : Plan
        What to run.
    crew : Crew
        Who runs it.
    store : Store, optional
        Where finished replications are read and kept.
    on_progress : callable, optional
        Told of finished work, in replications.
    on_total : callable, optional
        Told how many replications are planned in all, whenever that changes.
    ledger_folder : callable, optional
        Where to write each task's ledger.
    take_ledger : callable, optional
        Takes over the ledger of a finished replication; see `run_replications`.

    Raises
    ------
    Interrupted
        On Ctrl-C, with the replications of all rounds.
    AuditError
        If a ledger does not balance.
    DifferentHorizonsError
        If scenarios that are to be compared do not cover the same time; nothing is run then.
    """
    if plan.compared:
        require_same_horizon(plan.scenarios)
    finished: list[tuple[Replication, ...]] = [() for _ in plan.scenarios]
    count, wanted = 0, plan.replications
    while count < wanted:
        on_total(wanted * len(plan.scenarios))
        tasks = [
            Task(scenario, number, plan.seed, plan.engine)
            for number in range(count, wanted)
            for scenario in plan.scenarios
        ]
        try:
            done = run_replications(
                tasks, crew, store, on_progress=on_progress, ledger_folder=ledger_folder, take_ledger=take_ledger
            )
        except Interrupted as stop:
            before = count * len(plan.scenarios)
            raise Interrupted(before + stop.finished, before + stop.total, kept=stop.kept) from None
        for place in range(len(plan.scenarios)):
            finished[place] += done[place :: len(plan.scenarios)]
        count = wanted
        if plan.precision is not None:
            results = [scenario_result(*pair) for pair in zip(plan.scenarios, finished, strict=True)]
            wanted = next_count(results, plan.precision, count, plan.most)
    return Outcome(make_study(plan, finished), tuple(finished))


def make_study(plan: Plan, finished: Sequence[Sequence[Replication]]) -> Study:
    """Put finished replications together, compare the scenarios, and say what follows."""
    results = tuple(scenario_result(*pair) for pair in zip(plan.scenarios, finished, strict=True))
    compared = results if plan.compared else results[:1]
    comparison = compare(compared)
    return Study(results, comparison, findings(compared, comparison), plan.seed, len(finished[0]))
