"""Supplier late: a delivery has not come though it was promised."""

from typing import Any

from sim.rules.alerts.kind import AlertKind


def value(sight: Any) -> int:
    """Seconds since the promised time of the delivery that is open longest beyond it; negative while none is late."""
    return sight.late_s


def usual(sight: Any) -> int:
    """None."""
    return 0


KIND = AlertKind(
    "supplier_late",
    "a supplier's delivery of the SKU is open later than it `promised`, by more than `late_by`",
    value,
    "s",
    "above",
    limits=("late_by",),
    usual=usual,
    looks_at="deliveries",
    takes=("suppliers",),
    warns=True,
)
