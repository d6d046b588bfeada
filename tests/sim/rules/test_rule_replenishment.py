"""Replenishment: whether to reorder, and how much."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.network.layout import LEVEL
from sim.rules.replenishment import Policy, inventory_position, order_quantity
from sim.stock import SHELF

policies = st.sampled_from(list(Policy))


def level(policy: Policy, reorder_point: int = 0, order_up_to: int = 0, pack: int = 1) -> Any:
    """Make a row of the levels table."""
    return np.array([(policy, reorder_point, order_up_to, pack, 0)], LEVEL).view(np.recarray)[0]


def test_position_counts_what_is_coming_and_what_is_owed() -> None:
    """10 on the shelf, 3 of them promised, 7 coming, 2 owed: 12."""
    shelf = np.zeros(1, SHELF).view(np.recarray)
    shelf.on_hand, shelf.reserved, shelf.on_order, shelf.backordered = 10, 3, 7, 2
    assert inventory_position(shelf[0]) == 12


@pytest.mark.parametrize(("position", "expected"), [(6, 0), (5, 15), (0, 20), (-4, 24)])
@pytest.mark.parametrize("policy", [Policy.CONTINUOUS, Policy.PERIODIC])
def test_s_s_orders_up_to_s_at_the_reorder_point(policy: Policy, position: int, expected: int) -> None:
    """With s = 5 and S = 20 nothing is ordered at 6, and at 5 what lacks to 20."""
    assert order_quantity(level(policy, 5, 20), position) == expected


@pytest.mark.parametrize(("position", "expected"), [(20, 0), (21, 0), (19, 1), (0, 20), (-4, 24)])
def test_r_s_orders_whatever_lacks(position: int, expected: int) -> None:
    """(R, S) orders up to 20 at every review."""
    assert order_quantity(level(Policy.ORDER_UP_TO, 0, 20), position) == expected


@pytest.mark.parametrize(("position", "expected"), [(5, 18), (2, 18), (1, 24)])
def test_orders_are_whole_packs(position: int, expected: int) -> None:
    """15, 18 and 19 units lack; packs hold 6."""
    assert order_quantity(level(Policy.CONTINUOUS, 5, 20, pack=6), position) == expected


def test_make_to_order_orders_what_is_owed() -> None:
    """With s = -1 and S = 0 each unit is ordered once somebody waits for it."""
    to_order = level(Policy.CONTINUOUS, -1, 0)
    assert [order_quantity(to_order, position) for position in (0, -1, -3)] == [0, 1, 3]


def test_unlimited_stock_is_never_ordered() -> None:
    """There is nothing to keep up."""
    assert order_quantity(level(Policy.UNLIMITED), -100) == 0


@given(policies, st.integers(-1, 50), st.integers(0, 50), st.integers(1, 12), st.integers(-100, 100))
def test_an_order_lifts_the_position_to_s_and_less_than_a_pack_beyond(
    policy: Policy, reorder_point: int, order_up_to: int, pack: int, position: int
) -> None:
    """Whatever the policy: whole packs, at least up to S, and not a pack too many."""
    quantity = order_quantity(level(policy, reorder_point, order_up_to, pack), position)
    assert quantity % pack == 0
    if quantity:
        assert order_up_to <= position + quantity < order_up_to + pack
