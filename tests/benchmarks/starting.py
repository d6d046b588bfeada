"""How long commands take in a process of their own, from nothing to their end or to their first replication."""

import json
import os
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
HOUSE = HERE.parents[1]


@dataclass(frozen=True)
class Start:
    """Something that is started.

    Parameters
    ----------
    name : str
    arguments : tuple of str
        Of the Python interpreter.
    target_s : float, optional
        What it should take at most, by the clock of an idle machine.
    cold : bool
        Whether nothing is compiled before.
    """

    name: str
    arguments: tuple[str, ...]
    target_s: float | None = None
    cold: bool = False


def fencang(*arguments: str) -> tuple[str, ...]:
    """Return the interpreter's arguments for a command of fencang."""
    return ("-c", "from analysis.cli import main; main()", *arguments)


SEVEN, EVERYTHING = "scenarios/seven-hubs.yaml", "scenarios/stock/everything.yaml"
FIRST = str(HERE / "first_replication.py")
STARTS = (
    Start("Python alone", ("-c", "pass")),
    Start("`fencang --help`", fencang("--help"), 0.3),
    Start(f"`fencang validate {SEVEN}`", fencang("validate", SEVEN), 1.0),
    Start(f"`fencang run {SEVEN}`, compiled before: until its first replication starts", (FIRST, "starts", SEVEN), 1.5),
    Start("… until its first piece is simulated", (FIRST, "simulates", SEVEN)),
    Start(
        "… nothing compiled before, plain network: until its first piece", (FIRST, "simulates", SEVEN), 15.0, cold=True
    ),
    Start(f"… nothing compiled before, `{EVERYTHING}`", (FIRST, "simulates", EVERYTHING), None, cold=True),
)


def children_s() -> float:
    """Processor time of all processes that were started and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def started(start: Start, cache: Path) -> dict[str, float]:
    """Start a process, wait for its end; return seconds of the clock and of the processor."""
    environment = {**os.environ, "FENCANG_CACHE_DIR": str(cache), "PYTHONPATH": str(HOUSE)}
    before, clock = children_s(), time.perf_counter()
    done = subprocess.run(
        [sys.executable, *start.arguments], cwd=HOUSE, env=environment, capture_output=True, text=True, check=False
    )
    taken = {"clock_s": time.perf_counter() - clock, "processor_s": children_s() - before}
    if done.returncode:
        raise RuntimeError(f"{start.name}: exit code {done.returncode}\n{done.stderr}")
    if FIRST in start.arguments:
        told = json.loads(done.stdout.splitlines()[-1])
        return {"clock_s": told["clock_s"], "processor_s": told["processor_s"]}
    return taken
