"""The heap of events: what comes next."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from small_scenarios import scenario

from sim.compiled.heap import bring, pop, push, settle
from sim.compiled.state import EVENT, new_state
from sim.events import EventKind, priority
from sim.network.build import base_rates, build

SMALL = scenario()
NETWORK, RATES = build(SMALL), base_rates(SMALL)
events = st.tuples(st.integers(0, 5), st.sampled_from(list(EventKind)), st.integers(0, 3))


@given(st.lists(events, max_size=40), st.lists(st.booleans(), max_size=80))
def test_events_come_by_time_kind_and_entity(events: list[tuple[int, EventKind, int]], turns: list[bool]) -> None:
    """Whatever the sequence of pushes and pops, the least of those inside comes first, be it in the heap or not yet, and nothing is lost."""
    state = new_state(NETWORK, RATES, 1, 0)
    state.put("events", np.zeros(64, EVENT))
    state.put("later", np.zeros(64, EVENT))
    inside: list[tuple[int, int, int]] = []
    waiting = list(enumerate(events))
    for push_next in [*turns, *[True] * len(events), *[False] * len(events)]:
        if push_next and waiting:
            slot, (time, kind, entity) = waiting.pop(0)
            push(state, time, kind, entity, slot)
            inside.append((time, priority(int(kind), entity), slot))
        elif not push_next and inside:
            settle(state)
            bring(state, max(int(state.clock.near_s), min(inside)[0] + 1))
            found = state.events[0]
            assert (found.time, found.rank) == min(inside)[:2]
            inside.remove((int(found.time), int(found.rank), int(found.slot)))
            pop(state)
        assert state.clock.events - state.clock.vacant + state.clock.later == len(inside)
    assert not inside
