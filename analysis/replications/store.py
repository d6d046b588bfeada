"""Finished replications on disk or behind a URL, so that an interrupted or repeated command starts where it left off.

A replication is found again only by exactly what made it: scenario, seed, number, engine, and the sources of model and
tallies. A file that cannot be read is as good as none, and is said so.
"""

import hashlib
import json
import os
import re
import struct
import tokenize
import zipfile
import zlib
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from io import BytesIO
from pathlib import Path

import numpy as np

from analysis.files import require_folder, written_whole
from analysis.kpis.setting import Setting
from analysis.kpis.tally import Tally, tally_version
from analysis.places import Place, about_url
from analysis.replications.replication import Replication, Task, piece_s
from sim.scenario.digest import scenario_digest
from sim.scenario.scenario import Scenario
from sim.sources import sources_digest

DEFAULT_FOLDER = Path("results") / ".replications"
"""Where finished replications are kept, below the current folder."""


DAMAGE = (
    OSError, ValueError, KeyError, TypeError, EOFError, SyntaxError, NotImplementedError, RuntimeError, MemoryError,
    struct.error, zlib.error, zipfile.BadZipFile, tokenize.TokenError,
)  # fmt: skip
"""What reading a damaged archive may raise: any of its headers, sizes and compressed bytes may be wrong."""

_digests: dict[int, tuple[Scenario, str]] = {}
"""Digests by the identity of their scenario, which is kept with them so that it cannot pass to another."""


def digest_of(scenario: Scenario) -> str:
    """Digest of a scenario, taken once: many replications ask for it."""
    kept = _digests.get(id(scenario))
    if kept is None:
        if len(_digests) >= 64:
            _digests.clear()
        kept = _digests[id(scenario)] = (scenario, scenario_digest(scenario))
    return kept[1]


@cache
def version() -> str:
    """Digest of the sources that figures depend on; it stands in the names of files, so that old ones are known."""
    return hashlib.sha256(f"{sources_digest()} {tally_version()}".encode()).hexdigest()[:8]


def key_of(task: Task) -> str:
    """Digest of everything that a replication's figures depend on."""
    parts = [
        digest_of(task.scenario),
        task.seed,
        task.number,
        task.engine,
        piece_s(task.scenario),
        sources_digest(),
        tally_version(),
    ]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


class Store:
    """A folder of finished replications.

    Parameters
    ----------
    folder : Path or UPath
        The folder; made when the first replication is kept. One behind a URL is listed once, when the first replication is asked for.
    notice : callable
        Told in one line about a file that cannot be used.

    Attributes
    ----------
    used : set of Path or UPath
        Files that were read or written; they are not pruned.
    """

    def __init__(self, folder: Place = DEFAULT_FOLDER, notice: Callable[[str], None] = print) -> None:
        self.folder = folder
        self.notice = notice
        self.used: set[Place] = set()
        self._listed: set[str] | None = None

    def require_writable(self) -> None:
        """See whether replications can be kept, before work is done that would be lost; raises `OSError` if not."""
        places = (self.folder, *self.folder.parents) if isinstance(self.folder, Path) else (self.folder,)
        there = next((place for place in places if place.exists()), None)
        if there is not None:
            require_folder(there)  # where it is not there yet, it will be made below

    def path_of(self, task: Task) -> Place:
        """File of a replication."""
        slug = re.sub(r"[^\w-]+", "-", task.scenario.name)[:40]
        return self.folder / f"{slug}-{task.number:03}-{version()}-{key_of(task)[:24]}.npz"

    def save(self, replication: Replication) -> None:
        """Keep a finished replication; the file is there whole or not at all."""
        task = replication.task
        meta = {
            "key": key_of(task),
            "scenario": task.scenario.name,
            "number": task.number,
            "seed": task.seed,
            "engine": task.engine,
            "digest": replication.digest,
            "orders": replication.orders,
            "seconds": replication.seconds,
        }
        text = np.frombuffer(json.dumps(meta).encode(), dtype=np.uint8)
        path = self.path_of(task)
        with written_whole(path) as file:
            np.savez_compressed(file, allow_pickle=False, meta=text, **replication.tally.arrays())
        self.used.add(path)
        if self._listed is not None:
            self._listed.add(path.name)

    def load(self, task: Task) -> Replication | None:
        """Return a replication that was finished before; None if there is none that can be used."""
        path = self.path_of(task)
        if not self._has(path):
            return None
        try:
            found = self._read(path, task)
        except DAMAGE as problem:
            self.notice(f"{path}: damaged ({problem}); this replication is run again")
            return None
        self.used.add(path)
        with suppress(OSError):  # a folder that may only be read is good enough to read from
            if isinstance(path, Path):
                os.utime(path)  # it is the files that nobody asked for longest that are pruned
        return found

    def _has(self, path: Place) -> bool:
        """Whether there is a file."""
        if isinstance(path, Path):
            return path.exists()
        if self._listed is None:
            with about_url(self.folder):
                self._listed = {one.name for one in self.folder.iterdir()} if self.folder.exists() else set()
        return path.name in self._listed

    def _read(self, path: Place, task: Task) -> Replication:
        expected = Tally.empty(Setting.of(task.scenario)).arrays()
        with about_url(path):
            content = BytesIO(path.read_bytes())
        with np.load(content, allow_pickle=False) as file:
            meta = json.loads(bytes(file["meta"]).decode())
            arrays = {name: file[name] for name in expected}
        if meta["key"] != key_of(task):
            raise ValueError("another replication's figures")
        for name, array in arrays.items():
            if array.shape != expected[name].shape or array.dtype != np.int64:
                raise ValueError(f"{name} has another shape")
        return Replication(task, Tally(**arrays), meta["digest"], meta["orders"], meta["seconds"], reused=True)
