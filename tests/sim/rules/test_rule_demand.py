"""Demand: who orders what, and when."""

from typing import Any

import numba
import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from scipy import stats
from small_scenarios import DAY, HOUR, city, scenario, sku

from sim.draws import draw, streams, uniform
from sim.network.build import base_rates, build
from sim.network.network import Network
from sim.rules.demand import (
    arrival_city,
    arrival_index,
    day_arrivals,
    fill_basket,
    order_key,
    placed_second,
    poisson,
    second_of_day,
)
from sim.scenario.scenario import Scenario
from sim.stock import BASKET

SLOW = numba.config.DISABLE_JIT
KEYS = streams(20250101, 0)
bits = st.integers(0, 2**64 - 1).map(np.uint64)
means = st.floats(-5, 12).map(np.exp)


def arrivals_of(
    scenario: Scenario, day: int, rates: Any = None, network: Network | None = None
) -> list[tuple[int, int, int]]:
    """Draw the orders of a day: second, city and index."""
    network, packed = network or build(scenario), np.zeros(100_000, np.int64)
    count = day_arrivals(network, KEYS, base_rates(scenario) if rates is None else rates, day, packed)
    return [(placed_second(one), arrival_city(one), arrival_index(one)) for one in packed[:count].tolist()]


@given(means, bits)
@example(1.0, np.uint64(0))
@example(1.0, np.uint64(2**64 - 1))
@example(160_000.0, np.uint64(0))
@example(160_000.0, np.uint64(2**64 - 1))
def test_poisson_is_the_quantile(mean: float, bits: np.uint64) -> None:
    """The number drawn is the smallest whose distribution function reaches the uniform number."""
    number, probability = poisson(mean, bits), uniform(bits)
    theory, rounding = stats.poisson(mean), 1e-12 + 1e-14 * mean
    assert theory.cdf(number) >= probability - rounding
    assert theory.cdf(number - 1) < probability + rounding


@pytest.mark.parametrize("mean", [0.01, 0.7, 5.0, 40.0, 4000.0])
def test_poisson_numbers_are_those_of_scipy(mean: float) -> None:
    """For a thousand uniform numbers both give the same, but where rounding decides."""
    drawn = [np.uint64(draw(KEYS[0], entity, 0)) for entity in range(1000)]
    ours = np.array([poisson(mean, one) for one in drawn])
    theirs = stats.poisson.ppf([uniform(one) for one in drawn], mean)
    assert np.count_nonzero(ours != theirs) <= 1


def test_no_demand_no_orders() -> None:
    """A mean of zero gives zero, whatever the luck."""
    assert [poisson(mean, np.uint64(2**64 - 1)) for mean in (0.0, -1.0)] == [0, 0]


def test_orders_are_sorted_by_second_city_and_index() -> None:
    """A day's orders come in the order in which they are numbered, each in its day."""
    arrivals = arrivals_of(scenario(orders=3000.0, cities=[city("a"), city("b")]), day=0)
    assert arrivals == sorted(arrivals)
    assert all(0 <= second < DAY for second, _, _ in arrivals)
    for number in (0, 1):
        indices = sorted(index for _, place, index in arrivals if place == number)
        assert indices == list(range(len(indices)))


def test_orders_are_a_poisson_process() -> None:
    """Counts of a thousand days vary as they must, and seconds of the day are uniform."""
    small = scenario(days=200, orders=30.0)
    network = build(small)
    days = [arrivals_of(small, day, network=network) for day in range(50 if SLOW else 200)]
    counts = np.array([len(day) for day in days])
    dispersion = counts.var(ddof=1) / counts.mean()
    assert abs(counts.mean() - 30) < 4 * np.sqrt(30 / len(counts))
    assert abs(dispersion - 1) < 4 * np.sqrt(2 / len(counts))
    seconds = np.array([second for day in days for second, _, _ in day])
    assert stats.kstest(seconds, stats.uniform(0, DAY).cdf).pvalue > 0.001


def test_cities_order_by_their_shares() -> None:
    """A city with share 3 orders three times as much as one with share 1, one without share never."""
    small = scenario(orders=4000.0, cities=[city("a"), city("b", demand_share=3.0), city("c", demand_share=0.0)])
    counts = np.bincount([place for _, place, _ in arrivals_of(small, 0)], minlength=3)
    assert counts[2] == 0
    assert stats.chisquare(counts[:2], np.array([0.25, 0.75]) * counts.sum()).pvalue > 0.001


def test_weekdays_without_demand_have_no_orders() -> None:
    """Weekday factors are relative: with none at the weekend, the other five days have 7/5 of the mean."""
    small = scenario(orders=2000.0, weekdays=[1, 1, 1, 1, 1, 0, 0], days=14)
    counts = [len(arrivals_of(small, day)) for day in range(14)]
    assert [count == 0 for count in counts] == [False, False, False, False, False, True, True] * 2
    assert np.mean(counts) == pytest.approx(2000, rel=0.03)


def test_calendar_events_multiply() -> None:
    """From the 8th to the 9th demand doubles, on the 9th another event triples that."""
    events = [
        {"name": "sale", "first": "2025-01-08", "last": "2025-01-09", "factor": 2.0},
        {"name": "peak", "first": "2025-01-09", "last": "2025-01-09", "factor": 3.0},
        {"name": "past", "first": "2024-01-09", "last": "2025-01-05", "factor": 9.0},
    ]
    counts = [len(arrivals_of(scenario(orders=1000.0, calendar=events, days=5), day)) for day in range(5)]
    assert np.array(counts) / 1000 == pytest.approx([1, 1, 2, 6, 1], rel=0.15)


def test_hours_of_the_day_have_their_shares() -> None:
    """All orders of a shop that takes them from 9 to 11, two thirds of them after 10, fall into these hours."""
    hours = [0.0] * 24
    hours[9], hours[10] = 1.0, 2.0
    seconds = [second for second, _, _ in arrivals_of(scenario(orders=3000.0, hours=hours), 0)]
    counts = np.bincount(np.array(seconds) // HOUR, minlength=24)
    assert counts.sum() == counts[9] + counts[10]
    assert counts[10] / counts[9] == pytest.approx(2.0, rel=0.15)


@given(bits)
def test_every_second_of_the_day_is_one(bits: np.uint64) -> None:
    """Whatever the bits, the second belongs to the day."""
    assert 0 <= second_of_day(NETWORK, bits) < DAY


NETWORK = build(scenario())


def test_more_demand_adds_orders_and_moves_none() -> None:
    """Common random numbers: a city that orders more keeps the orders it had, and other cities notice nothing."""
    small = scenario(orders=400.0, cities=[city("a"), city("b")])
    fewer = arrivals_of(small, 3)
    more = arrivals_of(small, 3, rates=base_rates(small) * np.array([1.5, 1.0]))
    assert set(fewer) < set(more)
    assert [one for one in fewer if one[1] == 1] == [one for one in more if one[1] == 1]


def test_too_little_room_is_told() -> None:
    """The number returned is that of all orders, also where they do not fit."""
    small = scenario(orders=1000.0)
    network, rates = build(small), base_rates(small)
    count = day_arrivals(network, KEYS, rates, 0, np.zeros(10, np.int64))
    assert count == len(arrivals_of(small, 0)) > 900


@given(*(st.tuples(st.integers(0, 9999), st.integers(0, 65535), st.integers(0, 2**20 - 1)) for _ in range(2)))
def test_an_order_has_a_key_of_its_own(one: tuple[int, int, int], other: tuple[int, int, int]) -> None:
    """Orders of different days, cities or indices never share their luck."""
    assert (order_key(*one) == order_key(*other)) == (one == other)


def baskets(small: Scenario, orders: int) -> list[dict[int, int]]:
    """Draw the lines of some orders: units by article."""
    network = build(small)
    drawn = []
    for key in range(orders):
        basket = np.zeros(int(network.options.most_lines), BASKET).view(np.recarray)
        lines = fill_basket(network, KEYS, key, basket)
        chosen = {int(line.sku): int(line.quantity) for line in basket[:lines]}
        assert len(chosen) == lines
        drawn.append(chosen)
    return drawn


def test_articles_are_ordered_by_their_shares() -> None:
    """Lines of single articles fall on them as their shares say."""
    small = scenario(skus=[sku("a"), sku("b", demand_share=3.0), sku("c", demand_share=0.0)])
    counts = np.bincount([next(iter(basket)) for basket in baskets(small, 2000)], minlength=3)
    assert counts[2] == 0
    assert stats.chisquare(counts[:2], np.array([500, 1500])).pvalue > 0.001


def test_an_article_drawn_twice_is_one_line() -> None:
    """Two draws from two articles give two lines, or one line with the units of both."""
    drawn = baskets(scenario(skus=[sku("a"), sku("b")], lines=2, quantity=3), 200)
    assert all(sum(basket.values()) == 6 for basket in drawn)
    assert {len(basket) for basket in drawn} == {1, 2}


def test_units_are_drawn_for_each_line() -> None:
    """Mean units of a line follow the quantity's distribution."""
    quantities = [
        units for basket in baskets(scenario(quantity={"geometric": {"mean": 2.0}}), 3000) for units in basket.values()
    ]
    assert np.mean(quantities) == pytest.approx(2.0, abs=4 * np.sqrt(2.0 / 3000))
