"""Where commands write: tried before anything is simulated, and printed whole in files and pipes."""

import errno
from pathlib import Path

import pytest
from test_cli import SHOP, fencang

GATE = """\
name: trial
scenarios: [shop.yaml]
replications: 2
budgets: [%s <= 1000 h]
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with a scenario and a gate."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "shop.yaml").write_text(SHOP, encoding="utf-8")
    (tmp_path / "gate.yaml").write_text(GATE % "mean delivery", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("check", "gate.yaml", "--junit", "."), ".: expected a file, found a folder"),
        (("check", "gate.yaml", "--summary", "a/b/c.md"), "a/b/c.md: the folder a does not exist"),
        (("run", "shop.yaml", "--out", "a/b/c"), "a/b/c: the folder a/b does not exist"),
        (("run", "shop.yaml", "--store", "a/b/c"), "a/b/c: the folder a/b does not exist"),
    ],
)
def test_places_are_tried_before_anything_runs(folder: Path, arguments: tuple[str, ...], message: str) -> None:
    """The path that was given is named, no replication was simulated, and no folder made on the way."""
    before = {"shop.yaml", "gate.yaml"}
    done = fencang(*arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert message in done.stderr.replace("\\", "/")
    assert {path.name for path in folder.iterdir()} - {"results"} == before
    assert not list(folder.rglob("*.npz"))


def test_a_full_disk_names_the_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What only fails when it is written is told by the path that was given, too."""

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "temporary")

    monkeypatch.setattr(Path, "replace", full)
    done = fencang("check", "gate.yaml", "--store", str(folder / "store"), "--junit", "junit.xml")
    assert done.exit_code == 2
    assert "temporary" not in done.stderr


def test_verdicts_are_not_broken_in_a_pipe(folder: Path) -> None:
    """A rule of 200 letters stands on one line, as figures of a comparison do."""
    rule = "mean delivery" + " " * 200 + "in all"
    (folder / "gate.yaml").write_text(GATE % rule, encoding="utf-8")
    lines = fencang("check", "gate.yaml").stdout.splitlines()
    assert len(lines) == 3
    assert "pass" in lines[1]
    assert "1,000 h" in lines[1]


def test_no_orders_are_told(folder: Path) -> None:
    """A year without an order is no table without rows."""
    done = fencang("run", "shop.yaml", "--replications", "2", "--set", "demand.orders=0 /d")
    assert done.exit_code == 0
    assert "no order was placed in the measured time of corner shop" in done.stderr


def test_ledgers_are_taken_over_where_they_still_are(folder: Path) -> None:
    """The store has no ledgers, and it is said so; those in the folder of results are used again, damaged ones are not."""
    fencang("run", "shop.yaml", "--replications", "2", "--out", "plain")
    ledger = ("run", "shop.yaml", "--ledger", "--out", "out", "--replications")
    first = fencang(*ledger, "2")
    assert "2 of 2 finished replications have no ledger; they are simulated anew" in first.stderr
    tables = {path: path.read_bytes() for path in (folder / "out" / "ledger").rglob("*.parquet")}
    again = fencang(*ledger, "3")
    assert again.exit_code == 0, again.output
    assert "2 of 3 replications were finished before" in again.stderr
    assert "no ledger" not in again.stderr
    assert {path: path.read_bytes() for path in tables} == tables
    assert len(list((folder / "out" / "ledger").rglob("orders.parquet"))) == 3
    damaged = folder / "out" / "ledger" / "scenario-00" / "replication-001" / "lines.parquet"
    damaged.write_bytes(tables[damaged][:100])
    assert "1 of 3 finished replications have no ledger" in fencang(*ledger, "3").stderr
    assert damaged.read_bytes() == tables[damaged]


def test_ledgers_of_another_scenario_are_not_taken_over(folder: Path) -> None:
    """A renamed city has the same luck, but other names in its tables."""
    ledger = ("run", "shop.yaml", "--ledger", "--out", "out", "--replications", "1")
    fencang(*ledger)
    (folder / "shop.yaml").write_text(SHOP.replace("name: Near", "name: Close"), encoding="utf-8")
    fencang("run", "shop.yaml", "--replications", "1", "--out", "plain")
    assert "1 of 1 finished replications have no ledger" in fencang(*ledger).stderr
    table = folder / "out" / "ledger" / "scenario-00" / "replication-000" / "orders.parquet"
    assert b"Close" in table.read_bytes()
