"""(R, Q), order-point, order-quantity; (s, Q) where R is the review period: at or below the reorder point order one Q.

Hadley and Whitin 1963, Analysis of Inventory Systems, ch. 4. One Q a look, even if the position stays at or below the reorder point.
"""

from typing import Any

from sim.rules.policies.policy import LOTS, Policy


def quantity(level: Any, position: int) -> int:
    """One Q, if the position is at or below the reorder point."""
    return level.order_quantity if position <= level.reorder_point else 0


POLICY = Policy(
    "R_Q",
    "at or below the reorder point order one `order_quantity`, continuously",
    quantity,
    levels=("reorder_point",),
    takes=("order_quantity", "cycle", "opening", *LOTS),
)
