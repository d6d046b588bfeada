"""Stock in the simulator against theory: newsvendor, (s, S), (R, Q), pooling, and two echelons."""

from collections.abc import Callable
from typing import Any

import numba
import numpy as np
import pytest
from against_theory import Law, Measure, System, check, compare, intervals, long_run, measured
from echelons import TwoEchelons, backorders, in_stock
from scipy import stats
from small_scenarios import DAY, city, freight_carrier, policy, sku, stock, supplier, warehouse
from stock_measures import stock_cost

from sim.ledger.ledger import Ledger
from sim.network.build import build
from sim.network.deriving.discrete_demand import compound_poisson
from sim.network.deriving.inventory_cost import CostRates
from sim.network.deriving.order_up_to import renewals
from sim.network.deriving.reorder_quantity import best_reorder_quantity
from sim.scenario.scenario import Scenario

pytestmark = [
    pytest.mark.evidence,
    pytest.mark.skipif(bool(numba.config.DISABLE_JIT), reason="takes too long in plain Python"),
]


def share_short(place: int | None = None) -> Measure:
    """Share of order lines that wait for stock, of all or of one warehouse."""

    def figure(ledger: Ledger) -> float:
        lines = at(measured(ledger.lines, "placed_s"), place)
        return float((lines["reserved_s"] > lines["placed_s"]).mean())

    return named(figure, "Share of order lines that wait for stock", place)


def mean_wait_d(place: int | None = None) -> Measure:
    """Mean days that an order line waits for stock, those that do not wait included."""

    def figure(ledger: Ledger) -> float:
        lines = at(measured(ledger.lines, "placed_s"), place)
        return float((lines["reserved_s"] - lines["placed_s"]).mean()) / DAY

    return named(figure, "Mean days that an order line waits for stock", place)


def named(figure: Measure, name: str, place: int | None) -> Measure:
    """Say what a figure is."""
    figure.__doc__ = name if place is None else f"{name}, site {place + 1}"
    return figure


def at(rows: np.ndarray, place: int | None) -> np.ndarray:
    """Return the rows of a warehouse, or all."""
    return rows if place is None else rows[rows["warehouse"] == place]


def shop(days: int = 250, demand: float = 20.0, quantity: Any = 1, penalty: int = 900, **fields: Any) -> Scenario:
    """Make a shop one day from its supplier; an order costs 50 元, a unit held 1 元 a day, a waiting line 9 元 a day."""
    return long_run(
        days,
        orders=demand,
        quantity=quantity,
        skus=[sku(value=36500)],
        warehouses=[warehouse(stock={**stock(**fields), "capital_rate": 1.0})],
        suppliers=[supplier(fields.pop("lead_time", DAY), ordering_cost=5000)],
        costs={"backorder_penalty": penalty},
    )


@pytest.mark.parametrize("level", [22, 26, 30])
def test_newsvendor_s_day(level: int) -> None:
    """Up to S just after midnight's books, delivered at once: days end with E[(S - D)+] on the shelf and E[(D - S)+] waiting."""
    numbers = np.arange(120)
    demand = stats.poisson.pmf(numbers, 20.0)
    left, lacking = np.maximum(level - numbers, 0) @ demand, np.maximum(numbers - level, 0) @ demand
    small = long_run(
        400,
        orders=20.0,
        skus=[sku(value=36500)],
        warehouses=[
            warehouse(stock={**stock(kind="R_S", review=DAY, review_at=1, order_up_to=level), "capital_rate": 1.0})
        ],
        suppliers=[supplier(0)],
        costs={"backorder_penalty": 900},
    )
    law = Law("h E[(S − D)⁺] + p E[(D − S)⁺]", 100 * float(left) + 900 * float(lacking))
    check(
        System(f"Newsvendor, S = {level}, λ = 20", "Silver, Pyke and Thomas 2017, ch. 9"),
        small,
        {stock_cost: law},
        within=0.1,
    )


def test_newsvendor_s_best_level() -> None:
    """The derived optimum for continuous selling is the least costly of its neighbours, by the costs of theory."""
    row = build(shop(kind="R_S", review=DAY, optimal=True)).array("levels")[0, 0]
    quantile = np.mean(
        [stats.poisson.cdf(row["order_up_to"], 20.0 * (1 + time)) for time in np.linspace(0.005, 0.995, 100)]
    )
    below = np.mean(
        [stats.poisson.cdf(row["order_up_to"] - 1, 20.0 * (1 + time)) for time in np.linspace(0.005, 0.995, 100)]
    )
    assert below < 0.9 <= quantile


def test_best_reorder_quantity_costs_what_theory_says() -> None:
    """(R, Q) of Federgruen and Zheng: simulated cost a day is the optimum's; who waits, and how long, is as in Hadley and Whitin."""
    found = best_reorder_quantity(compound_poisson(20.0, np.array([0.0, 1.0])), 20.0, CostRates(5000.0, 100.0, 900.0))
    small = shop(kind="R_Q", optimal=True)
    row = build(small).array("levels")[0, 0]
    assert (row["reorder_point"], row["order_quantity"]) == (found.reorder_point, found.quantity)
    positions = np.arange(found.reorder_point + 1, found.reorder_point + found.quantity + 1)
    short = float(stats.poisson.sf(positions - 1, 20.0).mean())
    numbers = np.arange(200)
    waiting = np.mean([np.maximum(numbers - y, 0) @ stats.poisson.pmf(numbers, 20.0) for y in positions])
    system = System(
        f"(R, Q) of least cost, R = {found.reorder_point}, Q = {found.quantity}, λL = 20",
        "Federgruen and Zheng 1992; Hadley and Whitin 1963",
    )
    check(system, small, {stock_cost: Law("(K λ + Σ G(y)) / Q, least", found.cost)}, within=0.02)
    wait = Law("mean of E[(D − y)⁺] / λ", float(waiting) / 20.0)
    check(system, small, {share_short(): Law("mean of P(D ≥ y)", short), mean_wait_d(): wait}, within=0.1)


@pytest.mark.parametrize("shift", [-6, 6])
def test_neighbours_of_the_best_reorder_point_cost_more(shift: int) -> None:
    """Six units less or more of reorder point cost clearly more than the optimum, in the simulator too."""
    found = best_reorder_quantity(compound_poisson(20.0, np.array([0.0, 1.0])), 20.0, CostRates(5000.0, 100.0, 900.0))
    small = shop(kind="R_Q", reorder_point=found.reorder_point + shift, order_quantity=found.quantity)
    ((mean, half_width),) = intervals(small, [stock_cost])
    assert mean - half_width > found.cost


def test_r_q_with_lines_of_several_units() -> None:
    """(R, Q) under compound Poisson demand: lines undershoot R, the position is uniform on R + 1, …, R + Q all the same.

    Hadley and Whitin (1963), sec. 4-7, Zipkin (2000), sec. 6.6: no line is larger than Q, so one Q always lifts it above R. A line
    waits if it and lead-time demand before it exceed the position.
    """
    batch = np.array([0.0, 0.5, 0.3, 0.0, 0.2])
    demand = np.convolve(compound_poisson(10.0, batch).probabilities, batch)
    short = float(np.mean(1 - np.cumsum(demand)[11:41]))
    lines = {"empirical": {"values": [1, 2, 4], "weights": [5, 3, 2]}}
    system = System(
        "(R, Q), lines of 1, 2 or 4 units, R = 10, Q = 30", "Hadley and Whitin 1963, sec. 4-7; Zipkin 2000, sec. 6.6"
    )
    small = shop(500, 10.0, lines, kind="R_Q", reorder_point=10, order_quantity=30)
    check(system, small, {share_short(): Law("mean of P(X + D > y), y = R + 1, …, R + Q", short)}, within=0.1)


def test_s_s_with_lines_of_several_units() -> None:
    """(s, S) under compound Poisson demand: a line waits if X + D exceeds the position, which is S - j with weight m(j)."""
    batch = np.array([0.0, 0.5, 0.3, 0.0, 0.2])
    demand = np.convolve(compound_poisson(10.0, batch).probabilities, batch)
    visits = renewals(batch, 30)
    levels = 40 - np.arange(30)
    short = float(visits @ (1 - np.cumsum(demand)[levels]) / visits.sum())
    lines = {"empirical": {"values": [1, 2, 4], "weights": [5, 3, 2]}}
    system = System("(s, S), lines of 1, 2 or 4 units, s = 10, S = 40", "Zheng and Federgruen 1991, eq. 2")
    small = shop(500, 10.0, lines, reorder_point=10, order_up_to=40)
    check(system, small, {share_short(): Law("Σ m(j) P(X + D > S − j) / Σ m(j)", short)}, within=0.1)


def test_complete_pooling() -> None:
    """Four shops with base stock 12 each keep 30 % of their customers waiting, one with 48 for all of them 14 %."""
    cities = [city(f"c{number}", longitude=float(10 * number)) for number in range(4)]
    parts = [
        warehouse(f"w{number}", longitude=float(10 * number), stock=stock(reorder_point=11, order_up_to=12))
        for number in range(4)
    ]
    whole = [warehouse(stock=stock(reorder_point=47, order_up_to=48))]
    known = {"orders": 20.0, "suppliers": [supplier(2 * DAY)], "allocation": {"shortage": "backorder"}}
    for sites, base_stock, on_order in ((parts, 12, 10.0), (whole, 48, 40.0)):
        waits = float(stats.poisson.sf(base_stock - 1, on_order))
        system = System(f"Pooling: {len(sites)} × base stock {base_stock}, λL = 40 in all", "Palm 1938; Eppen 1979")
        small = long_run(3000, cities=cities, warehouses=sites, **known)
        check(system, small, {share_short(): Law("P(X ≥ S), X Poisson(λL)", waits)}, within=0.1)


def two_echelons(on_the_way: bool) -> tuple[Scenario, TwoEchelons]:
    """Make a centre two days from its supplier with base stock 34, and three sites; goods take no time to them, or a day."""
    base_stock = 12 if on_the_way else 2
    keeps = [policy(reorder_point=base_stock - 1, order_up_to=base_stock)]
    haul = {"carrier": "truck", "departures": [minute * 600 for minute in range(144)]}
    places = [("north", 10.0, 5.0), ("south", 20.0, 10.0), ("west", 30.0, 5.0)]
    sites = [
        warehouse(
            name,
            longitude=longitude,
            stock={"source": "centre", "policies": keeps},
            line_haul=haul if on_the_way else None,
        )
        for name, longitude, _ in places
    ]
    centre = warehouse("centre", longitude=20.0, serves_customers=False, stock=stock(reorder_point=33, order_up_to=34))
    small = long_run(
        400,
        orders=20.0,
        cities=[city(name, longitude=longitude, demand_share=share) for name, longitude, share in places],
        warehouses=[*sites, centre],
        suppliers=[supplier(2 * DAY)],
        freight_carriers=[freight_carrier(handling=DAY, speed=1e6, daily_distance=10**9)],
        allocation={"shortage": "backorder"},
    )
    lead = 1.0 + 300 / DAY if on_the_way else 0.0
    return small, TwoEchelons((5.0, 10.0, 5.0), 2.0, lead, 34)


@pytest.mark.parametrize("on_the_way", [False, True], ids=["at once", "a day"])
def test_two_echelons_of_base_stock(on_the_way: bool) -> None:
    """Share and mean wait of the customers of each site are exact (Simon 1971, Graves 1985), and METRIC is seen to be off."""
    small, theory = two_echelons(on_the_way)
    base_stock = 12 if on_the_way else 2
    shares, waits = ([figure(site) for site in range(3)] for figure in (share_short, mean_wait_d))

    def by(way: Callable[[int], np.ndarray]) -> list[float]:
        ways = [way(site) for site in range(3)]
        late = [backorders(ways[site], base_stock) / theory.demand[site] for site in range(3)]
        return [1 - in_stock(numbers, base_stock) for numbers in ways] + late

    laws = [
        Law("P(O ≥ S)" if number < 3 else "E[(O − S)⁺] / λ", value) for number, value in enumerate(by(theory.exact))
    ]
    system = System(f"Two echelons, base stock 34 and 3 × {base_stock}", "Simon 1971; Graves 1985, eq. 2 and 9")
    figures = compare(system, small, dict(zip([*shares, *waits], laws, strict=True)))
    off = 0
    for (mean, half_width), law, metric, near in zip(
        figures, laws, by(theory.metric), by(theory.negative_binomial), strict=True
    ):
        exact = law.value
        assert abs(mean - exact) < half_width
        assert abs(near - exact) < abs(metric - exact)
        off += abs(mean - metric) > half_width
    assert off >= 4
