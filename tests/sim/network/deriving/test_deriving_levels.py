"""From targets to levels, with every style of policy."""

from collections.abc import Callable

import numpy as np
import pytest
from demands import MIXED, UNIT, need, poisson
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from sim.network.deriving import optimal_levels
from sim.network.deriving.derivation import Style, Target, derive, quantity, whole
from sim.network.deriving.exact_fill_rate import Window, exact_fill_rate, exact_level, uniform_positions, with_line
from sim.network.deriving.need import Need
from sim.network.deriving.optimal_levels import Levels, best_r_s, best_s_nq, best_s_s, lot_of

STYLES: tuple[Style, ...] = ("s_S", "s_nQ", "R_S")
"""Those that reviews go with."""


def test_base_stock_of_a_spare_part() -> None:
    """(S - 1, S), ten on order by Palm: P(N <= 12) = 79.2 % and P(N <= 13) = 86.4 %, so 80 % take S = 14."""
    for lead_std in (0.0, 1.5):
        found = derive(Target(fill_rate=0.8, approximation="exact"), need(5.0, UNIT, lead_std=lead_std), "s_S")
        assert (found.reorder_point, found.order_up_to) == (13, 14)
    assert stats.poisson.cdf(13, 10) > 0.8 > stats.poisson.cdf(12, 10)


@pytest.mark.parametrize("name", ["normal", "gamma", "exact"])
def test_base_stock_by_every_approximation(name: str) -> None:
    """60 lines a day, two days: all three find levels within three units, and an uncertain lead time does not matter to the exact one."""
    levels = [
        derive(Target(fill_rate=0.95, approximation=approximation), need(60.0), "base_stock").order_up_to
        for approximation in ("exact", name)
    ]
    assert abs(levels[0] - levels[1]) <= 3
    overtaking = derive(Target(fill_rate=0.95, approximation="exact"), need(60.0, lead_std=0.7), "base_stock")
    assert overtaking.order_up_to == levels[0]


def test_best_base_stock_is_the_newsvendor() -> None:
    """Ten on order by Palm, b / (b + h) = 0.9: S = 14, and every line costs an order."""
    found = derive(Target(optimal=True), need(5.0, UNIT, ordering=3.0), "base_stock")
    numbers = np.arange(100)
    cost = np.where(numbers < 14, 14 - numbers, 9 * (numbers - 14)) @ stats.poisson.pmf(numbers, 10.0)
    assert found.order_up_to == 14
    assert found.cost == pytest.approx(float(cost) + 3.0 * 5)


def test_a_given_quantity_is_kept() -> None:
    """Q = 40 with a reorder point for 95 %."""
    found = derive(Target(fill_rate=0.95, quantity=40), need(), "s_nQ")
    assert found.order_up_to - found.reorder_point == 40


def test_exact_fill_rate_of_unit_demand_by_sum() -> None:
    """(s, Q): the mean over positions s + 1, …, s + Q of P(N < y) (Hadley and Whitin 1963, sec. 4-7)."""
    window = Window(with_line(poisson(10.0), UNIT), poisson(10.0))
    expected = np.mean([stats.poisson.cdf(position - 1, 10) for position in range(8, 14)])
    assert exact_fill_rate(13, uniform_positions(6), window) == pytest.approx(expected)


@settings(max_examples=40)
@given(st.floats(0.1, 20), st.integers(1, 30), st.floats(0.05, 0.999))
def test_the_exact_level_is_the_least(lines: float, quantity: int, target: float) -> None:
    """It reaches the target, and one unit less does not, unless s would fall below -1."""
    demand = need(lines).demand()
    window, shares = Window(with_line(demand, MIXED), demand), uniform_positions(quantity)
    found = exact_level(target, shares, window)
    assert exact_fill_rate(found, shares, window) >= target - 1e-9
    assert found == quantity - 1 or exact_fill_rate(found - 1, shares, window) < target


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("approximation", ["normal", "gamma"])
def test_approximations_are_close_for_fast_movers(style: Style, approximation: str) -> None:
    """60 lines a day, two days' lead time: within three units of the exact level for 97 %."""
    fast = need(60.0, review_days=0.25 if style == "R_S" else 0.0)
    exact, near = (
        derive(Target(fill_rate=0.97, approximation=name, cycle_days=2.0), fast, style)
        for name in ("exact", approximation)
    )
    assert abs(exact.order_up_to - near.order_up_to) <= 3


@pytest.mark.parametrize("style", STYLES)
def test_reviews_need_more_than_looking_all_the_time(style: Style) -> None:
    """A week between reviews raises the level, by every approximation."""
    for name in ("normal", "gamma", "exact"):
        target = Target(fill_rate=0.95, approximation=name, cycle_days=14.0)
        often, seldom = (derive(target, need(review_days=days), style) for days in (0.5, 7.0))
        assert seldom.order_up_to > often.order_up_to + 5


@pytest.mark.parametrize("name", ["normal", "gamma", "exact"])
@pytest.mark.parametrize("style", STYLES)
def test_more_service_takes_more_stock(style: Style, name: str) -> None:
    """Levels rise with the service level and the fill rate."""
    reviewed = need(review_days=1.0, lead_std=0.5)
    for field in ("service_level", "fill_rate"):
        levels = [
            derive(Target(**{field: share}, approximation=name, cycle_days=3.0), reviewed, style).order_up_to
            for share in (0.8, 0.95, 0.999)
        ]
        assert levels == sorted(set(levels))


def test_service_level_by_hand() -> None:
    """Poisson 10 in the lead time: P(X <= 15) = 95.1 % is exact; normal 10 + 1.645 sqrt(10) = 15.2; gamma's quantile 15.7."""
    spare = need(5.0, UNIT)
    levels = {
        name: derive(Target(service_level=0.95, approximation=name), spare, "s_S").reorder_point
        for name in ("exact", "normal", "gamma")
    }
    assert levels == {"exact": 15, "normal": 16, "gamma": 16}


def test_cover_and_cycle() -> None:
    """9.5 units a day: two days' lead time, one day's cover, three days' cycle."""
    found = derive(Target(cover_days=1.0, cycle_days=3.0), need(), "s_S")
    assert (found.reorder_point, found.order_up_to) == (29, 58)


def test_economic_order_quantity_of_a_need() -> None:
    """Sqrt(2 x 200 x 9.5 / 1) = 61.6 units; without an ordering cost, one."""
    assert quantity(Target(cycle_days=None), need()) == pytest.approx(61.644, abs=1e-3)
    assert quantity(Target(cycle_days=None), need(ordering=0.0)) == 1.0


@pytest.mark.parametrize("style", STYLES)
def test_what_nobody_asks_for_is_not_stocked(style: Style) -> None:
    """Without demand every target leaves the least levels."""
    for target in (Target(fill_rate=0.95), Target(service_level=0.95), Target(optimal=True)):
        found = derive(target, need(0.0, review_days=1.0), style)
        assert (found.reorder_point, found.order_up_to) == (0, 0 if style == "R_S" else 1)


def test_optima_of_one_need() -> None:
    """With lines of several units, ordering up to S is at least as good as in lots, and both cost less than a guess."""
    up_to, lots = best_s_s(need()), best_s_nq(need())
    assert up_to.cost < lots.cost
    assert up_to.order_up_to - up_to.reorder_point == pytest.approx(quantity(Target(cycle_days=None), need()), rel=0.25)


def test_periodic_optimum_is_the_newsvendor() -> None:
    """Without lead time and ordering cost, (R, S) sells from S until the next review: b / (b + h) = 0.9 of the time in stock."""
    reviewed = need(4.0, UNIT, lead_days=0.0, ordering=0.0, review_days=1.0)
    level = best_r_s(reviewed).order_up_to
    shares = [
        np.mean([stats.poisson.cdf(y, 4 * t) for t in np.linspace(0.005, 0.995, 100)]) for y in (level - 1, level)
    ]
    assert shares[0] < 0.9 <= shares[1]


@pytest.mark.parametrize("solve", [best_s_s, best_s_nq, best_r_s])
def test_large_demand_is_counted_in_lots(solve: Callable[[Need], Levels], monkeypatch: pytest.MonkeyPatch) -> None:
    """760 units a day and a dear order: levels and cost on a grid of some 64 lots are near those of single units."""
    large = need(400.0, ordering=2e4, review_days=0.5)
    assert lot_of(large) > 1
    fine, expected = lot_of(large), solve(large)
    monkeypatch.setattr(optimal_levels, "FINEST", 64)
    found = solve(large)
    assert lot_of(large) > 5 * fine
    assert found.cost == pytest.approx(expected.cost, rel=0.03)
    assert found.order_up_to == pytest.approx(expected.order_up_to, abs=2 * lot_of(large))


def test_whole_units_forgive_the_last_bits() -> None:
    """A sum that misses a whole number by its last bits is that number."""
    assert [whole(units) for units in (3.0 + 1e-10, 3.0 - 1e-10, 3.2)] == [3, 3, 4]
