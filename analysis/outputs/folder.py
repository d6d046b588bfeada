"""The folder of a command's results: filled beside its place, then moved in file by file, the manifest last."""

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from analysis.files import about, require_folder

DEFAULT_PARENT = Path("results")
"""Where results belong if nobody says otherwise: the only folder that is made on the way to another."""

MANIFEST = "manifest.json"
"""The file that lists all others."""


@contextmanager
def staged(directory: Path) -> Iterator[Path]:
    """Give a folder to write into, and move everything to `directory` if nothing went wrong.

    Files there that an earlier manifest lists and the new one does not write again are removed; others are left alone.

    Parameters
    ----------
    directory : Path
        Where results belong; made if it is missing.

    Yields
    ------
    Path
        An empty folder on the same disk.

    Raises
    ------
    OSError
        If the folder cannot be written, or is a file, or the folder it is to be made in is missing; it names the folder.
    """
    if directory.parent == DEFAULT_PARENT:
        with about(directory):
            DEFAULT_PARENT.mkdir(exist_ok=True)
    require_folder(directory)
    with about(directory):
        staging = Path(tempfile.mkdtemp(prefix=f".{directory.name}.", suffix=".part", dir=directory.parent))
    try:
        yield staging
        _install(staging, directory)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def files_of(directory: Path) -> list[str]:
    """Return all files below a folder, relative, sorted."""
    return sorted(path.relative_to(directory).as_posix() for path in directory.rglob("*") if path.is_file())


def _install(staging: Path, directory: Path) -> None:
    files = files_of(staging)
    stale = set(_listed(directory)) - set(files)
    for name in sorted(files, key=lambda name: name == MANIFEST):
        target = directory / name
        target.parent.mkdir(parents=True, exist_ok=True)
        (staging / name).replace(target)
    for name in stale:
        path = directory / name
        path.unlink(missing_ok=True)
        if path.parent != directory and path.parent.is_dir() and not any(path.parent.iterdir()):
            path.parent.rmdir()


def _listed(directory: Path) -> list[str]:
    """Return the files that the manifest in a folder lists and that lie inside it; none without a readable manifest."""
    try:
        files = json.loads((directory / MANIFEST).read_text(encoding="utf-8"))["files"]
        return [name for name in files if (directory / name).resolve().is_relative_to(directory.resolve())]
    except (OSError, ValueError, KeyError, TypeError):
        return []
