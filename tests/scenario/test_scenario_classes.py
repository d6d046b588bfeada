"""Classes of SKUs: computed by hand, and selected by one notion everywhere."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from small_scenarios import DAY, scenario, sku
from written_files import assert_told

from sim.scenario.classes import shares_before
from sim.scenario.loading import load_resolved
from sim.scenario.products import Sku
from sim.scenario.selection import classes_of, selects
from sim.scenario.stock import StockPolicy, chosen

Write = Callable[..., Path]
SHARES = {"lamp": 5.0, "mug": 50.0, "pan": 30.0, "cup": 15.0}
"""Shares of lines; by value, at 300, 10, 10 and 0 元, the lamp makes up 1500 of 2300, the mug 500, the pan 300."""
VALUES = {"lamp": 30_000, "mug": 1000, "pan": 1000, "cup": 0}


def classed(**rules: Any) -> dict[str, Sku]:
    """Class four articles of 100 single-unit lines a day."""
    articles = [sku(name, abc="C", demand_share=share, value=VALUES[name]) for name, share in SHARES.items()]
    small = scenario(products={"skus": articles, "classes": rules})
    return {article.name: article for article in small.products.skus}


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ({"by": "lines"}, {"mug": "A", "pan": "A", "cup": "B", "lamp": "C"}),
        ({"by": "value"}, {"mug": "A", "lamp": "A", "pan": "B", "cup": "C"}),
        ({"by": "lines", "a": 0.5, "b": 0.5}, {"mug": "A", "pan": "C", "cup": "C", "lamp": "C"}),
    ],
)
def test_abc_by_lines_and_by_value(rule: dict[str, Any], expected: dict[str, str]) -> None:
    """The SKU that passes a limit still belongs to the class; what adds nothing is C."""
    assert {name: article.abc for name, article in classed(abc=rule).items()} == expected


def test_given_classes_stay_where_nothing_is_computed() -> None:
    """Without a rule the column counts."""
    assert {article.abc for article in classed().values()} == {"C"}


def test_xyz_by_the_variation_of_a_compound_poisson_process() -> None:
    """Of n lines of one unit in four days the coefficient of variation is 1 / sqrt(n): 0.07, 0.09, 0.13, 0.22."""
    articles = classed(xyz={"period": 4 * DAY, "x": 0.1, "y": 0.15})
    assert {name: article.xyz for name, article in articles.items()} == {
        "mug": "X", "pan": "X", "cup": "Y", "lamp": "Z",
    }  # fmt: skip


@pytest.mark.parametrize("rule", [{"fast": 30.0}, {"share": 0.8}])
def test_fast_by_rate_or_by_share(rule: dict[str, Any]) -> None:
    """The mug with 50 lines a day and the pan with 30 make up 80 %."""
    articles = classed(movement=rule)
    assert [name for name, article in articles.items() if article.movement == "fast"] == ["mug", "pan"]


def test_classes_are_computed_anew_from_new_demand() -> None:
    """A scenario that is written out and read again has the same classes, one with other demand its own."""
    articles = [sku(name, demand_share=share) for name, share in SHARES.items()]
    fields = scenario(products={"skus": articles, "classes": {"movement": {"fast": 30.0}}}).model_dump()
    assert type(scenario(**{**fields, "orders": 200.0})).model_validate(fields).model_dump() == fields
    fields["demand"]["orders"] = 1000.0
    assert {one.movement for one in type(scenario()).model_validate(fields).products.skus} == {"fast"}


def test_shares_before_take_equals_as_they_stand() -> None:
    """Of two equal amounts the first comes first; nothing comes last."""
    assert shares_before([1.0, 0.0, 2.0, 1.0]) == [0.5, 1.0, 0.0, 0.75]


def test_a_sku_is_in_its_classes_and_in_both_together() -> None:
    """An article of A, X and fast is in AX as well; one without XYZ and movement is in its ABC class alone."""
    article = Sku(name="mug", abc="A", xyz="X", movement="fast")
    assert classes_of(article) == ("A", "X", "AX", "fast")
    assert classes_of(Sku(name="pan", abc="B")) == ("B",)
    assert selects(("AY", "AX"), (), article)
    assert not selects(("AY",), ("mug",), article)
    assert not selects(("A",), ("pan",), article)


def test_a_policy_for_both_classes_is_more_specific_than_one_for_either() -> None:
    """AX before A before all; a name before AX."""
    policies = tuple(
        StockPolicy(name=name, kind="unlimited", **fields)
        for name, fields in {
            "all": {}, "A": {"classes": ("A",)}, "AX": {"classes": ("AX",)}, "mug": {"skus": ("mug",)},
        }.items()
    )  # fmt: skip
    for article, expected in (
        (Sku(name="mug", abc="A", xyz="X"), "mug"),
        (Sku(name="pan", abc="A", xyz="X"), "AX"),
        (Sku(name="lid", abc="A", xyz="Z"), "A"),
        (Sku(name="cup", abc="B", xyz="X"), "all"),
    ):
        policy = chosen(policies, article)
        assert policy is not None
        assert policy.name == expected


STOCK = "warehouses: [{name: Kunshan, stock: {%s}}]"


@pytest.mark.parametrize(
    ("differences", "path", "said"),
    [
        ("products: {classes: {abc: {by: value, a: 90 %, b: 80 %}}}", "products.classes.abc.b", "no less than a, 0.9"),
        ("products: {classes: {xyz: {x: 2, y: 1}}}", "products.classes.xyz.y", "no less than x, 2"),
        ("products: {classes: {movement: {}}}", "products.classes.movement", "either fast or share"),
        (
            "products: {classes: {movement: {fast: 5 /d, share: 80 %}}}",
            "products.classes.movement",
            "either fast or share",
        ),
        (
            "products: {skus: [{name: mug, value: 0 元}, {name: pan, value: 0 元}], classes: {abc: {by: value}}}",
            "products.classes.abc.by",
            "all are 0",
        ),
        (
            STOCK % "policies: [{name: all, classes: [A, AX]}]",
            "warehouses[Kunshan].stock.policies[all].classes[1]",
            "add products.classes.xyz",
        ),
        (STOCK % "keeps: {classes: [fast]}", "warehouses[Kunshan].stock.keeps.classes[0]", "a column movement"),
        (
            "products: {shelf_life: [{name: chilled, classes: [fast], life: 9 d}]}",
            "products.shelf_life[chilled].classes[0]",
            "add products.classes.movement",
        ),
        (
            "warehouses: [{name: Kunshan, records: {counts: [{name: all, kind: full, every: month, classes: [A, AX]}]}}]",
            "warehouses[Kunshan].records.counts[all].classes[1]",
            "add products.classes.xyz",
        ),
        ("planning: {opening: {classes: [X]}}", "planning.opening.classes[0]", "add products.classes.xyz"),
        (STOCK % "keeps: {classes: [D]}", "warehouses[Kunshan].stock.keeps.classes[0]", "one of A, B, C, X"),
    ],
)
def test_classes_that_do_not_fit(problems: Any, differences: str, path: str, said: str) -> None:
    """Each contradiction is told at its place."""
    assert_told(problems(differences), path, said)


def test_a_computed_class_that_no_sku_is_in_is_odd(write: Write) -> None:
    """Where everything is steady a policy for Z is never taken, which is told, and good all the same."""
    text = (
        "products: {classes: {xyz: {x: 9, y: 9}}}\n"
        + STOCK % "policies: [{name: erratic, kind: unlimited, classes: [Z]}]"
    )
    (warning,) = load_resolved(write(changed=f"extends: base.yaml\n{text}\n")).warnings
    assert warning.expected == "classes that SKUs are in; none is in Z"


EVENT = "demand: {calendar: [{name: fair, first: 2025-01-10, last: 2025-01-12, factor: 2}]}\n"
REGION = (
    "warehouses: [{name: Tianjin, region: 华北, latitude: 39.1, longitude: 117.2,"
    " stock: {source: Kunshan, policies: [{name: n, kind: none, opening: 0}]}}]\n"
)


@pytest.mark.parametrize(
    ("differences", "path"),
    [
        (STOCK % "keeps: {classes: [A, B, C]}", "warehouses[Kunshan].stock.keeps.classes"),
        (
            STOCK % "source: null, sources: [{name: factory, classes: [A, B, C]}]",
            "warehouses[Kunshan].stock.sources[factory].classes",
        ),
        (STOCK % "policies: [{name: all, classes: [A, B, C]}]", "warehouses[Kunshan].stock.policies[all].classes"),
        ("planning: {opening: {classes: [C]}}", "planning.opening.classes"),
        (
            REGION + "planning: {rounds: [{name: push, source: Kunshan, days: mon, classes: [C]}]}",
            "planning.rounds[push].classes",
        ),
        ("alerts: [{name: out, kind: stock_out, classes: [A, C]}]", "alerts[out].classes"),
        (
            EVENT + "planning: {prepositioning: [{name: fair, events: [fair], lead: 3 d, classes: [C]}]}",
            "planning.prepositioning[fair].classes",
        ),
        (
            "products: {shelf_life: [{name: chilled, classes: [C], life: 9 d}]}",
            "products.shelf_life[chilled].classes",
        ),
    ],
)
def test_a_class_that_no_sku_is_in_is_odd_wherever_it_is_named(write: Write, differences: str, path: str) -> None:
    """The SKUs are in A and B; whatever names C is told so, with its place, and only that."""
    told = load_resolved(write(changed=f"extends: base.yaml\n{differences}\n")).warnings
    (warning,) = [warning for warning in told if "none is in C" in warning.expected]
    assert warning.path == path
    assert warning.line > 1
