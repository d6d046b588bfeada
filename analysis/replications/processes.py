"""Worker processes of this machine, each replaced when it dies: only what it was running is run again."""

import os
import signal
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from queue import SimpleQueue
from typing import Any, ParamSpec, TypeVar

from analysis.replications.crew import Crew, StopSignal
from analysis.replications.travel import Errand, Findings, Packed, WorkerDiedError, once_each, run_errand

TRIES = 3
"""How often a piece of work is begun before it is given up: if a process dies three times, the work is what kills it."""

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")

_stop: StopSignal | None = None


def _begin_worker(stop: StopSignal) -> None:
    """Prepare a worker process: Ctrl-C is the parent's business, which sets the flag."""
    global _stop
    _stop = stop
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _run_here(packed: Packed, errand: Errand) -> Findings:
    """Run a replication in a worker process."""
    return run_errand(packed, errand, _stop.is_set if _stop is not None else None)


class Processes(Executor):
    """Worker processes that do not stand or fall together.

    A `ProcessPoolExecutor` gives up all its work when one of its processes dies. So each process here is a pool of its own, in the hands of
    a thread that waits for it, puts a new one in its place if it dies, and begins its work again.

    Parameters
    ----------
    count : int
        Processes.
    begin : callable
        Called in each process before anything else, with `arguments`.
    """

    def __init__(self, count: int, begin: Callable[..., None], arguments: tuple[object, ...] = ()) -> None:
        self._begin, self._arguments = begin, arguments
        self._threads = ThreadPoolExecutor(count)
        self._idle: SimpleQueue[ProcessPoolExecutor] = SimpleQueue()
        for _ in range(count):
            self._idle.put(self._hired())

    def _hired(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(1, get_context("spawn"), self._begin, self._arguments)

    def submit(
        self, fn: Callable[Arguments, Result], /, *args: Arguments.args, **kwargs: Arguments.kwargs
    ) -> Future[Result]:
        """Hand in work; its future fails with `WorkerDiedError` if it ended `TRIES` processes."""
        return self._threads.submit(self._run, fn, args, kwargs)

    def _run(self, work: Callable[..., Result], args: tuple[Any, ...], kwargs: dict[str, Any]) -> Result:
        process = self._idle.get()
        try:
            for _ in range(TRIES):
                try:
                    return process.submit(work, *args, **kwargs).result()
                except BrokenProcessPool:
                    process.shutdown(wait=False)
                    process = self._hired()
        finally:
            self._idle.put(process)
        raise WorkerDiedError(
            f"its worker process died {TRIES} times, killed or out of memory; fewer --workers need less"
        )

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Wait for what was begun, and let all processes go."""
        self._threads.shutdown(wait, cancel_futures=cancel_futures)
        while not self._idle.empty():
            self._idle.get().shutdown(wait)


@contextmanager
def process_crew(workers: int | None = None) -> Iterator[Crew]:
    """Hire worker processes on this machine.

    Parameters
    ----------
    workers : int, optional
        How many; the number of cores if left out.
    """
    stop = get_context("spawn").Event()
    with (
        tempfile.TemporaryDirectory(prefix="fencang-") as folder,
        Processes(workers or os.cpu_count() or 1, _begin_worker, (stop,)) as processes,
    ):

        def send(packed: Packed) -> Packed:
            """Leave a scenario in a file, which every process reads once; only the way to it goes with the tasks."""
            path = Path(folder) / packed.digest
            path.write_bytes(packed.content if isinstance(packed.content, bytes) else b"")
            return Packed(packed.digest, path)

        yield Crew(processes, stop, send=once_each(send), run=_run_here)
