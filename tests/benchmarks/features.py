"""What the stock features cost: the compiled engine with all of them on, against the core flow, in turns.

Run from the repository's folder::

    python tests/benchmarks/features.py [--repeat 9]

A replication of `scenarios/seven-hubs.yaml`, then one of `scenarios/stock/everything.yaml`, again and again, so that whatever else the machine
does falls on both: on a virtual machine the same run may take a third more from one minute to the next. Processor time of one core an order,
with KPIs and audit as `fencang run` keeps them, and of the engine alone with its rows; ratios are taken turn by turn.
"""

import argparse
import platform
import statistics
import time

from hub_models import CORE, EVERYTHING
from outcome import Contender
from own_engines import ALONE, COMPILED

SHOWN = {COMPILED: "KPIs and audit", ALONE: "the engine alone"}


def ns_an_order(contender: Contender, number: int) -> float:
    """Processor time of one run."""
    start = time.process_time()
    outcome = contender.run(contender.days, number)
    return (time.process_time() - start) / outcome.units * 1e9


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repeat", type=int, default=9, help="turns")
    repeat = parser.parse_args().repeat
    systems = [{one.name: one for one in system.contenders} for system in (CORE, EVERYTHING)]
    print(f"{'ns an order':<20}{'core flow':>12}{'everything':>12}{'ratio':>8}{'least':>8}{'most':>8}")
    for name, shown in SHOWN.items():
        pairs = [[ns_an_order(system[name], turn) for system in systems] for turn in range(repeat + 1)][
            1:
        ]  # the first compiles
        ratios = [core / all_on for core, all_on in pairs]
        core, all_on = (statistics.median(pair[place] for pair in pairs) for place in (0, 1))
        ratio = statistics.median(ratios)
        print(f"{shown:<20}{core:>12.0f}{all_on:>12.0f}{ratio:>8.2f}{min(ratios):>8.2f}{max(ratios):>8.2f}")
    told = f"median, least and most of {repeat} turns; Python {platform.python_version()}"
    print(f"ratio: speed with everything on over that of the core flow, {told}")


if __name__ == "__main__":
    main()
