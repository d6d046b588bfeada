"""Sourcing: shares in whole packs, minimum orders, fair shares."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_scenarios import DAY, policy, scenario, stock, supplier, warehouse

from sim.network.build import build
from sim.network.network import Network
from sim.rules.sourcing import at_least_minimum, fair_share, part_of, share_of_waiting
from sim.stock import SHELF


def split(shares: tuple[float, ...]) -> Network:
    """Make a shop whose orders are split among depots with these shares."""
    sources = [{"name": f"depot{number}", "share": share} for number, share in enumerate(shares)]
    kept = policy("R_S", review=DAY, order_up_to=10)
    shop = warehouse("shop", stock={"sources": sources, "sourcing": "split", "policies": [kept]})
    return build(scenario(warehouses=[shop, *(warehouse(source["name"]) for source in sources)]))


THIRDS = split((1 / 3, 1 / 3, 1 / 3))
UNEVEN = split((0.0, 0.7, 0.3))


def test_parts_are_rounded_so_that_they_add_up() -> None:
    """Ten packs of six in thirds: 3, 4 and 3 packs; of one pack the middle gets it."""
    assert [part_of(THIRDS, row, 0, 60, 6) for row in range(3)] == [18, 24, 18]
    assert [part_of(THIRDS, row, 0, 6, 6) for row in range(3)] == [0, 6, 0]


@given(st.integers(1, 10_000), st.integers(1, 500), st.sampled_from((THIRDS, UNEVEN)))
def test_parts_are_whole_packs_near_their_shares(packs: int, pack: int, network: Network) -> None:
    """No part is a pack or more away from its share, and none is lost."""
    parts = [part_of(network, row, 0, packs * pack, pack) for row in range(len(network.sources))]
    assert sum(parts) == packs * pack
    shares = np.diff(network.array("sources")["ppm"], prepend=0) / 1e6
    for part, share in zip(parts, shares, strict=True):
        assert part % pack == 0
        assert abs(part / pack - packs * share) <= 1 + 1e-6 * packs


def test_a_minimum_is_a_whole_number_of_packs() -> None:
    """At least 10 in packs of 4 is 12; more than that stays; a warehouse has no minimum."""
    site = warehouse(stock=stock(order_up_to=9, reorder_point=1))
    network = build(scenario(warehouses=[site], suppliers=[supplier(minimum_order=10)]))
    assert [int(at_least_minimum(network, -2, wanted, 4)) for wanted in (4, 8, 12, 40)] == [12, 12, 12, 40]
    assert at_least_minimum(network, 0, 4, 4) == 4


def shelves(*positions: int) -> Any:
    """Make shelves with so many units on hand."""
    rows = np.zeros((len(positions), 1), SHELF).view(np.recarray)
    rows["on_hand"][:, 0] = positions
    return rows


@pytest.fixture(scope="module")
def star() -> Network:
    """A depot and three shops that fill up to 100."""
    kept = stock("depot", kind="R_S", review=DAY, order_up_to=100)
    sites = [warehouse("depot", stock=stock(kind="R_S", review=DAY, order_up_to=100))]
    return build(
        scenario(warehouses=[*sites, *(warehouse(name, stock=kept) for name in "abc")], suppliers=[supplier()])
    )


def test_a_fair_share_is_the_same_share_of_what_each_lacks(star: Network) -> None:
    """The others lack 70 and 0, this one wants 30: of 40 it gets 12; with 100 or more all get what they want."""
    stock_rows = shelves(40, 70, 30, 100)
    assert fair_share(star, star.levels, stock_rows, 0, 1, 0, 40, 30) == 12
    assert fair_share(star, star.levels, stock_rows, 0, 1, 0, 100, 30) == 30
    assert fair_share(star, star.levels, stock_rows, 0, 1, 0, 0, 30) == 0


@given(st.lists(st.integers(1, 1000), min_size=1, max_size=8), st.integers(0, 5000))
def test_shares_of_those_who_wait_leave_nothing_behind(wanted: list[int], free: int) -> None:
    """Served in turn, they get all there is or all they want, each within a unit for everybody before it of its share."""
    rest, total, given_out = free, sum(wanted), []
    for number, units in enumerate(wanted):
        given_out.append(share_of_waiting(rest, units, sum(wanted[number:])))
        rest -= given_out[-1]
    assert sum(given_out) == min(free, total)
    if free < total:
        assert all(abs(got - free * units / total) < len(wanted) for got, units in zip(given_out, wanted, strict=True))
