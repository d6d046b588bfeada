"""What travels between the command and workers that do not share its memory: a scenario there, sums back.

A scenario is sent once to every worker, whatever the number of its replications: it is known by its digest, and a worker that has read it
keeps it, so that its network is built once there too. What comes back has no scenario in it, and its sums, mostly zeros, are compressed.
"""

import pickle
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TypeVar, cast

from analysis.kpis.tally import Tally
from analysis.places import Place
from analysis.replications.replication import Replication, Task, run_replication
from analysis.replications.store import digest_of, version
from sim.run import EngineName
from sim.scenario.scenario import Scenario

FAST = 1
"""Level of compression: of seven hubs over a year, 2.9 MB become 120 kB in 10 ms; the slowest level makes 100 kB."""

KEPT = 16
"""Scenarios that a worker keeps, as many as it keeps networks of."""

Sent = TypeVar("Sent")


_reading = Lock()
_known: dict[str, Scenario] = {}
"""The scenarios that this process has read, by their digest; the one used last stands last."""


class OtherVersionError(Exception):
    """A worker has other sources of the model or the tallies, so its figures would be others."""


class WorkerDiedError(Exception):
    """A replication ended its worker process again and again."""


@dataclass(frozen=True)
class Packed:
    """A scenario as it is sent.

    Parameters
    ----------
    digest : str
        Digest of the scenario.
    content : bytes or Path
        The scenario, pickled and compressed; or the file that holds that, for workers on the same machine.
    """

    digest: str
    content: bytes | Path

    @classmethod
    def of(cls, scenario: Scenario) -> "Packed":
        """Pack a scenario; its content are bytes."""
        return cls(digest_of(scenario), zlib.compress(pickle.dumps(scenario)))

    def opened(self) -> Scenario:
        """Return the scenario, the same object for all replications that run in a process."""
        with _reading:
            scenario = _known.pop(self.digest, None)
            if scenario is None:
                content = self.content if isinstance(self.content, bytes) else self.content.read_bytes()
                scenario = cast(Scenario, pickle.loads(zlib.decompress(content)))
            _known[self.digest] = scenario
            while len(_known) > KEPT:
                del _known[next(iter(_known))]
            return scenario


def once_each(send: Callable[[Packed], Sent]) -> Callable[[Scenario], Sent]:
    """Return what packs and sends a scenario when it is first asked for, and afterwards says again where it is."""
    sent: dict[str, Sent] = {}

    def known(scenario: Scenario) -> Sent:
        digest = digest_of(scenario)
        if digest not in sent:
            sent[digest] = send(Packed.of(scenario))
        return sent[digest]

    return known


@dataclass(frozen=True)
class Errand:
    """A replication to run elsewhere: everything of a task but its scenario, and what it is to be run with.

    Parameters
    ----------
    number, seed, engine
        As in `Task`.
    version : str
        Version of the sources that the figures are to come from.
    ledger_directory : Path or UPath, optional
        Where to write the ledger.
    """

    number: int
    seed: int
    engine: EngineName
    version: str
    ledger_directory: Place | None = None

    @classmethod
    def of(cls, task: Task, ledger_directory: Place | None) -> "Errand":
        """Return the errand of a task."""
        return cls(task.number, task.seed, task.engine, version(), ledger_directory)


@dataclass(frozen=True)
class Findings:
    """A finished replication on its way back.

    Parameters
    ----------
    tally : bytes
        The tally, pickled and compressed.
    digest, orders, seconds
        As in `Replication`.
    """

    tally: bytes
    digest: str
    orders: int
    seconds: float

    @classmethod
    def of(cls, done: Replication) -> "Findings":
        """Pack a finished replication."""
        return cls(zlib.compress(pickle.dumps(done.tally), FAST), done.digest, done.orders, done.seconds)

    def unpacked(self, task: Task) -> Replication:
        """Return the replication of a task."""
        tally = cast(Tally, pickle.loads(zlib.decompress(self.tally)))
        return Replication(task, tally, self.digest, self.orders, self.seconds)


def run_errand(packed: Packed, errand: Errand, should_stop: Callable[[], bool] | None = None) -> Findings:
    """Run a replication in a worker.

    Raises
    ------
    OtherVersionError
        If the worker's sources are not those of the command.
    """
    if errand.version != version():
        raise OtherVersionError(
            f"a worker has version {version()} of the model, expected {errand.version}: install the same fencang there"
        )
    task = Task(packed.opened(), errand.number, errand.seed, errand.engine)
    return Findings.of(run_replication(task, should_stop=should_stop, ledger_directory=errand.ledger_directory))


Run = Callable[[Packed, Errand], Findings]
"""What workers are asked to do."""
