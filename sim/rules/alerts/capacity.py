"""Capacity: goods on hand take more than a share of the storage."""

from typing import Any

from sim.rules.alerts.kind import AlertKind


def value(sight: Any) -> int:
    """Millilitres on hand in the whole warehouse."""
    return sight.volume_ml


KIND = AlertKind(
    "capacity",
    "goods on hand take more than `share` of the warehouse's storage",
    value,
    "ml",
    "above",
    limits=("share",),
    of="warehouse",
)
