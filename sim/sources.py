"""Which version of the model this is: a digest of its own sources.

The digest keys everything that must not outlive a change of the rules: compiled code, finished replications, baselines.
"""

import hashlib
from functools import cache
from pathlib import Path

MODEL = Path(__file__).parent
"""The folder of the model's sources."""


def sources_digest() -> str:
    """Digest of every Python file of the model.

    Returns
    -------
    str
        16 hexadecimal digits; equal on every machine that holds the same sources.
    """
    return folder_digest(MODEL)


@cache
def folder_digest(folder: Path) -> str:
    """Digest of every Python file below a folder, in order of their names: 16 hexadecimal digits."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.py"), key=lambda path: path.relative_to(folder).as_posix()):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:16]
