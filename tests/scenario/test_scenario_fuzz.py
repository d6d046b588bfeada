"""Mutated scenarios and tables: they load, or are refused in lines that can be printed. `tests/fuzz/scenarios.py` runs very many more."""

import json
import re
import sys
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mutated_scenarios import furnish, make_case, originals, tried
from mutations import CSV_MUTATIONS, YAML_MUTATIONS, bytes_of, mutated
from written_files import BASE

from sim.scenario.loading.reading import parse_yaml
from sim.scenario.loading.tables import TABLES, read_rows
from sim.scenario.problems import Problem

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no pipes among the files")
FEW = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a copy of the reference scenarios, with pipes, devices and links beside them."""
    folder = tmp_path_factory.mktemp("fuzz") / "scenarios"
    furnish(folder)
    return folder


@FEW
@given(st.integers(0, 2**32))
def test_mutated_files_load_or_are_refused(furnished: Path, seed: int) -> None:
    """One or two mutated files: no exception but `ScenarioError`, no warning of Python, no line that cannot be printed."""
    case = make_case(Random(seed))
    for name, content in case.files.items():
        (furnished / name).write_bytes(content)
    try:
        tried(furnished / case.entry)
    finally:
        for name in case.files:
            (furnished / name).write_text(originals()[name], encoding="utf-8")


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.sampled_from(("1 d", "-1 元", "x", "24:00")),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(("name", "remove", "before", "mean", "kind")), inner)
    ),
    max_leaves=8,
)
"""Anything that may stand in a file."""

PLACES = [match.span() for match in re.finditer(r"(?<=: )[^,{}\n]+", BASE)]
"""Where the values of the small scenario stand."""


@FEW
@given(st.integers(0, len(PLACES) - 1), VALUES)
def test_any_value_anywhere_is_refused_or_taken(furnished: Path, place: int, value: object) -> None:
    """In the place of any value of a small scenario."""
    first, last = PLACES[place]
    path = furnished / "any.yaml"
    path.write_text(BASE[:first] + json.dumps(value) + BASE[last:], "utf-8")
    tried(path)


@FEW
@given(st.text(), st.integers(0, 2**32))
def test_any_text_is_yaml_or_a_problem(text: str, seed: int) -> None:
    """Random characters, alone and mutated into a scenario, are parsed or are one problem at least."""
    for source in (text, mutated(BASE + text, Random(seed), [text], YAML_MUTATIONS)):
        problems: list[Problem] = []
        node = parse_yaml(source, "a.yaml", problems)
        assert node is not None or problems


@FEW
@given(st.sampled_from(sorted(TABLES)), st.text(), st.integers(0, 2**32))
def test_any_text_is_a_table_or_a_problem(table: tuple[str, str], text: str, seed: int) -> None:
    """Random characters and mutated cells are rows, or told with their line."""
    random, row = Random(seed), TABLES[table]
    start = ",".join(row.model_fields) + "\n" + text
    problems: list[Problem] = []
    read_rows(mutated(start, random, [text], CSV_MUTATIONS), "a.csv", row, problems)
    assert all(str(problem).isprintable() for problem in problems)


def test_the_mutations_do_something() -> None:
    """They change most texts, and now and then the encoding, in one file or in two."""
    kinds = {len(make_case(Random(seed)).files) for seed in range(20)}
    assert kinds == {1, 2}
    changed = [mutated(BASE, Random(seed), [BASE], YAML_MUTATIONS) for seed in range(50)]
    assert sum(text != BASE for text in changed) > 40
    assert any(bytes_of("上海", Random(seed)) != "上海".encode() for seed in range(200))
