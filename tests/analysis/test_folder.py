"""The folder of a command's results."""

import json
from pathlib import Path

import pytest

from analysis.outputs.folder import staged


def fill(directory: Path, *names: str) -> None:
    """Leave files in a results folder, as a command does."""
    with staged(directory) as staging:
        for name in names:
            (staging / name).parent.mkdir(parents=True, exist_ok=True)
            (staging / name).write_text(name)
        (staging / "manifest.json").write_text(json.dumps({"files": [*names, "manifest.json"]}))


def test_results_appear_together(tmp_path: Path) -> None:
    """Nothing is in the folder before all is done, and nothing else beside it."""
    directory = tmp_path / "results" / "one"
    directory.parent.mkdir()
    with staged(directory) as staging:
        (staging / "charts").mkdir()
        (staging / "charts" / "a.svg").write_text("a")
        assert not directory.exists()
    assert [path.name for path in directory.rglob("*.svg")] == ["a.svg"]
    assert list(directory.parent.iterdir()) == [directory]


def test_a_failure_changes_nothing(tmp_path: Path) -> None:
    """The results of the last time stay as they were."""
    directory = tmp_path / "one"
    fill(directory, "kpis.csv")

    def fail_half_way() -> None:
        with staged(directory) as staging:
            (staging / "kpis.csv").write_text("half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_half_way()
    assert (directory / "kpis.csv").read_text() == "kpis.csv"
    assert list(tmp_path.iterdir()) == [directory]


def test_files_of_the_last_time_do_not_linger(tmp_path: Path) -> None:
    """A chart that is no longer made goes, with the folders that are empty then; a user's own note stays."""
    directory = tmp_path / "one"
    fill(directory, "kpis.csv", "charts/old.svg", "ledger/first/second/orders.parquet")
    (directory / "note.txt").write_text("mine")
    fill(directory, "kpis.csv")
    assert sorted(path.name for path in directory.iterdir()) == ["kpis.csv", "manifest.json", "note.txt"]


def test_a_manifest_cannot_remove_files_elsewhere(tmp_path: Path) -> None:
    """A name that leads out of the folder is left alone."""
    (tmp_path / "precious.txt").write_text("mine")
    directory = tmp_path / "one"
    fill(directory)
    (directory / "manifest.json").write_text(json.dumps({"files": ["../precious.txt"]}))
    fill(directory)
    assert (tmp_path / "precious.txt").exists()


def test_only_the_last_folder_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A misspelt path is told before anything is done; the folder of all results is made where it is missing."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(FileNotFoundError, match=r"nowhere does not exist.*'nowhere/one'"), staged(Path("nowhere/one")):
        pass
    assert not list(tmp_path.iterdir())
    fill(Path("results/one"))
    assert (tmp_path / "results" / "one" / "manifest.json").exists()


def test_a_file_in_the_way_is_told(tmp_path: Path) -> None:
    """A folder of results cannot be a file."""
    (tmp_path / "one").write_text("")
    with pytest.raises(NotADirectoryError, match="expected a folder"), staged(tmp_path / "one"):
        pass
