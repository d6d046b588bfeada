"""Files that are whole or not there."""

from pathlib import Path

import pytest

from analysis.files import write_text, written_whole


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
