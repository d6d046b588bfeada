"""Ageing: what has lain longest on the shelf has been in the network for too long."""

from typing import Any

from sim.rules.alerts.kind import AlertKind


def value(sight: Any) -> int:
    """Seconds since the oldest batch on the shelf came into the network; 0 while there is none."""
    return sight.age_s


KIND = AlertKind(
    "ageing",
    "the oldest batch of the SKU on the shelf has been in the network for longer than `age`",
    value,
    "s",
    "above",
    limits=("age",),
    looks_at="batches",
)
