"""(S - 1, S), base stock, one-for-one: whatever leaves is ordered again at once.

Feeney and Sherbrooke 1966, The (s - 1, s) inventory policy under compound Poisson demand, Management Science 12(5).
"""

from typing import Any

from sim.rules.policies.policy import LOTS, Policy


def quantity(level: Any, position: int) -> int:
    """Units that lack to S."""
    return max(0, level.order_up_to - position)


POLICY = Policy(
    "base_stock",
    "(S-1, S): whatever leaves is ordered again at once",
    quantity,
    levels=("order_up_to",),
    takes=("opening", *LOTS),
)
