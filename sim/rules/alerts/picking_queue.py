"""Picking queue: more parcels wait for a picker than should."""

from typing import Any

from sim.rules.alerts.kind import AlertKind


def value(sight: Any) -> int:
    """Parcels that wait for a picker."""
    return sight.queue


KIND = AlertKind(
    "picking_queue",
    "more than `parcels` wait for a picker",
    value,
    "parcels",
    "above",
    limits=("parcels",),
    of="warehouse",
)
