"""The economic order quantity against textbook examples."""

import pytest

from sim.network.deriving.economic_order import (
    cycle_quantity,
    economic_order_quantity,
    economic_order_with_backorders,
    order_cost_a_day,
)


def test_joe_s_candy_bars() -> None:
    """Snyder and Shen 2019, Fundamentals of Supply Chain Theory, 2nd ed., example 3.1: Q* = 304.1 at a cost of 68.41."""
    quantity = economic_order_quantity(1300, 8, 0.225)
    assert quantity == pytest.approx(304.0468, abs=1e-4)
    assert order_cost_a_day(quantity, 1300, 8, 0.225) == pytest.approx(68.4105, abs=1e-4)


def test_joe_s_candy_bars_with_backorders() -> None:
    """Snyder and Shen 2019, sec. 3.5: with a backorder cost of 5, Q* = 310.8."""
    assert economic_order_with_backorders(1300, 8, 0.225, 5) == pytest.approx(310.8126, abs=1e-4)


@pytest.mark.parametrize("factor", [0.5, 0.9, 1.1, 2.0])
def test_no_other_quantity_costs_less(factor: float) -> None:
    """Half of it, twice as much and neighbours cost more."""
    best = economic_order_quantity(20.0, 100.0, 3.0)
    assert order_cost_a_day(best * factor, 20.0, 100.0, 3.0) > order_cost_a_day(best, 20.0, 100.0, 3.0)


def test_a_cycle_s_demand_is_at_least_a_unit() -> None:
    """Three days of ten units; a day of a tenth."""
    assert cycle_quantity(10.0, 3.0) == 30.0
    assert cycle_quantity(0.1, 1.0) == 1.0
