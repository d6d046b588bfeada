"""Workers of a dask.distributed cluster, reached by the address of its scheduler.

The scheduler does what has to be done for many machines: it hands work to whoever is free, and when a worker dies it gives what that one was
running to another, as often as its setting `distributed.scheduler.allowed-failures` says (three times unless set).
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING
from uuid import uuid4

from analysis.replications.crew import Crew
from analysis.replications.store import version
from analysis.replications.travel import Errand, Findings, Packed, once_each, run_errand

if TYPE_CHECKING:
    from distributed import Client

PATIENCE_S = 20
"""Seconds to wait for the scheduler, and then for its first worker."""

_stopped: set[str] = set()
"""Commands that asked this worker to stop."""


class ClusterError(Exception):
    """The cluster is not there, or cannot run fencang."""


class _Stop:
    """The flag of a command: it is set in the memory of every worker.

    Parameters
    ----------
    client : Client
        Reaches the workers.
    command : str
        Whose tasks are to stop.
    """

    def __init__(self, client: "Client", command: str) -> None:
        self._client, self._command = client, command
        self._set = False

    def set(self) -> None:
        """Ask all workers to stop; those that cannot be reached are gone anyway."""
        self._set = True
        with suppress(OSError, TimeoutError):
            self._client.run(_stop_there, self._command, on_error="ignore")

    def is_set(self) -> bool:
        """Whether they were asked."""
        return self._set


def _stop_there(command: str) -> None:
    """Stop a command's replications in a worker."""
    _stopped.add(command)  # not sent as a bound method, which would take a copy of the set along


def _arrived(packed: Packed) -> Packed:
    """Take a scenario: it is a task of its own, so that workers pass it on, and the scheduler has it made again if it was lost."""
    return packed


def _run_there(command: str, packed: Packed, errand: Errand) -> Findings:
    """Run a replication in a worker of a cluster."""
    return run_errand(packed, errand, lambda: command in _stopped)


@contextmanager
def cluster_crew(address: str) -> Iterator[Crew]:
    """Take the workers of a cluster.

    Parameters
    ----------
    address : str
        Of the scheduler, such as "tcp://10.0.0.1:8786".

    Raises
    ------
    ClusterError
        If dask.distributed is not installed here, no scheduler answers, there is no worker, or a worker has no fencang or another version.
    """
    with _connected(address) as client:
        _require_fencang(address, client)
        command = uuid4().hex

        def send(packed: Packed) -> object:
            return client.submit(_arrived, packed, key=f"fencang-{version()}-{packed.digest}")

        yield Crew(
            client.get_executor(pure=False),
            _Stop(client, command),
            send=once_each(send),
            run=partial(_run_there, command),
            shares_disk=False,
        )


@contextmanager
def _connected(address: str) -> "Iterator[Client]":
    """Connect to a scheduler that has a worker."""
    try:
        from distributed import Client
    except ImportError:
        raise ClusterError("dask.distributed is not installed; it comes with: pip install 'fencang[cluster]'") from None
    logging.getLogger("distributed.client").setLevel(logging.CRITICAL)  # a lost scheduler is told once, in our words
    try:
        client = Client(address, timeout=PATIENCE_S, set_as_default=False)
    except (OSError, ValueError, TypeError) as problem:
        reason = str(problem).splitlines()[0] if str(problem) else type(problem).__name__
        raise ClusterError(
            f"{address}: no scheduler answers ({reason}), expected one such as tcp://10.0.0.1:8786"
        ) from None
    with client:
        try:
            client.wait_for_workers(1, timeout=PATIENCE_S)
        except TimeoutError:
            raise ClusterError(f"{address}: the scheduler has no worker, expected at least one") from None
        yield client


def _require_fencang(address: str, client: "Client") -> None:
    """See whether all workers that are there run the same model; those that come later are asked with each task."""
    try:
        versions = client.run(version)
    except Exception as problem:
        reason = str(problem).splitlines()[0] if str(problem) else type(problem).__name__
        raise ClusterError(f"{address}: its workers cannot run fencang ({reason}); install it there too") from None
    for worker, found in versions.items():
        if found != version():
            raise ClusterError(
                f"{worker}: has version {found} of the model, expected {version()}: install the same fencang there"
            )
