"""The event loop: what is next happens, until a given time."""

from sim.clock import DAY, NEVER
from sim.compiled.days import close_day, draw_day, review
from sim.compiled.heap import pop, push
from sim.compiled.orders import place_order
from sim.compiled.picking import change_shift, end_pick
from sim.compiled.room import has_room
from sim.compiled.trucks import depart, receive
from sim.events import ENTITY_BITS, EventKind
from sim.jit import njit
from sim.rules.demand import placed_second
from sim.rules.hours import next_of_week
from sim.rules.picking import next_shift_change, pickers_at
from sim.tables import Tables

DONE = 0
NEEDS_ROOM = 1


@njit
def begin(network: Tables, state: Tables) -> None:
    """Put the first event of everything that comes round into the heap."""
    for warehouse in range(network.options.warehouses):
        push(state, DAY, EventKind.CLOSE, warehouse, warehouse)
        if network.warehouses[warehouse].picks == 1:
            state.floors[warehouse].pickers = pickers_at(network, warehouse, 0)
            push(state, next_shift_change(network, warehouse, 0), EventKind.SHIFT, warehouse, warehouse)
    for number in range(network.reviews.shape[0]):
        push(state, network.reviews[number].first_s, EventKind.REVIEW, number, number)
    for haul in range(network.hauls.shape[0]):
        lane = network.hauls[haul]
        push(state, next_of_week(network, lane.departures, lane.departure_count, 0), EventKind.DEPART, haul, haul)


@njit
def advance(network: Tables, state: Tables, ledger: Tables, until: int) -> int:
    """Let everything happen whose time is before `until`.

    Returns
    -------
    int
        `DONE`, or `NEEDS_ROOM` when tables must grow before it can go on; calling again continues where it stopped.
    """
    clock = state.clock
    while True:
        if not has_room(network, state, ledger):
            return NEEDS_ROOM
        event_time = state.events[0].time if clock.events > 0 else NEVER
        dawn = clock.day * DAY if clock.day < network.options.days else NEVER
        order_time = NEVER
        if clock.arrival < clock.arrivals:
            order_time = (clock.day - 1) * DAY + placed_second(state.arrivals[clock.arrival])
        elif dawn <= event_time and dawn < until:
            if not draw_day(network, state):
                return NEEDS_ROOM
            continue
        if min(order_time, event_time) >= until:
            clock.now = until
            return DONE
        if order_time < event_time or (order_time == event_time and EventKind.ORDER < state.events[0].rank >> ENTITY_BITS):
            clock.now = order_time
            place_order(network, state, ledger)
        else:
            clock.now = event_time
            happen(network, state, ledger)


@njit
def happen(network: Tables, state: Tables, ledger: Tables) -> None:
    """Let the first event of the heap happen."""
    kind, slot = state.events[0].rank >> ENTITY_BITS, state.events[0].slot
    pop(state)
    if kind == EventKind.PICKED:
        end_pick(network, state, ledger, slot)
    elif kind == EventKind.RECEIVE:
        receive(network, state, ledger, slot)
    elif kind == EventKind.SHIFT:
        change_shift(network, state, slot)
    elif kind == EventKind.REVIEW:
        review(network, state, ledger, slot)
    elif kind == EventKind.DEPART:
        depart(network, state, ledger, slot)
    elif kind == EventKind.CLOSE:
        close_day(network, state, ledger, slot)
