"""Names that are near misses of inherited ones."""

import pytest
from written_files import Write

from sim.rules.policies.other_names import KINDS, kinds_called
from sim.rules.policies.table import POLICY_OF
from sim.scenario.loading import ScenarioError, load
from sim.scenario.loading.misspelling import near_misses

CARD = """\
extends: base.yaml
carriers:
  - name: road
    zones: [{name: van round, up_to: 250 km}, {name: elsewhere}]
"""


@pytest.mark.parametrize(
    ("differences", "path", "meant"),
    [
        ("carriers: [{name: road, zones: [{name: elsewere}]}]", "carriers[road].zones[elsewere].name", "elsewhere"),
        ("carriers: [{name: roads, speed: 9 km/h}]", "carriers[roads].name", "road"),
        ("suppliers: [{name: factry, lead_time: 1 d}]", "suppliers[factry].name", "factory"),
        (
            "warehouses: [{name: Kunshan, stock: {policies: [{name: alle, kind: R_S, review: 1 d, cover: 1 d}]}}]",
            "warehouses[Kunshan].stock.policies[alle].name",
            "all",
        ),
    ],
)
def test_near_misses_are_refused(write: Write, differences: str, path: str, meant: str) -> None:
    """What would silently be added is told at its line, with the name that was probably meant."""
    with pytest.raises(ScenarioError) as caught:
        load(write(card=CARD, changed=f"extends: card.yaml\n{differences}\n"))
    (problem,) = caught.value.problems
    assert (problem.file, problem.line, problem.path) == ("changed.yaml", 2, path)
    assert problem.hint == f"did you mean '{meant}'? If not, list {{name: {meant}}} as well"


def test_what_a_file_adds_and_another_changes_is_told_once(write: Write) -> None:
    """The slip stays a slip when a later file or an override changes the misspelt item."""
    write(card=CARD, middle="extends: card.yaml\nsuppliers: [{name: factry, lead_time: 1 d}]\n")
    path = write(changed="extends: middle.yaml\nsuppliers: [{name: factry, lead_time: 2 d}]\n")
    with pytest.raises(ScenarioError) as caught:
        load(path, ["suppliers[factry].ordering_cost=1 元"])
    assert [problem.path for problem in caught.value.problems] == ["suppliers[factry].name"]


@pytest.mark.parametrize(
    "differences",
    [
        "carriers: [{name: road}, {name: roads}]",
        "carriers: [{name: rail}]",
        "carriers: [{name: road, zones: [{name: van round 2}]}]",
        "suppliers: [{name: factory, remove: true}, {name: factory a, lead_time: 1 d}]\n"
        "warehouse_defaults: {stock: {source: factory a}}",
        "warehouses: [{name: Kunshans, region: 华东, latitude: 31, longitude: 121}]",
    ],
)
def test_what_is_meant_to_be_new(write: Write, differences: str) -> None:
    """A near miss may be added beside what it is like, with a number of its own, or with much to say."""
    load(write(card=CARD, changed=f"extends: card.yaml\n{differences}\n"))


def test_missing_keys_of_a_misspelt_item_are_one_problem(write: Write) -> None:
    """A warehouse that only says its area was meant to be one that is there: told once, at its name."""
    with pytest.raises(ScenarioError) as caught:
        load(write(changed="extends: base.yaml\nwarehouses: [{name: Kunsan, area: 9 m2}]\n"))
    assert [str(problem) for problem in caught.value.problems] == [
        "changed.yaml:2:21: warehouses[Kunsan].name: 'Kunsan', expected an inherited name, or a new one with region, "
        "latitude, longitude; did you mean 'Kunshan'?"
    ]


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("Xian", ["Xi'an"]),
        ("ECONOMY EXPRES", ["Economy express"]),
        ("Economy", []),
        ("Warehouse South", []),
        ("zone 2", []),
        ("东北", []),
    ],
)
def test_near_misses(name: str, near: list[str]) -> None:
    """Every word must be like its counterpart, and numbers the same."""
    assert near_misses(name, ("Xi'an", "Economy express", "Warehouse North", "zone 1", "华北")) == near


@pytest.mark.parametrize(
    ("kind", "meant"),
    [
        ("(s, S)", "'s_S'"),
        ("s,S", "'s_S'"),
        ("(S-1, S)", "'base_stock'"),
        ("(R, s, S)", "'R_s_S'"),
        ("(R, S)", "'R_S'"),
        ("(r, Q)", "'R_Q'"),
        ("(s, nQ)", "'s_nQ'"),
        ("(s, Q)", "'R_Q' or 's_nQ'"),
        ("days_of_cover", "'min_max_days'"),
        ("min-max", "'s_S' or 'min_max_days'"),
        ("EOQ", "'R_Q'"),
        ("MRP", "'mrp'"),
        ("cross docking", "'cross_dock'"),
    ],
)
def test_policies_are_known_by_other_names(write: Write, kind: str, meant: str) -> None:
    """What a textbook calls a policy is answered with its kind."""
    policy = f"{{name: all, kind: '{kind}'}}"
    path = write(changed=f"extends: base.yaml\nwarehouses: [{{name: Kunshan, stock: {{policies: [{policy}]}}}}]\n")
    with pytest.raises(ScenarioError) as caught:
        load(path)
    (problem,) = caught.value.problems
    assert problem.path.endswith(".kind")
    assert problem.hint == f"did you mean {meant}?"


def test_other_names_stand_for_policies_of_the_table() -> None:
    """Each policy goes by its own name, and no other name stands for one that does not exist."""
    assert all(kinds_called(name) == [name] for name in POLICY_OF)
    assert {kind for kinds in KINDS.values() for kind in kinds} == set(POLICY_OF)
    assert kinds_called("whatever") == kinds_called(7) == []
