"""Clark and Scarf's decomposition against enumeration, and the simulator against both."""

from itertools import product

import numba
import pytest
from against_theory import Law, System, check, intervals, long_run
from serial import Stage, best_echelon_stock, local_stock_cost
from small_scenarios import DAY, freight_carrier, sku, stock, supplier, warehouse
from stock_measures import stock_cost

from sim.scenario.scenario import Scenario

DEMAND, PENALTY = 20.0, 9.0
LEADS = (1.0 + 300 / DAY, 2.0)
"""A truck every ten minutes that takes a day, so that goods wait for five minutes on average; two days from the supplier."""


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


def serial_system(shop: int, centre: int) -> Scenario:
    """Make a centre and a shop with local base stock; a unit held costs 1 元 a day at the centre and 3 元 at the shop or on its way there."""
    sites = [
        warehouse(
            "shop",
            stock={**stock("centre", reorder_point=shop - 1, order_up_to=shop), "capital_rate": 1.0},
            line_haul={"carrier": "truck", "departures": [minute * 600 for minute in range(144)]},
        ),
        warehouse(
            "centre",
            serves_customers=False,
            stock={**stock(reorder_point=centre - 1, order_up_to=centre), "capital_rate": 1 / 3},
        ),
    ]
    return long_run(
        250,
        orders=DEMAND,
        skus=[sku(value=3 * 36500)],
        warehouses=sites,
        suppliers=[supplier(2 * DAY)],
        freight_carriers=[freight_carrier(handling=DAY, speed=1e6, daily_distance=10**9)],
        costs={"backorder_penalty": round(100 * PENALTY)},
    )


def cost_fen(shop: int, centre: int) -> float:
    """Cost a day by theory; goods on their way cost what they do at the shop."""
    return 100 * (local_stock_cost((shop, centre), LEADS, DEMAND, (3.0, 1.0, PENALTY)) + 2 * DEMAND * LEADS[0])


@pytest.mark.evidence
@pytest.mark.skipif(bool(numba.config.DISABLE_JIT), reason="takes too long in plain Python")
def test_the_simulator_costs_what_clark_and_scarf_say() -> None:
    """At their levels the simulated cost is theirs; moving eight units from the shop to the centre, or back, costs clearly more."""
    (shop, both), cost = best_echelon_stock((Stage(LEADS[0], 2.0), Stage(LEADS[1], 1.0)), DEMAND, PENALTY)
    best = cost_fen(shop, both - shop)
    assert best == pytest.approx(100 * (cost + 2 * DEMAND * LEADS[0]), rel=1e-6)
    system = System(
        f"Serial system of two stages, echelon base stock {shop} and {both}",
        "Clark and Scarf 1960; Chen and Zheng 1994",
    )
    check(system, serial_system(shop, both - shop), {stock_cost: Law("C(S₁, S₂), least", best)}, within=0.03)
    for moved in (-8, 8):
        ((mean, half_width),) = intervals(serial_system(shop + moved, both - shop - moved), [stock_cost])
        assert mean - half_width > best
