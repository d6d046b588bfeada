"""Running costs of a day."""

from small_scenarios import policy, scenario, supplier, warehouse

from sim.network.build import build
from sim.rules.costs import holding_cost, penalty_cost


def test_holding_is_a_day_of_the_capital_rate() -> None:
    """7.3 % a year on 10,000 元 are 2 元 a day; on 1 元 nothing that a fen could tell."""
    stock = {"source": "supplier", "policies": [policy(order_up_to=9, reorder_point=1)], "capital_rate": 0.073}
    network = build(scenario(warehouses=[warehouse(stock=stock)], suppliers=[supplier()]))
    assert holding_cost(network, 0, 1_000_000) == 200
    assert holding_cost(network, 0, 100) == 0


def test_penalty_is_paid_for_each_line_and_day() -> None:
    """Seven lines that wait, at 2 元 each."""
    network = build(scenario(costs={"backorder_penalty": 200}))
    assert penalty_cost(network, 7) == 1400
