"""The documentation: links lead somewhere, and what is written from the code is current."""

import re
from pathlib import Path

import pytest
from house import HOUSE, documents

from analysis.reference_docs import filled
from sim.events import EventKind

DOCS = HOUSE / "docs"
MOST_BYTES = 400_000
"""Size of a picture at most: a clone is a download."""


def headings(text: str) -> set[str]:
    """Return the anchors of a Markdown text's headings, as code hosts make them."""
    titles = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("path", documents(), ids=lambda path: str(path.relative_to(HOUSE)))
def test_links_lead_somewhere(path: Path) -> None:
    """Every relative link names a file of the repository, and a heading in it."""
    text = path.read_text(encoding="utf-8")
    broken = []
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        name, _, anchor = target.partition("#")
        if re.match(r"[a-z]+:", target):
            continue
        file = path.parent / name if name else path
        if not file.exists() or (anchor and anchor not in headings(file.read_text(encoding="utf-8"))):
            broken.append(target)
    assert not broken


@pytest.mark.parametrize("path", sorted(DOCS.glob("images/*.png")), ids=lambda path: path.name)
def test_pictures_are_small_and_shown(path: Path) -> None:
    """Every picture is below the limit, and some document shows it."""
    assert path.stat().st_size < MOST_BYTES
    assert any(path.name in document.read_text(encoding="utf-8") for document in documents())


def test_the_tables_of_outputs_are_current() -> None:
    """docs/outputs.md says what the code says; `python -m analysis.reference_docs --write` brings it up to date."""
    text = (DOCS / "outputs.md").read_text(encoding="utf-8")
    assert filled(text) == text


def test_the_order_of_events_is_told_as_it_is() -> None:
    """The event table in docs/concepts.md has the kinds and ranks of the model."""
    text = (DOCS / "concepts.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| (\d+) \| ([A-Z]+) \|", text, re.MULTILINE)
    assert [(int(rank), kind) for rank, kind in told] == [(kind.value, kind.name) for kind in EventKind]


def test_the_glossary_has_every_region_of_the_reference_scenarios() -> None:
    """Regions stand in it with their provinces."""
    from sim.scenario.china import REGION_OF

    rows = (DOCS / "glossary.md").read_text(encoding="utf-8").splitlines()
    for region in set(REGION_OF.values()):
        provinces = " ".join(province for province, of in REGION_OF.items() if of == region)
        assert any(f"| {region} | {provinces} |" in row for row in rows)
