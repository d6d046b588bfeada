"""YAML: what is read, and what is refused before it means anything."""

from pathlib import Path

import pytest

from sim.scenario.loading.node import Node
from sim.scenario.loading.reading import LARGEST_FILE, parse_yaml, read_yaml
from sim.scenario.problems import Problem


def parsed(text: str) -> Node:
    """Parse text that must be without problems."""
    problems: list[Problem] = []
    node = parse_yaml(text, "a.yaml", problems)
    assert node is not None
    assert problems == []
    return node


def only_problem(text: str) -> Problem:
    """Parse text that must have exactly one problem."""
    problems: list[Problem] = []
    parse_yaml(text, "a.yaml", problems)
    assert len(problems) == 1
    return problems[0]


def test_scalars_follow_yaml_1_2() -> None:
    """No is text and no truth value, 12:30 no number of minutes, and a date is left to the schema."""
    text = (
        "{a: no, b: 12:30, c: 2025-01-01, d: 3, e: 3.5, f: true, g: ~, h: '3', i: 1_000, j: !!str 5, k: 0x10, l: +.5}"
    )
    assert parsed(text).plain() == {
        "a": "no", "b": "12:30", "c": "2025-01-01", "d": 3, "e": 3.5, "f": True, "g": None, "h": "3", "i": "1_000",
        "j": "5", "k": 16, "l": 0.5,
    }  # fmt: skip


def test_an_old_version_directive_changes_nothing() -> None:
    """%YAML 1.1 does not turn yes into true."""
    assert parsed("%YAML 1.1\n---\na: yes\n").plain() == {"a": "yes"}


def test_values_know_line_and_column() -> None:
    """Places count from 1, also in nested flow mappings and behind Chinese text."""
    node = parsed("a: 1\nb:\n  - {华: 2, c: 3}\n")
    item = node.get("b").get(0)  # type: ignore[union-attr]
    assert item is not None
    assert (node.get("b").head.line, item.get("c").place.line, item.get("c").place.column) == (2, 3, 15)  # type: ignore[union-attr]


def test_an_empty_value_stands_at_its_key() -> None:
    """What is missing is looked for where its key is, not on the next line."""
    assert parsed("a:\nb: 1\n").get("a").place.line == 1  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, "each key once; line 1 has it already"),
        ("a: 1\n  b: 2\n", 2, "mapping values are not allowed here"),
        ("a:\n\t- 1\n", 2, "valid YAML"),
        ("a: *x\n", 1, "undefined alias"),
        ("a: 1\n---\nb: 2\n", 2, "single document"),
        ("- 1\n", 1, "a mapping with the keys of a scenario"),
        ("", 1, "a mapping with the keys of a scenario"),
        ("# only a remark\n", 1, "a mapping with the keys of a scenario"),
        ("a: .inf\n", 1, "a finite number"),
        ("a: .NaN\n", 1, "a finite number"),
        ("a: 1e999\n", 1, "a finite number"),
        ("a: " + "9" * 50 + "\n", 1, "a number of at most 40 characters"),
        ("a: !!python/object:os.system 1\n", 1, "a value without a tag"),
        ("a: !run [ls]\n", 1, "a value without a tag"),
        ("a: &x {b: 1}\nc: {<<: *x}\n", 2, "use extends or warehouse_defaults"),
        ("? [1, 2]\n: 3\n", 1, "a plain word as key"),
        ("a: \x01\n", 0, "valid YAML"),
        ("a: *" + "z" * 9999 + "\n", 1, "undefined alias 'zzzzzz"),
        ("a: !" + "z" * 9999 + " 1\n", 1, "a value without a tag"),
    ],
)
def test_what_is_refused(text: str, line: int, said: str) -> None:
    """Each kind of broken or dangerous YAML is one problem with its line."""
    problem = only_problem(text)
    assert problem.line == line
    assert said in problem.expected
    assert len(str(problem)) < 300


@pytest.mark.parametrize(
    "text",
    [
        "a: &a [*a]\n",
        "a: " + "[" * 60 + "]" * 60 + "\n",
        "[" * 1000,
        "a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n"
        + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 30)),
    ],
    ids=["endless", "deep", "very deep", "swelling"],
)
def test_bombs_do_not_go_off(text: str) -> None:
    """Aliases that swell or never end and deep nesting are refused, quickly."""
    assert "at most 100000 values" in only_problem(text).expected


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    """A missing, a huge and a binary file, and a folder, are problems and not tracebacks."""
    (tmp_path / "huge.yaml").write_bytes(b" " * (LARGEST_FILE + 1))
    (tmp_path / "gbk.yaml").write_bytes("name: 上海".encode("gbk"))
    said = []
    for name in ("hug.yaml", "huge.yaml", "gbk.yaml", "."):
        problems: list[Problem] = []
        assert read_yaml(tmp_path / name, problems) is None
        said.append((problems[0].expected, problems[0].hint))
    assert said[0] == ("a file that exists", "did you mean 'huge.yaml'?")
    assert said[1][0] == "a file of at most 1000 kB"
    assert said[2][0] == "text in UTF-8; byte 7 is something else"
    assert said[3][0] == "a regular file, not a folder"


def test_files_of_like_name_are_offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The ending, which all have, is no likeness; where no file is near, one that comes with fencang may be."""
    monkeypatch.chdir(tmp_path)
    for name in ("bin.yaml", "g1.yaml", "mine.yaml"):
        Path(name).write_text("name: x\n")
    hints = []
    for name in ("nosuch.yaml", "nog.yaml", "mne.yaml", "scenarios/one-hubb.yaml", "scenarios/what.yaml"):
        problems: list[Problem] = []
        assert read_yaml(Path(name), problems) is None
        hints.append(problems[0].hint)
    assert hints == ["", "", "did you mean 'mine.yaml'?", "did you mean 'scenarios/one-hub.yaml'?", ""]


def test_a_byte_order_mark_is_no_key(tmp_path: Path) -> None:
    """Files saved by Windows editors begin with a mark that is not part of them."""
    (tmp_path / "a.yaml").write_bytes(b"\xef\xbb\xbfname: x\n")
    node = read_yaml(tmp_path / "a.yaml", [])
    assert node is not None
    assert node.plain() == {"name": "x"}
