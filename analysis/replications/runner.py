"""Many replications at once, over any executor: threads for the compiled engine, processes for the reference engine."""

import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Protocol

from analysis.replications.replication import Replication, Task, run_replication
from analysis.replications.store import Store


class StopSignal(Protocol):
    """A flag that workers look at between pieces."""

    def set(self) -> None:
        """Ask all workers to stop."""

    def is_set(self) -> bool:
        """Whether they were asked."""


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


@dataclass(frozen=True)
class Crew:
    """Who runs replications.

    Parameters
    ----------
    executor : Executor
        Takes the work.
    stop : StopSignal, optional
        Reaches the workers of this machine; none where the executor runs elsewhere.
    shares_memory : bool
        Whether workers are threads, and can tell of their progress.
    """

    executor: Executor
    stop: StopSignal | None = None
    shares_memory: bool = False


_stop: StopSignal | None = None


def _begin_worker(stop: StopSignal) -> None:
    """Prepare a worker process: Ctrl-C is the parent's business, which sets the flag."""
    global _stop
    _stop = stop
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _run_in_process(task: Task, ledger_directory: Path | None) -> Replication:
    """Run a replication in a worker process."""
    should_stop = _stop.is_set if _stop is not None else None
    return run_replication(task, should_stop=should_stop, ledger_directory=ledger_directory)


@contextmanager
def local_crew(engine: str, workers: int | None = None) -> Iterator[Crew]:
    """Hire workers on this machine.

    Parameters
    ----------
    engine : str
        "compiled" runs in threads, because machine code leaves the interpreter lock; "reference" in processes.
    workers : int, optional
        How many; the number of cores if left out.
    """
    count = workers or os.cpu_count() or 1
    if engine == "compiled":
        with ThreadPoolExecutor(count) as threads:
            yield Crew(threads, threading.Event(), shares_memory=True)
        return
    context = get_context("spawn")
    stop = context.Event()
    with ProcessPoolExecutor(count, mp_context=context, initializer=_begin_worker, initargs=(stop,)) as processes:
        yield Crew(processes, stop)


def _submit(
    crew: Crew, task: Task, ledger_directory: Path | None, on_progress: Callable[[float], None]
) -> Future[Replication]:
    if not crew.shares_memory:
        return crew.executor.submit(_run_in_process, task, ledger_directory)
    should_stop = crew.stop.is_set if crew.stop is not None else None
    run = partial(run_replication, on_progress=on_progress, should_stop=should_stop)
    return crew.executor.submit(run, task, ledger_directory=ledger_directory)


def run_replications(
    tasks: Sequence[Task],
    crew: Crew,
    store: Store | None = None,
    *,
    on_progress: Callable[[float], None] = lambda share: None,
    ledger_folder: Callable[[Task], Path] | None = None,
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
    futures: dict[Future[Replication], int] = {}
    try:
        for place, task in enumerate(tasks):
            if place not in done:
                folder = ledger_folder(task) if ledger_folder is not None else None
                futures[_submit(crew, task, folder, on_progress)] = place
        for future in as_completed(futures):
            done[futures[future]] = _finish(future, crew, store, on_progress)
    except BaseException as problem:
        unsaved = _call_off(crew, [future for future, place in futures.items() if place not in done])
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


def _finish(
    future: Future[Replication], crew: Crew, store: Store | None, on_progress: Callable[[float], None]
) -> Replication:
    replication = future.result()
    if store is not None:
        store.save(replication)
    if not crew.shares_memory:
        on_progress(1.0)
    return replication


def _call_off(crew: Crew, futures: Sequence[Future[Replication]]) -> list[Replication]:
    """Stop running replications after their piece, drop those that have not begun, and return the finished ones."""
    if crew.stop is not None:
        crew.stop.set()
    for future in futures:
        future.cancel()
    begun = [future for future in futures if not future.cancelled()]
    return [future.result() for future in begun if future.exception() is None]
