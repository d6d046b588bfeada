"""Replenishment: whether to reorder, and how much."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_scenarios import scenario, sku, warehouse

from sim.network.build import build
from sim.network.layout import LEVEL
from sim.rules.policies.policy import Policy
from sim.rules.policies.table import NUMBER_OF, POLICIES
from sim.rules.replenishment import fitting, free_storage, inventory_position, order_quantity, rule_of_policy
from sim.stock import SHELF


def level(kind: str, point: int = 0, up_to: int = 0, batch: int = 1, *, lot: int = 1, minimum: int = 0) -> Any:
    """Make a row of the levels table."""
    row = np.zeros(1, LEVEL).view(np.recarray)
    row.policy, row.counted, row.lot, row.minimum = NUMBER_OF[kind], 1, lot, minimum
    row.reorder_point, row.order_up_to, row.order_quantity = point, up_to, batch
    return row[0]


def ordered(row: Any, positions: tuple[int, ...]) -> list[int]:
    """Order at each of some positions."""
    return [order_quantity(row, position) for position in positions]


def test_position_counts_what_is_coming_and_what_is_owed() -> None:
    """10 on the shelf, 3 of them promised, 7 coming, 2 owed: 12."""
    shelf = np.zeros(1, SHELF).view(np.recarray)
    shelf.on_hand, shelf.reserved, shelf.on_order, shelf.backordered = 10, 3, 7, 2
    assert inventory_position(shelf[0]) == 12


@pytest.mark.parametrize("kind", ["s_S", "R_s_S", "min_max_days"])
def test_s_s_orders_up_to_s_at_the_reorder_point(kind: str) -> None:
    """With s = 5 and S = 20 nothing is ordered at 6, and at 5 what lacks to 20."""
    assert ordered(level(kind, 5, 20), (21, 6, 5, 0, -4)) == [0, 0, 15, 20, 24]


@pytest.mark.parametrize("kind", ["R_S", "base_stock"])
def test_up_to_s_whatever_lacks(kind: str) -> None:
    """(R, S) and (S - 1, S) order up to 20 at every look."""
    assert ordered(level(kind, 0, 20), (21, 20, 19, 0, -4)) == [0, 0, 1, 20, 24]


def test_r_q_orders_one_q() -> None:
    """With R = 5 and Q = 8 one Q is ordered at or below 5, however far below."""
    assert ordered(level("R_Q", 5, batch=8), (6, 5, -2, -20)) == [0, 8, 8, 8]


@pytest.mark.parametrize("kind", ["s_nQ", "R_s_nQ"])
def test_s_nq_lifts_the_position_above_s(kind: str) -> None:
    """With s = 5 and Q = 8: nothing above 5, else the fewest Q that end above it."""
    assert ordered(level(kind, 5, batch=8), (6, 5, -2, -3, -20)) == [0, 8, 8, 16, 32]


@pytest.mark.parametrize("kind", ["on_demand", "cross_dock"])
def test_on_demand_orders_what_is_owed(kind: str) -> None:
    """Each unit is ordered once somebody waits for it, as with s = -1 and S = 0."""
    positions = (5, 0, -1, -3)
    assert ordered(level(kind), positions) == [0, 0, 1, 3] == ordered(level("s_S", -1, 0), positions)


@pytest.mark.parametrize("kind", ["none", "unlimited"])
def test_what_is_not_kept_up_is_never_ordered(kind: str) -> None:
    """However much is owed."""
    assert ordered(level(kind, 5, 9), (5, -100)) == [0, 0]


def test_orders_are_whole_lots() -> None:
    """15, 18 and 19 units lack; packs hold 6."""
    assert ordered(level("s_S", 5, 20, lot=6), (5, 2, 1)) == [18, 18, 24]


def test_orders_are_at_least_the_minimum() -> None:
    """15 and 40 units lack, of which at least 30 are ordered, in packs of 7; what is not wanted is not ordered."""
    assert ordered(level("s_S", 5, 20, lot=7, minimum=30), (6, 5, -20)) == [0, 35, 42]


@given(
    st.sampled_from(POLICIES), st.integers(-1, 50), st.integers(1, 50), st.integers(1, 12), st.integers(1, 12),
    st.integers(0, 30), st.integers(-100, 100),
)  # fmt: skip
def test_every_rule_of_the_table_is_compiled(
    policy: Policy, point: int, above: int, batch: int, lot: int, minimum: int, position: int
) -> None:
    """The compiled choice gives what the rule in the policy's file gives; an order is the fewest lots that are enough."""
    row = level(policy.name, point, point + above, batch, lot=lot, minimum=minimum)
    wanted = policy.quantity(row, position)
    assert rule_of_policy(row, position) == wanted
    quantity = order_quantity(row, position)
    assert quantity % lot == 0
    assert (quantity > 0) == (wanted > 0)
    if quantity:
        assert max(wanted, minimum) <= quantity < max(wanted, minimum) + lot


@pytest.mark.parametrize(("lot", "minimum", "expected"), [(1, 0, 8), (3, 0, 6), (5, 6, 0), (1, 9, 0)])
def test_what_would_not_fit_is_not_ordered(lot: int, minimum: int, expected: int) -> None:
    """Of 100 L, 70 on the shelf and 14 on order leave 16: 8 of 2 L, or whole packs of them, or less than the minimum: none."""
    network = build(scenario(warehouses=[warehouse(storage=100_000)], skus=[sku("a"), sku("b")]))
    network.levels["counted"] = 1
    stock = np.zeros((1, 2), SHELF).view(np.recarray)
    stock.on_hand[0], stock.on_order[0] = (30, 5), (0, 7)
    assert free_storage(network, stock, 0) == 16_000
    row = level("s_S", 5, 20, lot=lot, minimum=minimum)
    assert fitting(network, stock, row, 0, 0, 12) == expected
    assert fitting(network, stock, row, 0, 0, 6) == 6


def test_what_has_no_volume_always_fits() -> None:
    """Neither does a warehouse without a limit refuse anything."""
    row, stock = level("s_S", 5, 20), np.zeros((1, 1), SHELF).view(np.recarray)
    for site, article in ((warehouse(storage=1), sku(volume=0)), (warehouse(), sku())):
        network = build(scenario(warehouses=[site], skus=[article]))
        assert fitting(network, stock, row, 0, 0, 1000) == 1000
