"""The page docs/validation.md: the verdict first, then a table for each kind of evidence."""

from collections.abc import Iterator

from evidence.committed import Check, Evidence
from evidence.records import Row
from evidence.sections import SECTIONS, Section, number
from evidence.told import summaries

COMMAND = "pytest --validation"


def verdict(evidence: Evidence, link: str = "") -> str:
    """Say in one sentence whether everything passed, and if not, what did not."""
    failed = [check.what for check in evidence.checks.values() if not check.passed]
    count = len(evidence.checks)
    page = f"[validation]({link})" if link else "validation"
    if not count:
        return f"**FAILED: the {page} has not been run.**"
    if not failed:
        return f"**Passed: all checks of the {page}, {number(count)}.**"
    told = " ".join(dict.fromkeys(failed))
    return f"**FAILED: {number(len(failed))} of the {number(count)} checks of the {page}.** {told}"


def render(evidence: Evidence) -> str:
    """Write the page."""
    audited = sum(check.runs for check in evidence.checks.values())
    orders = sum(check.orders for check in evidence.checks.values())
    versions = ", ".join(f"{name} {version}" for name, version in evidence.made_with.items())
    parts = [
        "# Validation",
        verdict(evidence),
        f"Written by `{COMMAND}`; every figure is also in [validation.json](validation.json). Draws are keyed, so the same versions give "
        "the same figures on any machine, and the tests hold these to what they find. Seeds were fixed when a test was "
        f"written, and intervals are narrow, so that a wrong model would not pass. Made with {versions}.",
        "## Audits",
        "After every run the audit proves that no unit, order or fen was lost ([the laws](concepts.md#the-audit)). In this validation "
        f"it went through {number(audited)} runs with {number(orders)} orders; {_faults(evidence)}",
    ]
    told = summaries(evidence)
    for name, section in SECTIONS.items():
        lines = sorted(_lines(evidence, name, section), key=lambda line: next(iter(section.columns.values()))(line))
        if lines:
            parts += [f"## {section.title}", section.text.format_map(told), _table(section, lines)]
    return "\n\n".join(parts) + "\n"


def _faults(evidence: Evidence) -> str:
    own = [check for name, check in evidence.checks.items() if "audit" in name.partition("::")[0]]
    broken = [check for check in evidence.checks.values() if not check.passed]
    clean = "every one was clean" if not broken else "checks that failed are named above"
    return f"{clean}. {len(own)} tests are about the audit itself: it lets sound ledgers pass, and finds each fault that is planted in one."


def _lines(evidence: Evidence, name: str, section: Section) -> Iterator[Row]:
    """Rows of a section; where columns are added up, one for each test."""
    of_test: dict[str, Row] = {}
    for test, check in evidence.checks.items():
        for row in (row for row in check.rows if row["section"] == name):
            line = {**row, "what": check.what}
            if not section.added_up:
                yield line
                continue
            sums = of_test.setdefault(test.partition("[")[0], {**line, **dict.fromkeys(section.added_up, 0)})
            for column in section.added_up:
                sums[column] += row[column]
    yield from of_test.values()


def _table(section: Section, lines: list[Row]) -> str:
    rows = [tuple(write(line).replace("|", "\\|") for write in section.columns.values()) for line in lines]
    return "\n".join(
        f"| {' | '.join(row)} |" for row in (tuple(section.columns), ("---",) * len(section.columns), *rows)
    )


__all__ = ["Check", "render", "verdict"]
