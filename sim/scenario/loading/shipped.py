"""The reference scenarios that come with an installation, to be extended from any folder."""

from importlib.util import find_spec
from pathlib import Path

PACKAGE = "scenarios"
"""The folder, and the package in an installation, of the reference scenarios."""


def shipped(path: Path) -> Path | None:
    """Return where the reference scenario of a path such as ``scenarios/one-hub.yaml`` lies; None where there is none."""
    if path.is_absolute() or path.parts[:1] != (PACKAGE,) or ".." in path.parts:
        return None
    package = find_spec(PACKAGE)
    candidates = [
        Path(folder).joinpath(*path.parts[1:])
        for folder in (package.submodule_search_locations if package else None) or ()
    ]
    return next((candidate for candidate in candidates if candidate.is_file()), None)
