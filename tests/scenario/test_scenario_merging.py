"""Merging: how differences are laid over what they differ from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.scenario.loading.merging import merge
from sim.scenario.loading.node import Location, Node, Place
from sim.scenario.loading.reading import parse_yaml
from sim.scenario.loading.tidying import apply_defaults, without_directives
from sim.scenario.problems import Problem


def node(text: str) -> Node:
    """Parse YAML that is in order."""
    parsed = parse_yaml(text, "a.yaml", [])
    assert parsed is not None
    return parsed


def keep(value: Node, location: Location) -> Node:
    """Leave tables alone."""
    return value


def merged(*layers: str, problems: list[Problem] | None = None) -> object:
    """Merge files, hand down defaults, and tidy up."""
    root = node(layers[0])
    for layer in layers[1:]:
        root = merge(root, node(layer), keep)
    return without_directives(apply_defaults(root, keep), problems if problems is not None else []).plain()


ITEMS = "l: [{name: a, x: 1, y: 1}, {name: b, x: 2}]"


@pytest.mark.parametrize(
    ("base", "over", "result"),
    [
        ("a: {b: 1, c: 2}", "a: {c: 3, d: 4}", {"a": {"b": 1, "c": 3, "d": 4}}),
        ("a: [1, 2]", "a: [3]", {"a": [3]}),
        ("a: {b: 1}", "a: 5", {"a": 5}),
        ("a: 5", "a: {b: 1}", {"a": {"b": 1}}),
        ("a: 5", "a: null", {}),
        ("a: {b: 1, c: 2}", "a: {b: null}", {"a": {"c": 2}}),
        ("a: 5", "b: null", {"a": 5, "b": None}),
        (ITEMS, "l: [{name: a, x: 9}]", {"l": [{"name": "a", "x": 9, "y": 1}, {"name": "b", "x": 2}]}),
        (ITEMS, "l: [{name: c}]", {"l": [{"name": "a", "x": 1, "y": 1}, {"name": "b", "x": 2}, {"name": "c"}]}),
        (ITEMS, "l: [{name: a, remove: true}]", {"l": [{"name": "b", "x": 2}]}),
        (
            ITEMS,
            "l: [{name: c, before: b}]",
            {"l": [{"name": "a", "x": 1, "y": 1}, {"name": "c"}, {"name": "b", "x": 2}]},
        ),
        (ITEMS, "l: [{name: b, before: a}]", {"l": [{"name": "b", "x": 2}, {"name": "a", "x": 1, "y": 1}]}),
        (ITEMS, "l: []", {"l": []}),
        (ITEMS, "l: [{x: 1}]", {"l": [{"x": 1}]}),
        ("l: [{x: 1}]", ITEMS, node(ITEMS).plain()),
        ("t: {gamma: {mean: 1, cv: 2}}", "t: {gamma: {mean: 3}}", {"t": {"gamma": {"mean": 3}}}),
        ("t: {gamma: {mean: 1, cv: 2}}", "t: {uniform: {low: 3}}", {"t": {"uniform": {"low": 3}}}),
        ("t: {gamma: {mean: 1, cv: 2}}", "t: 2 d", {"t": "2 d"}),
        ("t: 2 d", "t: {gamma: {mean: 1, cv: 2}}", {"t": {"gamma": {"mean": 1, "cv": 2}}}),
    ],
)
def test_rules(base: str, over: str, result: object) -> None:
    """Mappings merge, lists of named things merge by name, null takes away, the rest replaces."""
    assert merged(base, over) == result


def test_what_was_removed_may_come_back() -> None:
    """A third file adds anew what the second removed: nothing of the first remains."""
    result = merged(ITEMS, "l: [{name: a, remove: true}]", "l: [{name: a, z: 3}]")
    assert result == {"l": [{"name": "a", "z": 3}, {"name": "b", "x": 2}]}


def test_defaults_lie_beneath_every_warehouse() -> None:
    """A warehouse's own values win, in whichever file; shared lists of named things merge by name."""
    result = merged(
        "warehouse_defaults: {area: 1, shifts: [{name: day, n: 2}]}\nwarehouses: [{name: a, area: 5}, {name: b}]",
        "warehouse_defaults: {area: 2}\nwarehouses: [{name: b, shifts: [{name: day, n: 7}, {name: night, n: 1}]}]",
    )
    assert result == {
        "warehouses": [
            {"name": "a", "area": 5, "shifts": [{"name": "day", "n": 2}]},
            {"name": "b", "area": 2, "shifts": [{"name": "day", "n": 7}, {"name": "night", "n": 1}]},
        ]
    }


def test_what_is_taken_away_does_not_come_back_from_defaults() -> None:
    """Null and remove hold against the file below and against the shared block."""
    result = merged(
        "warehouse_defaults: {p: 1, shifts: [{name: day}]}\nwarehouses: [{name: a, p: 2, shifts: [{name: day, n: 1}]}]",
        "warehouses: [{name: a, p: null, shifts: [{name: day, remove: true}]}]",
    )
    assert result == {"warehouses": [{"name": "a", "shifts": []}]}


def test_a_warehouse_may_remove_what_only_the_defaults_have() -> None:
    """The order to remove waits until the defaults are laid beneath."""
    result = merged(
        "warehouse_defaults: {l: [{name: x}, {name: y}]}\nwarehouses: [{name: a, l: [{name: x, remove: true}]}]"
    )
    assert result == {"warehouses": [{"name": "a", "l": [{"name": "y"}]}]}


@pytest.mark.parametrize(
    ("over", "path", "said"),
    [
        ("l: [{name: aa, remove: true}]", "l[aa].name", "the name of something to remove, one of a, b"),
        ("l: [{name: c, before: d}]", "l[c].before", "the name of another item of the list, one of a, b"),
        ("l: [{name: a, remove: yes please}]", "l[a].remove", "true, or no such key"),
    ],
)
def test_orders_that_find_nothing(over: str, path: str, said: str) -> None:
    """To remove or move what is not there is an error with its place."""
    problems: list[Problem] = []
    merged(ITEMS, over, problems=problems)
    assert [(problem.path, problem.expected, problem.line) for problem in problems] == [(path, said, 1)]


def test_places_follow_values() -> None:
    """A merged value stands where it was written last, and says when it came from the shared block."""
    root = merge(
        node("warehouse_defaults: {a: 1}\nwarehouses:\n  - {name: x, b: 2}"),
        node("\n\n\nwarehouses: [{name: x, c: 3}]"),
        keep,
    )
    site = apply_defaults(root, keep).get("warehouses").get(0)  # type: ignore[union-attr]
    assert site is not None
    assert {key: str(child.place) for key, child in site.children()} == {
        "a": "a.yaml:1 (warehouse_defaults)", "name": "a.yaml:4", "b": "a.yaml:3", "c": "a.yaml:4",
    }  # fmt: skip


HERE = Place("a.yaml", 1)
VALUES = st.recursive(
    st.integers(0, 9),
    lambda inner: st.dictionaries(st.sampled_from("abc"), inner, max_size=3) | st.lists(inner, max_size=2),
    max_leaves=8,
)


def _nodes(value: object) -> Node:
    if isinstance(value, dict):
        return Node({key: _nodes(child) for key, child in value.items()}, HERE)
    if isinstance(value, list):
        return Node([_nodes(child) for child in value], HERE)
    assert isinstance(value, int)
    return Node(value, HERE)


@given(VALUES)
def test_laying_a_value_over_itself_changes_nothing(value: object) -> None:
    """merge(x, x) is x."""
    assert merge(_nodes(value), _nodes(value), keep).plain() == value


MAPPINGS = st.dictionaries(st.sampled_from("abc"), VALUES)


@given(MAPPINGS)
def test_no_differences_change_nothing(value: object) -> None:
    """An empty file extends a scenario to itself, and a scenario is its own difference to nothing."""
    assert merge(_nodes(value), _nodes({}), keep).plain() == value
    assert merge(_nodes({}), _nodes(value), keep).plain() == value


@given(MAPPINGS, MAPPINGS)
def test_the_same_differences_twice_are_the_same(one: object, two: object) -> None:
    """(x + y) + y is x + y."""
    once = merge(_nodes(one), _nodes(two), keep)
    assert merge(once, _nodes(two), keep).plain() == once.plain()
