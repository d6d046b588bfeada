"""What is larger than the engines can number and add up is refused, with what would be right."""

from collections.abc import Callable

import pytest
from small_scenarios import DAY, city, policy, scenario, sku, supplier, warehouse

from sim.network.calendar import day_factors
from sim.scenario.loading import Problem
from sim.scenario.size_checks import busiest

Find = Callable[..., list[Problem]]


def event(name: str, first: int, last: int, factor: float) -> dict[str, object]:
    """Make a calendar event of January 2025."""
    return {"name": name, "first": f"2025-01-{first:02}", "last": f"2025-01-{last:02}", "factor": factor}


@pytest.mark.parametrize(
    ("weekdays", "events", "factor"),
    [
        ([1.0] * 7, [], 1),
        ([1, 1, 1, 1, 1, 1, 8], [], 4),
        ([1.0] * 7, [event("one", 8, 9, 3), event("two", 9, 10, 5)], 15),
        ([1.0] * 7, [event("one", 8, 9, 3), event("two", 9, 9, 5), event("shut", 9, 9, 0)], 3),
        ([1.0] * 7, [event("before", 1, 5, 50), event("after", 17, 31, 50)], 1),
        ([1.0] * 7, [event("less", 1, 31, 0.5)], 1),
    ],
)
def test_the_busiest_day(weekdays: list[float], events: list[dict[str, object]], factor: float) -> None:
    """Events multiply where they overlap within the ten days from the 6th; no simulated day is busier."""
    made = scenario(weekdays=weekdays, calendar=events)
    assert busiest(made) == pytest.approx(factor)
    assert busiest(made) >= day_factors(made).max() - 1e-9


@pytest.mark.parametrize(
    ("differences", "path", "said"),
    [
        ("demand: {orders: 1600000 /d}", "demand.orders", "at most 1000000 orders in the largest city of a day"),
        (
            "demand: {orders: 15000 /d, calendar: [{name: x, first: 2025-01-06, last: 2025-01-06, factor: 200}]}",
            "demand.orders",
            "in the largest city on its busiest day, 200 times a usual one",
        ),
        ("products: {skus: [{name: mug, value: 1000000001 元}]}", "products.skus[mug].value", "at most 1000000000 元"),
        ("suppliers: [{name: factory, lead_time: 1001 y}]", "suppliers[factory].lead_time", "at most 365000 d"),
        ("products: {skus: [{name: mug, weight: 2e6 t}]}", "products.skus[mug].weight", "at most 1000000 t"),
        ("products: {skus: [{name: mug, pack: 1000000001}]}", "products.skus[mug].pack", "a whole number"),
        (
            "products: {skus: [{name: mug, value: 1e9 元}]}\n"
            "warehouse_defaults: {stock: {policies: [{name: all, kind: none, review: null, service_level: null, opening: 1000000000}]}}",
            "products.skus",
            "stock worth at most 1.54e+15 元 in all, so that its sum over 30 days stays exact",
        ),
    ],
)
def test_what_is_too_large(problems: Find, differences: str, path: str, said: str) -> None:
    """Each is one problem at its place; beyond, numbers would overflow without a word."""
    (problem,) = [problem for problem in problems(differences) if problem.path == path]
    assert said in problem.expected


def test_what_is_just_not_too_large_adds_up() -> None:
    """A hundred thousand units of a million 元 each, for ten years: the worth of stock is exact to the last fen."""
    from sim.run import simulate

    kept = {"source": "supplier", "policies": [policy("none", opening=100_000)]}
    made = scenario(
        cities=[city()],
        skus=[sku(value=100_000_000)],
        orders=0.0,
        days=3650,
        suppliers=[supplier(DAY)],
        warehouses=[warehouse(stock=kept)],
    )
    worth = simulate(made).stock_days["value_fen"].reshape(3650, 3)  # by class
    assert (worth == [10**13, 0, 0]).all()
