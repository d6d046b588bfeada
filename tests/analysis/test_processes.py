"""Worker processes of this machine, and those that die."""

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from hand_made import scenario
from mortal import VICTIM, run_or_die, times_begun

from analysis.replications.crew import Crew
from analysis.replications.processes import TRIES, process_crew
from analysis.replications.replication import Replication, Task
from analysis.replications.runner import local_crew, run_replications
from analysis.replications.store import Store
from analysis.replications.travel import WorkerDiedError

TASKS = [Task(scenario(), number, 1) for number in range(4)]


def digests(replications: tuple[Replication, ...]) -> list[str]:
    """Digests of the ledgers."""
    return [one.digest for one in replications]


@pytest.fixture(scope="module")
def by_thread() -> list[str]:
    """Return the digests that one thread finds."""
    with local_crew("compiled", 1) as crew:
        return digests(run_replications(TASKS, crew))


def test_processes_find_what_threads_find(by_thread: list[str]) -> None:
    """The compiled engine in two processes, and behind an executor that knows nothing of us; progress adds up to all."""
    shares: list[float] = []
    with process_crew(2) as crew:
        assert digests(run_replications(TASKS, crew, on_progress=shares.append)) == by_thread
    assert sum(shares) == len(TASKS)
    with ThreadPoolExecutor(2) as executor:
        assert digests(run_replications(TASKS, Crew(executor))) == by_thread


@pytest.mark.skipif(os.name == "nt", reason="has no such signal")
def test_a_killed_process_costs_its_replication_only(by_thread: list[str], tmp_path: Path) -> None:
    """It is run again in a new process, the others once, and all find the same as before."""
    with process_crew(2) as crew:
        mortal = replace(crew, run=partial(run_or_die, tmp_path, 1, crew.run))
        assert digests(run_replications(TASKS, mortal)) == by_thread
    assert times_begun(tmp_path) == {0: 1, VICTIM: 2, 2: 1, 3: 1}


@pytest.mark.skipif(os.name == "nt", reason="has no such signal")
def test_a_replication_that_always_kills_is_given_up(tmp_path: Path) -> None:
    """After three processes it is told in one line; what others have finished is kept."""
    runs, store = tmp_path / "runs", Store(tmp_path / "store")
    runs.mkdir()
    with process_crew(1) as crew, pytest.raises(WorkerDiedError, match="died 3 times, killed or out of memory"):
        run_replications(TASKS, replace(crew, run=partial(run_or_die, runs, TRIES, crew.run)), store)
    assert times_begun(runs)[VICTIM] == TRIES
    assert store.load(TASKS[0]) is not None
