"""Who runs replications: the executor that takes the work, and how a scenario gets to its workers."""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from analysis.places import Place
from analysis.replications.replication import Replication, Task, run_replication
from analysis.replications.travel import Errand, Findings, Packed, Run, run_errand
from sim.scenario.scenario import Scenario


class StopSignal(Protocol):
    """A flag that workers look at between pieces."""

    def set(self) -> None:
        """Ask all workers to stop."""

    def is_set(self) -> bool:
        """Whether they were asked."""


@dataclass(frozen=True)
class Crew:
    """Who runs replications.

    Parameters
    ----------
    executor : Executor
        Takes the work: any executor of `concurrent.futures`.
    stop : StopSignal, optional
        Reaches the workers; without one, running replications cannot be stopped.
    shares_memory : bool
        Whether workers are threads of this process, and can tell of their progress.
    send : callable
        Makes of a scenario what is handed to the executor in its place, once for each scenario where it can.
    run : callable
        What the workers call where they do not share memory: with what `send` made, as the executor hands it on, and an errand.
    shares_disk : bool
        Whether a file that a worker writes is there for this process too.
    """

    executor: Executor
    stop: StopSignal | None = None
    shares_memory: bool = False
    send: Callable[[Scenario], Any] = Packed.of
    run: Run = run_errand
    shares_disk: bool = True

    def submit(
        self, task: Task, ledger_directory: Place | None, on_progress: Callable[[float], None]
    ) -> Future[Replication] | Future[Findings]:
        """Hand in a replication."""
        if not self.shares_memory:
            where = ledger_directory.absolute() if isinstance(ledger_directory, Path) else ledger_directory
            return self.executor.submit(self.run, self.send(task.scenario), Errand.of(task, where))
        should_stop = self.stop.is_set if self.stop is not None else None
        run = partial(run_replication, on_progress=on_progress, should_stop=should_stop)
        return self.executor.submit(run, task, ledger_directory=ledger_directory)
