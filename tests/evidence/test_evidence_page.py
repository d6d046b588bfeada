"""docs/validation.md: written from the committed evidence, which is of tests that exist; and its verdict."""

import re

import pytest

from evidence.committed import HOUSE, PAGE, README, VERDICT, Check, Evidence, differing, read
from evidence.page import render, verdict
from evidence.sections import SECTIONS, around, number

FIGURE = {
    "section": "theory",
    "system": "M/M/1",
    "source": "Erlang 1917",
    "figure": "Wait",
    "formula": "ρ",
    "theory": 0.5,
    "simulated": 0.51,
    "half_width": 0.0123,
    "inner": 0.007,
}


def test_the_page_is_that_of_the_committed_figures() -> None:
    """Nobody wrote into it by hand."""
    assert PAGE.read_text(encoding="utf-8") == render(read())


def test_the_readme_repeats_the_verdict() -> None:
    """Its first page says whether everything passed."""
    (told,) = VERDICT.findall(README.read_text(encoding="utf-8"))
    assert told == verdict(read(), "docs/validation.md")


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_has_evidence(section: str) -> None:
    """No kind of evidence is missing from the page."""
    assert any(row["section"] == section for check in read().checks.values() for row in check.rows)


def test_the_evidence_is_of_tests_that_exist() -> None:
    """Every check names a file, and a test in it."""
    for name in read().checks:
        file, _, test = name.partition("::")
        file = file.partition(" ")[0]  # a program's arguments
        function = re.sub(r"\[.*", "", test, flags=re.DOTALL)
        assert f"def {function}(" in (HOUSE / file).read_text(encoding="utf-8") or not test, name


def evidence(**checks: Check) -> Evidence:
    """Make evidence."""
    return Evidence({"fencang": "1.0"}, checks)


def test_a_failure_is_told_first() -> None:
    """The verdict is the second paragraph, and names what failed, once."""
    sound, broken = Check("A sound test.", True, rows=[FIGURE]), Check("Queues are long.", False)
    page = render(evidence(a=sound, b=broken, c=broken)).split("\n\n")
    assert page[1] == "**FAILED: 2 of the 3 checks of the validation.** Queues are long."
    assert render(evidence(a=sound)).split("\n\n")[1] == "**Passed: all checks of the validation, 1.**"
    assert verdict(evidence()) == "**FAILED: the validation has not been run.**"


def test_figures_stand_in_a_table() -> None:
    """A row has the closed form, theory, the simulated figure with its interval, and the source."""
    page = render(evidence(a=Check("A test.", True, rows=[FIGURE])))
    assert "| M/M/1 | Wait | ρ | 0.5 | 0.510 ± 0.012 | Erlang 1917 |" in page


@pytest.mark.parametrize(
    ("mean", "half", "written"), [(1234.5, 12.3, "1,234 ± 12"), (0.5, 0.0123, "0.500 ± 0.012"), (3, 0, "3 ± 0")]
)
def test_figures_have_the_digits_that_their_interval_knows(mean: float, half: float, written: str) -> None:
    """Two digits of the half-width."""
    assert around({"simulated": mean, "half_width": half}) == written


def test_numbers_are_written_with_four_digits() -> None:
    """Texts stay as they are, whole numbers are grouped, and small ones have a power of ten."""
    values = ("a", 12345, 0.123456, 12345.6, 1.23e-7, float("nan"))
    assert [number(value) for value in values] == ["a", "12,345", "0.1235", "12,346", "1.2e-07", "–"]


def test_other_figures_are_found_to_differ() -> None:
    """A figure may differ by a millionth at most, a text not at all."""
    assert differing([FIGURE], [{**FIGURE, "simulated": 0.51 * (1 + 1e-9)}]) == ""
    assert "0.52" in differing([FIGURE], [{**FIGURE, "simulated": 0.52}])
    assert "2 rows, but 1" in differing([FIGURE, FIGURE], [FIGURE])
    drawn = {"section": "engines", "scenarios": 10}
    assert differing([drawn], [{**drawn, "scenarios": 11}]) == ""


def test_a_figure_that_is_not_in_the_files_fails_its_test(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the option, a test whose figures are not those of docs/validation.json fails, and says what to do."""
    monkeypatch.setenv("PYTHONPATH", str(HOUSE / "tests"))
    pytester.makeconftest('pytest_plugins = ["evidence.collecting"]')
    pytester.makepyfile(
        "import pytest\nfrom evidence import record\n@pytest.mark.evidence\ndef test_x():\n    record('draws', order='o', p=0.5)\n"
    )
    ended = pytester.runpytest_subprocess("-p", "no:cacheprovider")
    ended.assert_outcomes(failed=1)
    ended.stdout.fnmatch_lines(["*docs/validation.md is out of date, `pytest --validation` writes it anew*"])
