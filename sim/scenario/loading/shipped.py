"""The reference scenarios and their tables that come with an installation, to be used from any folder."""

from importlib.util import find_spec
from pathlib import Path

PACKAGE = "scenarios"
"""The folder, and the package in an installation, of the reference scenarios."""


def shipped(path: Path) -> Path | None:
    """Return where the reference scenario of a path such as ``scenarios/one-hub.yaml`` lies; None where there is none."""
    return next((candidate for candidate in _candidates(path) if candidate.is_file()), None)


def shipped_beside(path: Path) -> list[str]:
    """Paths such as ``scenarios/one-hub.yaml`` of the files of the same kind that lie where a path of this form leads."""
    return [
        path.with_name(near.name).as_posix()
        for candidate in _candidates(path)
        if candidate.parent.is_dir()
        for near in sorted(candidate.parent.iterdir())
        if near.suffix == path.suffix
    ]


def written_path(file: Path) -> str:
    """Return the path, such as ``scenarios/data/cities.csv``, by which a file of fencang's own is found; empty for others."""
    for folder in folders():
        if file.is_relative_to(folder):
            return Path(PACKAGE, file.relative_to(folder)).as_posix()
    return ""


def _candidates(path: Path) -> list[Path]:
    """Where a reference scenario of this path would lie."""
    if path.is_absolute() or path.parts[:1] != (PACKAGE,) or ".." in path.parts:
        return []
    return [folder.joinpath(*path.parts[1:]) for folder in folders()]


def folders() -> list[Path]:
    """Where the reference scenarios lie."""
    package = find_spec(PACKAGE)
    return [Path(folder).resolve() for folder in (package.submodule_search_locations if package else None) or ()]
