"""What run and compare have in common: load the scenarios, say what is going on, and run them."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from analysis.cli.progress import meter, say
from analysis.experiment import Outcome, Plan, run_study
from analysis.files import require_folder
from analysis.replications.pruning import in_use
from analysis.replications.replication import Replication, Task
from analysis.replications.runner import local_crew
from analysis.replications.store import DEFAULT_FOLDER, Store
from sim.jit import cache_directory, cache_is_warm
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
    workers : int, optional
        Replications at once; cores if left out.
    store : Path, optional
        Folder of finished replications.
    """

    files: tuple[Path, ...]
    seed: int | None = None
    engine: EngineName = "compiled"
    changes: tuple[str, ...] = ()
    workers: int | None = None
    store: Path | None = None

    @property
    def folder(self) -> Path:
        """Default folder of the results: named after the files."""
        name = "-".join(re.sub(r"[^\w-]+", "-", path.stem) for path in self.files)
        return Path("results") / name[:LONGEST_NAME]


def carry_out(
    plan: Plan,
    workers: int | None,
    store: Path | None,
    ledger_folder: Callable[[Task], Path] | None = None,
    take_ledger: Callable[[Replication], bool] = lambda replication: False,
) -> Outcome:
    """Run a plan on this machine, and tell the user what is going on."""
    if plan.engine == "compiled" and not cache_is_warm():
        say(f"compiling the engine: first use, about half a minute; kept in {cache_directory()}")
    folder = store or DEFAULT_FOLDER
    if store is not None and not store.is_dir():
        require_folder(store)
    kept = Store(folder, notice=say)
    with in_use(kept), meter() as bar, local_crew(plan.engine, workers) as crew:
        outcome = run_study(
            plan,
            crew,
            kept,
            on_progress=bar.advance,
            on_total=bar.set_total,
            ledger_folder=ledger_folder,
            take_ledger=take_ledger,
        )
    reused = sum(one.reused for many in outcome.replications for one in many)
    if reused:
        total = sum(len(many) for many in outcome.replications)
        say(f"{reused} of {total} replications were finished before and taken from {folder}")
    return outcome
