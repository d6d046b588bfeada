"""Keeping the store of finished replications small."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hand_made import scenario

from analysis.replications.pruning import LOCK, in_use, prune
from analysis.replications.replication import Replication, Task, run_replication
from analysis.replications.store import Store

OLD = ("shop-000-0123456789ab-not-ours.npz", "notes.txt", "shop-000-00000000-0123456789abcdef01234567.txt")
"""Names that only look like ours."""


@pytest.fixture(scope="module")
def finished() -> list[Replication]:
    """Return four finished replications."""
    one = run_replication(Task(scenario(), 0, 1))
    return [replace(one, task=replace(one.task, number=number)) for number in range(4)]


def filled(folder: Path, finished: list[Replication]) -> list[Path]:
    """Save replications, the first one longest ago; return their files."""
    store = Store(folder)
    for age, one in enumerate(reversed(finished)):
        store.save(one)
        os.utime(store.path_of(one.task), (1000 - age, 1000 - age))
    return [store.path_of(one.task) for one in finished]


def kept(files: list[Path]) -> list[int]:
    """Say which files are still there, by number."""
    return [number for number, path in enumerate(files) if path.exists()]


def test_files_of_other_versions_are_removed(finished: list[Replication], tmp_path: Path) -> None:
    """Another version's file and one of before versions stood in names go; today's and what is not ours stay."""
    files = filled(tmp_path, finished)
    stale = [tmp_path / f"shop-000-{version}0123456789abcdef01234567.npz" for version in ("00000000-", "")]
    for path in (*stale, *(tmp_path / name for name in OLD)):
        path.write_bytes(b"")
    prune(Store(tmp_path))
    assert not any(path.exists() for path in stale)
    assert {path.name for path in tmp_path.iterdir()} == {path.name for path in files} | set(OLD)


def test_what_was_not_used_for_longest_goes_first(finished: list[Replication], tmp_path: Path) -> None:
    """Four files where two fit: the oldest was just read, so the next two go."""
    files = filled(tmp_path, finished)
    Store(tmp_path).load(finished[0].task)
    prune(Store(tmp_path), 2 * max(path.stat().st_size for path in files))
    assert kept(files) == [0, 3]


def test_what_the_command_used_stays(finished: list[Replication], tmp_path: Path) -> None:
    """However small the store should be, what was just read or written is there for the next start."""
    files = filled(tmp_path, finished)
    store = Store(tmp_path)
    store.load(finished[1].task)
    store.save(finished[2])
    prune(store, 0)
    assert kept(files) == [1, 2]


def test_a_finished_command_prunes(tmp_path: Path) -> None:
    """At the end, and only at a good end."""
    stale = tmp_path / "shop-000-00000000-0123456789abcdef01234567.npz"
    stale.write_bytes(b"")
    with pytest.raises(KeyboardInterrupt), in_use(Store(tmp_path)):
        raise KeyboardInterrupt
    assert stale.exists()
    with in_use(Store(tmp_path)):
        assert stale.exists()
    assert not stale.exists()


@pytest.mark.skipif(os.name == "nt", reason="such locks are not there, and nothing is pruned")
def test_nothing_is_taken_from_another_command(tmp_path: Path) -> None:
    """While another process uses the store nothing is removed, whatever version it has; afterwards it is."""
    stale = tmp_path / "shop-000-00000000-0123456789abcdef01234567.npz"
    stale.write_bytes(b"")
    code = f"import fcntl; lock = open({str(tmp_path / LOCK)!r}, 'wb'); fcntl.flock(lock, fcntl.LOCK_SH)\n"
    code += "print('locked', flush=True); input()"
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline() == b"locked\n"
        with in_use(Store(tmp_path)):
            pass
        assert stale.exists()
        other.communicate(b"\n")
    with in_use(Store(tmp_path)):
        pass
    assert not stale.exists()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="who may write everywhere cannot be kept from it")
def test_a_folder_that_may_only_be_read_is_left_alone(tmp_path: Path) -> None:
    """Nothing is locked, nothing is pruned, and the command goes on."""
    tmp_path.chmod(0o500)
    with in_use(Store(tmp_path / "store")):
        done = True
    assert done
