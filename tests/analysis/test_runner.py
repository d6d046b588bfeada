"""Many replications at once."""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

import pytest
from hand_made import scenario

from analysis.replications.replication import Task
from analysis.replications.runner import Crew, Interrupted, local_crew, run_replications
from analysis.replications.store import Store

TASKS = tuple(Task(scenario(), number, 1) for number in range(4))


class AtOnce(Executor):
    """Runs work when it is handed in; the user presses Ctrl-C when too much is."""

    def __init__(self, patience: int) -> None:
        self.patience = patience

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Run now."""
        if self.patience == 0:
            raise KeyboardInterrupt
        self.patience -= 1
        future: Future[Any] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


def digests(workers: int, engine: str = "compiled") -> list[str]:
    """Run four replications and return their digests."""
    tasks = [Task(task.scenario, task.number, task.seed, engine) for task in TASKS]  # type: ignore[arg-type]
    with local_crew(engine, workers) as crew:
        return [one.digest for one in run_replications(tasks, crew)]


def test_the_number_of_workers_changes_nothing() -> None:
    """One thread, two threads and two processes of the other engine give the same ledgers, in order."""
    one = digests(1)
    assert len(set(one)) == 4
    assert digests(2) == one
    assert digests(2, "reference") == one


def test_finished_replications_are_reused(tmp_path: Path) -> None:
    """The second time only the new ones are run; progress still adds up to all."""
    store = Store(tmp_path)
    with local_crew("compiled", 1) as crew:
        run_replications(TASKS[:3], crew, store)
        shares: list[float] = []
        again = run_replications(TASKS, crew, store, on_progress=shares.append)
    assert [one.reused for one in again] == [True, True, True, False]
    assert sum(shares) == pytest.approx(4)


def test_ledgers_are_written_even_where_figures_are_stored(tmp_path: Path) -> None:
    """The store keeps no ledgers, so a replication whose ledger is wanted is run again."""
    store = Store(tmp_path / "store")
    with local_crew("compiled", 1) as crew:
        run_replications(TASKS[:1], crew, store)
        (one,) = run_replications(TASKS[:1], crew, store, ledger_folder=lambda task: tmp_path / "ledger")
    assert not one.reused
    assert list((tmp_path / "ledger").rglob("orders.parquet"))


def test_interrupted_runs_keep_what_is_finished(tmp_path: Path) -> None:
    """Ctrl-C after two of four: two are kept, and the next run goes on from there."""
    store = Store(tmp_path)
    with pytest.raises(Interrupted) as caught:
        run_replications(TASKS, Crew(AtOnce(2)), store)
    assert (caught.value.finished, caught.value.total) == (2, 4)
    again = run_replications(TASKS, Crew(AtOnce(2)), store)
    assert [one.reused for one in again] == [True, True, False, False]


def test_an_error_in_one_replication_is_told(tmp_path: Path) -> None:
    """An engine that does not exist ends the run, and leaves no file."""
    broken = Task(scenario(), 0, 1, "abacus")  # type: ignore[arg-type]
    with local_crew("compiled", 1) as crew, pytest.raises(ValueError, match="abacus"):
        run_replications([broken], crew, Store(tmp_path / "store"))
    assert not (tmp_path / "store").exists()
