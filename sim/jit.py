"""Compilation: how the model's rules become machine code, and where that is kept.

numba's cache does not notice an edit in another file that a cached function calls: the old rule would keep running.
So the cache directory is keyed by a digest of all sources from which compiled functions are made.
"""

import hashlib
import os
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypeVar, cast

import numba
import platformdirs

from sim.sources import sources_digest

Function = TypeVar("Function", bound=Callable[..., object])


@cache
def cache_directory() -> Path:
    """Directory of compiled code for exactly these sources and this numba.

    Returns
    -------
    Path
        Below the user's cache directory, or below ``FENCANG_CACHE_DIR`` where that is set.
    """
    root = Path(os.environ.get("FENCANG_CACHE_DIR") or platformdirs.user_cache_path("fencang"))
    key = hashlib.sha256(f"{sources_digest()} {_analysis_digest()} {numba.__version__}".encode()).hexdigest()[:16]
    return root / "compiled" / key


def _analysis_digest() -> str:
    """Digest of the tallies beside the model, which are compiled by the same decorator."""
    tallies = Path(__file__).parent.parent / "analysis" / "kpis"
    content = b"".join(path.read_bytes() for path in sorted(tallies.glob("*.py")))
    return hashlib.sha256(content).hexdigest()


def cache_is_warm() -> bool:
    """Whether compiled code of these sources is there, so that the first run starts at once."""
    return any(cache_directory().rglob("*.nbc"))


numba.config.CACHE_DIR = str(cache_directory())  # type: ignore[attr-defined]


def njit(function: Function) -> Function:
    """Compile a function to machine code at its first call, without the interpreter lock.

    No ``fastmath`` (it reorders sums, and the engines would differ) and no ``parallel`` (replications are the unit of parallelism).
    """
    return cast(Function, numba.njit(cache=True, nogil=True, error_model="numpy")(function))


