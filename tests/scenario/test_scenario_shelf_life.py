"""Checks of shelf lives: what contradicts itself is refused, what cannot be sold in time is warned of, each at its place."""

from collections.abc import Callable

import pytest
from written_files import Write

from sim.scenario.loading import Problem, load, load_resolved

Find = Callable[..., list[Problem]]
FOOD = "products: {shelf_life: [{name: food, life: 10 d}]"
POLICY = "warehouse_defaults: {stock: {policies: [{name: all, %s}]}}"


@pytest.mark.parametrize(
    ("differences", "path", "said"),
    [
        ("products: {shelf_life: [{name: food}]}", "products.shelf_life[food].life", "a life, or obsolete_after"),
        ("products: {shelf_life: [{name: food, life: -1 d}]}", "products.shelf_life[food].life", "a duration"),
        ("products: {shelf_life: [{name: food, life: 0}]}", "products.shelf_life[food].life", "more than 0"),
        ("products: {skus: [{name: mug, shelf_life: -3 d}]}", "products.skus[mug].shelf_life", "a duration"),
        ("products: {age_bands: [30 d, 60 d]}", "products.age_bands", "three ages above 0"),
        ("products: {age_bands: [30 d, 20 d, 90 d]}", "products.age_bands", "each above the one before"),
        ("products: {issue: lifo}", "products.issue", "fefo, fifo"),
        ("products: {least_life: 100 %}", "products.least_life", "less than 1"),
        (
            "products: {shelf_life: [{name: f, life: 1 d, skus: [mgu]}]}",
            "products.shelf_life[f].skus[0]",
            "a SKU",
        ),
        (
            f"{FOOD}, least_life: 40 %}}\nsuppliers: [{{name: factory, remaining_life: 0.4}}]",
            "suppliers[factory].remaining_life",
            "clearly more than the 0.4 of its life that goods must have left in Kunshan",
        ),
    ],
)
def test_contradictions_are_told(problems: Find, differences: str, path: str, said: str) -> None:
    """One problem, at the right place, that says what was expected."""
    (problem,) = problems(differences)
    assert problem.path == path
    assert said in problem.expected


@pytest.mark.parametrize(
    ("differences", "path", "said"),
    [
        ("products: {shelf_life: [{name: food, classes: [A], skus: [pan], life: 9 d}]}", "shelf_life[food].name", "some SKU is in"),
        ("products: {least_life: 20 %}", "products.least_life", "none has one, so nothing comes of it"),
        ("suppliers: [{name: factory, remaining_life: 50 %}]", "suppliers[factory].remaining_life", "none has one"),
        ("warehouse_defaults: {stock: {issue: fifo}}", "stock.issue", "SKUs that are kept by batch; none is"),
        (f"{FOOD}}}\n{POLICY % 'cycle: 20 d, kind: s_S, review: null'}", "policies[all].cycle", "the shelf life, 10 d for mug"),
        (f"{FOOD}}}\n{POLICY % 'review: 14 d'}", "policies[all].review", "the shelf life, 10 d for mug"),
        (f"{FOOD}}}\nsuppliers: [{{name: factory, lead_time: 12 d}}]", "stock.source", "a mean lead time within the shelf life"),
    ],
)  # fmt: skip
def test_what_cannot_be_sold_in_time_is_warned_of(write: Write, differences: str, path: str, said: str) -> None:
    """One warning, at the place that causes it."""
    (warning,) = load_resolved(write(changed=f"extends: base.yaml\n{differences}")).warnings
    assert warning.path.endswith(path)
    assert said in warning.expected


def test_a_receiving_warehouse_that_refuses_what_it_is_sent(write: Write) -> None:
    """A front warehouse that wants more life left than its source does writes off what it receives."""
    front = (
        "warehouses: [{name: Front, region: 华东, latitude: 31, longitude: 121, "
        "stock: {source: Kunshan, least_life: 30 %}}]"
    )
    (warning,) = load_resolved(write(changed=f"extends: base.yaml\n{FOOD}}}\n{front}")).warnings
    assert warning.path == "warehouses[Front].stock.least_life"
    assert "written off on receipt" in warning.expected


def test_a_table_may_have_shelf_lives(write: Write) -> None:
    """The SKU's own life goes before that of its class; what is empty follows the class."""
    from sim.scenario.shelf_life import is_kept, keeping, obsolescence

    products = load(
        write(
            data__skus_csv="name,abc,shelf_life [d],obsolete_after\nmilk,A,7,\nrice,B,,1 y\nsalt,C,,\n",
            changed="extends: base.yaml\nproducts:\n  skus: data/skus.csv\n  shelf_life: [{name: f, classes: [A, B], life: 90 d}]\n",
        )
    ).products
    day = 86400
    assert [keeping(products, sku) for sku in products.skus] == [7 * day, 90 * day, None]
    assert [obsolescence(products, sku) for sku in products.skus] == [None, 365 * day, None]
    assert [is_kept(products, sku) for sku in products.skus] == [True, True, False]
