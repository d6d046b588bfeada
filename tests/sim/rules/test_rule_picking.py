"""Picking: times, shifts, handling."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_scenarios import DAY, HOUR, picking, scenario, warehouse

from sim.clock import NEVER, WEEK
from sim.draws import streams
from sim.network.build import build
from sim.network.network import Network
from sim.rules.picking import handling_cost, next_shift_change, pickers_at, picking_time

KEYS = streams(1, 0)


def network_of(shifts: list[dict[str, Any]], **of_site: Any) -> Network:
    """Build a warehouse with shifts."""
    work = {**picking(), "shifts": [{"name": str(number), **shift} for number, shift in enumerate(shifts)]}
    return build(scenario(warehouses=[warehouse(picking=work, **of_site)]))


DAY_AND_EVENING = network_of(
    [{"hours": (8 * HOUR, 16 * HOUR), "pickers": 2}, {"hours": (14 * HOUR, 2 * HOUR), "pickers": 3, "days": (0, 4)}]
)
"""Two pickers from 8:00 to 16:00, and on Mondays and Fridays three more from 14:00 to 2:00."""


@pytest.mark.parametrize(
    ("now", "pickers"),
    [
        (0, 0), (8 * HOUR - 1, 0), (8 * HOUR, 2), (14 * HOUR, 5), (16 * HOUR, 3),
        (DAY + 2 * HOUR - 1, 3), (DAY + 2 * HOUR, 0), (DAY + 15 * HOUR, 2),
        (4 * DAY + 20 * HOUR, 3), (5 * DAY + HOUR, 3), (6 * DAY + 20 * HOUR, 0), (7 * DAY + 8 * HOUR, 2),
    ],
)  # fmt: skip
def test_overlapping_shifts_add_up(now: int, pickers: int) -> None:
    """Shifts begin at their first second and end before their last, also past midnight."""
    assert pickers_at(DAY_AND_EVENING, 0, now) == pickers


@pytest.mark.parametrize(
    ("now", "change"),
    [(0, 8 * HOUR), (8 * HOUR, 14 * HOUR), (17 * HOUR, DAY + 2 * HOUR), (6 * DAY + 16 * HOUR, 7 * DAY + 8 * HOUR)],
)
def test_the_next_change_is_later_than_now(now: int, change: int) -> None:
    """A change at this very second has happened; the week begins again after its last."""
    assert next_shift_change(DAY_AND_EVENING, 0, now) == change


@given(st.integers(0, 2 * WEEK))
def test_pickers_change_at_changes_only(now: int) -> None:
    """Up to the next change the number stays, and then it differs."""
    change = next_shift_change(DAY_AND_EVENING, 0, now)
    assert pickers_at(DAY_AND_EVENING, 0, now) == pickers_at(DAY_AND_EVENING, 0, change - 1)
    assert pickers_at(DAY_AND_EVENING, 0, now) != pickers_at(DAY_AND_EVENING, 0, change)


def test_round_the_clock_never_changes() -> None:
    """Two shifts of equal size that follow each other are as one."""
    network = network_of([{"hours": (0, 12 * HOUR), "pickers": 2}, {"hours": (12 * HOUR, DAY), "pickers": 2}])
    assert next_shift_change(network, 0, 12345) == NEVER
    assert pickers_at(network, 0, 12345) == 2


def test_nobody_picks_in_a_closed_warehouse() -> None:
    """Open from 9:00 to 17:00 on weekdays, a shift from 8:00 to 16:00 picks from 9:00 on, and not at the weekend."""
    opening = {"days": (0, 1, 2, 3, 4), "hours": (9 * HOUR, 17 * HOUR)}
    network = network_of([{"hours": (8 * HOUR, 16 * HOUR), "pickers": 2}], opening=opening)
    moments = (8 * HOUR, 9 * HOUR, 16 * HOUR - 1, 16 * HOUR, 5 * DAY + 12 * HOUR)
    assert [pickers_at(network, 0, now) for now in moments] == [0, 2, 2, 0, 0]


def test_an_order_and_each_line_take_their_time() -> None:
    """90 s for the order and 40 s a line."""
    network = build(scenario(warehouses=[warehouse(picking=picking(per_order=90, per_line=40))]))
    assert [picking_time(network, KEYS, 0, 1, 0, lines) for lines in (1, 2, 5)] == [130, 170, 290]


def test_each_line_of_each_parcel_has_its_own_luck() -> None:
    """Times of an order's parcels differ, and so do those of the lines within."""
    network = build(
        scenario(warehouses=[warehouse(picking=picking(per_order=0, per_line={"exponential": {"mean": HOUR}}))])
    )
    times = [picking_time(network, KEYS, 0, 1, parcel, 1) for parcel in range(4)]
    assert len(set(times)) == 4
    totals = np.array([picking_time(network, KEYS, 0, 1, 0, lines) for lines in range(1, 5)])
    assert len(set(np.diff(totals))) == 3


def test_handling_is_paid_by_parcel_and_line() -> None:
    """1.2 元 a parcel and 0.2 元 a line: 1.8 元 for three lines."""
    network = build(scenario(warehouses=[warehouse(handling={"per_order": 120, "per_line": 20})]))
    assert handling_cost(network, 0, 3) == 180
