"""What can happen, and in which order things happen that fall on the same second.

With whole seconds ties are daily business: reviews at midnight, trucks at 18:00. Their order is meaning, not accident. Events of one second
happen by (rank of their kind, entity); the ranks below are that order, and both engines use them:

====  =============  ====================  ========================================================================================
rank  kind           entity                why here
====  =============  ====================  ========================================================================================
2     RECEIVE        shipment              goods that arrive this second can be promised this second
3     CANCEL         order                 goods that arrive this second save the order; what it gives back can be promised this second
4     PICKED         parcel                a picker who is done is free before new work comes
5     SHIFT          warehouse             the number of pickers changes before new orders want one
6     ORDER          order                 customers see the stock as it is after what has just come in
7     REVIEW         warehouse, policy;    replenishment sees the demand of its own second;
                     then order book       a joint order holds what its second's reviews ask for
8     SHARE          0 rebalancing,        after the reviews, so that what warehouses give each other is left over; figures that
                     1 exchange            are exchanged show all of their second
9     DEPART         line-haul lane        trucks take what was ordered up to their departure
10    COLLECTED      parcel                the carrier takes what was packed up to its cut-off
11    DELIVERED      parcel                the customer's door; nothing in the network waits for it
12    CLOSE          warehouse             the books are closed last
====  =============  ====================  ========================================================================================

Nothing can intervene between packing and delivery, so the compiled engine computes COLLECTED and DELIVERED and schedules neither.

Ranks start at 2 because SimPy needs 0 and 1 for process starts and resource grants: consequences of an event that belong to it.
"""

from enum import IntEnum

from sim.jit import njit

ENTITY_BITS = 48
"""Entities of a kind are numbered below 2**48."""


class EventKind(IntEnum):
    """The kinds of events; the value is the rank among events of the same second."""

    RECEIVE = 2
    CANCEL = 3
    PICKED = 4
    SHIFT = 5
    ORDER = 6
    REVIEW = 7
    SHARE = 8
    DEPART = 9
    COLLECTED = 10
    DELIVERED = 11
    CLOSE = 12


MOST_PARCELS = 1024
"""Parcels (and lines) an order has at most."""


@njit
def parcel_entity(order: int, parcel: int) -> int:
    """Number of a parcel among all parcels."""
    return order * MOST_PARCELS + parcel


@njit
def entity_of(rank: int) -> int:
    """Entity of an event from its packed rank."""
    return rank & ((1 << ENTITY_BITS) - 1)


@njit
def priority(kind: int, entity: int) -> int:
    """Pack the rank of an event among those of its second into one integer: kind first, then entity."""
    return (kind << ENTITY_BITS) | entity
