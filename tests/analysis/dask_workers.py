"""A scheduler of dask.distributed and two worker processes on this machine, started and stopped by tests."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from distributed import Client, Worker

HOUSE = Path(__file__).parents[2]
PATIENCE_S = 60


class Cluster:
    """A scheduler and its workers.

    Parameters
    ----------
    folder : Path
        An empty folder of its own.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._processes: list[subprocess.Popen[bytes]] = []
        self._start("dask_scheduler", "--port", "0", "--host", "127.0.0.1", "--scheduler-file", str(folder / "address"))
        self.address = str(self._file()["address"])

    def hire(self) -> None:
        """Start a worker."""
        self._start(
            "dask_worker", self.address, "--nthreads", "1", "--no-nanny", "--local-directory", str(self._folder)
        )

    def lose_scheduler(self) -> None:
        """End the scheduler as if its machine had failed."""
        self._processes[0].kill()

    def stop(self) -> None:
        """End all processes."""
        for process in reversed(self._processes):
            process.kill()
            process.wait()

    def _start(self, module: str, *arguments: str) -> None:
        paths = [str(HOUSE), str(Path(__file__).parent)]
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(paths)}
        command = [sys.executable, "-m", f"distributed.cli.{module}", *arguments, "--no-dashboard"]
        with (self._folder / "log").open("ab") as log:
            process = subprocess.Popen(command, stdout=log, stderr=log, env=environment, cwd=self._folder)
        self._processes.append(process)

    def _file(self) -> dict[str, object]:
        """Wait until the scheduler has written its address."""
        until = time.monotonic() + PATIENCE_S
        while time.monotonic() < until and self._processes[0].poll() is None:
            try:
                return dict(json.loads((self._folder / "address").read_text()))
            except (OSError, ValueError):
                time.sleep(0.05)
        raise RuntimeError((self._folder / "log").read_text())


def still_running(address: str) -> int:
    """Return how many tasks the workers run after a while in which they could have stopped, even such as the scheduler has forgotten."""
    until = time.monotonic() + PATIENCE_S
    with Client(address, set_as_default=False) as client:
        while (running := sum(client.run(_count_running).values())) and time.monotonic() < until:
            time.sleep(0.1)
    return running


def _count_running(dask_worker: Worker) -> int:
    """Count the tasks that run in a worker; `distributed` fills the argument in."""
    return len(dask_worker.state.executing)


@contextmanager
def two_workers(folder: Path) -> Iterator[Cluster]:
    """Start a scheduler and two workers."""
    cluster = Cluster(folder)
    try:
        cluster.hire()
        cluster.hire()
        yield cluster
    finally:
        cluster.stop()
