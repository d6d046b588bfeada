"""The digest of a scenario, and what importing one costs."""

import os
import subprocess
import sys
from pathlib import Path

from written_files import BASE, Write

import sim
from sim.scenario.loading import load, scenario_digest


def test_equal_content_equal_digest(write: Write) -> None:
    """The same values in other spellings, in other files and in another order of keys have the same digest."""
    write(
        same="extends: half.yaml\nhorizon: {measure: 720 h}\n",
        half=BASE.replace("measure: 30 d", "warm_up: 0 s, measure: 10 d").replace("1.2 kg", "1200 g"),
    )
    assert scenario_digest(load("same.yaml")) == scenario_digest(load("base.yaml"))


def test_other_content_other_digest(write: Write) -> None:
    """One second more of lead time is another scenario."""
    write(other=BASE.replace("mean: 2 d", "mean: 172801 s"))
    assert scenario_digest(load("other.yaml")) != scenario_digest(load("base.yaml"))


def test_reading_needs_nothing_heavy(write: Write) -> None:
    """Loading a scenario imports neither numpy nor anything built on it, so that validation answers at once."""
    code = (
        "import sys; from sim import load; load('base.yaml');"
        "print([name for name in ('numpy', 'numba', 'pandas', 'scipy') if name in sys.modules])"
    )
    write()
    environment = {**os.environ, "PYTHONPATH": str(Path(sim.__file__).parents[1])}
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    assert result.stdout.strip() == "[]"
