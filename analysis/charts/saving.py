"""Charts as files: PNG and SVG, the same bytes for the same chart, never half written."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import matplotlib
from matplotlib.axes import Axes

from analysis.charts import style
from analysis.files import written_whole

_lock = threading.Lock()


@contextmanager
def _steady_svg() -> Iterator[None]:
    """Make SVG identifiers repeatable and texts free of the reader's fonts; matplotlib takes this from globals only."""
    with _lock:
        settings = matplotlib.rcParams
        salt, kind = settings["svg.hashsalt"], settings["svg.fonttype"]
        settings["svg.hashsalt"], settings["svg.fonttype"] = "fencang", "path"
        try:
            yield
        finally:
            settings["svg.hashsalt"], settings["svg.fonttype"] = salt, kind


def png(axes: Axes, dpi: float = style.DPI) -> bytes:
    """Render the figure of some axes as PNG."""
    buffer = BytesIO()
    style.figure_of(axes).savefig(buffer, format="png", dpi=dpi, metadata={"Software": None})
    return buffer.getvalue()


def svg(axes: Axes) -> bytes:
    """Render the figure of some axes as SVG, without date."""
    buffer = BytesIO()
    with _steady_svg():
        style.figure_of(axes).savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    return buffer.getvalue()


def write_bytes(path: Path, content: bytes) -> Path:
    """Write a file that is whole or not there."""
    with written_whole(path) as file:
        file.write(content)
    return path


def file_names(names: list[str]) -> list[str]:
    """Turn scenario names into parts of file names: letters of any script, digits, hyphens; no two alike."""
    taken: set[str] = set()
    found = []
    for place, name in enumerate(names):
        slug = re.sub(r"[\W_]+", "-", name).strip("-").lower()[:60] or f"scenario-{place + 1}"
        while slug in taken:
            slug = f"{slug}-{place + 1}"
        taken.add(slug)
        found.append(slug)
    return found
