"""Where the time of a replication goes, in nanoseconds an order, beside how long the machine's memory takes to answer.

Run from the repository's folder::

    python tests/benchmarks/stages.py [SCENARIO] [--repeat 5]

Processor time of one core. The stages are those of every replication that a command runs: the engine, demand generation included; taking the
rows of what has ended out of its buffers, in order; the audit; the sums that KPIs are made of; the fingerprint of the ledger. Latencies are
those of loads that wait for each other, over memory of several sizes.
"""

import argparse
import platform
import statistics
import time
from pathlib import Path

import numba
import numpy as np

from analysis.kpis.setting import Setting
from analysis.kpis.tally import Tally
from analysis.replications.replication import piece_s
from sim import Scenario, load
from sim.clock import DAY
from sim.compiled.engine import CompiledEngine
from sim.ledger.audit import Audit
from sim.ledger.ledger import Ledger
from sim.network.build import base_rates
from sim.run import network_of

STAGES = ("engine", "taking rows", "audit", "sums for KPIs", "fingerprint")
SIZES = {"L1, 16 KiB": 2**14, "L2, 512 KiB": 2**19, "L3, 16 MiB": 2**24, "memory, 1 GiB": 2**30}


class Watch:
    """Adds up the processor time of stages."""

    def __init__(self) -> None:
        self.spent = dict.fromkeys(STAGES, 0.0)
        self._since = time.process_time()

    def stop(self, stage: str) -> None:
        """Book the time since the last stop on a stage."""
        now = time.process_time()
        self.spent[stage] += now - self._since
        self._since = now


def replication(scenario: Scenario, number: int) -> list[float]:
    """Nanoseconds an order of each stage of one replication."""
    network, setting = network_of(scenario), Setting.of(scenario)
    engine = CompiledEngine(network, base_rates(scenario), scenario.seed, number)
    audit, tally, end, step = Audit(scenario), Tally.empty(setting), int(network.options.end_s), piece_s(scenario)
    orders, watch = 0, Watch()
    for start in range(0, end, step):
        until = min(start + step, end)
        last = until == end
        engine.advance(until)
        watch.stop("engine")
        rows = engine.finish() if last else engine.drain()
        watch.stop("taking rows")
        piece = Ledger(scenario, scenario.seed, number, "compiled", start, until, last, rows)
        audit.add(piece)
        watch.stop("audit")
        tally.include(piece, setting)
        watch.stop("sums for KPIs")
        piece.digest()
        watch.stop("fingerprint")
        orders += len(rows["orders"])
    return [watch.spent[stage] / orders * 1e9 for stage in STAGES]


@numba.njit  # type: ignore[untyped-decorator] # numba has no types
def follow(links: np.ndarray, steps: int) -> int:  # type: ignore[type-arg]
    """Go from place to place; each load must wait for the one before."""
    at = 0
    for _ in range(steps):
        at = links[at]
    return at


def latency(size: int, steps: int = 5_000_000) -> float:
    """Nanoseconds a load takes that waits for the one before, anywhere in `size` bytes, one cache line a place."""
    lines = size // 64
    order = np.random.default_rng(1).permutation(lines)
    links = np.zeros(lines * 8, np.int64)
    links[order * 8] = np.roll(order, -1) * 8
    follow(links, min(steps, 2 * lines))
    start = time.process_time()
    follow(links, steps)
    return (time.process_time() - start) / steps * 1e9


def main() -> None:
    """Measure and print two tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("scenario", nargs="?", default="scenarios/seven-hubs.yaml", type=Path)
    parser.add_argument("--repeat", type=int, default=5)
    arguments = parser.parse_args()
    scenario = load(arguments.scenario)
    begun = time.perf_counter()
    replication(scenario, 0)  # compiles
    print(f"first replication, with what had to be compiled: {time.perf_counter() - begun:.1f} s")
    runs = [replication(scenario, number) for number in range(1, arguments.repeat + 1)]
    medians = [statistics.median(run[place] for run in runs) for place in range(len(STAGES))]
    print(
        f"{scenario.name}, {int(network_of(scenario).options.end_s) // DAY} days, one core, Python {platform.python_version()}"
    )
    print(f"{'stage':<20}{'ns an order':>12}")
    for stage, spent in zip((*STAGES, "together"), (*medians, sum(medians)), strict=True):
        print(f"{stage:<20}{spent:>12.0f}")
    print(f"\n{'memory':<20}{'ns a load':>12}")
    for name, size in SIZES.items():
        print(f"{name:<20}{latency(size):>12.1f}")


if __name__ == "__main__":
    main()
