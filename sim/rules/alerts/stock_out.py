"""Stock-out: somebody wants what the warehouse does not have."""

from typing import Any

from sim.rules.alerts.kind import AlertKind


def value(sight: Any) -> int:
    """Units that somebody waits for; at least 1 until the next receipt where somebody was served from elsewhere or went away."""
    return max(sight.backordered, sight.stockout)


def usual(sight: Any) -> int:
    """None."""
    return 0


KIND = AlertKind(
    "stock_out",
    "somebody waits for the SKU, or was served from elsewhere, took a substitute or went away since its last receipt",
    value,
    "units",
    "above",
    usual=usual,
    continuous="usually",
    is_stock_out=True,
)
