"""Disks that are full or read-only, memory that is used up: one line, an exit code, and what was finished is found again."""

import errno
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from shops import SECOND, SHOP
from typer.testing import CliRunner, Result

from analysis import files
from analysis.cli.app import app
from analysis.replications import crew, runner
from analysis.replications.replication import Replication, Task, run_replication

RUN = ("run", "shop.yaml", "second.yaml", "--replications", "3", "--out", "out")
SOURCES = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder with two scenarios."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "shop.yaml").write_text(SHOP, encoding="utf-8")
    (tmp_path / "second.yaml").write_text(SECOND, encoding="utf-8")
    return tmp_path


def fencang(*arguments: str) -> Result:
    """Run a command."""
    return CliRunner().invoke(app, list(arguments))


def kept(folder: Path) -> int:
    """Finished replications in the store."""
    return len(list((folder / "results" / ".replications").glob("*.npz")))


def require_one_line(done: Result, said: str, code: int) -> None:
    """Make sure that the command ends with a code and one line on standard error that says so."""
    assert done.exit_code == code, done.output
    told = [
        line
        for line in done.stderr.splitlines()
        if not line.startswith(("drawing charts and maps", "compiling the engine"))
    ]
    assert len(told) == 1
    assert said in told[0]
    assert "Traceback" not in done.output


def require_resumed(folder: Path, finished: int) -> None:
    """Make sure that the same command goes on where it was, and leaves nothing half."""
    assert not [path for path in folder.rglob("*") if path.name.endswith(".part")]
    again = fencang(*RUN)
    assert again.exit_code == 0, again.output
    assert (f"{finished} of 6 replications were finished before" in again.stderr) == (finished > 0)


@pytest.mark.parametrize("finished", [0, 2])
def test_a_disk_that_is_full_while_replications_are_kept(
    folder: Path, monkeypatch: pytest.MonkeyPatch, finished: int
) -> None:
    """The file is named; what was kept before is found again."""
    written, sync = [0], os.fsync

    def full(handle: int) -> None:
        written[0] += 1
        if written[0] > 2 * finished:  # a file and its folder each
            raise OSError(errno.ENOSPC, "No space left on device")
        sync(handle)

    monkeypatch.setattr(files.os, "fsync", full)
    require_one_line(fencang(*RUN, "--workers", "1"), f".npz: {os.strerror(errno.ENOSPC)}", 2)
    monkeypatch.undo()
    os.chdir(folder)
    assert kept(folder) == finished
    require_resumed(folder, finished)


@pytest.mark.skipif(sys.platform == "win32", reason="limits of Unix")
def test_a_disk_that_is_full_while_results_are_written(folder: Path) -> None:
    """The system refuses files above 100 kB: one that is larger is named by where it belongs, and nothing of the results is there."""
    import resource

    process = subprocess.run(
        [sys.executable, "-c", "from analysis.cli import main; main()", "compare", *RUN[1:]],
        env=SOURCES, capture_output=True, text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000)),
    )  # fmt: skip
    assert process.returncode == 2, process.stderr
    told, reason = process.stderr.splitlines()[-1].rsplit(": ", 1)
    assert (Path(told).parent, reason) == (Path("out", "charts"), os.strerror(errno.EFBIG))
    assert "Traceback" not in process.stderr
    assert not (folder / "out").exists()
    require_resumed(folder, 6)


@pytest.mark.parametrize("where", ["out", "store"])
def test_a_read_only_disk_is_found_before_anything_is_run(
    folder: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    """Neither results nor finished replications could be kept, so nothing is simulated."""
    (folder / "results" / ".replications").mkdir(parents=True)
    (folder / "out").mkdir()
    tried = files.TemporaryFile

    def read_only(dir: Path, **options: Any) -> Any:
        if Path(dir).name == {"out": "out", "store": ".replications"}[where]:
            raise OSError(errno.EROFS, "Read-only file system")
        return tried(dir=dir, **options)

    monkeypatch.setattr(files, "TemporaryFile", read_only)
    monkeypatch.setattr(crew, "run_replication", None)
    name = Path("out") if where == "out" else Path("results", ".replications")
    require_one_line(fencang(*RUN), f"{name}: {os.strerror(errno.EROFS)}", 2)


def test_a_store_that_can_only_be_read_is_good_enough_to_read_from(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where every replication was finished before nothing has to be kept."""
    require_resumed(folder, 0)
    monkeypatch.setattr(runner.Store, "require_writable", None)
    require_resumed(folder, 6)


def test_a_worker_that_runs_out_of_memory(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One replication is too large: said in a line, and the others are kept."""

    def greedy(task: Task, **options: Any) -> Replication:
        if task.number == 2:
            raise MemoryError("Unable to allocate 1 TiB")
        return run_replication(task, **options)

    monkeypatch.setattr(crew, "run_replication", greedy)
    require_one_line(fencang(*RUN, "--workers", "1"), "out of memory (Unable to allocate 1 TiB); what is fin", 1)
    monkeypatch.undo()
    os.chdir(folder)
    finished = kept(folder)
    assert finished >= 2
    require_resumed(folder, finished)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such device")
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_output_that_cannot_be_written(folder: Path, unbuffered: str) -> None:
    """A command whose standard output is full says so, and does not end as if all were well, whether at a line or at the end."""
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-c", "from analysis.cli import main; main()", "show", "shop.yaml"]
        process = subprocess.run(
            command, env=SOURCES | {"PYTHONUNBUFFERED": unbuffered}, stdout=full, stderr=subprocess.PIPE, text=True
        )
    assert process.returncode == 2
    assert process.stderr.splitlines() == [f"output: {os.strerror(errno.ENOSPC)}"]


@pytest.mark.parametrize("length", [0, 2000])
def test_a_damaged_replication_is_run_again(folder: Path, length: int) -> None:
    """One that was cut off is named in a line, the others are taken, and figures are as before."""
    require_resumed(folder, 0)
    figures = (folder / "out" / "kpis.csv").read_bytes()
    path = sorted((folder / "results" / ".replications").glob("*.npz"))[3]
    path.write_bytes(path.read_bytes()[:length])
    again = fencang(*RUN)
    assert again.exit_code == 0
    assert f"{path.name}: damaged (" in again.stderr
    assert "5 of 6 replications were finished before" in again.stderr
    assert (folder / "out" / "kpis.csv").read_bytes() == figures


def test_a_ledger_with_a_wrong_byte_is_not_taken_over(folder: Path) -> None:
    """Every page of a Parquet file has a checksum: where one is wrong the replication is simulated anew for its ledger."""
    ledger = ("run", "shop.yaml", "--ledger", "--out", "out", "--replications", "1")
    fencang(*ledger)
    path = next((folder / "out" / "ledger").rglob("parcels.parquet"))
    content = path.read_bytes()
    group = pq.ParquetFile(path).metadata.row_group(0)
    for number in (0, group.num_columns - 1):
        chunk = group.column(number)
        start = chunk.dictionary_page_offset if chunk.has_dictionary_page else chunk.data_page_offset
        place = start + chunk.total_compressed_size - 1
        path.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
        assert "1 of 1 finished replications have no ledger" in fencang(*ledger).stderr
        assert path.read_bytes() == content
