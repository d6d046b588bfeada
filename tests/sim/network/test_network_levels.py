"""Stock levels, computed by hand."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_scenarios import DAY, HOUR, city, policy, scenario, sku, stock, supplier, warehouse

from sim.network.build import build
from sim.network.levels import (
    Flow,
    LeadTime,
    customer_flow,
    level_of,
    policy_of,
    safety_stock,
    whole,
    with_supplied,
)
from sim.rules.replenishment import Policy
from sim.scenario.stock import StockPolicy
from sim.scenario.warehouse import Warehouse

CERTAIN = LeadTime(4.0, 0.0)
"""Four days, always."""
Z_975 = 1.959963984540054
"""97.5 % quantile of the standard normal distribution."""


def stock_policy(**fields: Any) -> StockPolicy:
    """Read a policy."""
    return StockPolicy.model_validate(policy(**fields))


def test_demand_of_a_warehouse_is_compound_poisson() -> None:
    """60 of 100 orders a day, 1.5 lines each, 2/3 of them of `a`: 60 lines, of 1 or 3 units: mean 2, E[Q^2] = 5."""
    small = scenario(
        cities=[city("near", demand_share=3.0), city("far", demand_share=2.0)],
        skus=[sku("a", demand_share=2.0), sku("b")],
        warehouses=[warehouse("w"), warehouse("v")],
        lines={"empirical": {"values": [1, 2]}},
        quantity={"empirical": {"values": [1, 3]}},
    )
    flow = customer_flow(small, np.array([0, 1]), day_factor=1.0)
    np.testing.assert_allclose(flow.mean, [[120, 60], [80, 40]])
    np.testing.assert_allclose(flow.variance, [[300, 150], [200, 100]])
    np.testing.assert_allclose(customer_flow(small, np.array([0, 0]), 2.0).mean, [[400, 200], [0, 0]])


def test_a_supplying_warehouse_sees_all_that_hangs_on_it() -> None:
    """Of a chain 0 <- 1 <- 2 and 0 <- 3, with customers' demand 1, 2, 4 and 8, the head sees 15 and the middle 6."""
    own = np.array([[1.0], [2.0], [4.0], [8.0]])
    flow = with_supplied(Flow(own, 10 * own), [-2, 0, 1, 0])
    assert flow.mean.ravel().tolist() == [15, 6, 4, 8]
    assert flow.variance.ravel().tolist() == [150, 60, 40, 80]
    assert own.ravel().tolist() == [1, 2, 4, 8]


def test_safety_stock_for_a_certain_lead_time() -> None:
    """Z sigma sqrt(L + R): variance 25 a day, 4 days and a review of 5: 1.96 x 5 x 3 = 29.4."""
    assert safety_stock(stock_policy(service_level=0.975), 100.0, 25.0, CERTAIN, 5.0) == pytest.approx(15 * Z_975)


def test_safety_stock_for_an_uncertain_lead_time() -> None:
    """4 x 25 from demand, (10 x 2.4)^2 from the lead time: 1.96 x 26 = 51."""
    uncertain = LeadTime(4.0, 2.4)
    assert safety_stock(stock_policy(service_level=0.975), 10.0, 25.0, uncertain, 0.0) == pytest.approx(26 * Z_975)


def test_safety_stock_is_never_negative() -> None:
    """A service level below a half keeps none, and 50 % exactly none."""
    assert safety_stock(stock_policy(service_level=0.3), 10.0, 25.0, CERTAIN, 0.0) == 0
    assert safety_stock(stock_policy(service_level=0.5), 10.0, 25.0, CERTAIN, 0.0) == pytest.approx(0)


def test_cover_is_days_of_demand() -> None:
    """36 hours of 10 units a day are 15."""
    assert safety_stock(stock_policy(cover=36 * HOUR), 10.0, 25.0, CERTAIN, 0.0) == pytest.approx(15)


LEVELS = {
    "s = 10 (4 + 1), S = s + 30": ({"cover": DAY, "cycle": 3 * DAY}, (Policy.CONTINUOUS, 50, 80, 1, 80)),
    "without cycle S is one more than s": ({"cover": 0}, (Policy.CONTINUOUS, 40, 41, 1, 41)),
    "two days more": ({"cover": DAY, "cycle": 3 * DAY, "review": 2 * DAY}, (Policy.PERIODIC, 70, 100, 1, 100)),
    "10 (4 + 2)": ({"kind": "R_S", "cover": 0, "review": 2 * DAY}, (Policy.ORDER_UP_TO, 0, 60, 1, 60)),
    "given S": ({"kind": "R_S", "order_up_to": 7, "review": DAY}, (Policy.ORDER_UP_TO, 0, 7, 1, 7)),
    "make to order": ({"reorder_point": -1, "order_up_to": 0}, (Policy.CONTINUOUS, -1, 0, 1, 0)),
    "packs": ({"reorder_point": 5, "order_up_to": 20, "pack": 6}, (Policy.CONTINUOUS, 5, 20, 6, 20)),
    "opening": ({"reorder_point": 5, "order_up_to": 20, "opening": 3}, (Policy.CONTINUOUS, 5, 20, 1, 3)),
    "unlimited": ({"kind": "unlimited"}, (Policy.UNLIMITED, 0, 0, 1, 0)),
}
"""Fields of a policy for 10 units a day and four days' lead time; policy, s, S, pack and opening stock."""


@pytest.mark.parametrize(("fields", "expected"), LEVELS.values(), ids=LEVELS)
def test_levels_of_ten_units_a_day_and_four_days(fields: dict[str, Any], expected: tuple[int, ...]) -> None:
    """Levels given are kept; those derived follow from lead time, review, safety stock and cycle."""
    assert level_of(stock_policy(**fields), 10.0, 0.0, CERTAIN) == tuple(int(number) for number in expected)


@given(st.integers(0, 10**6), st.floats(-1e-10, 1e-10))
def test_whole_units_forgive_rounding(units: int, error: float) -> None:
    """A sum that misses a whole number by its last bits is that number; a real fraction is rounded up."""
    assert whole(units + error) == units
    assert whole(units + 0.25) == units + 1


def test_the_first_policy_that_applies_is_taken() -> None:
    """By class, by article, or else the next; none means unlimited."""
    policies = [
        {"name": "x", "kind": "s_S", "skus": ["x"], "reorder_point": 1, "order_up_to": 2},
        {"name": "A", "kind": "s_S", "classes": ["A"], "reorder_point": 1, "order_up_to": 3},
        {"name": "B of y", "kind": "s_S", "classes": ["B"], "skus": ["y"], "reorder_point": 1, "order_up_to": 4},
    ]
    site = Warehouse.model_validate(warehouse(stock={"source": "supplier", "policies": policies}))
    wanted = [("A", "x"), ("B", "x"), ("A", "y"), ("B", "y"), ("B", "z")]
    assert [policy_of(site, *one).name for one in wanted] == ["x", "x", "A", "B of y", "unlimited"]


def test_policies_without_a_source_do_not_count() -> None:
    """A warehouse without a source has unlimited stock."""
    network = build(scenario())
    assert network.array("levels")["policy"].tolist() == [[Policy.UNLIMITED]]


def test_reviews_of_the_same_time_are_one() -> None:
    """Articles reviewed at the same time by the same period share a review; continuous ones have none."""
    periodic = {"kind": "s_S", "reorder_point": 1, "order_up_to": 9, "review": DAY}
    policies = [
        {"name": "A", "classes": ["A"], **periodic},
        {"name": "B", "classes": ["B"], **periodic, "review_at": 6 * HOUR},
        {"name": "c", "skus": ["c"], "kind": "R_S", "order_up_to": 9, "review": DAY},
        {"name": "rest", "kind": "s_S", "reorder_point": 1, "order_up_to": 9},
    ]
    skus = [sku("a"), sku("b", abc="B"), sku("c", abc="C"), sku("d", abc="C"), sku("e")]
    sites = [
        warehouse("w", stock={"source": "supplier", "policies": policies}),
        warehouse("v", stock=stock(**periodic)),
    ]
    network = build(scenario(warehouses=sites, skus=skus, suppliers=[supplier()]))
    reviews = [
        (entry.warehouse, entry.first_s, network.review_skus[entry.skus : entry.skus + entry.count].tolist())
        for entry in network.reviews
    ]
    assert reviews == [(0, 0, [0, 2, 4]), (0, 6 * HOUR, [1]), (1, 0, [0, 1, 2, 3, 4])]
    assert set(network.array("reviews")["period_s"].tolist()) == {DAY}


def test_levels_of_a_network_follow_its_flows() -> None:
    """The region keeps a day's cover of its 60 units, the centre of the 100 that both sell; lead times are zero."""
    kept = stock(cover=DAY)
    sites = [warehouse("centre", stock=kept), warehouse("region", longitude=9.0, stock={**kept, "source": "centre"})]
    cities = [city("a", demand_share=4.0), city("b", longitude=9.0, demand_share=6.0)]
    network = build(scenario(warehouses=sites, cities=cities, suppliers=[supplier(0)]))
    assert network.array("levels")["reorder_point"].tolist() == [[100], [60]]
