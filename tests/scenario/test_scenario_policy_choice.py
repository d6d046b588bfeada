"""Which policy a SKU has in a warehouse."""

from small_scenarios import sku, warehouse

from sim.scenario.policy_choice import policy_of
from sim.scenario.products import Sku
from sim.scenario.warehouse import Warehouse


def test_the_most_specific_policy_is_taken() -> None:
    """Both, by article, by class, for all, whatever the order; of equals the first; none means unlimited."""
    policies = [
        {"name": "x", "kind": "s_S", "skus": ["x"], "reorder_point": 1, "order_up_to": 2},
        {"name": "A", "kind": "s_S", "classes": ["A"], "reorder_point": 1, "order_up_to": 3},
        {"name": "A again", "kind": "s_S", "classes": ["A", "C"], "reorder_point": 1, "order_up_to": 3},
        {"name": "B of y", "kind": "s_S", "classes": ["B"], "skus": ["y"], "reorder_point": 1, "order_up_to": 4},
    ]
    named = [("A", "x"), ("B", "x"), ("A", "y"), ("B", "y"), ("C", "y"), ("B", "z")]
    wanted = [Sku.model_validate(sku(name, abc=abc)) for abc, name in named]
    site = Warehouse.model_validate(warehouse(stock={"source": "supplier", "policies": policies}))
    names = ["x", "x", "A", "B of y", "A again"]
    assert [policy_of(site, one).name for one in wanted] == [*names, "unlimited"]
    general = {"name": "rest", "kind": "s_S", "reorder_point": 1, "order_up_to": 2}
    site = Warehouse.model_validate(warehouse(stock={"source": "supplier", "policies": [general, *policies]}))
    assert [policy_of(site, one).name for one in wanted] == [*names, "rest"]
