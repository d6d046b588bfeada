"""Replications on a cluster: a real scheduler and two worker processes."""

import json
import os
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Thread

import pytest
from dask_workers import Cluster, still_running, two_workers
from hand_made import scenario
from mortal import VICTIM, run_or_die, times_begun
from typer.testing import CliRunner

from analysis.cli.app import app
from analysis.replications import cluster as subject
from analysis.replications import travel
from analysis.replications.cluster import ClusterError, cluster_crew
from analysis.replications.processes import process_crew
from analysis.replications.replication import Task
from analysis.replications.runner import Interrupted, local_crew, run_replications
from analysis.replications.store import Store
from analysis.replications.travel import OtherVersionError
from sim.scenario.written import IN_UNITS

TASKS = [Task(scenario(), number, 1) for number in range(4)]
ENDLESS = scenario(
    name="endless",
    horizon={"warm_up": "0 d", "measure": "30000 d", "cool_down": "0 d"},
    demand={"orders": "100000 /d", "lines": 1, "quantity": 1},
)
"""Three thousand million orders: half an hour at least, far longer than any test."""


@pytest.fixture(scope="module")
def workers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """Start a scheduler and two workers."""
    with two_workers(tmp_path_factory.mktemp("cluster")) as cluster:
        yield cluster


def test_all_workers_find_the_same(workers: Cluster) -> None:
    """One thread, two threads, two processes and the cluster write ledgers with one digest; progress adds up to all."""
    shares: list[float] = []
    found = []
    for crew in (local_crew("compiled", 1), local_crew("compiled", 2), process_crew(2), cluster_crew(workers.address)):
        with crew as hired:
            done = run_replications(TASKS, hired, on_progress=shares.append)
        found.append([one.digest for one in done])
    assert len(set(found[0])) == len(TASKS)
    assert found == [found[0]] * 4
    assert sum(shares) == pytest.approx(4 * len(TASKS))


def test_a_scenario_goes_to_the_cluster_once(workers: Cluster) -> None:
    """Every task of a scenario names the same future."""
    with cluster_crew(workers.address) as crew:
        first, other = crew.send(TASKS[0].scenario), crew.send(scenario(name="other"))
        assert crew.send(scenario()) is first
        assert first.key != other.key


@pytest.mark.skipif(os.name == "nt", reason="has no such signal")
def test_a_killed_worker_costs_its_replication_only(workers: Cluster, tmp_path: Path) -> None:
    """Kill -9 while it runs: the other worker runs that replication again, a new one finds its place, and the digests stay."""
    with local_crew("compiled", 1) as crew:
        expected = [one.digest for one in run_replications(TASKS, crew)]
    with cluster_crew(workers.address) as crew:
        mortal = replace(crew, run=partial(run_or_die, tmp_path, 1, crew.run))
        found = [one.digest for one in run_replications(TASKS, mortal)]
        workers.hire()
        assert [one.digest for one in run_replications(TASKS, crew)] == expected
    assert found == expected
    assert times_begun(tmp_path) == {0: 1, VICTIM: 2, 2: 1, 3: 1}


def test_interrupting_keeps_what_is_finished_and_frees_the_workers(workers: Cluster, tmp_path: Path) -> None:
    """Ctrl-C while an endless replication runs: the finished one is kept, and no worker goes on with the other."""
    store = Store(tmp_path)
    tasks = [TASKS[0], Task(ENDLESS, 0, 1)]  # a second endless one might be begun before the one that ends

    def give_up(share: float) -> None:
        if share:
            raise KeyboardInterrupt

    with cluster_crew(workers.address) as crew:
        with pytest.raises(Interrupted) as caught:
            run_replications(tasks, crew, store, on_progress=give_up)
        assert (caught.value.finished, caught.value.kept) == (1, True)
    assert not still_running(workers.address)
    with local_crew("compiled", 1) as crew:
        assert run_replications(TASKS[:1], crew, store)[0].reused


def test_workers_of_another_version_are_refused(workers: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    """Told when the cluster is taken, and by workers that join later."""
    with cluster_crew(workers.address) as crew:
        monkeypatch.setattr(travel, "version", lambda: "00000000")
        with pytest.raises(OtherVersionError, match="expected 00000000"):
            run_replications(TASKS[:1], crew)
    monkeypatch.setattr(subject, "version", _other_version)
    with (
        pytest.raises(ClusterError, match=r"tcp://.*has version of \d+ of the model, expected of \d+"),
        cluster_crew(workers.address),
    ):
        pass


def _other_version() -> str:
    """Stand for sources that are others in every process."""
    return f"of {os.getpid()}"


def test_commands_run_on_a_cluster(workers: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`fencang run --cluster` leaves the same digest as on this machine, ledgers included."""
    monkeypatch.chdir(tmp_path)
    content = scenario().model_dump_json(context=IN_UNITS)
    (tmp_path / "small.yaml").write_text(content, encoding="utf-8")
    digests = []
    for out, more in (("here", ()), ("there", ("--cluster", workers.address))):
        words = ("run", "small.yaml", "--replications", "2", "--ledger", "--store", out + "-store", "--out", out, *more)
        done = CliRunner().invoke(app, words)
        assert done.exit_code == 0, done.output
        digests.append(json.loads((tmp_path / out / "manifest.json").read_text(encoding="utf-8"))["digest"])
        assert (tmp_path / out / "ledger" / "scenario-00" / "replication-001" / "orders.parquet").exists()
    assert digests[0] == digests[1]


def test_a_ledger_on_the_disk_of_a_worker_is_told(workers: Cluster, tmp_path: Path) -> None:
    """What another machine wrote where this one cannot see it is no ledger."""
    with cluster_crew(workers.address) as crew:
        far = replace(crew, run=partial(_write_elsewhere, crew.run))
        with pytest.raises(FileNotFoundError, match="expected a folder that all machines see"):
            run_replications(TASKS[:1], far, ledger_folder=lambda task: tmp_path / "ledger")


def _write_elsewhere(run: travel.Run, packed: travel.Packed, errand: travel.Errand) -> travel.Findings:
    return run(packed, replace(errand, ledger_directory=None))


def test_a_cluster_that_is_not_there_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody at the address, no address at all, or a scheduler without workers: one line, and exit code 2."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(subject, "PATIENCE_S", 1)
    (tmp_path / "small.yaml").write_text(scenario().model_dump_json(context=IN_UNITS), encoding="utf-8")
    empty = Cluster(tmp_path)
    cases = {
        "tcp://127.0.0.1:9": "no scheduler answers",
        "nowhere": "no scheduler answers",
        empty.address: "the scheduler has no worker",
    }
    for address, message in cases.items():
        done = CliRunner().invoke(app, ["run", "small.yaml", "--cluster", address])
        assert done.exit_code == 2, done.output
        assert message in done.stderr
        assert len(done.stderr.splitlines()) == 1
    empty.stop()


def test_a_scheduler_that_fails_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its work is dropped, which ends the command in one line; what was finished is kept for the next one."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(subject, "PATIENCE_S", 5)
    for one in (scenario(), ENDLESS):
        (tmp_path / f"{one.name}.yaml").write_text(one.model_dump_json(context=IN_UNITS), encoding="utf-8")
    (tmp_path / "cluster").mkdir()
    with two_workers(tmp_path / "cluster") as cluster:
        store = tmp_path / "store"

        def fail_after_the_first() -> None:
            until = time.monotonic() + 300  # its workers may have to compile the engine first
            while time.monotonic() < until and not any(store.glob("*.npz")):
                time.sleep(0.05)
            cluster.lose_scheduler()

        thread = Thread(target=fail_after_the_first)
        thread.start()
        # One replication of each: workers that are both at endless ones finish nothing.
        words = ("run", "small.yaml", "endless.yaml", "--replications", "1", "--set", "horizon.cool_down=0 d")
        done = CliRunner().invoke(app, [*words, "--store", str(store), "--cluster", cluster.address])
        thread.join()
    assert done.exit_code == 2, done.output
    assert done.stderr.splitlines()[-1] == "the cluster has dropped the work: has its scheduler stopped?"
    assert any(store.glob("small-*.npz"))
