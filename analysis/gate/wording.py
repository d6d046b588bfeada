"""Verdicts as text: for people at a terminal, in a pull request, and for build servers."""

import math
import re
from collections.abc import Sequence
from xml.etree import ElementTree as Xml

from analysis.gate.rule import Tolerance
from analysis.gate.verdict import Verdict, overall

SIGNS = {"pass": "✅", "fail": "❌", "inconclusive": "❔"}
"""Marks in Markdown; the word stands beside them."""


NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold (§2.2), such as control characters."""


def number(value: float) -> str:
    """Write a number with four significant digits, without an exponent; NaN, which one replication gives, as "?"."""
    if math.isnan(value):
        return "?"
    if value == 0 or math.isinf(value):
        return "0" if value == 0 else str(value)
    digits = max(0, 3 - math.floor(math.log10(abs(value))))
    return f"{value:,.{digits}f}"


def limit(value: float) -> str:
    """Write a limit as short as it is."""
    return f"{value + 0.0:,.10g}" if abs(value) < 1e9 else f"{value:,.0f}"


def found_text(verdict: Verdict) -> str:
    """Write what was found: mean and 95 % interval, for a tolerance as the change; and what is in doubt about it."""
    return f"{_figure(verdict)}; {verdict.doubt}" if verdict.doubt else _figure(verdict)


def _figure(verdict: Verdict) -> str:
    found = verdict.found
    if found is None:
        return verdict.reason or "no such figure"
    if math.isinf(found.mean):
        return f"change {'+' if found.mean > 0 else '-'}∞ {verdict.unit} ({verdict.reason})"
    interval = f"{number(found.mean)} {verdict.unit} [{number(found.low)}, {number(found.high)}]"
    return f"change {interval}" if isinstance(verdict.rule, Tolerance) else interval


def limit_text(verdict: Verdict) -> str:
    """Write where it had to lie."""
    if math.isinf(verdict.low):
        return f"≤ {limit(verdict.high)} {verdict.unit}"
    if math.isinf(verdict.high):
        return f"≥ {limit(verdict.low)} {verdict.unit}"
    return f"{limit(verdict.low)} to {limit(verdict.high)} {verdict.unit}"


def headline(name: str, verdicts: Sequence[Verdict]) -> str:
    """State the whole gate in one line."""
    counts = {status: sum(one.status == status for one in verdicts) for status in SIGNS}
    parts = [f"{count} {status}" for status, count in counts.items() if count]
    return f"{name}: {overall(verdicts)} ({', '.join(parts)})"


def markdown(
    name: str, verdicts: Sequence[Verdict], cautions: Sequence[str] = (), *, seed: int, replications: int
) -> str:
    """Write the verdicts as a Markdown table, what needs attention first, below cautions about the networks."""
    order = {"fail": 0, "inconclusive": 1, "pass": 2}
    lines = [
        f"### {SIGNS[overall(verdicts)]} {_cell(headline(name, verdicts))}",
        "",
        *(line for caution in cautions for line in (f"⚠️ {_cell(caution)}", "")),
        "| | Rule | Scenario | Found, with 95 % interval | Allowed |",
        "| --- | --- | --- | --- | --- |",
    ]
    for one in sorted(verdicts, key=lambda one: order[one.status]):
        cells = (one.target.text, one.scenario, found_text(one), limit_text(one))
        lines.append(f"| {SIGNS[one.status]} {one.status} | {' | '.join(_cell(cell) for cell in cells)} |")
    lines += ["", f"{replications} replications, seed {seed}.", ""]
    return "\n".join(lines)


def _cell(text: str) -> str:
    """Make a text safe in a Markdown table."""
    for character in "\\|`*_<>[]":
        text = text.replace(character, f"\\{character}")
    return text.replace("\n", " ")


def junit(name: str, verdicts: Sequence[Verdict], cautions: Sequence[str] = ()) -> str:
    """Write the verdicts as JUnit XML: fail is a failure, inconclusive an error, so that neither passes unseen.

    Cautions about the networks are what the suite has to say beside its verdicts.
    """
    counts = {status: str(sum(one.status == status for one in verdicts)) for status in SIGNS}
    totals = {"tests": str(len(verdicts)), "failures": counts["fail"], "errors": counts["inconclusive"]}
    root = Xml.Element("testsuites", totals)
    suite = Xml.SubElement(root, "testsuite", {"name": name, **totals})
    for one in verdicts:
        case = Xml.SubElement(
            suite, "testcase", {"classname": f"{name}.{one.scenario}", "name": f"{one.target.text} [{one.scenario}]"}
        )
        text = f"found {found_text(one)}, allowed {limit_text(one)}"
        if one.status == "pass":
            Xml.SubElement(case, "system-out").text = text
        else:
            tag = "failure" if one.status == "fail" else "error"
            Xml.SubElement(case, tag, {"message": text, "type": one.status}).text = text
    if cautions:
        Xml.SubElement(suite, "system-err").text = "\n".join(cautions)
    Xml.indent(root)
    text = NOT_XML.sub("", Xml.tostring(root, encoding="unicode"))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'
