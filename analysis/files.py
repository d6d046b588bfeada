"""Files that are whole or not there: written beside their place, made durable, then renamed."""

import errno
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryFile
from typing import BinaryIO, cast

from analysis.places import Place, sent_whole, try_url


@contextmanager
def about(path: Place, *, nameless: bool = False) -> Iterator[None]:
    """Let errors name a path, not the temporary file or the folder beside it that they arose at.

    Parameters
    ----------
    path : Path or UPath
        What the user knows of.
    nameless : bool
        Whether only errors that name no file are changed: those of writing to a disk that is full.
    """
    try:
        yield
    except OSError as error:
        if error.errno is None or (nameless and error.filename is not None):
            raise
        raise OSError(error.errno, os.strerror(error.errno), str(path)) from None


def require_writable(path: Path) -> None:
    """See whether a file can be written, before the work that it is to tell of; nothing is left behind.

    Parameters
    ----------
    path : Path
        The file. Its folder may be missing, to be made later, but not the folder above.

    Raises
    ------
    OSError
        If it cannot; it names the file.
    """
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, "expected a file, found a folder", str(path))
    _try_folder(path.parent, path)


def require_folder(directory: Place) -> None:
    """See whether a folder can be written, or made below one that is there; nothing is left behind. Behind a URL all folders are made.

    Raises
    ------
    OSError
        If it cannot, or is a file; it names the folder.
    """
    if not isinstance(directory, Path):
        try_url(directory)
        return
    if directory.exists() and not directory.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, "expected a folder, found a file", str(directory))
    _try_folder(directory, directory)


def _try_folder(folder: Path, path: Path) -> None:
    """Write a file into a folder, or make the folder, and take it back; errors are about a path."""
    if not folder.exists() and not folder.parent.exists():
        text = f"the folder {folder.parent} does not exist, expected one that does"
        raise FileNotFoundError(errno.ENOENT, text, str(path))
    with about(path):
        if folder.exists():
            TemporaryFile(dir=folder).close()
        else:
            folder.mkdir()
            folder.rmdir()


@contextmanager
def written_whole(path: Place) -> Iterator[BinaryIO]:
    """Open a file that appears under its name only when everything is written.

    Parameters
    ----------
    path : Path or UPath
        The file; its folder is made if it is missing. An older file stays until the new one is complete. What goes behind a URL is sent
        when it is complete.

    Raises
    ------
    OSError
        If the folder cannot be written; it names the file. Nothing is left behind.
    """
    if not isinstance(path, Path):
        with sent_whole(path) as remote:
            yield remote
        return
    with ExitStack() as opened:
        with about(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            file = opened.enter_context(
                NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", suffix=".part", delete=False)
            )
        temporary = Path(file.name)
        try:
            with about(path, nameless=True):
                yield cast(BinaryIO, file)
                file.flush()
                os.fsync(file.fileno())
                file.close()
            temporary.chmod(usual_rights(0o666))
            with about(path):
                temporary.replace(path)
                make_durable(path.parent)
        except BaseException:
            with suppress(OSError):  # what is still to be written fails as well where the disk is full
                file.close()
            temporary.unlink(missing_ok=True)
            raise


def make_durable(path: Path) -> None:
    """Have the system write a file, or the names in a folder, to the disk: a name may get there before what is called so."""
    if os.name == "nt" and path.is_dir():
        return  # no such thing for folders there
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def usual_rights(most: int) -> int:
    """Rights of a new file (of 0o666) or folder (of 0o777) of this process: temporary ones are for their owner only."""
    mask = os.umask(0)
    os.umask(mask)
    return most & ~mask


def write_text(path: Path, text: str) -> None:
    """Write a whole text file in UTF-8, its line ends as they are."""
    with written_whole(path) as file:
        file.write(text.encode())
