"""Every contender of the benchmarks runs, where its package is installed, and gives the same answers as fencang's compiled engine."""

import json
import subprocess
import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import numba
import numpy as np
import pytest
from outcome import Contender, Outcome, System
from peers import PAIRS, SYSTEMS, label
from scipy import stats

RUNS = 6
HERE = Path(__file__).parent
MODULES = {"supplynetpy": "SupplyNetPy", "fencang": "sim"}

OTHERS = [(system, one) for system, one in PAIRS if one is not system.contenders[0] and "alone" not in one.name]

pytestmark = pytest.mark.skipif(bool(numba.config.DISABLE_JIT), reason="takes too long in plain Python")


@cache
def outcomes(system: System, contender: Contender) -> list[Outcome]:
    """Run a contender several times; those of fencang all with the same luck."""
    if contender.package == "cimba":  # it does not compile after others have: see conftest.py
        return _in_another_process(system.days)
    return [contender.run(system.days, number) for number in range(RUNS)]


def _in_another_process(days: int) -> list[Outcome]:
    code = (
        f"import sys; sys.path[:0] = {[str(HERE), str(HERE.parent)]}; import cimba, json; from queue_models import cimba_queue;"
        f"runs = [cimba_queue({days}, number) for number in range({RUNS})];"
        "print(json.dumps([(run.units, run.figures) for run in runs]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return [Outcome(*run) for run in json.loads(done.stdout)]


@pytest.mark.parametrize(("system", "contender"), OTHERS, ids=label)
def test_contenders_give_the_same_answers(system: System, contender: Contender) -> None:
    """The 99.9 % interval (Welch) of the difference of every figure holds zero, and is narrow."""
    if find_spec(MODULES.get(contender.package, contender.package)) is None:
        pytest.skip(f"{contender.package} is not installed: it comes with the extra 'bench'")
    if contender.name.startswith("fencang"):
        _same_run(system, contender)
        return
    ours, theirs = outcomes(system, system.contenders[0]), outcomes(system, contender)
    for name in ours[0].figures:
        mine, other = (np.array([run.figures[name] for run in runs]) for runs in (ours, theirs))
        if np.ptp([mine, other]) < 1e-9:
            continue
        interval = stats.ttest_ind(mine, other, equal_var=False).confidence_interval(0.999)
        assert interval.low <= 0 <= interval.high, f"{name}: {mine.mean()} against {other.mean()}"
        assert interval.high - interval.low < 0.5 * mine.mean(), f"{name}: {interval}"


def _same_run(system: System, contender: Contender) -> None:
    """Of the same replication fencang's engines give the same figures, to the last bit."""
    mine, other = (one.run(min(system.days, 2), 1) for one in (system.contenders[0], contender))
    assert mine.units == other.units
    assert {name: str(value) for name, value in mine.figures.items()} == {
        name: str(value) for name, value in other.figures.items()
    }


@pytest.mark.parametrize("system", SYSTEMS, ids=label)
def test_the_engine_alone_simulates_the_same_orders(system: System) -> None:
    """It is the same run, without what is done with its rows."""
    alone = next(one for one in system.contenders if "alone" in one.name)
    assert alone.run(2, 1).units == system.contenders[0].run(2, 1).units
