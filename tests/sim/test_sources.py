"""The version of the model, and where its compiled code is kept."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from ledgers import differences
from small_scenarios import picking, scenario, warehouse

from sim import jit
from sim.run import simulate
from sim.sources import MODEL, folder_digest, sources_digest

HOUSE = Path(__file__).parents[2]


def digest_of(folder: Path, **files: str) -> str:
    """Write files into a folder, and take its digest anew."""
    for name, text in files.items():
        (folder / f"{name}.py").write_bytes(text.encode())
    folder_digest.cache_clear()
    return folder_digest(folder)


def test_any_edit_changes_the_version(tmp_path: Path) -> None:
    """Another text, another name or one more file; but not the line ends of another system, nor what is not Python."""
    first = digest_of(tmp_path, a="x = 1\n", b="y = 2\n")
    assert digest_of(tmp_path, a="x = 1\r\n") == first
    (tmp_path / "notes.txt").write_text("nothing")
    assert digest_of(tmp_path) == first
    (tmp_path / "a.py").rename(tmp_path / "c.py")
    renamed = digest_of(tmp_path)
    assert len({first, renamed, digest_of(tmp_path, c="x = 2\n"), digest_of(tmp_path, d="")}) == 4


def test_the_model_s_version_is_that_of_its_folder() -> None:
    """Sixteen hexadecimal digits over all of sim/."""
    assert sources_digest() == folder_digest(MODEL)
    assert MODEL.name == "sim"
    assert len(sources_digest()) == 16
    int(sources_digest(), 16)


def test_compiled_code_is_kept_by_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The directory's name holds the version; one that nobody used for a month is forgotten, others stay."""
    monkeypatch.setenv("FENCANG_CACHE_DIR", str(tmp_path))
    jit.cache_directory.cache_clear()
    old, recent = tmp_path / "compiled" / "old", tmp_path / "compiled" / "recent"
    for other in (old, recent):
        other.mkdir(parents=True)
    os.utime(old, (0, time.time() - jit.FORGOTTEN_AFTER_S - 60))
    directory = jit.cache_directory()
    assert directory.parent == tmp_path / "compiled"
    assert sources_digest() in directory.name
    assert sorted(other.name for other in directory.parent.iterdir()) == sorted([directory.name, "recent"])
    assert not jit.cache_is_warm()
    (directory / "rule.nbc").touch()
    assert jit.cache_is_warm()
    jit.cache_directory.cache_clear()


def test_rules_are_the_same_without_compilation() -> None:
    """Compiled, plain Python and both engines: one ledger."""
    small = scenario(warehouses=[warehouse(picking=picking(1, {"gamma": {"mean": 600, "cv": 0.5}}))], days=2)
    code = (
        "import sys; from sim import Scenario, simulate; small = Scenario.model_validate_json(sys.stdin.read());"
        "print(simulate(small).digest(), simulate(small, engine='reference').digest())"
    )
    done = subprocess.run(
        [sys.executable, "-W", "ignore::RuntimeWarning", "-c", code], env={**os.environ, "NUMBA_DISABLE_JIT": "1"},
        cwd=HOUSE, input=small.model_dump_json(), capture_output=True, text=True, check=True, encoding="utf-8",
    )  # fmt: skip
    assert done.stdout.split() == [simulate(small).digest()] * 2
    assert differences(simulate(small), simulate(small, engine="reference")) == ""


def test_importing_the_model_costs_nothing() -> None:
    """`import sim` alone loads nothing heavy; the command line relies on that."""
    heavy = ("numba", "numpy", "pandas", "pydantic", "simpy")
    code = f"import sys, sim; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=HOUSE, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
