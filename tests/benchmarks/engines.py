"""How fast the two engines are on the same network, measured in one run.

Run from the repository's folder::

    python tests/benchmarks/engines.py [SCENARIO] [--repeat 5]

Figures are medians over several replications on one core, in simulated orders a second: demand generation, every event, the ledger with all
its rows, and the audit. Compilation is done before the clock starts; the network is built once. The SimPy engine runs fewer days.
"""

import argparse
import platform
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from sim import Scenario, load, segments
from sim.clock import DAY
from sim.network.build import base_rates
from sim.run import network_of

REFERENCE_DAYS = 3


def orders_a_second(work: Callable[[int], int], repeat: int) -> tuple[float, int]:
    """Median orders a second over replications 1…repeat, and the orders of one of them; replication 0 warms up."""
    work(0)
    speeds, orders = [], 0
    for replication in range(1, repeat + 1):
        start = time.perf_counter()
        orders = work(replication)
        speeds.append(orders / (time.perf_counter() - start))
    return statistics.median(speeds), orders


def shortened(scenario: Scenario, days: int) -> Scenario:
    """Return the same scenario, simulated for fewer days."""
    horizon = scenario.horizon.model_copy(update={"warm_up": 0, "measure": days * DAY, "cool_down": 0})
    return scenario.model_copy(update={"horizon": horizon})


def engine_only(scenario: Scenario) -> Callable[[int], int]:
    """Run the compiled engine alone: its rows are made and taken, but not audited."""
    from sim.compiled.engine import CompiledEngine

    network, rates = network_of(scenario), base_rates(scenario)

    def work(replication: int) -> int:
        engine = CompiledEngine(network, rates, scenario.seed, replication)
        orders = 0
        for until in range(2 * DAY, int(network.options.end_s), 2 * DAY):
            engine.advance(until)
            orders += len(engine.drain()["orders"])
        return orders + len(engine.finish()["orders"])

    return work


def audited(scenario: Scenario, engine: str) -> Callable[[int], int]:
    """Run an engine as `segments` does, the audit included."""

    def work(replication: int) -> int:
        return sum(len(piece.orders) for piece in segments(scenario, replication=replication, engine=engine))  # type: ignore[arg-type]

    return work


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("scenario", nargs="?", default="scenarios/seven-hubs.yaml", type=Path)
    parser.add_argument("--repeat", type=int, default=5)
    arguments = parser.parse_args()
    scenario = load(arguments.scenario)
    compiled, orders = orders_a_second(engine_only(scenario), arguments.repeat)
    with_audit, _ = orders_a_second(audited(scenario, "compiled"), arguments.repeat)
    reference, few = orders_a_second(audited(shortened(scenario, REFERENCE_DAYS), "reference"), arguments.repeat)
    print(
        f"{scenario.name}: {orders:,} orders a run (SimPy: {few:,}), one core, {platform.processor() or platform.machine()}, "
        f"Python {platform.python_version()}, median of {arguments.repeat}"
    )
    print(f"{'engine':<34}{'orders/s':>12}{'ratio':>8}")
    for name, speed in (
        ("SimPy, ledger and audit", reference),
        ("compiled, ledger and audit", with_audit),
        ("compiled, ledger", compiled),
    ):
        print(f"{name:<34}{speed:>12,.0f}{speed / reference:>8.0f}")


if __name__ == "__main__":
    main()
