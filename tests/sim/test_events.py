"""The order of events that fall on one second."""

import re

from hypothesis import given
from hypothesis import strategies as st

from sim import events
from sim.events import ENTITY_BITS, MOST_PARCELS, EventKind, parcel_entity, priority

keys = st.tuples(st.sampled_from(list(EventKind)), st.integers(0, 2**ENTITY_BITS - 1))


def test_the_table_says_what_the_ranks_are() -> None:
    """The table in the module's docstring lists every kind with its rank."""
    rows = re.findall(r"^(\d+)\s+([A-Z]+)\s", events.__doc__ or "", re.MULTILINE)
    assert [(int(rank), name) for rank, name in rows] == [(kind.value, kind.name) for kind in EventKind]


def test_ranks_leave_room_for_the_consequences_of_an_event() -> None:
    """SimPy's own 0 (process starts) and 1 (resource grants) come before every kind."""
    assert min(EventKind) == 2


@given(keys, keys)
def test_priority_orders_by_kind_and_then_by_entity(one: tuple[EventKind, int], other: tuple[EventKind, int]) -> None:
    """Packed into one integer, events compare as pairs of kind and entity do."""
    assert (priority(int(one[0]), one[1]) < priority(int(other[0]), other[1])) == (one < other)


@given(*(st.tuples(st.integers(0, 2**38 - 1), st.integers(0, MOST_PARCELS - 1)) for _ in range(2)))
def test_parcels_are_numbered_by_order_and_position(one: tuple[int, int], other: tuple[int, int]) -> None:
    """Parcel numbers compare as pairs of order and parcel do, and fit the entity's bits."""
    assert (parcel_entity(*one) < parcel_entity(*other)) == (one < other)
    assert parcel_entity(*one) < 2**ENTITY_BITS
