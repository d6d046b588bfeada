"""Files that are whole or not there."""

from pathlib import Path

import pytest

from analysis.files import require_folder, require_writable, write_text, written_whole


def test_a_file_appears_when_it_is_complete(tmp_path: Path) -> None:
    """While it is written the old one stays; afterwards only the new one is there, in a folder made for it."""
    path = tmp_path / "new" / "file.txt"
    write_text(path, "old\n")
    with written_whole(path) as file:
        file.write("新\n".encode())
        assert path.read_text() == "old\n"
    assert path.read_text(encoding="utf-8") == "新\n"
    assert list(path.parent.iterdir()) == [path]


def test_a_failure_leaves_nothing_behind(tmp_path: Path) -> None:
    """An error half way keeps the old file and removes the half one."""
    path = tmp_path / "file.txt"
    write_text(path, "old\n")

    def fail_half_way() -> None:
        with written_whole(path) as file:
            file.write(b"half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_half_way()
    assert path.read_text() == "old\n"
    assert list(tmp_path.iterdir()) == [path]


def test_files_can_be_read_by_others(tmp_path: Path) -> None:
    """A result has the rights of any new file, not those of a temporary one."""
    path, other = tmp_path / "file.txt", tmp_path / "other.txt"
    write_text(path, "text")
    other.write_text("text")
    assert path.stat().st_mode == other.stat().st_mode


def test_trying_leaves_nothing_behind(tmp_path: Path) -> None:
    """What can be written, in a folder that is there or is to be made, is tried without a trace."""
    require_writable(tmp_path / "file.txt")
    require_writable(tmp_path / "new" / "file.txt")
    require_folder(tmp_path / "new")
    require_folder(tmp_path)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("folder", "found a folder"),
        ("nowhere/deep/file.txt", "nowhere does not exist"),
        ("file/name.txt", "Not a directory|File exists|exists|cannot find"),
    ],
)
def test_errors_name_the_file_that_was_asked_for(tmp_path: Path, name: str, message: str) -> None:
    """Not a temporary one beside it; and a file that is there stays."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("old")
    with pytest.raises(OSError, match=message) as found:
        require_writable(tmp_path / name)
    assert found.value.filename == str(tmp_path / name)
    assert (tmp_path / "file").read_text() == "old"


def test_a_failed_write_names_the_file(tmp_path: Path) -> None:
    """A folder in its place is found at the last step; the temporary file is gone."""
    (tmp_path / "file.txt").mkdir()
    with pytest.raises(OSError, match=r"file\.txt") as found:
        write_text(tmp_path / "file.txt", "text")
    assert found.value.filename == str(tmp_path / "file.txt")
    assert [path.name for path in tmp_path.iterdir()] == ["file.txt"]
