"""Folders of this machine and URLs."""

import errno
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any, ClassVar

import fsspec
import pytest
from fsspec.implementations.memory import MemoryFileSystem

from analysis.files import require_folder, write_text
from analysis.outputs.folder import staged
from analysis.outputs.url_folder import shared_staging
from analysis.places import PlaceError, files_of, place_of

MANIFEST = '{"files": ["kpis.csv", "charts/a.svg", "../other/note.txt", "manifest.json"]}'


class Renaming(MemoryFileSystem):
    """A store that shows a file while it arrives, as `sftp://` does, and can be full."""

    protocol = "renaming"
    store: ClassVar[dict[str, Any]] = {}
    pseudo_dirs: ClassVar[list[str]] = [""]
    steps: ClassVar[list[str]] = []
    full = False

    @classmethod
    def _strip_protocol(cls, path: str) -> str:
        return str(super()._strip_protocol(path.replace("renaming://", "memory://")))

    def put_file(self, lpath: str, rpath: str, **kwargs: Any) -> None:
        """Copy a file here, or half of it where there is no room for more."""
        self.steps.append(f"put {PurePosixPath(rpath).name}")
        super().put_file(lpath, rpath, **kwargs)
        if self.full:
            raise OSError(errno.ENOSPC, "No space left", rpath)

    def mv(self, path1: str, path2: str, **kwargs: Any) -> None:
        """Rename a file."""
        self.steps.append(f"mv {PurePosixPath(path1).name} {PurePosixPath(path2).name}")
        super().mv(path1, path2, **kwargs)


pytestmark = pytest.mark.filterwarnings("ignore:UPath 'renaming' filesystem")


@pytest.fixture(autouse=True)
def empty() -> Iterator[None]:
    """Begin with nothing in memory."""
    fsspec.register_implementation("renaming", Renaming, clobber=True)
    MemoryFileSystem.store.clear()
    Renaming.store.clear()
    Renaming.steps.clear()
    Renaming.full = False
    yield
    MemoryFileSystem.store.clear()


def test_a_path_is_a_path(tmp_path: Path) -> None:
    """Also where it is written as a URL, so that files on a disk keep their guarantee; and a drive is no URL."""
    assert place_of("results/one") == Path("results/one")
    assert place_of(f"file://{tmp_path}/one") == tmp_path / "one"
    assert place_of("D:results") == Path("D:results")
    assert str(place_of("memory://results/one") / "a.txt") == "memory://results/one/a.txt"


@pytest.mark.parametrize("url", ["nonsense://here", "nonsense::nowhere://here"])
def test_an_unknown_url_is_told(url: str) -> None:
    """It is named, with what was expected."""
    with pytest.raises(PlaceError, match=f"{url}: .*expected a folder, or a URL that fsspec reaches"):
        place_of(url)


def test_objects_appear_whole() -> None:
    """What is sent to a store of objects is there when it is complete; the folder can be tried without a trace."""
    place = place_of("memory://box/one")
    require_folder(place)
    assert files_of(place) == []
    write_text(place / "deep" / "a.txt", "新\n")
    assert (place / "deep" / "a.txt").read_bytes() == "新\n".encode()
    assert files_of(place) == ["deep/a.txt"]


def test_elsewhere_files_are_renamed() -> None:
    """A store that shows half files gets them beside their place first; on failure the old file stays and the half one goes."""
    place = place_of("renaming://box")
    write_text(place / "a.txt", "old")
    assert Renaming.steps == ["put .a.txt.part", "mv .a.txt.part a.txt"]
    Renaming.full = True
    with pytest.raises(OSError, match="No space left") as found:
        write_text(place / "a.txt", "new")
    assert found.value.filename == str(place / "a.txt")
    Renaming.full = False
    assert (place / "a.txt").read_text() == "old"
    assert files_of(place) == ["a.txt"]


def test_results_are_sent_with_the_manifest_last() -> None:
    """What the last manifest lists and the new one does not is removed; notes stay, and so does what lies outside."""
    Renaming.steps.clear()
    place, note = place_of("renaming://box/one"), place_of("renaming://box/other/note.txt")
    for path in (place / "mine.txt", place / "charts" / "a.svg", note):
        write_text(path, "")
    write_text(place / "manifest.json", MANIFEST)
    Renaming.steps.clear()
    with staged(place) as staging:
        for name in ("manifest.json", "kpis.csv", "zones.csv"):
            (staging / name).write_text("{}")
        write_text(shared_staging(place, staging) / "ledger" / "b.parquet", "")
        assert files_of(place) == ["charts/a.svg", "manifest.json", "mine.txt"]
    assert Renaming.steps[-1] == "mv .manifest.json.part manifest.json"
    assert files_of(place) == ["kpis.csv", "ledger/b.parquet", "manifest.json", "mine.txt", "zones.csv"]
    assert files_of(place.parent) == [*(f"one/{name}" for name in files_of(place)), "other/note.txt"]


def test_a_failure_sends_nothing() -> None:
    """The results of the last time stay, and nothing stays beside them."""
    place = place_of("memory://box/one")
    write_text(place / "manifest.json", "{}")

    def fail_half_way() -> None:
        with staged(place) as staging:
            (staging / "kpis.csv").write_text("half")
            write_text(shared_staging(place, staging) / "b.parquet", "")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_half_way()
    assert files_of(place.parent) == ["one/manifest.json"]
