"""How fast the compiled engine is with all stock features on, against the core flow, measured in one run.

Run from the repository's folder::

    python tests/benchmarks/features.py [SCENARIO …] [--repeat 5]

The first scenario is what the others are compared with. All have the same demand and horizon. Their replications take turns, so that
whatever else the machine does disturbs all of them, and time is the processor's. Demand generation, every event and the ledger's rows are
in it; compilation and building the network are not, nor is the audit.
"""

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from engines import engine_only, shortened

from sim import load

CORE, EVERYTHING = Path("scenarios/seven-hubs.yaml"), Path("scenarios/stock/everything.yaml")


def seconds(work: Callable[[int], int], replication: int) -> tuple[float, int]:
    """Processor time of one replication, and its orders."""
    start = time.process_time()
    orders = work(replication)
    return time.process_time() - start, orders


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("scenarios", nargs="*", default=(CORE, EVERYTHING), type=Path)
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--days", type=int, help="instead of the scenario's horizon")
    arguments = parser.parse_args()
    scenarios = [load(path) for path in arguments.scenarios]
    if arguments.days:
        scenarios = [shortened(scenario, arguments.days) for scenario in scenarios]
    if len({(scenario.horizon, scenario.demand.orders) for scenario in scenarios}) > 1:
        parser.error("scenarios differ in horizon or demand")
    works = [engine_only(scenario) for scenario in scenarios]
    for work in works:  # compiles
        work(0)
    runs = [[seconds(work, replication) for work in works] for replication in range(1, arguments.repeat + 1)]
    print(f"{runs[0][0][1]:,} orders a run, one core, median of {arguments.repeat}")
    print(f"{'scenario':<34}{'orders/s':>12}{'ns/order':>10}{'ratio':>8}")
    for number, scenario in enumerate(scenarios):
        speed = statistics.median(orders / spent for spent, orders in (run[number] for run in runs))
        ratio = statistics.median(run[0][0] / run[number][0] for run in runs)
        print(f"{scenario.name:<34}{speed:>12,.0f}{1e9 / speed:>10,.0f}{ratio:>8.2f}")


if __name__ == "__main__":
    main()
