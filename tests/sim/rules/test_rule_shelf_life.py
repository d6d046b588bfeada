"""Shelf life: dates, the order of issue, and what is taken off the shelf, by hand."""

from typing import Any

import pytest
from small_scenarios import DAY, HOUR, scenario, sku, stock, supplier, warehouse

from sim.clock import NEVER
from sim.ledger.columns import LossCause
from sim.network.build import build
from sim.network.network import Network
from sim.rules.shelf_life import (
    KEEPS,
    age_band,
    cause_of_loss,
    expiry,
    goes_before,
    is_kept,
    units_to_write_off,
)


@pytest.fixture(scope="module")
def network() -> Network:
    """Build two warehouses, FEFO and FIFO, a supplier who delivers with half of the life left, and milk, rice and salt."""
    skus = [sku("milk", shelf_life=4 * DAY), sku("rice", obsolete_after=10 * DAY), sku("salt")]
    keeps: dict[str, Any] = stock(reorder_point=1, order_up_to=2)
    return build(
        scenario(
            warehouses=[
                warehouse("one", stock={**keeps, "least_life": 0.25}),
                warehouse("other", stock={**keeps, "issue": "fifo"}),
                warehouse("unlimited"),
            ],
            suppliers=[supplier(remaining_life=0.5)],
            products={"skus": skus, "age_bands": [DAY, 2 * DAY, 5 * DAY]},
        )
    )


def test_dates_are_midnights(network: Network) -> None:
    """Goods received on Monday at 14:00 with two days left are good until Wednesday midnight; whole days end on time."""
    assert expiry(network, -2, 0, 14 * HOUR) == 3 * DAY
    assert expiry(network, -2, 0, DAY) == 3 * DAY
    assert expiry(network, -1, 0, 0) == 4 * DAY
    assert expiry(network, -2, 2, 0) == NEVER


def test_what_is_kept_by_batch(network: Network) -> None:
    """Milk and rice where stock is counted; salt nowhere."""
    assert [is_kept(network, 0, number) for number in range(3)] == [True, True, False]
    assert not is_kept(network, 2, 0)


def test_who_goes_first(network: Network) -> None:
    """FEFO puts a batch before those that expire later, not before those of the same date; FIFO puts it last."""
    assert goes_before(network, 0, DAY, 2 * DAY)
    assert not goes_before(network, 0, DAY, DAY)
    assert not goes_before(network, 1, DAY, 2 * DAY)


@pytest.mark.parametrize(
    ("warehouse", "number", "entered", "expires", "now", "cause"),
    [
        (1, 0, 0, 4 * DAY, 4 * DAY - 1, KEEPS),
        (1, 0, 0, 4 * DAY, 4 * DAY, LossCause.EXPIRED),
        (0, 0, 0, 4 * DAY, 3 * DAY - 1, KEEPS),
        (0, 0, 0, 4 * DAY, 3 * DAY, LossCause.EXPIRED),
        (0, 1, DAY, NEVER, 11 * DAY - 1, KEEPS),
        (0, 1, DAY, NEVER, 11 * DAY, LossCause.OBSOLETE),
    ],
)
def test_what_may_not_stay(
    network: Network, warehouse: int, number: int, entered: int, expires: int, now: int, cause: int
) -> None:
    """Milk with a quarter of its four days left or less where that is asked for, at its date elsewhere; rice at its age."""
    assert cause_of_loss(network, warehouse, number, entered, expires, now) == cause


@pytest.mark.parametrize(("left", "on_hand", "reserved", "units"), [(5, 9, 0, 5), (5, 9, 7, 2), (5, 9, 9, 0)])
def test_promised_units_stay(left: int, on_hand: int, reserved: int, units: int) -> None:
    """No more than is free is written off."""
    assert units_to_write_off(left, on_hand, reserved) == units


def test_bands(network: Network) -> None:
    """A band begins with its bound."""
    assert [age_band(network, age) for age in (0, DAY - 1, DAY, 2 * DAY, 5 * DAY, 99 * DAY)] == [0, 0, 1, 2, 3, 3]
