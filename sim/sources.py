"""Which version of the model this is: a digest of its own sources.

The digest keys everything that must not outlive a change of the rules: compiled code, finished replications, baselines.
"""

import hashlib
from functools import cache
from pathlib import Path


@cache
def sources_digest() -> str:
    """Digest of every Python file of the model, in order of their names.

    Returns
    -------
    str
        16 hexadecimal digits; equal on every machine that holds the same sources.
    """
    root = Path(__file__).parent
    digest = hashlib.sha256()
    for path in sorted(root.rglob("*.py"), key=lambda path: path.relative_to(root).as_posix()):
        digest.update(path.relative_to(root).as_posix().encode())
        digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:16]
