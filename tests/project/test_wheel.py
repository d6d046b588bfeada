"""The wheel: installed into an empty environment it compares the reference scenarios from any folder."""

import json
import os
import site
import subprocess
import sys
import sysconfig
import venv
import warnings
import zipfile
from pathlib import Path

import pytest
from house import HOUSE, tracked_texts

SMALL = ("horizon.warm_up=1 d", "horizon.measure=3 d", "horizon.cool_down=3 d", "demand.orders=300 /d")


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command outside the repository, nothing of which is on the path or compiled; return what it printed."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PYTEST"))}
    clean["FENCANG_CACHE_DIR"] = str(cwd / "cache")
    words = [str(part) for part in command]
    done = subprocess.run(words, cwd=cwd, env=clean, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel, without the network."""
    folder = tmp_path_factory.mktemp("wheel")
    build = ("-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--quiet", "--wheel-dir", folder, HOUSE)
    run(sys.executable, *build, cwd=folder)
    return next(folder.glob("fencang-*.whl"))


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel and its dependencies into an empty environment; return the folder of its commands.

    Without a package index, which CI never lacks, the environment that runs the tests lends its packages.
    """
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    scheme = {"base": str(folder), "platbase": str(folder)}
    scripts, packages = (Path(sysconfig.get_path(name, "venv", scheme)) for name in ("scripts", "purelib"))
    assert not list(packages.iterdir())
    python = scripts / ("python.exe" if os.name == "nt" else "python")
    options: tuple[str, ...] = ("--only-binary", ":all:")
    if not os.environ.get("CI") and not index_answers(folder):
        warnings.warn("no package index answers: the wheel is tested with borrowed packages", stacklevel=1)
        (packages / "lent.pth").write_text("\n".join(site.getsitepackages()) + "\n", encoding="utf-8")
        options = ("--no-deps", "--no-index")
    install = ("-m", "pip", "--python", python, "install", "--no-compile", "--quiet", *options, wheel)
    run(sys.executable, *install, cwd=folder)
    return scripts


def index_answers(folder: Path) -> bool:
    """Whether pip finds a small package anew, within seconds."""
    look = ("download", "--no-deps", "--no-cache-dir", "--retries", "0", "--timeout", "5", "--quiet", "--dest", folder)
    found = subprocess.run([sys.executable, "-m", "pip", *look, "simpy"], cwd=folder, capture_output=True, check=False)
    return found.returncode == 0


def test_scenarios_and_data_travel_in_the_wheel(wheel: Path) -> None:
    """Every scenario, table, style sheet and type marker is in it; how the data were built is not."""
    names = set(zipfile.ZipFile(wheel).namelist())
    data = (HOUSE / "scenarios" / "data").glob("*.gz")
    texts = [path for path in tracked_texts() if path.relative_to(HOUSE).parts[0] in ("sim", "analysis", "scenarios")]
    wanted = [path for path in (*texts, *data) if not {"build", "gates"} & set(path.relative_to(HOUSE).parts)]
    assert wanted
    missing = {path.relative_to(HOUSE).as_posix() for path in wanted} - names
    assert not missing
    assert not [name for name in names if name.startswith(("tests/", "docs/", "scenarios/data/build/"))]


def test_an_installed_wheel_compares_scenarios_from_another_folder(
    environment: Path, wheel: Path, tmp_path: Path
) -> None:
    """The reference scenarios are found, and tables, workbook, charts, maps and report are written where one stands."""
    assert run(environment / "fencang", "--version", cwd=tmp_path).split()[1] == wheel.name.split("-")[1]
    changes = [part for change in SMALL for part in ("--set", change)]
    files = ("scenarios/one-hub.yaml", "scenarios/seven-hubs.yaml")
    run(environment / "fencang", "compare", *files, "--replications", "2", "--out", "out", *changes, cwd=tmp_path)
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))
    assert [one["name"] for one in manifest["scenarios"]] == ["One hub", "Seven hubs"]
    assert len(manifest["scenarios"][0]["resolved"]["customers"]["cities"]) > 300
    assert {"report.html", "comparison.csv", "comparison.xlsx", "kpis.csv"} < set(manifest["files"])
    assert "charts/map-seven-hubs.png" in manifest["files"]
    assert all((tmp_path / "out" / name).stat().st_size > 0 for name in manifest["files"])
