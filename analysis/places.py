"""Where results are kept: a folder of this machine, or a URL that fsspec reaches (``s3://``, ``gs://``, ``sftp://``, …).

Both have the methods of `pathlib.Path`. A URL needs the plug-in of its kind beside fencang (``pip install s3fs`` for ``s3://``).
"""

import errno
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeAlias, cast

if TYPE_CHECKING:
    from upath import UPath

    Place: TypeAlias = Path | UPath
    """A folder or file: of this machine, or behind a URL."""
else:
    Place = Path  # what reaches URLs is imported where there is one

WHOLE_AT_ONCE = {"s3", "s3a", "gs", "gcs", "az", "abfs", "abfss", "adl", "oss", "memory"}
"""Kinds of stores that show an object when all of it has arrived; elsewhere a file is written beside its place and renamed."""

_URL = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):(//|:.*//)")
"""How a URL begins, a chain such as ``simplecache::s3://`` included; one letter is a drive."""


class PlaceError(Exception):
    """No place is reached by a text; the message says why."""


def place_of(text: str) -> Place:
    """Return the place that a text names; ``file://`` is a folder of this machine like any other.

    Raises
    ------
    PlaceError
        If it is a URL of a kind that is not known, or whose plug-in is not installed.
    """
    url = _URL.match(text)
    if not url:
        return Path(text)
    from upath import UPath

    try:
        place = UPath(text)
        local = "file" in _kinds(place)
        if local and url[1] not in ("file", "local"):
            raise ValueError("no kind of file system")
    except (ImportError, ValueError, TypeError) as problem:
        raise PlaceError(f"{text}: {problem}; expected a folder, or a URL that fsspec reaches") from None
    return Path(place.path) if local else place


def _kinds(place: "UPath") -> set[str]:
    """Names of the kind of file system that a URL is on."""
    kinds = place.fs.protocol
    return {kinds} if isinstance(kinds, str) else set(kinds)


def is_local(place: Place) -> bool:
    """Whether a place is on a disk of this machine."""
    return isinstance(place, Path)


@contextmanager
def about_url(place: Place) -> Iterator[None]:
    """Let whatever a store of somebody else's raises be an `OSError` that names the place."""
    try:
        yield
    except Exception as problem:
        if isinstance(problem, OSError) and problem.errno is not None:
            raise OSError(problem.errno, problem.strerror, str(place)) from problem
        raise OSError(errno.EIO, " ".join(str(problem).split()) or type(problem).__name__, str(place)) from problem


def files_of(directory: Place) -> list[str]:
    """Return all files below a folder, relative, sorted; none if there is no folder."""
    if isinstance(directory, Path):
        return sorted(path.relative_to(directory).as_posix() for path in directory.rglob("*") if path.is_file())
    with about_url(directory):
        directory.fs.invalidate_cache()
        above = directory.path.rstrip("/") + "/"
        return sorted(name.removeprefix(above) for name in directory.fs.find(directory.path))


@contextmanager
def sent_whole(place: "UPath") -> Iterator[BinaryIO]:
    """Open a file that appears behind a URL only when everything is written; it is written on this machine first.

    Raises
    ------
    OSError
        If it cannot be sent; it names the URL.
    """
    with tempfile.NamedTemporaryFile(prefix="fencang-") as file:
        yield cast(BinaryIO, file)
        file.flush()
        send(Path(file.name), place)


def send(file: Path, place: "UPath") -> None:
    """Copy a file of this machine behind a URL, whole or not at all.

    Raises
    ------
    OSError
        If it cannot be sent; it names the URL.
    """
    files, path = place.fs, place.path
    with about_url(place):
        files.makedirs(place.parent.path, exist_ok=True)
        if _kinds(place) & WHOLE_AT_ONCE:
            files.put_file(str(file), path)
            return
        partial = (place.parent / f".{place.name}.part").path
        try:
            files.put_file(str(file), partial)
            files.mv(partial, path)
        except BaseException:
            if files.exists(partial):
                files.rm_file(partial)
            raise


def try_url(place: "UPath") -> None:
    """See whether a file can be written below a URL; it is taken away again.

    Raises
    ------
    OSError
        If it cannot; it names the URL.
    """
    with about_url(place):
        trial = place / ".fencang-trial"
        place.fs.makedirs(place.path, exist_ok=True)
        place.fs.pipe_file(trial.path, b"trial")
        place.fs.rm_file(trial.path)
