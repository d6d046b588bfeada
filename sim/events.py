"""What can happen, and in which order things happen that fall on the same second.

With whole seconds ties are daily business: reviews at midnight, trucks at 18:00. Their order is meaning, not accident. Events of one second
happen by (rank of their kind, entity); the ranks below are that order, and both engines use them:

====  =============  ====================  ========================================================================================
rank  kind           entity                why here
====  =============  ====================  ========================================================================================
2     FORECAST       warehouse             the day before is counted, and levels set, before anything of the day happens
3     RECEIVE        shipment              goods that arrive this second can be promised this second
4     CANCEL         order                 goods that arrive this second save the order; what it gives back can be promised this second
5     PICKED         parcel                a picker who is done is free before new work comes
6     SHIFT          warehouse             the number of pickers changes before new orders want one
7     EXPIRE         warehouse             what has expired at midnight is gone before anybody asks for it
8     ORDER          order                 customers see the stock as it is after what has just come in
9     COUNT          planned count;        a count finds what its second's picks have left;
                     then warehouse, SKU   reviews see the record that it has set right
10    PLAN           planning round;       what is sent and ordered by plan is on order when policies look, which see the levels
                     then order ahead;     in force from now on; levels come back before an event's first review
                     then event's start
11    REVIEW         warehouse, policy;    replenishment sees the demand of its own second;
                     then order book       a joint order holds what its second's reviews ask for
12    SHARE          0 rebalancing,        after the reviews, so that what warehouses give each other is left over; figures that
                     1 exchange            are exchanged show all of their second
13    DEPART         line-haul lane        trucks take what was ordered up to their departure
14    COLLECTED      parcel                the carrier takes what was packed up to its cut-off
15    DELIVERED      parcel                the customer's door; nothing in the network waits for it
16    CLOSE          warehouse             the books are closed last
17    MONITOR        rule of alerts,       who looks at the books of a second looks at closed ones
                     warehouse
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

    FORECAST = 2
    RECEIVE = 3
    CANCEL = 4
    PICKED = 5
    SHIFT = 6
    EXPIRE = 7
    ORDER = 8
    COUNT = 9
    PLAN = 10
    REVIEW = 11
    SHARE = 12
    DEPART = 13
    COLLECTED = 14
    DELIVERED = 15
    CLOSE = 16
    MONITOR = 17


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
