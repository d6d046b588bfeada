"""Many replications at once, over any executor: threads for the compiled engine, processes for the reference engine."""

import errno
import os
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from analysis.places import Place
from analysis.replications.crew import Crew
from analysis.replications.ledger_files import folder_name
from analysis.replications.processes import process_crew
from analysis.replications.replication import Replication, Task
from analysis.replications.store import Store
from analysis.replications.travel import Findings

Work = Future[Any]
"""The future of a `Replication`, or of the `Findings` that one is made from."""


class Interrupted(Exception):  # noqa: N818 - the user wanted it
    """Ctrl-C was pressed.

    Parameters
    ----------
    finished, total : int
        Replications finished, and asked for.
    kept : bool
        Whether the finished ones will be found again, so that the same work goes on from there.
    """

    def __init__(self, finished: int, total: int, *, kept: bool) -> None:
        super().__init__(f"{finished} of {total} replications finished")
        self.finished = finished
        self.total = total
        self.kept = kept


@contextmanager
def thread_crew(workers: int | None = None) -> Iterator[Crew]:
    """Hire threads of this process; they share scenarios and networks.

    Parameters
    ----------
    workers : int, optional
        How many; the number of cores if left out.
    """
    with ThreadPoolExecutor(workers or os.cpu_count() or 1) as threads:
        yield Crew(threads, threading.Event(), shares_memory=True)


def local_crew(engine: str, workers: int | None = None) -> AbstractContextManager[Crew]:
    """Hire workers on this machine.

    Parameters
    ----------
    engine : str
        "compiled" runs in threads, because machine code leaves the interpreter lock; "reference" in processes.
    workers : int, optional
        How many; the number of cores if left out.
    """
    return thread_crew(workers) if engine == "compiled" else process_crew(workers)


def run_replications(
    tasks: Sequence[Task],
    crew: Crew,
    store: Store | None = None,
    *,
    on_progress: Callable[[float], None] = lambda share: None,
    ledger_folder: Callable[[Task], Place] | None = None,
    take_ledger: Callable[[Replication], bool] = lambda replication: False,
) -> tuple[Replication, ...]:
    """Run replications, or read those that were finished before.

    Parameters
    ----------
    tasks : sequence of Task
        What to run.
    crew : Crew
        Who runs it.
    store : Store, optional
        Where finished replications are read and kept.
    on_progress : callable, optional
        Told of finished work, in replications; each adds up to 1.
    ledger_folder : callable, optional
        Where to write each task's ledger. Stored replications have none, so they are run again but for those whose
        ledger can be taken over.
    take_ledger : callable, optional
        Puts the ledger of a finished replication where it belongs, and says whether there still was one.

    Returns
    -------
    tuple of Replication
        In the order of the tasks.

    Raises
    ------
    Interrupted
        On Ctrl-C: running replications stop after their piece, finished ones are kept.
    """
    done: dict[int, Replication] = {}
    kept = store is not None and ledger_folder is None
    if store is not None:
        done = {place: found for place, task in enumerate(tasks) if (found := store.load(task)) is not None}
        if not kept:
            done = _with_ledgers(done, store, take_ledger)
        on_progress(float(len(done)))
        if len(done) < len(tasks):
            store.require_writable()
    works: dict[Work, int] = {}
    try:
        for place, task in enumerate(tasks):
            if place not in done:
                folder = ledger_folder(task) if ledger_folder is not None else None
                works[crew.submit(task, folder, on_progress)] = place
        for work in as_completed(works):
            place = works[work]
            replication = _result(work, tasks[place])
            if store is not None:
                store.save(replication)
            if ledger_folder is not None and not crew.shares_disk:
                _require_ledger(ledger_folder(tasks[place]) / folder_name(tasks[place].number))
            done[place] = replication
            del works[work], work  # whose future is held is computed again where the worker that has the result dies
            if not crew.shares_memory:
                on_progress(1.0)
    except BaseException as problem:
        unsaved = _call_off(crew, {work: tasks[place] for work, place in works.items()})
        if store is not None:
            for replication in unsaved:
                store.save(replication)
        if isinstance(problem, KeyboardInterrupt):
            raise Interrupted(len(done) + len(unsaved), len(tasks), kept=kept) from None
        raise
    return tuple(done[place] for place in range(len(tasks)))


def _with_ledgers(
    done: dict[int, Replication], store: Store, take_ledger: Callable[[Replication], bool]
) -> dict[int, Replication]:
    """Leave those replications whose ledger is taken over, and say how many have to be run for theirs."""
    found = {place: replication for place, replication in done.items() if take_ledger(replication)}
    if without := len(done) - len(found):
        store.notice(f"{without} of {len(done)} finished replications have no ledger; they are simulated anew for it")
    return found


def _result(work: Work, task: Task) -> Replication:
    """Wait for the end of a task; what comes from another process is unpacked."""
    found: Replication | Findings = work.result()
    return found.unpacked(task) if isinstance(found, Findings) else found


def _require_ledger(folder: Place) -> None:
    """See whether a ledger that another machine wrote is there for this one."""
    if not folder.exists():
        text = "the workers wrote the ledger to a disk of their own, expected a folder that all machines see, or a URL"
        raise FileNotFoundError(errno.ENOENT, text, str(folder.parent))


def _call_off(crew: Crew, works: Mapping[Work, Task]) -> list[Replication]:
    """Stop running replications after their piece, drop those that have not begun, and return the finished ones."""
    if crew.stop is not None:
        crew.stop.set()
    for work in works:
        work.cancel()
    begun = [(work, task) for work, task in works.items() if not work.cancelled()]
    return [_result(work, task) for work, task in begun if work.exception() is None]
