"""The command line, on scenarios of a few orders."""

import json
import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest
from shops import SECOND, SHOP
from typer.testing import CliRunner, Result

from analysis.cli.app import app
from analysis.cli.scenarios import find

GATE = """\
name: trial
scenarios: [shop.yaml, second.yaml]
replications: 3
budgets:
  - mean delivery of corner shop <= LIMIT
baseline: base.json
tolerances:
  - cost_per_order within 1 %
  - mean delivery within 50 h
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder with two scenarios."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "shop.yaml").write_text(SHOP, encoding="utf-8")
    (tmp_path / "second.yaml").write_text(SECOND, encoding="utf-8")
    return tmp_path


def fencang(*arguments: str) -> Result:
    """Run a command."""
    return CliRunner().invoke(app, list(arguments))


def gate(folder: Path, limit: str) -> None:
    """Write a gate with a budget."""
    (folder / "gate.yaml").write_text(GATE.replace("LIMIT", limit), encoding="utf-8")


def test_help_imports_nothing_heavy() -> None:
    """Asking for help loads neither numpy nor the engine, so that it answers at once."""
    code = "import sys, runpy; sys.argv = ['fencang', '--help']\n"
    code += "try:\n from analysis.cli import main; main()\nexcept SystemExit: pass\n"
    code += "print([name for name in ('numpy', 'numba', 'pandas', 'pydantic', 'matplotlib') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "compare" in done.stdout
    assert done.stdout.rstrip().endswith("[]")


@pytest.mark.parametrize(
    ("code", "heavy"),
    [
        ("from sim import load; load('one-hub.yaml')", ("numpy", "scipy", "pandas", "numba")),
        ("import analysis.cli.scenarios", ("numpy", "scipy", "pandas", "numba")),
        ("import sim.run", ("scipy.stats", "matplotlib")),
    ],
)
def test_what_a_command_does_not_need_is_not_imported(code: str, heavy: tuple[str, ...]) -> None:
    """Scenarios are read and checked without numpy, networks made without scipy.stats: each takes as long to import as all the rest."""
    code += f"; import sys; print([name for name in {heavy} if name in sys.modules])"
    scenarios = Path(__file__).parents[2] / "scenarios"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=scenarios)
    assert done.stdout.rstrip() == "[]"


def test_run_leaves_manifest_and_figures(folder: Path) -> None:
    """The default folder is named after the file; the summary names the scenario."""
    done = fencang("run", "shop.yaml", "--replications", "2")
    assert done.exit_code == 0, done.output
    assert "corner shop" in done.output
    results = folder / "results" / "shop"
    assert sorted(path.name for path in results.iterdir()) == ["kpis.csv", "manifest.json"]
    assert json.loads((results / "manifest.json").read_text(encoding="utf-8"))["replications"] == 2


def test_run_with_ledgers_writes_parquet(folder: Path) -> None:
    """Each replication has its tables, and the manifest lists them."""
    done = fencang("run", "shop.yaml", "--replications", "1", "--ledger", "--out", "out")
    assert done.exit_code == 0, done.output
    files = json.loads((folder / "out" / "manifest.json").read_text(encoding="utf-8"))["files"]
    assert "ledger/scenario-00/replication-000/orders.parquet" in files


def test_a_second_run_takes_up_the_first(folder: Path) -> None:
    """Finished replications are reused and said so; the results are the same to the byte."""
    fencang("run", "shop.yaml", "--replications", "2", "--out", "first")
    done = fencang("run", "shop.yaml", "--replications", "3", "--out", "second")
    assert "2 of 3 replications were finished before" in done.output
    again = fencang("run", "shop.yaml", "--replications", "2", "--out", "third", "--workers", "1")
    assert "2 of 2 replications were finished before" in again.output
    for name in ("kpis.csv", "manifest.json"):
        assert (folder / "first" / name).read_bytes() == (folder / "third" / name).read_bytes()


def test_both_engines_give_the_same_digest(folder: Path) -> None:
    """The manifest's digest does not depend on the engine."""
    digests = []
    for engine in ("compiled", "reference"):
        done = fencang("run", "shop.yaml", "--replications", "1", "--engine", engine, "--out", engine)
        assert done.exit_code == 0, done.output
        digests.append(json.loads((folder / engine / "manifest.json").read_text(encoding="utf-8"))["digest"])
    assert digests[0] == digests[1]


def test_compare_leaves_everything_a_consultant_needs(folder: Path) -> None:
    """Manifest, tables, workbook, charts and a report; the second shop delivers sooner."""
    done = fencang("compare", "shop.yaml", "second.yaml", "--replications", "3", "--out", "out")
    assert done.exit_code == 0, done.output
    assert "two shops delivers" in " ".join(done.output.split())
    names = {path.name for path in (folder / "out").iterdir()}
    assert names == {"manifest.json", "kpis.csv", "comparison.csv", "comparison.xlsx", "charts", "report.html"}
    assert list((folder / "out" / "charts").glob("*.png"))
    assert list((folder / "out" / "charts").glob("*.svg"))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("compare", "shop.yaml"), "expected at least two"),
        (("compare", "shop.yaml", "shop.yaml"), "expected a name that shop.yaml does not have"),
        (("compare", "shop.yaml", "second.yaml", "--precision", "wide"), "expected a share above 0"),
        (("compare", "shop.yaml", "second.yaml", "--precision", "0.5"), "'0.5', expected a share above 0"),
        (("run", "nowhere.yaml"), "nowhere.yaml"),
        (("run", "shop.yaml", "--seed", str(2**63)), "--seed"),
        (("run", "shop.yaml", "--set", "demand.order=5 /d"), "did you mean 'orders'?"),
        (("run", "shop.yaml", "--out", "shop.yaml/out"), "shop.yaml"),
        (("check", "nowhere.yaml"), "a file that exists"),
    ],
)
def test_bad_input_is_told_in_one_message(folder: Path, arguments: tuple[str, ...], message: str) -> None:
    """Exit code 2, no traceback, and no results."""
    done = fencang(*arguments)
    assert done.exit_code == 2
    assert message in done.output
    assert "Traceback" not in done.output
    assert not (folder / "results").exists()


def test_problems_of_several_files_come_together(folder: Path) -> None:
    """Both files are read before anything is told."""
    (folder / "shop.yaml").write_text(SHOP.replace("40 /d", "40"), encoding="utf-8")
    (folder / "third.yaml").write_text(SHOP.replace("31,", "131,"), encoding="utf-8")
    done = fencang("validate", "shop.yaml", "third.yaml")
    assert done.exit_code == 2
    assert "shop.yaml:10" in done.output
    assert "third.yaml:6" in done.output


def test_validate_and_show(folder: Path) -> None:
    """A good file is called good; show tells where a value came from."""
    done = fencang("validate", "shop.yaml", "second.yaml")
    assert (done.exit_code, len(done.output.splitlines())) == (0, 2)
    shown = fencang("show", "second.yaml", "--set", "demand.orders=50 /d").output
    assert "two shops" in shown
    assert "shop.yaml:3" in shown
    assert "50 /d" in shown


def test_a_gate_passes_fails_or_stays_open(folder: Path) -> None:
    """Exit codes 0, 1 and 3; a missing baseline is bad input, and --update makes it."""
    gate(folder, "1000 h")
    missing = fencang("check", "gate.yaml")
    assert missing.exit_code == 2
    assert "make it with --update" in missing.output
    assert fencang("check", "gate.yaml", "--update").exit_code == 0
    passed = fencang("check", "gate.yaml", "--junit", "out/junit.xml", "--summary", "out/summary.md")
    assert passed.exit_code == 0, passed.output
    assert "trial: pass" in passed.output
    assert "overloaded" not in passed.output
    assert (folder / "out" / "junit.xml").read_text(encoding="utf-8").startswith("<?xml")
    assert (folder / "out" / "summary.md").read_text(encoding="utf-8").startswith("### ✅ trial: pass")
    gate(folder, "1 h")
    assert fencang("check", "gate.yaml").exit_code == 1
    mean_h = json.loads((folder / "base.json").read_text(encoding="utf-8"))["scenarios"]["corner shop"]["figures"]
    gate(folder, f"{mean_h['order_to_delivery_mean']['all'][0]} h")
    assert fencang("check", "gate.yaml").exit_code == 3


def test_a_gate_warns_of_an_overloaded_network(folder: Path) -> None:
    """One picker cannot pack 40 orders a day at an hour each: told on standard error, and in both files."""
    gate(folder, "1000 h")
    shift = '{name: all, hours: "00:00-24:00", pickers: 1, wage: 30 元/h}'
    slow = f"area: 100 m2, picking: {{per_order: 60 min, per_line: 0 min, shifts: [{shift}]}}"
    (folder / "shop.yaml").write_text(SHOP.replace("area: 100 m2", slow), encoding="utf-8")
    done = fencang("check", "gate.yaml", "--update", "--junit", "junit.xml", "--summary", "summary.md")
    assert "Warning: corner shop is overloaded: " in done.stderr
    assert "corner shop is overloaded" in (folder / "junit.xml").read_text(encoding="utf-8")
    assert "⚠️ Warning: corner shop is overloaded" in (folder / "summary.md").read_text(encoding="utf-8")


def test_a_change_that_costs_more_fails_the_gate(folder: Path) -> None:
    """Dearer parcels than in the baseline are found, and a better delivery does not make up for it."""
    gate(folder, "1000 h")
    fencang("check", "gate.yaml", "--update")
    (folder / "shop.yaml").write_text(SHOP.replace("5 元", "6 元"), encoding="utf-8")
    done = fencang("check", "gate.yaml")
    assert done.exit_code == 1
    assert "trial: fail (3 pass, 2 fail)" in done.output


def test_reference_scenarios_are_found_from_any_folder(folder: Path) -> None:
    """A path below scenarios/ that is not here is looked up in the installation; a file of one's own goes first."""
    shipped = find(Path("scenarios/one-hub.yaml"))
    assert shipped.is_absolute()
    assert shipped.is_file()
    assert find(Path("shop.yaml")) == Path("shop.yaml")
    (folder / "scenarios").mkdir()
    (folder / "scenarios" / "one-hub.yaml").write_text(SHOP, encoding="utf-8")
    assert find(Path("scenarios/one-hub.yaml")) == Path("scenarios/one-hub.yaml")
    assert find(Path("scenarios/no-hub.yaml")) == Path("scenarios/no-hub.yaml")


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is sent in another way")
def test_interrupting_ends_with_code_130(folder: Path) -> None:
    """Ctrl-C while replications run stops them, says what is kept, and leaves no half results."""
    code = "from analysis.cli import main; main()"
    command = [sys.executable, "-c", code, "run", "shop.yaml", "--replications", "20000", "--out", "out"]
    sources = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    heed = partial(
        signal.signal, signal.SIGINT, signal.SIG_DFL
    )  # whoever runs the tests in the background may ignore it
    process = subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, start_new_session=True, env=sources, preexec_fn=heed
    )
    store = folder / "results" / ".replications"
    while process.poll() is None and not any(store.glob("*.npz")):
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=300)
    assert process.returncode == 130
    assert "of 20000 replications finished; what is finished is kept" in told
    assert "Traceback" not in told
    assert not (folder / "out").exists()


def test_precision_is_told(folder: Path) -> None:
    """A coarse goal is reached with the first ten replications, a fine one not within twelve."""
    files = ("compare", "shop.yaml", "second.yaml", "--out", "out")
    assert "precision 50 % reached with 10 replications" in fencang(*files, "--precision", "50%").output
    assert "precision 0.001 % not reached with 12" in fencang(*files, "--precision", "0.001%", "--most", "12").output


def test_compare_refuses_scenarios_over_different_times(folder: Path) -> None:
    """A scenario measured for longer is bad input of a comparison, told before anything runs; running both is fine."""
    longer = SECOND + "horizon: {warm_up: 1 d, measure: 4 d, cool_down: 2 d}\n"
    (folder / "second.yaml").write_text(longer, encoding="utf-8")
    done = fencang("compare", "shop.yaml", "second.yaml", "--out", "out")
    assert done.exit_code == 2
    assert "two shops: horizon.measure: 4 d, expected 3 d as in corner shop" in done.stderr
    assert not (folder / "out").exists()
    assert fencang("run", "shop.yaml", "second.yaml", "--replications", "1", "--out", "out").exit_code == 0


def test_what_is_odd_is_told_and_no_obstacle(folder: Path) -> None:
    """A policy for a class that no article is in: a warning with file and line on standard error, and exit code 0."""
    odd = "extends: shop.yaml\nwarehouses:\n  - name: hub\n    stock:\n      policies: [{name: c, kind: none, opening: 1, classes: [C]}]\n"
    (folder / "odd.yaml").write_text(odd, encoding="utf-8")
    result = CliRunner().invoke(app, ["validate", "odd.yaml"])
    assert result.exit_code == 0
    assert "warning: odd.yaml:5:61: warehouses[hub].stock.policies[c].classes: expected classes that" in result.stderr
    assert "warning" not in result.stdout
