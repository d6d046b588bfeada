"""The evidence that the repository holds: docs/validation.json, from which docs/validation.md is written."""

import json
import math
import re
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from evidence.records import Row
from evidence.sections import SECTIONS

HOUSE = Path(__file__).parents[2]
FIGURES = HOUSE / "docs" / "validation.json"
PAGE = HOUSE / "docs" / "validation.md"
README = HOUSE / "README.md"
VERDICT = re.compile(r"(?<=<!-- the verdict -->\n).*")
"""The line of the README that says how the last validation ended."""


@dataclass(frozen=True)
class Check:
    """What one test found.

    Parameters
    ----------
    what : str
        The test's sentence.
    passed : bool
        Whether it passed.
    runs, orders : int
        Runs that were audited, all without a finding, and orders in them.
    rows : list of Row
        Its evidence.
    """

    what: str
    passed: bool
    runs: int = 0
    orders: int = 0
    rows: list[Row] = field(default_factory=list)


@dataclass(frozen=True)
class Evidence:
    """All checks by name, and the versions they were made with."""

    made_with: dict[str, str]
    checks: dict[str, Check]


def read() -> Evidence:
    """Read the committed evidence; none before the first validation."""
    if not FIGURES.exists():
        return Evidence({}, {})
    content = json.loads(FIGURES.read_text(encoding="utf-8"))
    return Evidence(content["made_with"], {name: Check(**check) for name, check in content["checks"].items()})


def write(evidence: Evidence) -> None:
    """Write figures and page, and the verdict into the README."""
    from evidence.page import render, verdict

    ordered = Evidence(evidence.made_with, dict(sorted(evidence.checks.items())))
    FIGURES.write_text(json.dumps(asdict(ordered), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    PAGE.write_text(render(ordered), encoding="utf-8")
    readme = VERDICT.sub(lambda _: verdict(ordered, "docs/validation.md"), README.read_text(encoding="utf-8"))
    README.write_text(readme, encoding="utf-8")


def differing(found: list[Row], held: list[Row]) -> str:
    """Say where rows that a test found differ from those the repository holds; empty if nowhere.

    Numbers are the same within a millionth, because draws are keyed; sections that depend on the versions of libraries are
    compared by their number of rows only.
    """
    if len(found) != len(held):
        return f"{len(found)} rows, but {len(held)} in {FIGURES.name}"
    for row, other in zip(found, held, strict=True):
        if SECTIONS[row["section"]].reproducible and not _same(row, other):
            return f"{row}, but {other} in {FIGURES.name}"
    return ""


def _same(row: Row, other: Row) -> bool:
    return row.keys() == other.keys() and all(_equal(row[name], other[name]) for name in row)


def _equal(one: Any, other: Any) -> bool:
    if isinstance(one, float) and isinstance(other, float | int):
        return math.isclose(one, other, rel_tol=1e-6, abs_tol=1e-12) or (math.isnan(one) and math.isnan(other))
    return bool(one == other)
