"""Compilation: how the model's rules become machine code, and where that is kept.

numba's cache does not notice an edit in another file that a cached function calls: the old rule would keep running.
So the cache directory is keyed by a digest of all sources from which compiled functions are made.
"""

import inspect
import os
import shutil
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypeVar, cast

import numba
import platformdirs

from sim.compiled_code import seal
from sim.parts import OptionalRule, Rule
from sim.sources import MODEL, folder_digest, sources_digest

Function = TypeVar("Function", bound=Callable[..., object])
FORGOTTEN_AFTER_S = 30 * 86400
"""Compiled code of other versions is deleted when it has not been used for so long."""


def njit(function: Function) -> Function:
    """Compile a function to machine code at its first call, without the interpreter lock.

    No ``fastmath`` (it reorders sums, and the engines would differ) and no ``parallel`` (replications are the unit of parallelism).
    """
    if numba.config.DISABLE_JIT:
        return function
    folder = Path(inspect.getfile(function)).parent
    others = numba.config.CACHE_DIR  # numba has one setting for all; the user's own functions keep theirs
    numba.config.CACHE_DIR = str(cache_directory(MODEL if folder.is_relative_to(MODEL) else folder))
    try:
        rule = Rule(function)
        rule.enable_caching()
    finally:
        numba.config.CACHE_DIR = others
    seal(rule)
    return cast(Function, rule)


def part(function: Function) -> Function:
    """Compile a function that is made at run time, and so cannot be kept by itself: it is kept within the functions that call it."""
    return function if numba.config.DISABLE_JIT else cast(Function, Rule(function))


def optional(instead: object) -> Callable[[Function], Function]:
    """Mark a rule that only networks with optional features need: in code compiled for a plain network it is `instead`.

    So a plain network compiles in a fraction of the time, and does not pay for what it does not use. One of the rule's arguments must be the
    network, whose compiled type says whether it is plain (`sim.tables.TablesType`). In plain Python the rule is as written.
    """

    def mark(function: Function) -> Function:
        return function if numba.config.DISABLE_JIT else cast(Function, OptionalRule(function, instead))

    return mark


@cache
def cache_directory(folder: Path = MODEL) -> Path:
    """Directory for the compiled code of a folder, for exactly its sources, those of the model, and this numba.

    Returns
    -------
    Path
        Below the user's cache directory, or below ``FENCANG_CACHE_DIR`` where that is set.
    """
    directory = cache_root() / f"{sources_digest()}-{folder_digest(folder)}-{numba.__version__}"
    directory.mkdir(parents=True, exist_ok=True)
    os.utime(directory)  # it is used now
    _forget_unused(directory.parent)
    return directory


def cache_root() -> Path:
    """Directory of the compiled code of all versions."""
    return Path(os.environ.get("FENCANG_CACHE_DIR") or platformdirs.user_cache_path("fencang")) / "compiled"


def cache_is_warm() -> bool:
    """Whether compiled code of the engine is there, so that the first run starts at once."""
    return any(cache_directory().rglob("*.nbc"))


def _forget_unused(root: Path) -> None:
    for other in root.iterdir():
        if time.time() - other.stat().st_mtime > FORGOTTEN_AFTER_S:
            shutil.rmtree(other, ignore_errors=True)
