"""The folder of a command's results: filled beside its place, then moved in file by file, the manifest last."""

import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from analysis.files import about, make_durable, require_folder, usual_rights
from analysis.outputs.abandoned import PART, held, remove_abandoned
from analysis.outputs.url_folder import staged_for_url
from analysis.places import Place, about_url, files_of

DEFAULT_PARENT = Path("results")
"""Where results belong if nobody says otherwise: the only folder that is made on the way to another."""

MANIFEST = "manifest.json"
"""The file that lists all others."""

_ASIDE = ".manifest.json.old"
"""What it is called while the files it lists are being replaced."""


@contextmanager
def staged(directory: Place) -> Iterator[Path]:
    """Give a folder to write into, and move everything to `directory` if nothing went wrong.

    Files there that an earlier manifest lists and the new one does not write again are removed; others are left alone.

    Parameters
    ----------
    directory : Path or UPath
        Where results belong; made if it is missing.

    Yields
    ------
    Path
        An empty folder on the same disk; of what belongs behind a URL, a temporary folder of this machine.

    Raises
    ------
    OSError
        If the folder cannot be written, or is a file, or the folder it is to be made in is missing; it names the folder.
    """
    if directory.parent == DEFAULT_PARENT:
        with about(directory):
            DEFAULT_PARENT.mkdir(exist_ok=True)
    require_folder(directory)
    if not isinstance(directory, Path):
        with staged_for_url(directory, MANIFEST, _listed(directory)) as staging:
            yield staging
        return
    remove_abandoned(directory.parent, f".{directory.name}.")
    with about(directory):
        staging = Path(tempfile.mkdtemp(prefix=f".{directory.name}.", suffix=PART, dir=directory.parent))
    with held(staging):
        try:
            with _as_seen(staging, directory):
                yield staging
                _install(staging, directory)
        finally:
            shutil.rmtree(staging, ignore_errors=True)


@contextmanager
def _as_seen(staging: Path, directory: Path) -> Iterator[None]:
    """Let errors name a file where it belongs, not where it is made; those of a full disk may name none."""
    try:
        yield
    except OSError as error:
        if error.errno is None:
            raise
        made = Path(str(error.filename or staging))
        if not made.is_relative_to(staging):
            raise
        raise OSError(error.errno, os.strerror(error.errno), str(directory / made.relative_to(staging))) from None


def manifest_of(directory: Place, name: str = MANIFEST) -> dict[str, Any] | None:
    """Return the manifest in a folder; None without one that can be read."""
    try:
        with about_url(directory):
            content = json.loads((directory / name).read_bytes())
    except (OSError, ValueError):
        return None
    return content if isinstance(content, dict) else None


def _install(staging: Path, directory: Path) -> None:
    """Move everything; a folder that has a manifest is complete, also where the command was killed on the way."""
    files = files_of(staging)
    for name in files:
        make_durable(staging / name)
    folders = sorted({(directory / name).parent for name in files} | {directory})
    if not directory.exists():
        staging.chmod(usual_rights(0o777))
        staging.replace(directory)
        for folder in (*folders, directory.parent):
            make_durable(folder)
        return
    stale = set(_listed(directory, MANIFEST)) | set(_listed(directory, _ASIDE))
    if (directory / MANIFEST).exists():
        (directory / MANIFEST).replace(directory / _ASIDE)
    for name in sorted(files, key=lambda name: name == MANIFEST):
        target = directory / name
        target.parent.mkdir(parents=True, exist_ok=True)
        (staging / name).replace(target)
    for folder in folders:
        make_durable(folder)
    for name in stale - set(files):
        (directory / name).unlink(missing_ok=True)
        _remove_empty((directory / name).parent, directory)
    (directory / _ASIDE).unlink(missing_ok=True)


def _remove_empty(folder: Path, top: Path) -> None:
    """Remove a folder and those it is in, as far up as they are empty and lie below another."""
    while folder != top and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def _listed(directory: Place, manifest: str = MANIFEST) -> list[str]:
    """Return the files that a manifest in a folder lists and that lie inside it; none without a readable manifest."""
    try:
        files = [str(name) for name in (manifest_of(directory, manifest) or {})["files"]]
    except (KeyError, TypeError):
        return []
    if isinstance(directory, Path):
        return [name for name in files if (directory / name).resolve().is_relative_to(directory.resolve())]
    return [name for name in files if not name.startswith("/") and ".." not in name.split("/")]
