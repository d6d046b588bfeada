"""What comes next: a binary heap of events by (time, rank)."""

from sim.events import priority
from sim.jit import njit
from sim.tables import Tables


@njit
def push(state: Tables, time: int, kind: int, entity: int, slot: int) -> None:
    """Schedule an event; `slot` says where its thing is kept."""
    events = state.events
    rank = priority(kind, entity)
    at = state.clock.events
    state.clock.events += 1
    while at > 0:
        parent = (at - 1) >> 1
        above = events[parent]
        if above.time < time or (above.time == time and above.rank < rank):
            break
        events[at] = above
        at = parent
    events[at].time, events[at].rank, events[at].slot = time, rank, slot


@njit
def pop(state: Tables) -> None:
    """Take the first event away; its successor becomes `events[0]`."""
    events = state.events
    state.clock.events -= 1
    count = state.clock.events
    time, rank, slot = events[count].time, events[count].rank, events[count].slot
    at = 0
    while 2 * at + 1 < count:
        child = 2 * at + 1
        left, right = events[child], events[min(child + 1, count - 1)]
        if right.time < left.time or (right.time == left.time and right.rank < left.rank):
            child += 1
        below = events[child]
        if time < below.time or (time == below.time and rank < below.rank):
            break
        events[at] = below
        at = child
    events[at].time, events[at].rank, events[at].slot = time, rank, slot
