"""One replication: a scenario run once from start to end, its ledger tallied piece by piece."""

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass

from analysis.kpis.setting import DAY_S, Setting
from analysis.kpis.tally import Tally
from analysis.places import Place
from analysis.replications.ledger_files import folder_name, ledger_written
from sim.run import EngineName, segments
from sim.scenario.scenario import Scenario

ORDERS_A_PIECE = 32_000
"""Orders that a ledger piece holds, about.

Rows of larger pieces leave the processor's cache before they are tallied; with smaller ones threads wait for the interpreter lock, which
auditing and tallying hold for a time a piece. When it was chosen, seven hubs over a year took 2.3 s of processor time with 16,000, as much
with 32,000 but a third less of it under the lock, and 2.4 s with 64,000.
"""

LONGEST_PIECE_D = 30
"""Days of a ledger piece at most, where the rows of each day's stock may be many."""

ROWS_A_SHELF = 4
"""Rows that a SKU in a warehouse has on a day without orders, about: where these are few, pieces may be longer."""


class Stopped(Exception):  # noqa: N818 - it is no error
    """The run was asked to stop before its end."""


@dataclass(frozen=True)
class Task:
    """One replication to run.

    Parameters
    ----------
    scenario : Scenario
        What to run.
    number : int
        Number of the replication.
    seed : int
        Seed of all draws.
    engine : str
        "compiled" or "reference".
    """

    scenario: Scenario
    number: int
    seed: int
    engine: EngineName = "compiled"


@dataclass(frozen=True)
class Replication:
    """One finished replication.

    Parameters
    ----------
    task : Task
        What was run.
    tally : Tally
        Sums of its ledger.
    digest : str
        Digest of its whole ledger, piece by piece.
    orders : int
        Orders simulated, warm-up and cool-down included.
    seconds : float
        Time it took.
    reused : bool
        Whether it was read from the store instead of run.
    """

    task: Task
    tally: Tally
    digest: str
    orders: int
    seconds: float
    reused: bool = False


def piece_s(scenario: Scenario) -> int:
    """Length of a ledger piece in seconds: whole days, so that a piece holds about `ORDERS_A_PIECE` orders.

    It depends on the scenario alone, because the ledger's digest is taken piece by piece.
    """
    days = int(ORDERS_A_PIECE / max(scenario.demand.orders, 1e-9))
    shelves = len(scenario.warehouses) * len(scenario.products.skus)
    return min(max(days, 1), max(LONGEST_PIECE_D, ORDERS_A_PIECE // (ROWS_A_SHELF * shelves))) * DAY_S


def run_replication(
    task: Task,
    *,
    on_progress: Callable[[float], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
    ledger_directory: Place | None = None,
) -> Replication:
    """Run one replication.

    Parameters
    ----------
    task : Task
        What to run.
    on_progress : callable, optional
        Told after every piece which share of the replication that was.
    should_stop : callable, optional
        Asked after every piece.
    ledger_directory : Path or UPath, optional
        Where to write the ledger: a folder `replication-000` with a Parquet file a table.

    Raises
    ------
    Stopped
        If `should_stop` said so.
    AuditError
        If the ledger does not balance.
    """
    started = time.perf_counter()
    scenario, setting = task.scenario, Setting.of(task.scenario)
    total_s = scenario.horizon.warm_up + scenario.horizon.measure + scenario.horizon.cool_down
    tally, digest, orders, done_s = Tally.empty(setting), hashlib.sha256(), 0, 0
    pieces = segments(scenario, replication=task.number, seed=task.seed, engine=task.engine, step_s=piece_s(scenario))
    folder = None if ledger_directory is None else ledger_directory / folder_name(task.number)
    with ledger_written(folder) as write:
        for piece in pieces:
            tally.include(piece, setting)
            digest.update(piece.digest().encode())
            orders += len(piece.tables["orders"])
            write(piece)
            if on_progress is not None:
                on_progress((piece.end_s - done_s) / total_s)
            done_s = piece.end_s
            if should_stop is not None and should_stop():
                raise Stopped
    return Replication(task, tally, digest.hexdigest(), orders, time.perf_counter() - started)
