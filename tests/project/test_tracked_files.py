"""What no file of the repository may hold."""

import re
from pathlib import Path

import pytest
from house import HOUSE, tracked_texts

FORBIDDEN = {
    "a path of somebody's machine": r"""(?:^|[\s"'`(=])/(?:home|root|Users|work|tmp|opt|mnt|srv)/\w""",
    "a drive of somebody's machine": r"""(?:^|[\s"'`(=])[A-Z]:\\\\?\w""",
    "a package registry": r"pypi\.org|pythonhosted\.org|index-url|/simple/|artifactory",
}
TEXTS = [path for path in tracked_texts() if path != Path(__file__)]


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_depends_on_a_machine(what: str) -> None:
    """No file names a place that only one machine or network has."""
    pattern = re.compile(FORBIDDEN[what], re.MULTILINE)
    found = {
        str(path.relative_to(HOUSE)): match[0].strip()
        for path in TEXTS
        if (match := pattern.search(path.read_text(encoding="utf-8")))
    }
    assert not found


def test_the_search_finds_what_it_looks_for() -> None:
    """Each pattern matches an example of what it forbids."""
    examples = ("read('/home/somebody/x')", r"C:\Users\x", "pip install --index-url https://somewhere")
    assert all(
        re.search(pattern, example, re.MULTILINE) for pattern, example in zip(FORBIDDEN.values(), examples, strict=True)
    )
