"""How fast the contenders are: collected by `table.py` only, never by the tests.

Time is the processor's, of one core; compilation, reading a scenario and building its network are done before.
"""

from importlib.metadata import version
from itertools import count

import pytest
from outcome import Contender, System
from peers import PAIRS, label


@pytest.mark.parametrize(("system", "contender"), PAIRS, ids=label)
def bench(system: System, contender: Contender, benchmark, rounds: int) -> None:
    """Run a contender several times, each with other luck."""
    pytest.importorskip(
        {"supplynetpy": "SupplyNetPy"}.get(contender.package, contender.package.replace("fencang", "sim"))
    )
    contender.run(min(contender.days, 2), 0)  # compiles
    contender.run(contender.days, 0)
    numbers, units = count(1), []

    def once() -> None:
        units.append(contender.run(contender.days, next(numbers)).units)

    benchmark.pedantic(once, rounds=rounds)
    benchmark.group = system.name
    benchmark.extra_info.update(
        system=system.name, contender=contender.name, unit=system.unit, units=units, keeps=contender.keeps,
        equal=system.equal, differs=system.differs, package=contender.package, version=version(contender.package),
    )  # fmt: skip
