"""Problems: one line each, in order, near misses named."""

import pickle

import pytest

from sim.scenario.problems import LISTED_PROBLEMS, Problem, ScenarioError, did_you_mean, one_of, shown

PROBLEM = Problem("a.yaml", 3, 7, "warehouses[x].area", "'big'", "an area", "did you mean this?")


def test_a_problem_is_one_line() -> None:
    """Place, path, value, expected and hint follow one another."""
    assert str(PROBLEM) == "a.yaml:3:7: warehouses[x].area: 'big', expected an area; did you mean this?"


@pytest.mark.parametrize(
    ("problem", "line"),
    [
        (Problem("a.yaml", 0, 0, "", "", "valid YAML"), "a.yaml: expected valid YAML"),
        (Problem("a.csv", 3, 0, "", "4 cells", "5"), "a.csv:3: 4 cells, expected 5"),
        (Problem("", 0, 0, "seed", "-1", "a seed"), "seed: -1, expected a seed"),
    ],
)
def test_what_is_unknown_is_left_out(problem: Problem, line: str) -> None:
    """Without line, path, value or file the rest still reads well."""
    assert str(problem) == line


def test_an_error_lists_each_problem_once_in_order() -> None:
    """Problems are sorted by file and line; the same one twice is one."""
    other = Problem("a.yaml", 1, 1, "name", "", "text")
    error = ScenarioError([PROBLEM, other, PROBLEM])
    assert error.problems == (other, PROBLEM)
    assert str(error).splitlines() == ["2 problems in the scenario:", f"  {other}", f"  {PROBLEM}"]


def test_endless_lists_are_cut_when_written() -> None:
    """All problems are kept, but not all are written out."""
    error = ScenarioError(Problem("a.csv", line, 0, "", "", "text") for line in range(LISTED_PROBLEMS + 5))
    assert len(error.problems) == LISTED_PROBLEMS + 5
    assert str(error).splitlines()[-1] == "  … and 5 more"


def test_errors_travel_between_processes() -> None:
    """A worker's error arrives with its problems."""
    assert pickle.loads(pickle.dumps(ScenarioError([PROBLEM]))).problems == (PROBLEM,)


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("shangai", "did you mean 'Shanghai'?"),
        ("华动", "did you mean '华东' or '华北'?"),
        ("x", ""),
        ("", ""),
        (3, ""),
    ],
)
def test_near_misses(name: object, hint: str) -> None:
    """The nearest name is offered, whatever its case; two that are equally near; none that is far."""
    assert did_you_mean(name, ["Shanghai", "Beijing", "华东", "华北"]) == hint


def test_lists_of_choices() -> None:
    """Few choices are listed, many are counted."""
    assert one_of([]) == "there is none"
    assert one_of(["a", "b", "a"]) == "one of a, b"
    assert one_of(str(number) for number in range(40)) == "one of 40 names"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "nothing"),
        (True, "true"),
        ("a", "'a'"),
        (3.5, "3.5"),
        ({}, "{}"),
        ([], "[]"),
        ({"low": "3 h", "values": [1, True, None]}, "{low: 3 h, values: [1, true, null]}"),
        (list(range(40)), "a list of 40 items"),
        ({"a": "x" * 60}, "a mapping of 1 key"),
    ],
)
def test_values_are_shown_as_users_write_them(value: object, text: str) -> None:
    """No Python spelling reaches a user."""
    assert shown(value) == text


def test_long_values_are_cut() -> None:
    """A value fills no screen."""
    assert len(shown("x" * 500)) == 62
