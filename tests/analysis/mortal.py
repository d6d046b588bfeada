"""Workers that are killed while they run a replication, as by the system when memory is short."""

import os
import signal
import time
from pathlib import Path

from analysis.replications.travel import Errand, Findings, Packed, Run

VICTIM = 1
"""The replication whose worker is killed."""


def run_or_die(folder: Path, deaths: int, run: Run, packed: Packed, errand: Errand) -> Findings:
    """Note that a replication is begun; kill this very process while it runs the victim, as many times as is asked for."""
    begun = len(list(folder.glob(f"{errand.number}-*")))
    (folder / f"{errand.number}-{begun}").touch()
    if errand.number == VICTIM and begun < deaths:
        time.sleep(0.5)  # what this worker finished before has left it by then
        os.kill(os.getpid(), signal.SIGKILL)
    return run(packed, errand)


def times_begun(folder: Path) -> dict[int, int]:
    """Return how often each replication was begun."""
    numbers = [int(path.name.split("-")[0]) for path in folder.iterdir()]
    return {number: numbers.count(number) for number in sorted(set(numbers))}
