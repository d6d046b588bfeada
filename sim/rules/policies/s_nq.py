"""(s, nQ), batch ordering: at or below s order as many Q as lift the position above s.

Zipkin 2000, Foundations of Inventory Management, sec. 6.2 (there (r, nq)). With single units it is (R, Q).
"""

from typing import Any

from sim.rules.policies.policy import LOTS, Policy


def quantity(level: Any, position: int) -> int:
    """Fewest Q that end above s, if the position is at or below it."""
    short = max(0, level.reorder_point + 1 - position)
    return -(-short // level.order_quantity) * level.order_quantity


POLICY = Policy(
    "s_nQ",
    "at or below s order as many `order_quantity` as lift it above s, continuously",
    quantity,
    levels=("reorder_point",),
    takes=("order_quantity", "cycle", "opening", *LOTS),
)
