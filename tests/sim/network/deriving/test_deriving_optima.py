"""Exact optima against published ones, and against every other policy."""

import numpy as np
import pytest
from demands import MIXED, poisson
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.network.deriving.discrete_demand import compound_poisson
from sim.network.deriving.inventory_cost import CostRates, best_position, position_costs, worthwhile
from sim.network.deriving.order_up_to import OrderUpTo, best_order_up_to, cost_of_order_up_to, renewals
from sim.network.deriving.reorder_quantity import best_reorder_quantity, cost_of_reorder_quantity

FIRST, LAST = -150, 300


def periodic(mean: float, rates: CostRates) -> OrderUpTo:
    """Best (s, S) for Poisson demand a period without lead time."""
    demand = poisson(mean)
    costs = position_costs(demand, rates, np.arange(FIRST, LAST))
    return best_order_up_to(FIRST, costs, demand.probabilities, rates.ordering)


PUBLISHED = {10: (6, 40, 35.0215552), 20: (14, 62, 49.173036), 64: (55, 74, 78.402321)}
"""s, S and cost for K = 64, h = 1, b = 9, as quoted from Feng and Xiao 2000, IIE Trans. 32."""


@pytest.mark.parametrize("mean", PUBLISHED)
def test_published_order_up_to_policies(mean: int) -> None:
    """Poisson demand without lead time, Zheng and Federgruen's standard example."""
    found = periodic(mean, CostRates(64, 1, 9))
    assert (found.reorder_point, found.order_up_to) == PUBLISHED[mean][:2]
    assert found.cost == pytest.approx(PUBLISHED[mean][2], abs=1e-6)


def test_order_up_to_policy_of_snyder_and_shen() -> None:
    """Snyder and Shen 2019, example 4.7: Poisson demand of 6, K = 5, h = 1, b = 4: (4, 10) at 8.034."""
    found = periodic(6, CostRates(5, 1, 4))
    assert (found.reorder_point, found.order_up_to, round(found.cost, 3)) == (4, 10, 8.034)


def test_reorder_quantity_of_snyder_and_shen() -> None:
    """Snyder and Shen 2019, example 5.8: demand of 1.5 over a lead time of 2, K = 100, h = 20, b = 150: (3, 5) at 107.92."""
    found = best_reorder_quantity(poisson(3.0), 1.5, CostRates(100, 20, 150))
    assert (found.reorder_point, found.quantity) == (3, 5)
    assert found.cost == pytest.approx(107.92358063, abs=1e-6)


def test_newsvendor_of_snyder_and_shen() -> None:
    """Snyder and Shen 2019, sec. 4.3: Poisson demand of 50, h = 0.18, b = 0.70: 56 papers."""
    assert best_position(poisson(50.0), CostRates(0, 0.18, 0.70)) == 56


SYSTEMS = {
    "mean": st.floats(0.3, 12),
    "ordering": st.floats(0.0, 60),
    "backorder": st.floats(0.5, 30),
}


@settings(max_examples=25, deadline=None)
@given(**SYSTEMS)
def test_no_reorder_quantity_costs_less(mean: float, ordering: float, backorder: float) -> None:
    """Every R from -10 to 50 and Q up to 60, by its own sum."""
    demand, rates = compound_poisson(mean, MIXED), CostRates(ordering, 1.0, backorder)
    found = best_reorder_quantity(demand, 1.9 * mean, rates)
    least = min(
        cost_of_reorder_quantity(point, quantity, demand, 1.9 * mean, rates)
        for point in range(-10, 50)
        for quantity in range(1, 60)
    )
    assert found.cost <= least + 1e-9
    assert found.cost == pytest.approx(
        cost_of_reorder_quantity(found.reorder_point, found.quantity, demand, 1.9 * mean, rates)
    )


@settings(max_examples=25, deadline=None)
@given(**SYSTEMS)
def test_no_order_up_to_policy_costs_less(mean: float, ordering: float, backorder: float) -> None:
    """Every s from -10 to 39 and S - s up to 50, each line looked at."""
    demand, rates = compound_poisson(2 * mean, MIXED), CostRates(ordering, 1.0, backorder)
    levels = np.arange(FIRST, LAST)
    costs, setup = position_costs(demand, rates, levels), ordering * mean
    found = best_order_up_to(FIRST, costs, MIXED, setup)
    least = min(
        cost_of_order_up_to(point, point + gap, FIRST, costs, MIXED, setup)
        for point in range(-10, 40)
        for gap in range(1, 50)
    )
    assert found.cost <= least + 1e-9
    assert found.cost == pytest.approx(
        cost_of_order_up_to(found.reorder_point, found.order_up_to, FIRST, costs, MIXED, setup)
    )


def test_renewals_by_hand() -> None:
    """Half of the lines ask for one unit, 0.3 for two, 0.2 for four: m = 1, 0.5, 0.55, 0.425, and 0.5775 with the four."""
    assert renewals(MIXED, 5) == pytest.approx([1, 0.5, 0.55, 0.425, 0.5 * 0.425 + 0.3 * 0.55 + 0.2])


def test_unit_demand_makes_both_policies_one() -> None:
    """Where units come one by one, (s, S) is (R, Q) with Q = S - s, at the same cost."""
    demand, rates = poisson(6.0), CostRates(30.0, 1.0, 9.0)
    costs = position_costs(demand, rates, np.arange(FIRST, LAST))
    up_to = best_order_up_to(FIRST, costs, np.array([0.0, 1.0]), 30.0 * 3)
    lots = best_reorder_quantity(demand, 3.0, rates)
    assert (up_to.reorder_point, up_to.order_up_to - up_to.reorder_point) == (lots.reorder_point, lots.quantity)
    assert up_to.cost == pytest.approx(lots.cost)


def test_costs_that_end_too_early_are_refused() -> None:
    """If the last position costs less than the average, a better S may lie beyond."""
    with pytest.raises(ValueError, match="both ends"):
        best_order_up_to(0, np.array([9.0, 5.0, 3.0, 2.0]), np.array([0.0, 1.0]), 10.0)


def test_worthwhile_positions_hold_all_that_cost_little() -> None:
    """|y - 3| <= 20 lies within, and both ends lie outside."""
    first, last = worthwhile(lambda levels: np.abs(levels - 3.0), 3, 20.0)
    assert first < -17
    assert last - 1 > 23
