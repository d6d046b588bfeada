"""Derived parameters against stockpyl, a library of inventory optimisation (Snyder 2023), where it is installed."""

import numpy as np
import pytest

from sim.network.deriving.discrete_demand import compound_poisson
from sim.network.deriving.economic_order import economic_order_quantity, economic_order_with_backorders
from sim.network.deriving.inventory_cost import CostRates, best_position, position_costs
from sim.network.deriving.order_up_to import best_order_up_to
from sim.network.deriving.reorder_quantity import best_reorder_quantity

pytest.importorskip("stockpyl", reason="needs the extra 'theory'")

UNIT = np.array([0.0, 1.0])
SYSTEMS = [(3.0, 5.0, 1.0, 4.0), (6.0, 64.0, 1.0, 9.0), (20.0, 30.0, 0.5, 12.0), (45.0, 200.0, 2.0, 10.0)]
"""Mean demand, ordering, holding and backorder cost."""


@pytest.mark.parametrize(("mean", "ordering", "holding", "backorder"), SYSTEMS)
def test_optimal_policies_are_stockpyl_s(mean: float, ordering: float, holding: float, backorder: float) -> None:
    """(R, Q) over a lead time of two days, (s, S) by the period, the newsvendor: parameters and costs."""
    from stockpyl.newsvendor import newsvendor_poisson
    from stockpyl.rq import r_q_poisson_exact
    from stockpyl.ss import s_s_discrete_exact

    demand, rates = compound_poisson(mean, UNIT), CostRates(ordering, holding, backorder)
    lots = best_reorder_quantity(demand, mean / 2, rates)
    *theirs, cost = r_q_poisson_exact(holding, backorder, ordering, mean / 2, 2)
    assert [lots.reorder_point, lots.quantity] == theirs
    assert lots.cost == pytest.approx(cost)
    levels = np.arange(-200, 400)
    up_to = best_order_up_to(-200, position_costs(demand, rates, levels), demand.probabilities, ordering)
    *theirs, cost = s_s_discrete_exact(holding, backorder, ordering, True, mean)
    assert [up_to.reorder_point, up_to.order_up_to] == theirs
    assert up_to.cost == pytest.approx(cost)
    level, cost = newsvendor_poisson(holding, backorder, mean)
    assert best_position(demand, rates) == level
    assert float(position_costs(demand, rates, np.array([int(level)]))[0]) == pytest.approx(cost)


@pytest.mark.parametrize(("mean", "ordering", "holding", "backorder"), SYSTEMS)
def test_economic_order_quantities_are_stockpyl_s(
    mean: float, ordering: float, holding: float, backorder: float
) -> None:
    """With and without backorders."""
    from stockpyl.eoq import economic_order_quantity as plain
    from stockpyl.eoq import economic_order_quantity_with_backorders as planned

    assert economic_order_quantity(mean, ordering, holding) == pytest.approx(plain(ordering, holding, mean)[0])
    found = economic_order_with_backorders(mean, ordering, holding, backorder)
    assert found == pytest.approx(planned(ordering, holding, backorder, mean)[0])
