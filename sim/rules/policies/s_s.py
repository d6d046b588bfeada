"""(s, S), order-point, order-up-to-level, also min-max: as soon as the position is at or below s, order up to S.

Silver, Pyke and Thomas 2017, Inventory and Production Management in Supply Chains, 4th ed., sec. 6.5.2.
"""

from typing import Any

from sim.rules.policies.policy import LOTS, Policy


def quantity(level: Any, position: int) -> int:
    """Units that lift the position to S, if it is at or below s."""
    return level.order_up_to - position if position <= level.reorder_point else 0


POLICY = Policy(
    "s_S",
    "at or below s order up to S, continuously (or, as R_s_S, at reviews)",
    quantity,
    levels=("reorder_point", "order_up_to"),
    takes=("cycle", "opening", *LOTS),
    reviewed="may",
)
