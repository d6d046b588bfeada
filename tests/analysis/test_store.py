"""Finished replications on disk."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hand_made import scenario

from analysis.replications.replication import Replication, Task, run_replication
from analysis.replications.store import Store


@pytest.fixture
def finished() -> Replication:
    """Return a finished replication."""
    return run_replication(Task(scenario(), 3, 1))


def test_what_is_kept_is_found_again(finished: Replication, tmp_path: Path) -> None:
    """All sums, the digest and the number of orders come back, marked as reused."""
    store = Store(tmp_path)
    store.save(finished)
    found = store.load(finished.task)
    assert found is not None
    assert (found.digest, found.orders, found.reused) == (finished.digest, finished.orders, True)
    for name, array in finished.tally.arrays().items():
        assert np.array_equal(array, found.tally.arrays()[name]), name
    assert len(list(tmp_path.iterdir())) == 1


def test_only_the_same_task_finds_it(finished: Replication, tmp_path: Path) -> None:
    """Another number, seed, engine or scenario is another replication."""
    store = Store(tmp_path)
    store.save(finished)
    task = finished.task
    others = (
        replace(task, number=4),
        replace(task, seed=2),
        replace(task, engine="reference"),
        replace(task, scenario=scenario(demand={"orders": "11 /d", "lines": 1, "quantity": 1})),
    )
    assert [store.load(other) for other in others] == [None] * 4


@pytest.mark.parametrize("damage", [b"", b"not a zip file", None])
def test_a_damaged_file_is_said_so_and_not_used(finished: Replication, tmp_path: Path, damage: bytes | None) -> None:
    """Empty, foreign and cut-off files give one line and no replication."""
    notices: list[str] = []
    store = Store(tmp_path, notices.append)
    store.save(finished)
    path = store.path_of(finished.task)
    path.write_bytes(path.read_bytes()[:-100] if damage is None else damage)
    assert store.load(finished.task) is None
    (notice,) = notices
    assert path.name in notice
    assert "run again" in notice


@pytest.mark.parametrize("step", range(8))
def test_no_flipped_byte_stops_a_command(finished: Replication, tmp_path: Path, step: int) -> None:
    """Wherever bytes of a file are wrong, it is read as before, or said to be damaged; nothing else happens."""
    notices: list[str] = []
    store = Store(tmp_path, notices.append)
    store.save(finished)
    path = store.path_of(finished.task)
    content = path.read_bytes()
    for place in range(step * 7, len(content), 251):
        path.write_bytes(content[:place] + bytes([content[place] ^ 0xFF]) + content[place + 1 :])
        found = store.load(finished.task)
        assert (found is None) == bool(notices)
        notices.clear()


def test_figures_of_another_replication_are_not_taken(finished: Replication, tmp_path: Path) -> None:
    """A file that was renamed by hand does not pass for another replication."""
    notices: list[str] = []
    store = Store(tmp_path, notices.append)
    store.save(finished)
    other = replace(finished.task, number=4)
    store.path_of(finished.task).rename(store.path_of(other))
    assert store.load(other) is None
    assert "another replication's figures" in notices[0]


def test_a_place_that_cannot_be_is_told_before_work_is_done(tmp_path: Path) -> None:
    """Of a folder that is not there yet, the one it will be made in is tried."""
    (tmp_path / "file").write_text("mine")
    with pytest.raises(NotADirectoryError, match="expected a folder"):
        Store(tmp_path / "file" / "of" / "results").require_writable()
    Store(tmp_path / "results" / ".replications").require_writable()
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
