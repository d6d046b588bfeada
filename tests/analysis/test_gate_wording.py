"""Verdicts of a gate as text: overall, for build servers and for pull requests."""

import math
from xml.etree import ElementTree as Xml

import pytest
from hand_made import scenario
from made_results import result, study

from analysis.gate.grammar import Reader
from analysis.gate.verdict import Verdict, judge, overall
from analysis.gate.wording import headline, junit, markdown

COST = "cost_per_order"
READER = Reader((scenario(name="one hub", name_zh="单仓"), scenario(name="two")))


@pytest.fixture
def verdicts() -> tuple[Verdict, ...]:
    """Return one verdict of each kind."""
    limits = (13, 7, 11)
    budgets = [READER.budget(f"cost_per_order of two <= {limit} 元/order") for limit in limits]
    return judge(study(result("two", {COST: [9.0, 10.0, 11.0]})), budgets, [], None)


def test_fail_beats_inconclusive_beats_pass(verdicts: tuple[Verdict, ...]) -> None:
    """The whole gate is as good as its worst rule."""
    passed, failed, unclear = verdicts
    assert overall([passed, unclear, failed]) == "fail"
    assert overall([passed, unclear]) == "inconclusive"
    assert overall([passed]) == "pass"
    assert headline("trial", verdicts) == "trial: fail (1 pass, 1 fail, 1 inconclusive)"


def test_build_servers_see_failures_and_errors(verdicts: tuple[Verdict, ...]) -> None:
    """A failed rule is a failure, an inconclusive one an error, both with the interval behind it."""
    root = Xml.fromstring(junit("trial", verdicts).encode())
    assert (root.attrib["tests"], root.attrib["failures"], root.attrib["errors"]) == ("3", "1", "1")
    failure = root.find(".//failure")
    assert failure is not None
    assert failure.attrib["message"] == "found 10.00 元/order [7.516, 12.48], allowed ≤ 7 元/order"


def test_no_control_character_breaks_the_file(verdicts: tuple[Verdict, ...]) -> None:
    """XML cannot hold some characters; a gate that is named with them is still read."""
    root = Xml.fromstring(junit("tri\x08al\x1b \ufffe仓", verdicts).encode())
    assert root[0].attrib["name"] == "trial 仓"


def test_pull_requests_see_what_needs_attention_first(verdicts: tuple[Verdict, ...]) -> None:
    """The failed rule comes first, and characters that Markdown would read are written out."""
    lines = markdown("trial | gate", verdicts, seed=1, replications=3).splitlines()
    assert lines[0].startswith("### ❌ trial \\| gate: fail")
    assert lines[4].startswith("| ❌ fail | cost\\_per\\_order of two \\<= 7 元/order | two |")
    assert lines[-1] == "3 replications, seed 1."


def test_cautions_stand_above_the_verdicts(verdicts: tuple[Verdict, ...]) -> None:
    """What is wrong with a network is read before the table, which stays one; a build server has it beside the cases."""
    lines = markdown("trial", verdicts, ["two is <busy>"], seed=1, replications=3).splitlines()
    assert lines[1:4] == ["", "⚠️ two is \\<busy\\>", ""]
    assert lines[4].startswith("| | Rule |")
    root = Xml.fromstring(junit("trial", verdicts, ["two is <busy>"]).encode())
    assert root.findtext("./testsuite/system-err") == "two is <busy>"
    assert Xml.fromstring(junit("trial", verdicts).encode()).find(".//system-err") is None


def test_limits_are_open_where_nothing_is_asked(verdicts: tuple[Verdict, ...]) -> None:
    """A ceiling has no floor."""
    assert math.isinf(verdicts[0].low)
    assert verdicts[0].high == 13
