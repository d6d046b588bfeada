"""A run: one replication of a scenario in one of the two engines."""

from collections.abc import Generator, Iterator, Sequence
from threading import Lock
from typing import TYPE_CHECKING, Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from sim.clock import DAY
from sim.ledger.audit import Audit
from sim.ledger.ledger import Ledger
from sim.ledger.rows import Rows
from sim.network.build import base_rates, build
from sim.network.network import Network
from sim.scenario.scenario import Scenario

if TYPE_CHECKING:
    from sim.reference.engine import OwnProcess
    from sim.reference.world import Process, World

EngineName = Literal["compiled", "reference"]
_building = Lock()
_KEPT = 16
_networks: dict[int, tuple[Scenario, Network]] = {}
"""The latest networks by the identity of their scenario, which is kept with them so that it cannot pass to another."""


class Engine(Protocol):
    """What both engines can do."""

    network: Network

    @property
    def now(self) -> int:
        """Everything before this second has happened."""

    @property
    def rates(self) -> NDArray[np.float64]:
        """Orders of a usual day by city."""

    def advance(self, until: int) -> None:
        """Let everything happen whose time is before `until`."""

    def drain(self) -> Rows:
        """Take the rows of everything that was finished before now."""

    def finish(self) -> Rows:
        """End the run and take all rows, of open things as well."""


def network_of(scenario: Scenario) -> Network:
    """Return the network of a scenario, built once and shared by all its runs."""
    with _building:
        kept = _networks.pop(id(scenario), None) or (scenario, build(scenario))
        _networks[id(scenario)] = kept
        while len(_networks) > _KEPT:
            del _networks[next(iter(_networks))]
        return kept[1]


class Run:
    """One replication of a scenario, advanced step by step.

    Between steps Python may read what happened and change demand: `rates` holds the orders of a usual day by city, and what is written
    there applies to days that have not begun.

    Parameters
    ----------
    scenario : Scenario
    replication : int
        Which luck; replications are independent of each other.
    seed : int, optional
        Left out: the scenario's.
    engine : {"compiled", "reference"}
    processes : sequence of callable
        SimPy process functions of your own (reference engine only); each gets the `World`.

    Examples
    --------
    >>> run = Run(load("scenarios/seven-hubs.yaml"))
    >>> june = run.advance(30 * 86400)
    >>> run.rates[:] *= 1.2
    >>> rest = run.finish()
    """

    def __init__(
        self,
        scenario: Scenario,
        *,
        replication: int = 0,
        seed: int | None = None,
        engine: EngineName = "compiled",
        processes: "Sequence[OwnProcess]" = (),
    ) -> None:
        self.scenario, self.replication, self.engine_name = scenario, replication, engine
        self.seed = scenario.seed if seed is None else seed
        if not 0 <= self.seed < 2**63 or not 0 <= replication < 2**63:
            raise ValueError(f"seed and replication must be from 0 to 2**63 - 1, got {self.seed} and {replication}")
        self._engine = _open(engine, (network_of(scenario), base_rates(scenario), self.seed, replication), processes)
        self._audit = Audit(scenario)
        self._finished = False

    @property
    def now(self) -> int:
        """Everything before this second has happened."""
        return self._engine.now

    @property
    def end_s(self) -> int:
        """End of the simulated time."""
        return int(self._engine.network.options.end_s)

    @property
    def rates(self) -> NDArray[np.float64]:
        """Orders of a usual day by city, shape (cities,); may be written into between steps."""
        return self._engine.rates

    def advance(self, until_s: int) -> Ledger:
        """Simulate up to a time (what happens at that very second is not in it yet); return what was finished since the last step."""
        start = self._ready()
        self._engine.advance(min(until_s, self.end_s))
        return self._piece(start, self._engine.drain(), last=False)

    def finish(self) -> Ledger:
        """Simulate to the end; return the rest, open things included. Raise `AuditError` if the books do not balance."""
        piece = self._piece(self._ready(), self._engine.finish(), last=True)
        self._finished = True
        self._audit.close()
        return piece

    def _ready(self) -> int:
        """Time from which the run goes on; refuse what cannot."""
        if self._finished:
            raise ValueError("the run is finished; begin another")
        if not (np.isfinite(self.rates) & (self.rates >= 0)).all():
            raise ValueError("rates must be numbers from 0; these are orders of a usual day by city")
        return self.now

    def _piece(self, start: int, rows: Rows, *, last: bool) -> Ledger:
        end = self.end_s if last else self.now
        piece = Ledger(self.scenario, self.seed, self.replication, self.engine_name, start, end, last, rows)
        self._audit.add(piece)
        return piece


def _open(
    engine: EngineName, arguments: tuple[Network, NDArray[np.float64], int, int], processes: "Sequence[OwnProcess]"
) -> Engine:
    if engine == "reference":
        from sim.reference.engine import ReferenceEngine

        return ReferenceEngine(*arguments, [_checked(number, process) for number, process in enumerate(processes)])
    if engine != "compiled":
        raise ValueError(f"engine must be 'compiled' or 'reference', not {engine!r}")
    if processes:
        raise ValueError("processes of your own run in the reference engine only")
    from sim.compiled.engine import CompiledEngine

    return CompiledEngine(*arguments)


def _checked(number: int, process: "OwnProcess") -> "OwnProcess":
    """Say which process function is none, where SimPy would only say that something is no generator."""
    name = f"processes[{number}] ({getattr(process, '__qualname__', repr(process))})"
    wanted = "a SimPy process function: it takes the World and yields events"
    if not callable(process):
        raise TypeError(f"{name} must be {wanted}")

    def begun(world: "World") -> "Process":
        generator = process(world)
        if not isinstance(generator, Generator):
            raise TypeError(f"{name} must be {wanted}; it returned {generator!r}, as a function without `yield` does")
        return generator

    return begun


def segments(
    scenario: Scenario,
    *,
    replication: int = 0,
    seed: int | None = None,
    engine: EngineName = "compiled",
    step_s: int = 2 * DAY,
) -> Iterator[Ledger]:
    """Simulate one replication and yield its ledger in pieces, each as soon as it is there; memory holds one piece.

    Parameters
    ----------
    step_s : int
        Simulated seconds a piece; short ones stay in the processor's cache, which is faster.

    Yields
    ------
    Ledger
        What was finished in each step; the last piece also holds what is still open.

    Raises
    ------
    AuditError
        After the last piece, if the books do not balance.
    """
    run = Run(scenario, replication=replication, seed=seed, engine=engine)
    for until in range(step_s, run.end_s, step_s):
        yield run.advance(until)
    yield run.finish()


def simulate(
    scenario: Scenario,
    *,
    replication: int = 0,
    seed: int | None = None,
    engine: EngineName = "compiled",
    processes: "Sequence[OwnProcess]" = (),
) -> Ledger:
    """Simulate one replication of a scenario and return its whole, audited ledger.

    Parameters
    ----------
    scenario : Scenario
    replication : int
    seed : int, optional
        Left out: the scenario's.
    engine : {"compiled", "reference"}
    processes : sequence of callable
        SimPy process functions of your own (reference engine only).
    """
    return Run(scenario, replication=replication, seed=seed, engine=engine, processes=processes).finish()
