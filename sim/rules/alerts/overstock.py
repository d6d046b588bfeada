"""Overstock: more is free than was ever to be held."""

from typing import Any

from sim.rules.alerts.kind import AlertKind


def value(sight: Any) -> int:
    """Units that are free: on hand, less what is promised."""
    return sight.on_hand - sight.reserved


def usual(sight: Any) -> int:
    """Order-up-to level in force (of a fixed order quantity: reorder point and that quantity)."""
    return sight.order_up_to


KIND = AlertKind(
    "overstock",
    "free stock is above the order-up-to level of the policy, or above `units` or `cover`",
    value,
    "units",
    "above",
    limits=("units", "cover"),
    usual=usual,
    continuous="may",
)
