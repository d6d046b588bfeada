"""The command line with results behind URLs, and the table of all runs that it leaves."""

import json
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from fsspec.implementations.memory import MemoryFileSystem
from hand_made import scenario
from typer.testing import CliRunner, Result

from analysis.cli.app import app
from analysis.places import files_of, place_of
from sim.scenario.written import IN_UNITS

BOX = "memory://box"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Work in an empty folder with two scenarios, and with nothing in memory."""
    monkeypatch.chdir(tmp_path)
    for name in ("small", "other"):
        content = scenario(name=name).model_dump_json(context=IN_UNITS)
        (tmp_path / f"{name}.yaml").write_text(content, encoding="utf-8")
    MemoryFileSystem.store.clear()
    yield tmp_path
    MemoryFileSystem.store.clear()


def fencang(*arguments: str) -> Result:
    """Run a command that is to go well."""
    done = CliRunner().invoke(app, list(arguments))
    assert done.exit_code == 0, done.output
    return done


def test_a_comparison_goes_behind_a_url(folder: Path) -> None:
    """Report, workbook, tables, charts and manifest are there, the same as in a folder; so are finished replications, which are reused."""
    store = ("--replications", "2", "--store", f"{BOX}/store")
    done = fencang("compare", "small.yaml", "other.yaml", *store, "--out", f"{BOX}/results")
    assert f"the report is {BOX}/results/report.html" in done.stderr
    again = fencang("compare", "small.yaml", "other.yaml", *store, "--out", (folder / "here").as_uri())
    assert f"4 of 4 replications were finished before and taken from {BOX}/store" in again.stderr
    there, here = place_of(f"{BOX}/results"), folder / "here"
    assert files_of(there) == files_of(here)
    for name in ("kpis.csv", "manifest.json"):
        assert (there / name).read_bytes() == (here / name).read_bytes()
    assert sorted(path.name for path in folder.iterdir()) == ["here", "other.yaml", "small.yaml"]


def test_ledgers_behind_a_url_are_taken_over(folder: Path) -> None:
    """A second command finds them there, and leaves the same files; what a scenario wrote before goes with its manifest."""
    words = ("small.yaml", "--ledger", "--store", "store", "--out", f"{BOX}/results")
    fencang("run", *words, "--replications", "1")
    done = fencang("run", *words, "--replications", "2")
    assert "1 of 2 replications were finished before" in done.stderr
    assert "simulated anew" not in done.stderr
    place = place_of(f"{BOX}/results")
    names = [name for name in files_of(place) if name.endswith("orders.parquet")]
    assert names == [f"ledger/scenario-00/replication-{number:03}/orders.parquet" for number in range(2)]
    assert sorted(json.loads((place / "manifest.json").read_text())["files"]) == files_of(place)
    assert len(pd.read_parquet(f"{BOX}/results/{names[1]}")) > 0
    assert files_of(place.parent) == [f"results/{name}" for name in files_of(place)]


def test_every_command_adds_to_the_table_of_runs(folder: Path) -> None:
    """What was compared and what was run stands in one table, below the store."""
    fencang("compare", "small.yaml", "other.yaml", "--replications", "2", "--out", "first")
    fencang("run", "small.yaml", "--replications", "3", "--seed", "7", "--out", "second")
    table = pd.read_parquet(folder / "results" / ".replications" / "runs")
    counts = table.groupby(["scenario", "seed"], observed=True)["replication"].nunique()
    assert counts.to_dict() == {("other", scenario().seed): 2, ("small", scenario().seed): 2, ("small", 7): 3}
    figures = pd.read_csv(folder / "second" / "kpis.csv")
    mine = table[table["seed"] == 7]
    assert mine["value"].sum() == pytest.approx(figures["value"].sum())


def test_a_url_of_no_known_kind_is_told() -> None:
    """One line, exit code 2, before anything is run."""
    for option in ("--out", "--store"):
        done = CliRunner().invoke(app, ["run", "small.yaml", option, "nonsense://here"])
        assert done.exit_code == 2
        assert done.stderr.startswith("nonsense://here: ")
        assert len(done.stderr.splitlines()) == 1
