"""Run `fencang run` on a scenario until its first replication starts, or until its first piece is simulated; say how long that took, and stop.

It is the command itself, in a process of its own; only the function that simulates is watched.
"""

import json
import os
import sys
import tempfile
import time
from pathlib import Path


def stop() -> None:
    """Say how long the process has lived, by the clock and by the processor, and end it."""
    ticks = int(Path("/proc/self/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[19])
    born = ticks / os.sysconf("SC_CLK_TCK")  # since the machine started
    lived = time.clock_gettime(time.CLOCK_BOOTTIME) - born
    print(json.dumps({"clock_s": lived, "processor_s": time.process_time()}), file=sys.__stdout__, flush=True)
    os._exit(0)


def main() -> None:
    """Run the command, with the engine's first step, or what comes before it, replaced by the end."""
    until, scenario = sys.argv[1:]
    sys.path.insert(0, str(Path(__file__).parents[2]))
    import analysis.replications.replication as replication
    from analysis.cli import main as command

    simulated = replication.segments

    def watched(*arguments, **named):
        if until == "simulates":
            next(simulated(*arguments, **named))
        stop()

    replication.segments = watched
    with tempfile.TemporaryDirectory() as folder:
        sys.argv = ["fencang", "run", scenario, "--replications", "1", "--workers", "1"]
        sys.argv += ["--out", folder, "--store", f"{folder}/store"]
        command()


main()
