"""How many replications are enough."""

import pytest
from made_results import result

from analysis.precision import next_count, relative_half_widths

COST, TIME = "cost_per_order", "order_to_delivery_mean"


def test_relative_half_widths_of_scenarios_and_differences() -> None:
    """1 to 5 around 100: 1.9633 %; the differences vary not at all, and are taken relative to the baseline."""
    values = [98.0, 99.0, 100.0, 101.0, 102.0]
    widths = relative_half_widths([result("a", {COST: values}), result("b", {COST: [value - 99 for value in values]})])
    assert widths["cost_per_order, a"] == pytest.approx(0.019633, abs=1e-6)
    assert widths["cost_per_order, b"] == pytest.approx(1.9633, abs=1e-4)
    assert widths["cost_per_order, b against baseline"] == 0


def test_enough_is_enough() -> None:
    """At 1.96 % a precision of 3 % is reached: 1.96 % is below 3 / 103."""
    results = [result("a", {COST: [98.0, 99.0, 100.0, 101.0, 102.0], TIME: [5.0] * 5})]
    assert next_count(results, 0.03, 5) == 5


def test_more_are_run_in_proportion_to_the_square() -> None:
    """For 1.5 % (1.478 % after correction) five become 5 · (1.9633 / 1.478)² = 8.8, rounded up."""
    results = [result("a", {COST: [98.0, 99.0, 100.0, 101.0, 102.0]})]
    assert next_count(results, 0.015, 5) == 9


def test_replications_at_most_double_and_end_at_the_most() -> None:
    """A far goal is approached step by step, and given up in the end."""
    results = [result("a", {COST: [98.0, 99.0, 100.0, 101.0, 102.0]})]
    assert next_count(results, 0.0001, 5) == 10
    assert next_count(results, 0.0001, 5, most=7) == 7
    assert next_count(results, 0.0001, 5, most=5) == 5


def test_one_replication_is_never_enough() -> None:
    """Nothing is known about its spread, so a second one is run."""
    assert next_count([result("a", {COST: [98.0]})], 0.5, 1) == 2


def test_nothing_to_be_precise_about_ends_it() -> None:
    """A scenario without cost and without deliveries needs no more replications."""
    assert next_count([result("a", {COST: [0.0, 0.0]})], 0.01, 2) == 2
