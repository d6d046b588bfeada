"""Texts of a scenario: any language, and nothing that does harm where names are written."""

from collections.abc import Callable

import pytest
from written_files import BASE, Write

from sim.scenario.loading import Problem, ScenarioError, load
from sim.scenario.problems import printable

Find = Callable[..., list[Problem]]


@pytest.mark.parametrize(
    "name", ["七大区分仓", "Łódź", "𝒩", "e\u0301", "👩‍👩‍👧", "מחסן", "<script>alert(1)</script>", "a'b", "=1+1"]
)
def test_names_in_any_language(write: Write, name: str) -> None:
    """Letters and signs of any language, and what means something elsewhere, are names."""
    assert load(write(x=f'extends: base.yaml\nname: "{name}"\n')).name == name


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (r"\e[31mred", "without the control character U+001B"),
        (r"a\0b", "without the control character U+0000"),
        (r"a\u202eb", "without the control character U+202E"),
        (r"\ud800", "without the control character U+D800"),
        (r"a\nb", "text on one line, without a line break"),
        ("a" * 1001, "text of at most 1000 characters, not 1001"),
    ],
)
def test_controls_are_refused(write: Write, written: str, said: str) -> None:
    """What would move a cursor, turn the direction of writing, break a line or a file: in values and in keys, with their place."""
    for number, text in enumerate(
        (f'extends: base.yaml\nname: "{written}"\n', f'extends: base.yaml\n"{written}": 1\n')
    ):
        with pytest.raises(ScenarioError) as caught:
            load(write(x=text))
        problem = caught.value.problems[0]
        assert said in problem.expected
        assert (problem.line, problem.column) == ((2, 7) if number == 0 else (2, 1))
        assert str(problem).isprintable()


def test_controls_in_tables_are_refused(problems: Find) -> None:
    """A cell with a control character is told with its line and column."""
    found = problems("products: {skus: s.csv}\n", s_csv="name\nok\n\x1b[2J\n")
    assert str(found[0]) == r"s.csv:3: name: '\u001b[2J', expected text without the control character U+001B"


def test_descriptions_have_lines(write: Write) -> None:
    """A description may be a text of several lines, though not of any length."""
    assert load(write(x="extends: base.yaml\ndescription: |\n  One.\n  Two.\n")).description == "One.\nTwo.\n"
    with pytest.raises(ScenarioError, match="text of at most 10000 characters"):
        load(write(x=BASE + f"description: {'a' * 10_001}\n"))


def test_what_is_wrong_is_told_in_one_line() -> None:
    """Whatever stands in a file, its problem can be printed."""
    assert printable("a\nb\x1b\ud800华") == r"a\u000ab\u001b\ud800华"
