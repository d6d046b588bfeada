"""Memory and time of runs of very different length: ten times the orders need neither more memory nor more time each.

Run from the repository's folder::

    python tests/benchmarks/horizons.py [SCENARIO] [--orders 10 100] [--ledger]

Every run is a process of its own: one replication, tallied and audited, and with `--ledger` its ledger written to Parquet files, which are
deleted. Processor time is that of the replication, from its first order on; the peak is what the kernel counted of the whole process. Needs
Linux.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

MILLION = 1_000_000


def run(scenario: str, millions: int, *, keeps_ledger: bool) -> None:
    """Run one replication of about so many orders; print what it took as JSON."""
    from analysis.replications.replication import Task, run_replication
    from sim import load
    from sim.clock import DAY

    whole = load(scenario)
    days = round(millions * MILLION / whole.demand.orders)
    horizon = whole.horizon.model_copy(update={"warm_up": 0, "measure": days * DAY, "cool_down": 0})
    week = horizon.model_copy(update={"measure": 7 * DAY})
    run_replication(Task(whole.model_copy(update={"horizon": week}), 0, 1))  # compiles, or reads what is compiled
    with tempfile.TemporaryDirectory() as folder:
        start = time.process_time()
        done = run_replication(
            Task(whole.model_copy(update={"horizon": horizon}), 0, 1),
            ledger_directory=Path(folder) if keeps_ledger else None,
        )
        spent = time.process_time() - start
        bytes_kept = sum(path.stat().st_size for path in Path(folder).rglob("*.parquet"))
    peak = next(
        line for line in Path("/proc/self/status").read_text(encoding="utf-8").splitlines() if line.startswith("VmHWM")
    )
    found = {
        "orders": done.orders,
        "days": days,
        "seconds": spent,
        "peak_bytes": int(peak.split()[1]) * 1024,
        "ledger_bytes": bytes_kept,
    }
    print(json.dumps(found))


def main() -> None:
    """Run every length in turn; print a table, each with its ratio to the first."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("scenario", nargs="?", default="scenarios/seven-hubs.yaml")
    parser.add_argument("--orders", nargs="+", type=int, default=[10, 100], metavar="MILLIONS")
    parser.add_argument("--ledger", action="store_true", help="write the ledger too")
    parser.add_argument("--alone", type=int, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.alone is not None:
        run(arguments.scenario, arguments.alone, keeps_ledger=arguments.ledger)
        return
    print(f"{'orders':>12}{'days':>8}{'ns an order':>13}{'ratio':>7}{'peak, MB':>10}{'ratio':>7}{'ledger, GB':>12}")
    first = (0.0, 0.0)
    for millions in arguments.orders:
        command = [
            sys.executable,
            __file__,
            arguments.scenario,
            "--alone",
            str(millions),
            *["--ledger"] * arguments.ledger,
        ]
        found = json.loads(
            subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()[-1]
        )
        each, peak = found["seconds"] / found["orders"] * 1e9, found["peak_bytes"] / 1e6
        first = first if first[0] else (each, peak)
        print(
            f"{found['orders']:>12,}{found['days']:>8,}{each:>13.0f}{each / first[0]:>7.2f}{peak:>10.0f}{peak / first[1]:>7.2f}"
            f"{found['ledger_bytes'] / 1e9:>12.2f}"
        )


if __name__ == "__main__":
    main()
