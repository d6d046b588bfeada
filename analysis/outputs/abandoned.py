"""Temporary folders that a killed command left behind: the next one removes them.

Whoever fills a folder holds a lock on it, which the system takes back when the process ends, however that happens.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # no such locks on this system: whether somebody fills a folder is not known, so it stays
    fcntl = None  # type: ignore[assignment]

PART = ".part"
"""How the names of temporary folders end."""


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold the lock on a temporary folder."""
    if fcntl is None:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # a file system without locks
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(handle)


def remove_abandoned(parent: Path, prefix: str) -> None:
    """Remove the temporary folders of a prefix that nobody holds.

    Parameters
    ----------
    parent : Path
        Where they lie.
    prefix : str
        How their names begin.
    """
    if fcntl is None or not parent.is_dir():
        return
    for folder in parent.iterdir():
        if folder.name.startswith(prefix) and folder.name.endswith(PART) and folder.is_dir() and not _is_held(folder):
            shutil.rmtree(folder, ignore_errors=True)


def _is_held(folder: Path) -> bool:
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return True
    finally:
        os.close(handle)
    return False
