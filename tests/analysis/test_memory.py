"""Memory holds what is open, not what is past: the peak of a long run is that of a short one."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MOST = 1.12
"""How much higher the peak of five times the horizon may be."""

RUN = """
import sys
sys.path.insert(0, "tests/analysis")
from hand_made import scenario
from analysis.replications.replication import Task, run_replication

days, whole = int(sys.argv[1]), sys.argv[2] == "whole"
demand = {"orders": "10000 /d", "lines": 1, "quantity": 1}
long = scenario(demand=demand, horizon={"warm_up": "1 d", "measure": f"{days} d", "cool_down": "2 d"})
if whole:
    from sim.run import simulate
    orders = len(simulate(long, seed=1).orders)
else:
    orders = run_replication(Task(long, 0, 1)).orders
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(orders, int(peak.split()[1]))
"""
"""Run one replication; print its orders and the peak of its memory in KiB.

The peak is read from the kernel's account of the process, not from `getrusage`: that one begins with the peak of the
process that started it, and the tests themselves may need more than a run.
"""


def run(days: int, how: str = "pieces") -> tuple[int, int]:
    """Run a network of 10,000 orders a day in a process of its own; return its orders and its peak in KiB."""
    command = [sys.executable, "-c", RUN, str(days), how]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT, env=environment)
    orders, peak = done.stdout.split()
    return int(orders), int(peak)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak of a process is read from the kernel")
def test_the_peak_does_not_grow_with_the_horizon() -> None:
    """Five times the days need no more memory; a ledger that is kept as a whole needs a good deal more."""
    run(1)  # compiles what is not in the cache yet, which needs memory of its own
    few, short = run(10)
    many, long = run(50)
    assert many > 4 * few
    assert long < MOST * short
    assert run(50, "whole")[1] > MOST * short
