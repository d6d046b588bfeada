"""Which files a scenario may be made of: regular ones of its own folders, and not too large."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from written_files import BASE, Write

from sim.scenario import size_checks
from sim.scenario.loading import Problem, ScenarioError, load, tables
from sim.scenario.loading.files import read_text

Find = Callable[..., list[Problem]]
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="pipes, devices and links of Unix")
EXTENDING = "extends: {}\nname: Own\n"


def refusal(path: Path) -> str:
    """Load a file that is refused with one problem, and return it as a line."""
    with pytest.raises(ScenarioError) as caught:
        load(path)
    (problem,) = caught.value.problems
    return str(problem)


@pytest.mark.parametrize(
    "link",
    [
        "../../outside.yaml",
        "/etc/hosts.yaml",
        "a/../../../outside.yaml",
        "../../" * 30 + "etc/passwd.yaml",
        "link.yaml",
    ],
)
def test_extends_stays_near(write: Write, tmp_path: Path, link: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither steps up beyond the folder above, nor absolute paths, nor links lead further; what lies there is not read."""
    write(project__stock__x=EXTENDING.format(link), outside="name: secret\n")
    (tmp_path / "project" / "stock" / "link.yaml").symlink_to(tmp_path / "outside.yaml")
    monkeypatch.chdir(tmp_path / "project")
    line = refusal(tmp_path / "project" / "stock" / "x.yaml")
    assert line.startswith(f"stock/x.yaml:1:10: extends: '{link[:50]}")
    assert "expected a relative path that stays in ./" in line
    assert "secret" not in line


def test_extends_reaches_the_folder_above_from_anywhere(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A scenario beside others in a folder of its own extends what lies above it, wherever the command is given."""
    write(scenarios__stock__x=EXTENDING.format("../base.yaml"), scenarios__base=BASE)
    (tmp_path / "elsewhere").mkdir()
    for folder in ("elsewhere", "scenarios", "scenarios/stock"):
        monkeypatch.chdir(tmp_path / folder)
        assert load(tmp_path / "scenarios" / "stock" / "x.yaml").name == "Own"


def test_extends_reaches_the_working_directory(write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From a folder further down only where the command is given in the folder that holds all."""
    path = write(deep__down__below__x=EXTENDING.format("../../../base.yaml"))
    assert load(path).name == "Own"
    monkeypatch.chdir(tmp_path / "deep")
    assert "expected a relative path that stays in ./" in refusal(path)


@POSIX
def test_links_within_the_folders_are_followed(write: Write, tmp_path: Path) -> None:
    """A link to another file of the same folders is as good as the file; one that leads in a circle is no file."""
    path = write(x=EXTENDING.format("current.yaml"))
    (tmp_path / "current.yaml").symlink_to("base.yaml")
    assert load(path).name == "Own"
    (tmp_path / "current.yaml").unlink()
    (tmp_path / "current.yaml").symlink_to("current.yaml")
    assert "expected a file that exists" in refusal(path)


@POSIX
@pytest.mark.parametrize("what", ["pipe", "device", "folder"])
def test_only_regular_files_are_read(write: Write, problems: Find, tmp_path: Path, what: str) -> None:
    """Reading a pipe would wait for ever, a device would never end: refused at once, as scenario, as table and as what is extended."""
    write()
    for name in ("x.yaml", "x.csv"):
        if what == "pipe":
            os.mkfifo(tmp_path / name)
        elif what == "device":
            (tmp_path / name).symlink_to("/dev/zero")
        else:
            (tmp_path / name).mkdir()
    assert refusal(tmp_path / "x.yaml").endswith(f"x.yaml: expected a regular file, not a {what}")
    (table,) = problems("products: {skus: x.csv}\n")
    expected = "stays in the folder" if what == "device" else f"a regular file, not a {what}"
    assert expected in table.expected


@POSIX
def test_files_that_say_nothing_of_their_size_are_not_read_to_the_end() -> None:
    """A file of the system is as large as it is read."""
    with pytest.raises(Exception, match=r"a readable file|at most 1 kB|a regular file"):
        read_text(Path("/proc/self/mem" if Path("/proc/self/mem").exists() else "/dev/null"), 1000)


def test_large_tables_are_refused(problems: Find, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By their bytes, by their rows and by their columns."""
    monkeypatch.setattr(tables, "MOST_ROWS", 500)
    with (tmp_path / "bytes.csv").open("wb") as file:
        file.truncate(tables.LARGEST_TABLE + 1)
    (tmp_path / "rows.csv").write_text("name\n" + "".join(f"s{row}\n" for row in range(501)))
    (tmp_path / "columns.csv").write_text(",".join(f"c{column}" for column in range(200)) + "\n")
    expected = {"bytes": "at most 50000 kB", "rows": "at most 500 rows", "columns": "at most 100 columns, not 200"}
    for name, said in expected.items():
        assert any(said in problem.expected for problem in problems(f"products: {{skus: {name}.csv}}\n"))


@pytest.mark.parametrize("name", ["a" * 300 + ".csv", "a/" * 400 + "b.csv"])
def test_paths_longer_than_the_system_allows(problems: Find, name: str) -> None:
    """They name no file, and that is all."""
    assert "file" in problems(f"products: {{skus: {name}}}\n")[0].expected


def test_too_many_places_of_stock(problems: Find, monkeypatch: pytest.MonkeyPatch) -> None:
    """SKUs times warehouses are looked at one by one, and so limited."""
    monkeypatch.setattr(size_checks, "MOST_PLACES", 1000)
    sites = ", ".join(f"{{name: w{site}, region: 华东, latitude: 31, longitude: 121}}" for site in range(20))
    rows = "name\n" + "".join(f"s{row}\n" for row in range(60))
    (problem,) = problems(f"products: {{skus: s.csv}}\nwarehouses: [{sites}]\n", s_csv=rows)
    assert "at most 1,000 places of stock" in problem.expected


@pytest.mark.parametrize("what", ["substitute", "weight"])
def test_very_many_mistakes_are_told_quickly(problems: Find, what: str) -> None:
    """Each of ten thousand rows is wrong; names of like spelling are looked for as long as that is quick."""
    rows = f"name,{what}\n" + "".join(f"sku number {row},sku numbex {row}\n" for row in range(10_000))
    found = problems("products: {skus: s.csv}\n", s_csv=rows)
    assert len(found) == 10_000
