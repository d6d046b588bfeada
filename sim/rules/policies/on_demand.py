"""Order on demand, make to order, lot for lot: what somebody waits for is ordered, and nothing is kept; base stock with S = 0."""

from typing import Any

from sim.rules.policies.policy import LOTS, Policy


def quantity(level: Any, position: int) -> int:
    """Units that somebody waits for and nobody has ordered."""
    return max(0, -position)


POLICY = Policy(
    "on_demand",
    "order what somebody waits for and keep nothing, continuously or at reviews",
    quantity,
    takes=LOTS,
    reviewed="may",
    keeps=False,
)
