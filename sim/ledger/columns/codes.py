"""Numbers that stand for something in the ledger's columns."""

from enum import IntEnum

NONE = -1
"""In a time column: has not happened. In a reference column: nothing."""


class OrderState(IntEnum):
    """What became of an order."""

    OPEN = 0
    DELIVERED = 1
    CANCELLED = 2
    LOST = 3


class LineState(IntEnum):
    """What became of an order line."""

    OPEN = 0
    SHIPPED = 1
    LOST = 2
    CANCELLED = 3


class Reason(IntEnum):
    """Why a warehouse is replenished; those from TRANSSHIPMENT on are help from others, not demand on a source."""

    POLICY = 0
    PLAN = 1
    AHEAD = 2
    TRANSSHIPMENT = 3
    REBALANCING = 4


class LossCause(IntEnum):
    """Why units were written off."""

    EXPIRED = 0
    OBSOLETE = 1


class Cause(IntEnum):
    """Why stock and its record differ."""

    SHRINKAGE = 0
    DAMAGE = 1
    MIS_PICK = 2
    ENTRY_ERROR = 3


class CountReason(IntEnum):
    """Why something was counted."""

    FULL = 0
    CYCLIC = 1
    SUSPICION = 2
