"""What every replenishment policy says of itself."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

REVIEW = ("review", "review_at", "review_days")
"""When it is looked at."""
DERIVED = ("service_level", "fill_rate", "cover", "optimal", "approximation")
"""From what levels that are not given are derived."""
LOTS = ("pack", "round_to", "minimum_order")
"""How an order is rounded."""


@dataclass(frozen=True)
class Policy:
    """A replenishment policy.

    Attributes
    ----------
    name : str
        Its `kind` in scenario files.
    meaning : str
        What it does, for the YAML reference.
    quantity : callable
        The rule: (level, position) -> units to order, 0 for none. `level` has the fields `reorder_point` (s), `order_up_to` (S) and
        `order_quantity` (Q); `position` is the inventory position: on hand + on order - backordered, less what is promised. Compiled by
        numba. Orders are rounded afterwards.
    levels : tuple of str
        Fields of the schema that are given together, or derived together: from a service level, a fill rate, a cover, or at least cost.
    needs, takes : tuple of str
        Fields that must, and that may, be given beside them.
    reviewed : str
        Whether it is looked at periodically ("must"), whenever stock is promised ("never"), or as the scenario says ("may").
    counted : bool
        Whether stock is counted; otherwise it never ends.
    orders : bool
        Whether it orders anything, and so needs a source.
    keeps : bool
        Whether it keeps stock; otherwise it starts with none, and no joint order is filled up with it.
    crosses : bool
        Whether what customers wait for goes from receipt to packing without a picker.
    """

    name: str
    meaning: str
    quantity: Callable[[Any, int], int]
    levels: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    takes: tuple[str, ...] = ()
    reviewed: Literal["never", "may", "must"] = "never"
    counted: bool = True
    orders: bool = True
    keeps: bool = True
    crosses: bool = False

    @property
    def parameters(self) -> tuple[str, ...]:
        """Fields of the schema that may be given with this policy."""
        reviews = REVIEW if self.reviewed != "never" else ()
        derived = DERIVED if self.levels else ()
        lot_sizing = ("lot_sizing",) if "cycle" in self.takes and self.levels else ()
        return (*self.levels, *self.needs, *self.takes, *derived, *lot_sizing, *reviews)
