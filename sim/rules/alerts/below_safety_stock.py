"""Below safety stock: what is free is less than the safety stock, units or days of demand."""

from typing import Any

from sim.rules.alerts.kind import AlertKind


def value(sight: Any) -> int:
    """Units that are free: on hand, less what is promised, less what somebody waits for."""
    return sight.on_hand - sight.reserved - sight.backordered


def usual(sight: Any) -> int:
    """Safety stock of the policy."""
    return sight.safety_stock


KIND = AlertKind(
    "below_safety_stock",
    "free stock is below the safety stock of the policy, or below `units` or `cover`",
    value,
    "units",
    "below",
    limits=("units", "cover"),
    usual=usual,
    continuous="may",
    warns=True,
)
