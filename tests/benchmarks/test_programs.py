"""The programs that measure can be started: each tells what it does."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
SOURCES = os.environ | {"PYTHONPATH": str(HERE.parents[1])}


@pytest.mark.parametrize("name", ["features", "horizons", "parallel", "stages", "table"])
def test_a_program_tells_what_it_does(name: str) -> None:
    """With `--help` it imports what it measures with, and ends."""
    if name == "parallel":
        pytest.importorskip("distributed", reason="needs the extra 'cluster'")
    command = [sys.executable, str(HERE / f"{name}.py"), "--help"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=SOURCES)
    assert done.returncode == 0, done.stderr
    assert "usage:" in done.stdout
