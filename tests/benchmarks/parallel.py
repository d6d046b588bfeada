"""How much sooner many replications are done by several workers, measured in one run.

Run from the repository's folder::

    python tests/benchmarks/parallel.py [SCENARIO] [--days 365] [--tasks 8] [--repeat 5] [--no-cluster]

The same replications are run by one thread, two threads, one and two worker processes, and Dask clusters of one worker and of two, each
with one thread; schedulers and workers are started here. They take turns, so that whatever else the machine does disturbs all of them; ratios
are taken turn by turn, and the table has their medians. The processes of a cluster are stopped while others have their turn, because even
those that wait for work take processor time, 8 % of a core on the machine of docs/scale.md. Everything between handing in a task and its
tally is in it: the ledger's rows, the audit, the digest, the KPI sums and what is sent. Compilation is not, nor is the start of workers.

Processor time is that of all processes together, scheduler and workers included. Where the machine is busy it is the figure to look at: time on
the clock then tells of the others.
"""

import argparse
import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import psutil
from own_engines import shortened

from analysis.replications.cluster import cluster_crew
from analysis.replications.crew import Crew
from analysis.replications.processes import process_crew
from analysis.replications.replication import Task
from analysis.replications.runner import run_replications, thread_crew
from sim import Scenario, load

sys.path.append(str(Path(__file__).parents[1] / "analysis"))
from dask_workers import Cluster

ONE, TWO, PROCESS, PROCESSES = "one thread", "two threads", "one process", "two processes"
Turn = dict[str, tuple[float, float]]
"""Seconds by the clock and of the processors, by workers."""
WORKER, WORKERS = "cluster, one worker", "cluster, two workers"


@contextmanager
def cluster_of(count: int) -> Iterator[Crew]:
    """Start a scheduler and workers, and take them."""
    with tempfile.TemporaryDirectory() as folder:
        cluster = Cluster(Path(folder))
        try:
            for _ in range(count):
                cluster.hire()
            with cluster_crew(cluster.address) as crew:
                crew.executor._client.wait_for_workers(count)  # type: ignore[attr-defined]
                yield crew
        finally:
            cluster.stop()


def processor_s() -> float:
    """Processor time of this process and all that it started."""
    here = psutil.Process()
    times = [process.cpu_times() for process in (here, *here.children(recursive=True))]
    return sum(time.user + time.system for time in times)


@dataclass(frozen=True)
class Hired:
    """A crew, and the processes that are stopped while others have their turn."""

    crew: Crew
    processes: tuple[psutil.Process, ...]

    def seconds(self, tasks: list[Task]) -> tuple[float, float]:
        """Time of all tasks by the clock and of the processors."""
        for process in self.processes:
            process.resume()
        start, busy = time.perf_counter(), processor_s()
        run_replications(tasks, self.crew)
        spent = time.perf_counter() - start, processor_s() - busy
        for process in self.processes:
            process.suspend()
        return spent


@contextmanager
def hired(name: str, begin: Callable[[], AbstractContextManager[Crew]]) -> Iterator[Hired]:
    """Begin a crew, and stop its processes if it is a cluster, until it has its turn."""
    before = set(psutil.Process().children(recursive=True))
    with begin() as crew:
        own = set(psutil.Process().children(recursive=True)) - before if name in (WORKER, WORKERS) else set()
        one = Hired(crew, tuple(own))
        try:
            yield one
        finally:
            for process in one.processes:  # they take part in ending it
                process.resume()


def measured(scenario: Scenario, crews: dict[str, Hired], tasks: int, repeat: int) -> list[Turn]:
    """Let the crews take turns; every turn has replications of its own."""
    for one in crews.values():  # compiles, starts workers, sends the scenario
        one.seconds([Task(scenario, number, 1) for number in range(4)])
    turns = []
    for turn in range(repeat):
        work = [Task(scenario, turn * tasks + number, 1) for number in range(tasks)]
        turns.append({name: one.seconds(work) for name, one in crews.items()})
        told = (f"{name} {clock:.2f} s ({busy:.2f} s)" for name, (clock, busy) in turns[-1].items())
        print(f"turn {turn + 1}: " + ", ".join(told), file=sys.stderr, flush=True)
    return turns


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("scenario", nargs="?", default="scenarios/seven-hubs.yaml", type=Path)
    parser.add_argument("--days", type=int, default=365, help="simulated days of a replication")
    parser.add_argument("--tasks", type=int, default=8, help="replications a turn")
    parser.add_argument("--repeat", type=int, default=5, help="turns")
    parser.add_argument("--no-cluster", action="store_true")
    arguments = parser.parse_args()
    scenario = shortened(load(arguments.scenario), arguments.days)
    hire: dict[str, Callable[[], AbstractContextManager[Crew]]] = {
        ONE: partial(thread_crew, 1),
        TWO: partial(thread_crew, 2),
        PROCESS: partial(process_crew, 1),
        PROCESSES: partial(process_crew, 2),
    }
    if not arguments.no_cluster:
        hire |= {WORKER: partial(cluster_of, 1), WORKERS: partial(cluster_of, 2)}
    before = os.getloadavg()[0]
    with ExitStack() as opened:
        crews = {name: opened.enter_context(hired(name, begin)) for name, begin in hire.items()}
        turns = measured(scenario, crews, arguments.tasks, arguments.repeat)
    print_table(turns, arguments.tasks)
    print(
        f"{scenario.name}, {arguments.days} days; {arguments.tasks} replications a turn, median of {arguments.repeat} turns; "
        f"{os.cpu_count()} cores, {platform.processor() or platform.machine()}, Python {platform.python_version()}; "
        f"load average {before:.1f} before, {os.getloadavg()[0]:.1f} after"
    )


def print_table(turns: list[Turn], tasks: int) -> None:
    """Print seconds a replication, how much sooner than one thread, and how much more than processes of this machine."""
    against = {WORKER: PROCESS, WORKERS: PROCESSES}
    print(
        f"{'workers':<24}{'s/replication':>14}{'x one thread':>14}{'processor s':>13}{'overhead':>10}{'of processor':>14}"
    )
    for name in turns[0]:
        clock, busy = (statistics.median(turn[name][which] for turn in turns) / tasks for which in (0, 1))
        ratio = statistics.median(turn[ONE][0] / turn[name][0] for turn in turns)
        line = f"{name:<24}{clock:>14.3f}{ratio:>14.2f}{busy:>13.3f}"
        if name in against:
            more = [statistics.median(turn[name][at] / turn[against[name]][at] for turn in turns) - 1 for at in (0, 1)]
            line += f"{100 * more[0]:>9.1f}%{100 * more[1]:>13.1f}%"
        print(line)


if __name__ == "__main__":
    main()
