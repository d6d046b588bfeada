"""Clark and Scarf's decomposition against enumeration."""

from itertools import product

import pytest
from serial import Stage, best_echelon_stock, local_stock_cost


@pytest.mark.parametrize(("leads", "demand", "penalty"), [((1.0, 2.0), 5.0, 20.0), ((0.5, 1.0), 2.0, 9.0)])
def test_no_pair_of_local_levels_costs_less(leads: tuple[float, float], demand: float, penalty: float) -> None:
    """Echelon holding costs 2 and 1 are local ones of 3 and 1; echelon levels are sums of local ones; costs are equal."""
    echelon, cost = best_echelon_stock((Stage(leads[0], 2.0), Stage(leads[1], 1.0)), demand, penalty)
    least, *local = min(
        (local_stock_cost(pair, leads, demand, (3.0, 1.0, penalty)), *pair) for pair in product(range(25), repeat=2)
    )
    assert cost == pytest.approx(least, rel=1e-9)
    assert echelon == (local[0], sum(local))


def test_one_stage_is_the_newsvendor() -> None:
    """Poisson demand of ten over the lead time, h = 1, p = 9: the 90 % quantile is 14."""
    assert best_echelon_stock((Stage(2.0, 1.0),), 5.0, 9.0)[0] == (14,)
