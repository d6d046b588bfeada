"""Levels derived from what a scenario says."""

from typing import Any

import pytest
from small_scenarios import DAY, policy, scenario, sku, stock, supplier, warehouse

from sim.network.build import build
from sim.network.deriving.derivation import Target
from sim.network.deriving.derivations import asks_for_derivation, style_of, target_of
from sim.rules.policies.table import POLICIES
from sim.scenario.stock import StockPolicy


def levels(orders: float = 5.0, penalty: int = 90, **fields: Any) -> tuple[int, int]:
    """Return s and S of a warehouse that sells so many units a day, two days from its supplier; holding a unit costs 10 fen a day."""
    small = scenario(
        orders=orders,
        skus=[sku(value=1000)],
        warehouses=[warehouse(stock={**stock(**fields), "capital_rate": 1.0})],
        suppliers=[supplier(2 * DAY, ordering_cost=365)],
        costs={"backorder_penalty": penalty},
    )
    row = build(small).array("levels")[0, 0]
    return int(row["reorder_point"]), int(row["order_up_to"])


def test_fill_rate_of_a_spare_part() -> None:
    """Ten units on order by Palm: S = 14 fills 86.4 %, S = 13 only 79.2 %."""
    assert levels(fill_rate=0.8, approximation="exact") == (13, 14)


def test_economic_order_quantity_above_the_reorder_point() -> None:
    """K = 365 fen, h = 1000 / 365 fen a day: Q = sqrt(2 x 365 x 5 x 365 / 1000) = 36.5; s = 10 without safety stock."""
    assert levels(cover=0, lot_sizing="eoq") == (10, 47)


def test_the_optimum_follows_the_penalty() -> None:
    """A dearer wait raises the reorder point; what it costs to order keeps S - s near the economic quantity."""
    cheap, dear = levels(optimal=True, penalty=10), levels(optimal=True, penalty=1000)
    assert cheap[0] < 10 < dear[0]
    assert dear[1] - dear[0] == pytest.approx(36.5, abs=3)


def test_periodic_optimum() -> None:
    """(R, S) for a week: between the mean of lead time and half a review, and that of both with much safety."""
    assert 27 < levels(optimal=True, kind="R_S", review=7 * DAY)[1] < 65


def test_policies_say_what_they_ask_for() -> None:
    """A plain service level needs no more than its formula; everything else becomes a target."""
    plain, other = (
        StockPolicy.model_validate(policy(service_level=0.9, **fields)) for fields in ({}, {"lot_sizing": "eoq"})
    )
    assert not asks_for_derivation(plain)
    assert asks_for_derivation(other)
    assert target_of(other) == Target(service_level=0.9, cycle_days=None)


KINDS = {
    "s_S": "s_S",
    "R_s_S": "s_S",
    "R_Q": "s_nQ",
    "s_nQ": "s_nQ",
    "R_s_nQ": "s_nQ",
    "R_S": "R_S",
    "base_stock": "base_stock",
}
"""Every kind with levels to derive, and how it orders."""


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_with_levels_derives_them(kind: str) -> None:
    """By fill rate and by least cost, with a review where the kind has one."""
    review = {"review": DAY} if kind.startswith("R_") and kind != "R_Q" else {}
    assert style_of(StockPolicy.model_validate(policy(kind=kind, fill_rate=0.9))) == KINDS[kind]
    for target in ({"fill_rate": 0.9}, {"fill_rate": 0.9, "approximation": "exact"}, {"optimal": True}):
        assert levels(kind=kind, **review, **target)[1] > 8


def test_no_kind_is_forgotten() -> None:
    """What has levels stands in the table above."""
    assert {policy.name for policy in POLICIES if policy.levels} == set(KINDS)


def test_a_given_order_quantity_stays() -> None:
    """(R, Q) with Q = 25 and a reorder point for 90 %: S, up to which nobody orders, is their sum."""
    point, highest = levels(kind="R_Q", order_quantity=25, fill_rate=0.9)
    assert highest - point == 25
