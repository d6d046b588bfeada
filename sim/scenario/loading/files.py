"""The files of a scenario: which may be read, how much of them, and how they are called when one cannot be.

What a file names may come from somebody else, so it does not lead everywhere. A file may be read where it is a regular one, not
too large, and lies in the folders that the scenario is about; links are followed before that is looked at.
"""

import os
import stat
from collections.abc import Iterable
from pathlib import Path

from sim.scenario.loading.shipped import shipped, shipped_beside
from sim.scenario.problems import nearest, offered

_OTHERS = (
    (stat.S_ISDIR, "a folder"), (stat.S_ISFIFO, "a pipe"), (stat.S_ISCHR, "a device"), (stat.S_ISBLK, "a device"), (stat.S_ISSOCK, "a socket"),
)  # fmt: skip


class UnreadableError(Exception):
    """A file that cannot be read: what was expected, and what may have been meant."""

    def __init__(self, expected: str, hint: str = "") -> None:
        super().__init__(expected)
        self.expected, self.hint = expected, hint


def file_shown(path: Path) -> str:
    """Name a file for the user: relative to the working directory where it lies below it."""
    try:
        return real(path).relative_to(Path.cwd()).as_posix()
    except (ValueError, OSError):
        return path.as_posix()


def real(path: Path) -> Path:
    """Return where a path leads when all links are followed; one that leads in a circle stays as it is."""
    return Path(os.path.realpath(path))


def is_file(path: Path) -> bool:
    """Whether a file is there; of what cannot be looked at, such as a name that is too long, not."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def home_of(path: Path) -> Path:
    """Folder in which, and below which, a scenario may extend files.

    Parameters
    ----------
    path : Path
        The file that the user named.

    Returns
    -------
    Path
        The folder above the file's own, or the working directory where that lies above it still.
    """
    above, here = real(path.parent).parent, real(Path.cwd())
    return here if above.is_relative_to(here) else above


def found_below(folder: Path, written: str, tops: Iterable[Path]) -> Path | None:
    """Find the file that a path written in another file leads to.

    Parameters
    ----------
    folder : Path
        Folder of the file it is written in.
    written : str
        The path. ``scenarios/…``, where the folder has no such file, is one that comes with fencang.
    tops : iterable of Path
        Folders it has to lie in, or below.

    Returns
    -------
    Path or None
        The file; None where it would lie outside. It need not be there.
    """
    path = folder / written
    if Path(written).is_absolute() or not any(real(path).is_relative_to(top) for top in tops):
        return None
    return path if is_file(path) else shipped(Path(written)) or path


def read_text(path: Path, largest: int) -> str:
    """Read a text file in UTF-8.

    Raises
    ------
    UnreadableError
        Where there is no such file, it is no regular one (reading a pipe or a device may never end), it is larger than
        `largest` bytes, or it holds something else.
    """
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            what = next((name for test, name in _OTHERS if test(mode)), "something else")
            raise UnreadableError(f"a regular file, not {what}")
        with path.open("rb") as file:
            content = file.read(largest + 1)  # whatever it says of its size
        if len(content) > largest:
            raise UnreadableError(f"a file of at most {largest // 1000} kB")
        return content.decode("utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        raise UnreadableError("a file that exists", near_file(path, path)) from None
    except UnicodeDecodeError as error:
        raise UnreadableError(f"text in UTF-8; byte {error.start + 1} is something else") from None
    except (OSError, ValueError) as error:
        raise UnreadableError(f"a readable file ({getattr(error, 'strerror', None) or error})") from None


def near_file(path: Path, written: Path) -> str:
    """Ask whether a file of like name was meant: one beside the path, or one that comes with fencang.

    Parameters
    ----------
    path : Path
        Where there is no file.
    written : Path
        How the user wrote it.
    """
    try:
        beside = [near.name for near in path.parent.iterdir() if near.suffix == path.suffix]
    except (OSError, ValueError):
        beside = []
    for names in (beside, shipped_beside(written)):
        stems = {Path(name).stem: name for name in sorted(names)}  # the ending is no likeness
        near = [stems[stem] for stem in nearest(path.stem, stems)]
        if near:
            return offered(near)
    return ""
