"""No replenishment: the opening stock is all there is."""

from typing import Any

from sim.rules.policies.policy import Policy


def quantity(level: Any, position: int) -> int:
    """Return none."""
    return 0


POLICY = Policy("none", "no replenishment: `opening` is all there is", quantity, needs=("opening",), orders=False)
