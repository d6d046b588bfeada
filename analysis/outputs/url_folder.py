"""A folder of results behind a URL: filled on this machine, then sent file by file, the manifest last."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.places import Place, about_url, files_of, send

if TYPE_CHECKING:
    from upath import UPath


def shared_staging(directory: Place, staging: Path) -> Place:
    """Return where other machines may write what belongs into a folder of results: they see a URL, but no temporary folder of ours.

    Parameters
    ----------
    directory : Path or UPath
        Where results belong.
    staging : Path
        The folder that is being filled for it.
    """
    return staging if isinstance(directory, Path) else directory.parent / f".{directory.name}.{staging.name}.part"


@contextmanager
def staged_for_url(directory: "UPath", last: str, earlier: Sequence[str]) -> Iterator[Path]:
    """Give a temporary folder, and send everything if nothing went wrong, with what other machines put beside the URL.

    Parameters
    ----------
    directory : UPath
        Where results belong.
    last : str
        The file that is sent when all others are there.
    earlier : sequence of str
        Files of an earlier command; what is not written again goes.

    Yields
    ------
    Path
        An empty folder.

    Raises
    ------
    OSError
        If something cannot be sent; it names the URL.
    """
    with tempfile.TemporaryDirectory(prefix="fencang-") as name:
        staging = Path(name)
        shared = shared_staging(directory, staging)
        assert not isinstance(shared, Path)
        try:
            yield staging
            moved = _move(shared, directory)
            files = files_of(staging)
            for file in sorted(files, key=lambda file: file == last):
                send(staging / file, directory / file)
            with about_url(directory):
                for file in set(earlier) & set(files_of(directory)) - {*files, *moved}:
                    (directory / file).unlink()
        finally:
            with about_url(shared):
                if shared.exists():
                    shared.fs.rm(shared.path, recursive=True)


def _move(shared: "UPath", directory: "UPath") -> list[str]:
    """Move what other machines wrote into its place; return the files."""
    files = files_of(shared)
    with about_url(directory):
        for file in files:
            target = directory / file
            target.fs.makedirs(target.parent.path, exist_ok=True)
            target.fs.mv((shared / file).path, target.path)
    return files
