"""Fields of open alerts, and how they begin."""

from typing import Any

import numpy as np

from sim.network.layout import record
from sim.stock import SHORTAGE, SIGHT

# Fields that belong together share a line and a comment.
# fmt: off
ALERT = record(
    alert="i8", rule="i8", kind="i8", warehouse="i8", sku="i8", source="i8", raised_s="i8", cleared_s="i8",
    value="i8", limit="i8", on_order="i8", stockout_s="i8", warned_s="i8", next="i8",
)
"""An alert that is open, or a warning that was cleared but may still be followed by a stock-out."""

ALERT_PLACE = record(open="i8", first="i8", last="i8")
"""Slots of the alert of one rule that is open at one place, and of those that may still be followed by a stock-out."""

ALERT_SLOTS = record(
    alerts="i8",  # next number
    free="i8", used="i8", held="i8",  # slots of `alerts`: the first free one, how many were ever used, how many are in use
    late_rule="i8", late_s="i8",  # of which rule's look, and when, `late` is; -1: nobody has looked
)

LATE = record(due_s="i8", source="i8", shipment="i8")
"""Scratch: the open delivery of a SKU to a warehouse that was promised first."""
# fmt: on


def alert_tables(rules: int, sites: int, skus: int) -> dict[str, np.ndarray[Any, Any]]:
    """Nobody has raised an alert; the tables are empty where nobody will."""
    slots = np.zeros((), ALERT_SLOTS)
    slots["free"] = slots["late_rule"] = slots["late_s"] = -1
    places = np.zeros((rules, sites, skus + 1), ALERT_PLACE)
    shortages = np.zeros((sites if rules else 0, skus), SHORTAGE)
    places["open"] = places["first"] = places["last"] = -1
    shortages["short_s"] = shortages["warned_s"] = -1
    return {
        "alerts": np.zeros(0, ALERT), "alert_slots": slots, "alert_places": places, "shortages": shortages,
        "sight": np.zeros((), SIGHT), "late": np.zeros((sites if rules else 0, skus), LATE),
    }  # fmt: skip
