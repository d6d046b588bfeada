"""What comes next: a binary heap of events by (time, rank), and a list without order of what comes on later days.

Nine events of ten that wait are goods that will arrive some day. They stay out of the heap, which is small then, until the orders of that
day are drawn.

An event that has been taken leaves a vacancy at the top. Most events schedule one of their kind soon after (the next pick, the next review): it
takes the vacant place, and finds its own a few steps below, where moving up the last event of the heap and sifting it down would take the
whole way to the bottom.
"""

from sim.events import priority
from sim.jit import njit
from sim.tables import Tables


@njit
def push(state: Tables, time: int, kind: int, entity: int, slot: int) -> None:
    """Schedule an event; `slot` says where its thing is kept."""
    clock = state.clock
    rank = priority(kind, entity)
    if time >= clock.near_s:
        wait = state.later[clock.later]
        wait.time, wait.rank, wait.slot = time, rank, slot
        clock.later += 1
        return
    if clock.vacant == 1:
        clock.vacant = 0
        sift_down(state, clock.events, time, rank, slot)
        return
    at = clock.events
    clock.events += 1
    sift_up(state, at, time, rank, slot)


@njit
def bring(state: Tables, until: int) -> None:
    """Put into the heap what comes before a time; no place of it is vacant."""
    clock = state.clock
    kept = 0
    for place in range(clock.later):
        event = state.later[place]
        if event.time < until:
            clock.events += 1
            sift_up(state, clock.events - 1, event.time, event.rank, event.slot)
        else:
            state.later[kept] = event
            kept += 1
    clock.later, clock.near_s = kept, until


@njit
def pop(state: Tables) -> None:
    """Take the first event away; `settle` before the next is looked at."""
    state.clock.vacant = 1


@njit
def settle(state: Tables) -> None:
    """Fill the place of an event that was taken, if none has come in its stead, so that the next is `events[0]`."""
    clock = state.clock
    if clock.vacant == 1:
        clock.vacant = 0
        clock.events -= 1
        last = state.events[clock.events]
        sift_down(state, clock.events, last.time, last.rank, last.slot)


@njit
def sift_up(state: Tables, at: int, time: int, rank: int, slot: int) -> None:
    """Put an event into a free place, or above it as far as it comes before what is there."""
    events = state.events
    while at > 0:
        parent = (at - 1) >> 1
        above = events[parent]
        if above.time < time or (above.time == time and above.rank < rank):
            break
        events[at] = above
        at = parent
    events[at].time, events[at].rank, events[at].slot = time, rank, slot


@njit
def sift_down(state: Tables, count: int, time: int, rank: int, slot: int) -> None:
    """Put an event at the top of a heap of `count`, or below as far as others come before it."""
    events = state.events
    at = 0
    while 2 * at + 1 < count:
        child = 2 * at + 1
        left, right = events[child], events[min(child + 1, count - 1)]
        # Which child comes first is anybody's guess, so it is computed: a branch would be predicted wrongly every other time.
        child += (right.time < left.time) | ((right.time == left.time) & (right.rank < left.rank))
        below = events[child]
        if time < below.time or (time == below.time and rank < below.rank):
            break
        events[at] = below
        at = child
    events[at].time, events[at].rank, events[at].slot = time, rank, slot
