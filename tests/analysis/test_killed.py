"""A command that is killed at any moment: the next start goes on from there, and takes nothing half for whole."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import numpy as np
import pytest
from shops import SECOND, SHOP

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there is no such signal")
REPLICATIONS = 150
SOURCES = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
COMMAND = [sys.executable, "-c", "from analysis.cli import main; main()", "compare", "shop.yaml", "second.yaml"]


def start(folder: Path, out: str) -> subprocess.Popen[str]:
    """Start a comparison of many short replications."""
    options = ["--replications", str(REPLICATIONS), "--out", out, "--store", f"store-{out}"]
    return subprocess.Popen(
        [*COMMAND, *options], cwd=folder, env=SOURCES, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def kept(folder: Path) -> list[Path]:
    """Finished replications in the store of the comparison that is killed."""
    return sorted((folder / "store-killed").glob("*.npz"))


def kill_somewhere(folder: Path, random: Random) -> None:
    """Kill a comparison after some more replications, or while it draws, or while it moves its results in place."""
    process = start(folder, "killed")
    enough = min(2 * REPLICATIONS, len(kept(folder)) + random.choice((0, 1, 40, 200, 2 * REPLICATIONS)))
    while process.poll() is None and len(kept(folder)) < enough:
        time.sleep(0.002)
    time.sleep(random.random() * random.choice((0.01, 0.3, 8)))
    process.send_signal(signal.SIGKILL)
    process.communicate()


def require_nothing_half(folder: Path) -> None:
    """Every replication in the store can be read to its end, and a folder with a manifest has all that it lists, whole."""
    for path in kept(folder):
        with np.load(path, allow_pickle=False) as file:
            assert all(file[name] is not None for name in file.files)
    manifest = folder / "killed" / "manifest.json"
    if manifest.exists():
        for name in json.loads(manifest.read_text(encoding="utf-8"))["files"]:
            assert (folder / "killed" / name).stat().st_size > 0, name
        assert (folder / "killed" / "report.html").read_text(encoding="utf-8").rstrip().endswith("</html>")


def test_a_killed_comparison_goes_on_where_it_was(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """Killed some times at random points, and then left alone: the same digest and figures as without; nothing half is left."""
    (tmp_path / "shop.yaml").write_text(SHOP, encoding="utf-8")
    (tmp_path / "second.yaml").write_text(SECOND, encoding="utf-8")
    undisturbed = start(tmp_path, "undisturbed")
    told, _ = undisturbed.communicate()
    assert undisturbed.returncode == 0, told
    random = Random(request.config.getoption("--kills"))
    found = []
    for _ in range(request.config.getoption("--kills")):
        kill_somewhere(tmp_path, random)
        require_nothing_half(tmp_path)
        found.append(len(kept(tmp_path)))
    assert found == sorted(found)
    last = start(tmp_path, "killed")
    told, _ = last.communicate()
    assert last.returncode == 0, told
    assert f"{found[-1]} of {2 * REPLICATIONS} replications were finished before" in told or not found[-1]
    for name in ("manifest.json", "kpis.csv", "comparison.csv"):
        assert (tmp_path / "killed" / name).read_bytes() == (tmp_path / "undisturbed" / name).read_bytes(), name
    assert not [path for path in tmp_path.rglob("*") if path.name.endswith((".part", ".old"))]
