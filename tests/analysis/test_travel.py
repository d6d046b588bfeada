"""What travels between the command and workers that do not share its memory."""

import pickle
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hand_made import scenario

from analysis.replications import travel
from analysis.replications.processes import process_crew
from analysis.replications.replication import Task, run_replication
from analysis.replications.travel import Errand, OtherVersionError, Packed, once_each, run_errand

TASK = Task(scenario(), 2, 1)


def test_what_comes_back_is_what_was_found() -> None:
    """Sums, digest and orders are those of a replication that was run here; sums are compressed on the way."""
    here = run_replication(TASK)
    sent = run_errand(Packed.of(TASK.scenario), Errand.of(TASK, None))
    there = sent.unpacked(TASK)
    assert (there.digest, there.orders, there.task) == (here.digest, here.orders, TASK)
    for name, array in here.tally.arrays().items():
        assert np.array_equal(array, there.tally.arrays()[name]), name
    assert 20 * len(sent.tally) < sum(array.nbytes for array in here.tally.arrays().values())


def test_a_worker_reads_a_scenario_once() -> None:
    """However often it arrives, a process has one object of it, of which it builds the network once."""
    there = [pickle.loads(pickle.dumps(Packed.of(TASK.scenario))).opened() for _ in range(2)]
    assert there[0] is there[1]
    assert there[0] == TASK.scenario


def test_a_process_keeps_few_scenarios(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those that were used last stay, so that thousands can pass through."""
    monkeypatch.setattr(travel, "_known", {})
    monkeypatch.setattr(travel, "KEPT", 2)
    scenarios = [scenario(name=str(number)) for number in range(3)]
    kept = [Packed.of(one).opened() for one in scenarios[:2]]
    assert Packed.of(scenarios[0]).opened() is kept[0]
    Packed.of(scenarios[2]).opened()
    assert Packed.of(scenarios[0]).opened() is kept[0]
    assert Packed.of(scenarios[1]).opened() is not kept[1]


def test_a_scenario_is_sent_once_for_all_its_tasks() -> None:
    """Also where it was loaded twice; another one is sent for itself."""
    sent: list[Packed] = []
    send = once_each(lambda packed: sent.append(packed) or len(sent))
    assert [send(one) for one in (scenario(), scenario(), scenario(name="other"), scenario())] == [1, 1, 2, 1]
    assert [one.opened().name for one in sent] == ["small", "other"]


def test_tasks_of_processes_carry_no_scenario() -> None:
    """Beside numbers a task holds the way to a file, which is there while the processes are."""
    with process_crew(1) as crew:
        packed = crew.send(TASK.scenario)
        assert isinstance(packed.content, Path)
        assert packed.content.exists()
        assert crew.send(TASK.scenario) is packed
        assert len(pickle.dumps((packed, Errand.of(TASK, None)))) < 1000
    assert not packed.content.exists()


def test_other_sources_are_refused() -> None:
    """A worker with another version of the model would find other figures, so it does not run."""
    errand = replace(Errand.of(TASK, None), version="00000000")
    with pytest.raises(OtherVersionError, match="expected 00000000: install the same fencang"):
        run_errand(Packed.of(TASK.scenario), errand)
