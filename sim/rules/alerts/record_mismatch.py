"""Record mismatch: whoever looked last found another quantity on the shelf than its record said."""

from typing import Any

from sim.rules.alerts.kind import AlertKind


def value(sight: Any) -> int:
    """Units by which the latest count, or who was at the shelf, found the record wrong; 0 before anybody has looked."""
    return sight.mismatch


def usual(sight: Any) -> int:
    """None: any difference is too much."""
    return 0


KIND = AlertKind(
    "record_mismatch",
    "the latest count of the SKU, or who wanted to take it from the shelf, found its record wrong by more than `units`, left out: at all",
    value,
    "units",
    "above",
    limits=("units",),
    usual=usual,
    continuous="usually",
    looks_at="records",
)
