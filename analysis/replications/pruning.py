"""Keeping the store of finished replications small, without taking anything from a command that is running.

Every command holds a lock on the folder while it runs, shared with other commands. Only who gets the lock alone prunes:
then nobody else counts on a file that was there. What this command used itself stays in any case.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from analysis.replications.store import Store, version

try:
    import fcntl
except ImportError:  # no such locks on this system: whether we are alone is not known, so nothing is pruned
    fcntl = None  # type: ignore[assignment]

LARGEST_STORE = 500_000_000
"""Bytes above which the files that were not used for longest are removed."""

LOCK = ".in-use"
"""The file that commands lock."""

_NAME = re.compile(r".+-\d{3,}-(?:(?P<version>[0-9a-f]{8})-)?[0-9a-f]{24}\.npz")
"""Names of our files; those without a version are old. Other files are not ours."""


@contextmanager
def in_use(store: Store) -> Iterator[None]:
    """Keep others from pruning a store, and prune it in the end if the work was finished and nobody else is using it.

    Parameters
    ----------
    store : Store
        The store; its folder is made if it is missing. One that cannot be written is left alone, and so is one behind a URL, where nobody
        can lock.
    """
    lock: IO[bytes] | None = None
    if isinstance(store.folder, Path):
        with suppress(OSError):
            store.folder.mkdir(parents=True, exist_ok=True)
            lock = (store.folder / LOCK).open("wb")
    if lock is None:
        yield
        return
    with lock:
        if _locked(lock, alone=False):
            yield
            if _locked(lock, alone=True):
                prune(store)
        else:
            yield


def _locked(lock: IO[bytes], *, alone: bool) -> bool:
    """Take the lock, with others or alone; say whether that went well."""
    if fcntl is None:
        return False
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB if alone else fcntl.LOCK_SH)
    except OSError:
        return False
    return True


def prune(store: Store, largest: int = LARGEST_STORE) -> None:
    """Remove files of other versions of the model, half ones, and those not used for longest until the rest is small enough.

    Parameters
    ----------
    store : Store
        The store; what it used stays, however large that is.
    largest : int
        Bytes that all files together may have.
    """
    for path in store.folder.glob(".*.npz.*.part"):  # nobody else is here to write it: who did was killed
        path.unlink(missing_ok=True)
    known = [(path, found) for path in store.folder.iterdir() if (found := _NAME.fullmatch(path.name))]
    ours = {path for path, found in known if found["version"] == version()}
    for path, _ in known:
        if path not in ours and path not in store.used:
            path.unlink(missing_ok=True)
    facts = {path: path.stat() for path in ours | store.used if path.exists()}
    size = sum(fact.st_size for fact in facts.values())
    for path in sorted(facts.keys() - store.used, key=lambda path: facts[path].st_mtime_ns):
        if size <= largest:
            return
        path.unlink(missing_ok=True)
        size -= facts[path].st_size
