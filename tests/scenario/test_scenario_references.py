"""Names: unique, and there when they are named."""

from collections.abc import Callable

import pytest

from sim.scenario.loading import Problem
from sim.scenario.patterns import values_at
from sim.scenario.references import check_names

Find = Callable[..., list[Problem]]
HAULED = "freight_carriers: [{name: truck, truck_weight: 30 t, truck_volume: 60 m3}]\n"


@pytest.mark.parametrize(
    ("differences", "path", "hint"),
    [
        ("warehouses: [{name: Kunshan, stock: {source: factry}}]", "warehouses[Kunshan].stock.source", "'factory'"),
        (
            HAULED + "warehouses: [{name: Kunshan, line_haul: {carrier: trck}}]",
            "warehouses[Kunshan].line_haul.carrier",
            "'truck'",
        ),
        (
            "warehouses:\n  - name: Kunshan\n    stock:\n      policies:\n        - {name: all, skus: [mgu]}\n"
            "        - {name: rest, kind: unlimited}\n",
            "warehouses[Kunshan].stock.policies[all].skus[0]",
            "'mug'",
        ),
        ("carrier_choice: {carrier: raod}", "carrier_choice.carrier", "'road'"),
        ("carrier_choice: {shares: {raod: 1}}", "carrier_choice.shares.raod", "'road'"),
        (
            "carrier_choice: {assignments: [{name: a, carrier: raod}]}",
            "carrier_choice.assignments[a].carrier",
            "'road'",
        ),
        (
            "carrier_choice: {assignments: [{name: a, carrier: road, warehouses: [Kunsan]}]}",
            "carrier_choice.assignments[a].warehouses[0]",
            "'Kunshan'",
        ),
        (
            "carrier_choice: {assignments: [{name: a, carrier: road, cities: [Shangai]}]}",
            "carrier_choice.assignments[a].cities[0]",
            "'Shanghai'",
        ),
        ("allocation: {lists: [{name: a, warehouses: [Kunsan]}]}", "allocation.lists[a].warehouses[0]", "'Kunshan'"),
        (
            "allocation: {lists: [{name: a, cities: [Shangai], warehouses: [Kunshan]}]}",
            "allocation.lists[a].cities[0]",
            "'Shanghai'",
        ),
        ("promise: [{name: p, regions: [华动], steps: [{days: 1}]}]", "promise[p].regions[0]", "'华东' or '华北'"),
        ("promise: [{name: p, provinces: [上诲], steps: [{days: 1}]}]", "promise[p].provinces[0]", "'上海'"),
        (
            "customers: {circuity: [{factor: 1.2, regions: [华背]}]}",
            "customers.circuity[0].regions[0]",
            "'华东' or '华北'",
        ),
        (
            "carriers: [{name: road, zones: [{name: z, from_warehouses: [Kunsan]}, {name: x}]}]",
            "carriers[road].zones[z].from_warehouses[0]",
            "'Kunshan'",
        ),
        (
            "carriers: [{name: road, zones: [{name: z, from_regions: [华懂]}]}]",
            "carriers[road].zones[z].from_regions[0]",
            "'华东' or '华北'",
        ),
    ],
)
def test_who_is_named_is_there(problems: Find, differences: str, path: str, hint: str) -> None:
    """A name of what is not there is told at its place, with the nearest that is."""
    (problem,) = [problem for problem in problems(differences) if problem.path == path]
    assert problem.file == "changed.yaml"
    assert problem.expected.startswith("the name of a")
    assert problem.hint == f"did you mean {hint}?"


@pytest.mark.parametrize(
    ("differences", "path"),
    [
        ("suppliers: [{name: a, lead_time: 0}, {name: a, lead_time: 0}]", "suppliers[a].name"),
        ("carriers: [{name: road, zones: [{name: z}, {name: z}]}]", "carriers[road].zones[z].name"),
        ("suppliers: [{name: Kunshan, lead_time: 0}]", "suppliers[Kunshan].name"),
    ],
)
def test_names_stand_once(problems: Find, differences: str, path: str) -> None:
    """Nothing in a list shares its name with another; suppliers share none with warehouses."""
    assert path in [problem.path for problem in problems(differences) if problem.expected.startswith("a name that no")]


def test_provinces_of_china_are_known(problems: Find) -> None:
    """A rate card for all of China serves two cities; another spelling of a city's province does not pass."""
    zones = "{name: far, to_provinces: [新疆]}, {name: near, to_provinces: [上海市]}, {name: x}"
    (problem,) = problems(f"carriers:\n  - {{name: road, zones: [{zones}]}}\n")
    assert (problem.value, problem.hint) == ("'上海市'", "did you mean '上海'?")


@pytest.mark.parametrize(
    ("sources", "said"),
    [
        ({"a": "a"}, ["another warehouse, not itself"]),
        ({"a": "b", "b": "a"}, ["no circle of supply (a -> b -> a)"]),
        ({"a": "b", "b": "c", "c": "b"}, ["no circle of supply (b -> c -> b)"]),
        ({"a": "b", "b": "c", "c": "f"}, []),
    ],
)
def test_circles_of_supply(sources: dict[str, str], said: list[str]) -> None:
    """A warehouse that supplies itself, directly or through others, is told once for each circle."""
    warehouses = [{"name": name, "stock": {"source": source}} for name, source in sources.items()]
    found = check_names({"suppliers": [{"name": "f"}], "warehouses": warehouses})
    assert [finding.expected for finding in found] == said


@pytest.mark.parametrize(
    "scenario",
    [
        {},
        {"warehouses": 3},
        {"warehouses": [3, None, {"name": 4, "stock": []}]},
        {"carriers": {"name": "x"}},
        {"promise": [[]]},
    ],
)
def test_nonsense_is_passed_over(scenario: object) -> None:
    """What is of the wrong kind is the schema's business; the check of names survives it."""
    assert list(check_names(scenario)) == []


def test_values_at_a_pattern() -> None:
    """Patterns reach list items and the keys of mappings."""
    data = {"a": [{"b": {"x": 1, "y": 2}}, {"b": {}}]}
    assert list(values_at(data, "a[].b{}")) == [(("a", 0, "b", "x"), "x"), (("a", 0, "b", "y"), "y")]
