"""The README: its commands exist, its examples run, and CI runs its test line."""

import json
import os
import re
import shlex
import shutil
import subprocess
from pathlib import Path
from statistics import mean
from typing import Any

import pytest
import typer
from house import HOUSE, README, code_blocks, documents

from analysis.cli.app import app
from sim import load

TEXT = README.read_text(encoding="utf-8")
COMMANDS: dict[str, Any] = typer.main.get_command(app).commands  # type: ignore[attr-defined]
CI = HOUSE / ".ci" / "run"


def shell_lines(text: str) -> list[str]:
    """Lines of the shell blocks of a document."""
    return [line for block in code_blocks(text, "sh") for line in block.splitlines() if line.strip()]


def calls(line: str) -> list[list[str]]:
    """Words behind each `fencang` in a line of shell."""
    parts: list[list[str]] = [[]]
    for word in shlex.split(line, comments=True):
        if word in ("&&", "||", ";", "|"):
            parts.append([])
        else:
            parts[-1].append(word)
    return [words[1:] for words in parts if words and Path(words[0]).name == "fencang"]


ALL_CALLS = [
    call for path in documents() for line in shell_lines(path.read_text(encoding="utf-8")) for call in calls(line)
]


@pytest.mark.parametrize("words", ALL_CALLS, ids=" ".join)
def test_every_command_in_the_documents_can_be_given(words: list[str]) -> None:
    """Its name, options and arguments are what the command line takes."""
    COMMANDS[words[0]].make_context(words[0], words[1:])


def test_the_readme_shows_every_command() -> None:
    """A reader meets all commands there are."""
    assert {call[0] for call in ALL_CALLS} == set(COMMANDS)


def test_scenario_files_named_in_the_readme_exist() -> None:
    """Every scenario or gate of the repository that a command names is there."""
    named = {word for line in shell_lines(TEXT) for word in shlex.split(line) if word.startswith("scenarios/")}
    assert named
    assert all((HOUSE / name).is_file() for name in named)


def test_ci_runs_the_test_line_of_the_readme() -> None:
    """What .ci/run reads from the README is the one line that sets up and tests everything."""
    program = re.search(r"^line=\$\((sed .*) README\.md\)$", CI.read_text(encoding="utf-8"), re.MULTILINE)
    assert program
    found = subprocess.run(
        [*shlex.split(program[1]), README], capture_output=True, text=True, encoding="utf-8", check=True
    )
    lines = found.stdout.strip().splitlines()
    assert len(lines) == 1
    assert lines[0] in shell_lines(TEXT)
    assert "pytest" in lines[0]
    assert os.access(CI, os.X_OK)


def test_the_scenario_in_the_readme_is_good(tmp_path: Path) -> None:
    """Saved beside the scenarios folder it loads, and differs where it says."""
    shutil.copytree(HOUSE / "scenarios", tmp_path / "scenarios", ignore=shutil.ignore_patterns("*.geojson.gz"))
    (block,) = code_blocks(TEXT, "yaml")
    (tmp_path / "mine.yaml").write_text(block, encoding="utf-8")
    mine, theirs = load(tmp_path / "mine.yaml"), load(tmp_path / "scenarios" / "seven-hubs.yaml")
    site, before = (one.warehouses[5] for one in (mine, theirs))
    assert site.name == before.name == "Xi'an"
    assert site.line_haul
    assert before.line_haul
    assert len(site.line_haul.days) == 2 * len(before.line_haul.days)
    assert mine.warehouses[:5] == theirs.warehouses[:5]


def test_the_python_in_the_readme_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Its blocks run one after the other, and do what they say."""
    monkeypatch.chdir(HOUSE)
    names: dict[str, object] = {}
    for block in code_blocks(TEXT, "python"):
        exec(compile(block, str(README), "exec"), names)
    assert len(names["queue"]) == 2 * 24  # type: ignore[arg-type]
    assert "Seven hubs" in capsys.readouterr().out


def test_the_figures_in_the_readme_are_those_of_the_baseline() -> None:
    """Cost and time of the three networks are what the committed baseline says, within the gate's one percent."""
    baseline = json.loads((HOUSE / "results" / "baselines" / "reference.json").read_text(encoding="utf-8"))
    rows = re.findall(r"^\| (\w+ hubs?) \S+ \| ([\d.]+) 元 \| ([\d.]+) h \|", TEXT, re.MULTILINE)
    assert {name for name, _, _ in rows} == set(baseline["scenarios"])
    for name, *told in rows:
        figures = baseline["scenarios"][name]["figures"]
        for kpi, value in zip(("cost_per_order", "order_to_delivery_mean"), told, strict=True):
            assert float(value) == pytest.approx(mean(figures[kpi]["all"]), rel=0.01)


def test_the_tree_in_the_readme_is_the_repository() -> None:
    """Every folder and file in it exists, and every package of the model and the analysis stands in it."""
    (block,) = code_blocks(TEXT, "text")
    place, told = [HOUSE], set()
    for line in block.splitlines():
        names = re.match(r"( *)((?:\S+/ ?|\S+\.py ?)+) ", line)
        assert names, line
        depth = len(names[1]) // 2
        for name in names[2].split():
            path = place[depth] / name
            assert path.exists(), path
            told.add(path)
            place = [*place[: depth + 1], path]
    packages = {path.parent for name in ("sim", "analysis") for path in (HOUSE / name).glob("*/__init__.py")}
    assert packages <= told
