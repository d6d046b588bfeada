"""Whether scenarios meet the same orders."""

from dataclasses import replace

import pytest
from hand_made import scenario
from made_results import result, study
from test_report_answer import COST, around, told

from analysis.same_orders import same_orders
from analysis.study import ScenarioResult


def with_products(sound: ScenarioResult, **changes: object) -> ScenarioResult:
    """Give a result the scenario `small` with other settings of its products."""
    products = sound.scenario.products.model_copy(update=changes)
    name = {"name": f"{sound.scenario.name} changed"}
    return replace(sound, scenario=sound.scenario.model_copy(update={"products": products} | name))


def test_handling_of_stock_is_no_demand() -> None:
    """Classes, packs, substitutes, shelf life and the order of issue leave the orders as they are."""
    one = result("one", {COST: around(10)})
    first, second = one.scenario.products.skus
    handled = first.model_copy(update={"abc": "B", "pack": 12, "substitute": "c", "shelf_life": 86400})
    other = with_products(one, skus=(handled, second), issue="fifo", ageing=True)
    assert same_orders(study(one, other))
    assert not any("Demand differs" in sentence for sentence in told(study(one, other)))


@pytest.mark.parametrize("change", [{"demand_share": 2.0}, {"name": "b"}, {"weight": 5000}, {"value": 700}])
def test_other_goods_are_another_demand(change: dict[str, object]) -> None:
    """Who orders other goods, or other shares of them, does not place the same orders."""
    one = result("one", {COST: around(10)})
    first, second = one.scenario.products.skus
    assert not same_orders(study(one, with_products(one, skus=(first.model_copy(update=change), second))))


def test_other_orders_or_customers_are_another_demand() -> None:
    """Twice the orders, or the same from other places, are not the same orders; other roads to them are."""
    one = result("one", {COST: around(10)})
    busy = scenario(name="two", demand={"orders": "20 /d", "lines": 1, "quantity": 1})
    city = one.scenario.customers.cities[0].model_copy(update={"demand_share": 3.0})
    moved = one.scenario.customers.model_copy(update={"cities": (city, *one.scenario.customers.cities[1:])})
    roads = one.scenario.customers.model_copy(update={"circuity": ({"factor": 1.3},)})
    for changed, same in (
        (busy, False),
        (one.scenario.model_copy(update={"customers": moved, "name": "two"}), False),
        (one.scenario.model_copy(update={"customers": roads, "name": "two"}), True),
    ):
        assert same_orders(study(one, replace(one, scenario=changed))) is same
