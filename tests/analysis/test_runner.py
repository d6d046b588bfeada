"""Many replications at once."""

from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest
from at_once import AtOnce
from hand_made import scenario

from analysis.replications import runner
from analysis.replications.crew import Crew
from analysis.replications.replication import Task
from analysis.replications.runner import Interrupted, local_crew, run_replications
from analysis.replications.store import Store

TASKS = tuple(Task(scenario(), number, 1) for number in range(4))


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
    assert caught.value.kept
    again = run_replications(TASKS, Crew(AtOnce(2)), store)
    assert [one.reused for one in again] == [True, True, False, False]


def test_what_was_finished_before_and_now_is_told_together(tmp_path: Path) -> None:
    """Ctrl-C after one of four, and again after two more: three are told, and three are found."""
    store = Store(tmp_path)
    for patience, finished in ((1, 1), (2, 3)):
        with pytest.raises(Interrupted) as caught:
            run_replications(TASKS, Crew(AtOnce(patience)), store)
        assert caught.value.finished == finished
    assert [one.reused for one in run_replications(TASKS, Crew(AtOnce(1)), store)].count(True) == 3


def test_interrupted_ledgers_are_not_taken_up(tmp_path: Path) -> None:
    """Whoever wants ledgers is not told that the finished replications will be found again."""
    with pytest.raises(Interrupted) as caught:
        run_replications(TASKS, Crew(AtOnce(2)), Store(tmp_path), ledger_folder=lambda task: tmp_path / "ledger")
    assert not caught.value.kept


def test_nothing_is_saved_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C while finished replications are collected saves the others only."""
    saved: list[int] = []
    store = Store(tmp_path)
    monkeypatch.setattr(store, "save", lambda replication: saved.append(replication.task.number))

    def collect(futures: Iterable[Future[Any]]) -> Iterator[Future[Any]]:
        yield from list(futures)[:3]
        raise KeyboardInterrupt

    monkeypatch.setattr(runner, "as_completed", collect)
    with pytest.raises(Interrupted) as caught:
        run_replications(TASKS, Crew(AtOnce(4)), store)
    assert caught.value.finished == 4
    assert saved == [0, 1, 2, 3]


def test_an_error_in_one_replication_is_told(tmp_path: Path) -> None:
    """An engine that does not exist ends the run, and leaves no file."""
    broken = Task(scenario(), 0, 1, "abacus")  # type: ignore[arg-type]
    with local_crew("compiled", 1) as crew, pytest.raises(ValueError, match="abacus"):
        run_replications([broken], crew, Store(tmp_path / "store"))
    assert not (tmp_path / "store").exists()
