"""MRP, time-phased order point: at every review a plan is made day by day, and what it releases before the next review is ordered.

Vollmann, Berry, Whybark and Jacobs 2005, Manufacturing Planning and Control for Supply Chain Management, 5th ed., ch. 7. The plan is
`sim.rules.planned_orders`; it leaves what it releases in the level's `order_quantity`.
"""

from typing import Any

from sim.rules.policies.policy import LOTS, Policy


def quantity(level: Any, position: int) -> int:
    """Units that the plan releases now."""
    return level.order_quantity


POLICY = Policy(
    "mrp",
    "at every review plan receipts day by day against the `forecast`, stock and what is on order, and order what is due before the next",
    quantity,
    needs=("forecast",),
    takes=("service_level", "cover", "cycle", "opening", *LOTS),
    reviewed="must",
)
