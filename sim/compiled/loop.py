"""The event loop: what is next happens, until a given time."""

from sim.clock import DAY, NEVER
from sim.compiled.alerts import begin_monitoring, has_alert_room, monitor
from sim.compiled.batches import open_batches, settle_batches
from sim.compiled.counts import count
from sim.compiled.days import close_day, draw_day, review
from sim.compiled.expiry import expire
from sim.compiled.forecasts import begin_forecasts, forecast
from sim.compiled.heap import pop, push, settle
from sim.compiled.orders import place_order
from sim.compiled.patience import give_up
from sim.compiled.picking import change_shift, end_pick
from sim.compiled.planning import begin_plans, carry_out
from sim.compiled.room import EVENTS_AT_ONCE, has_batch_room, has_room
from sim.compiled.sharing import begin_sharing, share
from sim.compiled.short_picks import end_pick_at_shelf
from sim.compiled.trucks import depart, receive
from sim.events import ENTITY_BITS, EventKind, entity_of
from sim.jit import njit
from sim.rules.demand import placed_second
from sim.rules.hours import next_of_week, next_review
from sim.rules.picking import next_shift_change, pickers_at
from sim.tables import Tables

DONE = 0
NEEDS_ROOM = 1
HAPPENED = 2
PLANNED = 3


@njit
def begin(network: Tables, state: Tables) -> None:
    """Put the first event of everything that comes round into the heap."""
    for warehouse in range(network.options.warehouses):
        push(state, DAY, EventKind.CLOSE, warehouse, warehouse)
        if network.warehouses[warehouse].picks == 1:
            state.floors[warehouse].pickers = pickers_at(network, warehouse, 0)
            push(state, next_shift_change(network, warehouse, 0), EventKind.SHIFT, warehouse, warehouse)
        if network.options.batches == 1:
            push(state, DAY, EventKind.EXPIRE, warehouse, warehouse)
    open_batches(network, state)
    begin_forecasts(network, state)
    begin_monitoring(network, state)
    for number in range(network.reviews.shape[0]):
        first = next_review(network, number, network.reviews[number].first_s, 0)
        push(state, first, EventKind.REVIEW, number, number)
    for haul in range(network.hauls.shape[0]):
        lane = network.hauls[haul]
        push(state, next_of_week(network, lane.departures, lane.departure_count, 0), EventKind.DEPART, haul, haul)
    begin_sharing(network, state)
    for rule in range(network.count_rules.shape[0]):
        entry = network.count_rules[rule]
        if entry.count > 0:
            push(state, network.counts[entry.first].time_s, EventKind.COUNT, entry.first, entry.first)
    begin_plans(network, state)


@njit
def advance(network: Tables, state: Tables, ledger: Tables, until: int) -> int:
    """Let everything happen whose time is before `until`.

    Returns
    -------
    int
        `DONE`, or `NEEDS_ROOM` when tables must grow before it can go on; calling again continues where it stopped.
    """
    while has_room(network, state, ledger):
        for _ in range(EVENTS_AT_ONCE):
            outcome = step(network, state, ledger, until)
            if outcome == PLANNED:
                break
            if outcome != HAPPENED:
                return outcome
            if state.batch_clock.moved == 1 and not has_batch_room(network, state, ledger):
                break
            if network.options.alerts > 0 and not has_alert_room(network, state, ledger):
                break
    return NEEDS_ROOM


@njit
def step(network: Tables, state: Tables, ledger: Tables, until: int) -> int:
    """Let the next thing happen, if its time is before `until`: an order, an event of the heap, or a new day's demand.

    Returns
    -------
    int
        `HAPPENED`, or `PLANNED` if it was a planning event, which may need much room; `DONE` if there was nothing; `NEEDS_ROOM` if a day has
        more orders than fit.
    """
    settle(state)
    clock = state.clock
    event_time = state.events[0].time if clock.events > 0 else NEVER
    order_time = NEVER
    if clock.arrival < clock.arrivals:
        order_time = (clock.day - 1) * DAY + placed_second(state.arrivals[clock.arrival])
    elif clock.day < network.options.days and clock.day * DAY <= event_time and clock.day * DAY < until:
        return HAPPENED if draw_day(network, state) else NEEDS_ROOM
    if min(order_time, event_time) >= until:
        clock.now = until
        return DONE
    outcome = HAPPENED
    if order_time < event_time or (order_time == event_time and state.events[0].rank >> ENTITY_BITS > EventKind.ORDER):
        clock.now = order_time
        place_order(network, state, ledger)
    else:
        clock.now = event_time
        if state.events[0].rank >> ENTITY_BITS == EventKind.PLAN:
            outcome = PLANNED
        happen(network, state, ledger)
    if network.options.batches == 1:
        settle_batches(network, state, ledger)
    return outcome


@njit
def happen(network: Tables, state: Tables, ledger: Tables) -> None:
    """Let the first event of the heap happen."""
    rank, slot = state.events[0].rank, state.events[0].slot
    kind = rank >> ENTITY_BITS
    pop(state)
    if kind == EventKind.PICKED and network.options.records == 1:
        end_pick_at_shelf(network, state, ledger, slot)
    elif kind == EventKind.PICKED:
        end_pick(network, state, ledger, slot)
    elif kind == EventKind.RECEIVE:
        receive(network, state, ledger, slot)
    elif kind == EventKind.SHIFT:
        change_shift(network, state, slot)
    elif kind == EventKind.PLAN:
        carry_out(network, state, ledger, slot)
    elif kind == EventKind.REVIEW:
        review(network, state, ledger, slot)
    elif kind == EventKind.DEPART:
        depart(network, state, ledger, slot)
    elif kind == EventKind.CLOSE:
        close_day(network, state, ledger, slot)
    elif kind == EventKind.FORECAST:
        forecast(network, state, ledger, slot)
    elif kind == EventKind.COUNT:
        count(network, state, ledger, slot)
    elif kind == EventKind.CANCEL:
        give_up(network, state, ledger, slot, entity_of(rank))
    elif kind == EventKind.SHARE:
        share(network, state, ledger, entity_of(rank))
    elif kind == EventKind.EXPIRE:
        expire(network, state, ledger, slot)
    elif kind == EventKind.MONITOR:
        monitor(network, state, ledger, slot)
