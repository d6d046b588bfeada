"""Compiled code on disk, sealed: what is damaged, or belongs to something else, is compiled anew and not run.

numba keeps the code of a function in two files, an index and the machine code, and believes them. After a power cut, on a bad disk or where a
process was killed between the two, that would end in a crash or in wrong figures.
"""

import hashlib
import logging
import pickle
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from numba.core.caching import IndexDataCacheFile

SEAL = hashlib.sha256().digest_size
"""Bytes at the end of a file: the digest of all before."""


def seal(dispatcher: Any) -> None:
    """Have a compiled function's files sealed; where a later numba keeps them otherwise they stay as numba makes them."""
    file = getattr(getattr(dispatcher, "_cache", None), "_cache_file", None)
    if type(file) is IndexDataCacheFile:
        file.__class__ = SealedFile


class DamagedError(OSError):
    """A file is not as it was written; numba takes an `OSError` for a file that is not there."""


class SealedFile(IndexDataCacheFile):
    """The index and the machine code of one function."""

    def load(self, key: Any) -> Any:
        """Return what was kept for a signature; None where it is damaged or was kept for another."""
        with suppress(DamagedError, pickle.PickleError):
            kept = super().load(key)
            if kept is not None and kept[0] == key:
                return kept[1]
        return None

    def save(self, key: Any, data: Any) -> None:
        """Keep the code of a signature; where that cannot be done, it is compiled anew the next time."""
        try:
            super().save(key, (key, data))
        except OSError as error:
            _say(
                str(Path(self._cache_path).parent), f"cannot be kept ({error.strerror}), and is compiled at every start"
            )

    def _load_index(self) -> Any:
        try:
            _require_seal(Path(self._index_path))
            return super()._load_index()
        except (OSError, pickle.PickleError):
            return {}

    def _load_data(self, name: str) -> Any:
        _require_seal(Path(self._data_path(name)))
        return super()._load_data(name)

    @contextmanager
    def _open_for_write(self, filepath: str) -> Iterator[BytesIO]:
        content = BytesIO()
        yield content
        with super()._open_for_write(filepath) as file:
            file.write(content.getvalue() + hashlib.sha256(content.getvalue()).digest())


def _require_seal(path: Path) -> None:
    content = path.read_bytes()
    if hashlib.sha256(content[:-SEAL]).digest() != content[-SEAL:]:
        _say(str(path.parent.parent), "is damaged, and is compiled anew")
        raise DamagedError(f"{path} is damaged")


@cache
def _say(folder: str, what: str) -> None:
    """Tell it once for a folder, and not for every function."""
    logging.getLogger("fencang").warning("compiled code in %s %s", folder, what)
