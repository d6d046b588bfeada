"""What run and compare have in common: load the scenarios, say what is going on, and run them."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from analysis.cli.means import Means, hired
from analysis.cli.progress import meter, say
from analysis.experiment import Outcome, Plan, run_study
from analysis.outputs.runs import RUNS, write_runs
from analysis.places import Place
from analysis.replications.replication import Replication, Task
from sim.run import EngineName

LONGEST_NAME = 80
"""Characters of a folder named after scenario files."""


@dataclass(frozen=True)
class Request:
    """What the user asked for.

    Parameters
    ----------
    files : tuple of Path
        Scenario files.
    seed : int, optional
        Seed; the first scenario's if left out.
    engine : str
        "compiled" or "reference".
    changes : tuple of str
        Overrides, "path=value".
    means : Means
        With what it is run.
    """

    files: tuple[Path, ...]
    seed: int | None = None
    engine: EngineName = "compiled"
    changes: tuple[str, ...] = ()
    means: Means = field(default_factory=Means)

    @property
    def folder(self) -> Path:
        """Default folder of the results: named after the files."""
        name = "-".join(re.sub(r"[^\w-]+", "-", path.stem) for path in self.files)
        return Path("results") / name[:LONGEST_NAME]


def carry_out(
    plan: Plan,
    means: Means,
    ledger_folder: Callable[[Task], Place] | None = None,
    take_ledger: Callable[[Replication], bool] = lambda replication: False,
) -> Outcome:
    """Run a plan, keep its figures in the store, and tell the user what is going on."""
    with hired(plan.engine, means) as (crew, kept):
        with meter() as bar:
            outcome = run_study(
                plan,
                crew,
                kept,
                on_progress=bar.advance,
                on_total=bar.set_total,
                ledger_folder=ledger_folder,
                take_ledger=take_ledger,
            )
        write_runs(outcome, kept.folder / RUNS)
    reused = sum(one.reused for many in outcome.replications for one in many)
    if reused:
        total = sum(len(many) for many in outcome.replications)
        say(f"{reused} of {total} replications were finished before and taken from {kept.folder}")
    return outcome
