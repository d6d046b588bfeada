"""What comes round: demand at midnight, reviews of stock, the daily close."""

from sim.clock import DAY, NEVER
from sim.compiled.books import look_at_book
from sim.compiled.discrepancies import close_records
from sim.compiled.expiry import close_ageing
from sim.compiled.heap import bring, push
from sim.compiled.shelves import reorder
from sim.compiled.space import close_space
from sim.events import EventKind
from sim.jit import njit
from sim.rules.costs import holding_cost, penalty_cost
from sim.rules.demand import day_arrivals
from sim.rules.hours import next_review, weekday
from sim.tables import Tables

CLASSES = 3


@njit
def draw_day(network: Tables, state: Tables) -> bool:
    """Draw the orders of the next day; False if there is no room for them, and then nothing has changed."""
    count = day_arrivals(network, state.streams, state.rates, state.clock.day, state.arrivals)
    if 2 * count > state.arrivals.shape[0]:
        state.clock.arrivals = count  # how much room it takes
        return False
    state.clock.day += 1
    all_drawn = state.clock.day == network.options.days
    bring(state, NEVER if all_drawn else state.clock.day * DAY)
    state.clock.arrival, state.clock.arrivals = 0, count
    return True


@njit
def review(network: Tables, state: Tables, ledger: Tables, number: int) -> None:
    """A periodic review: each of its SKUs is looked at in turn. Behind the reviews come the order books."""
    if number >= network.reviews.shape[0]:
        look_at_book(network, state, ledger, number - network.reviews.shape[0])
        return
    entry = network.reviews[number]
    now = state.clock.now
    push(state, next_review(network, number, now + entry.period_s, now + 1), EventKind.REVIEW, number, number)
    for row in range(entry.skus, entry.skus + entry.count):
        reorder(network, state, ledger, entry.warehouse, network.review_skus[row])


@njit
def close_day(network: Tables, state: Tables, ledger: Tables, warehouse: int) -> None:
    """Write the books of a warehouse at midnight."""
    now = state.clock.now
    push(state, now + DAY, EventKind.CLOSE, warehouse, warehouse)
    if network.warehouses[warehouse].records >= 0:
        close_records(network, state, ledger, warehouse)
    value = close_stock(network, state, ledger, warehouse)
    floor, site = state.floors[warehouse], network.warehouses[warehouse]
    work = network.work[warehouse, weekday(network, now - DAY)]
    row = ledger.warehouse_days[ledger.rows.warehouse_days]
    ledger.rows.warehouse_days += 1
    row.closed_s, row.warehouse = now, warehouse
    row.picker_s, row.busy_s, row.queue, row.waiting_lines = (
        work.picker_s,
        floor.busy_s,
        floor.queue,
        floor.waiting_lines,
    )
    row.labour_fen, row.rent_fen = work.wage_fen, site.rent_fen
    row.holding_fen = holding_cost(network, warehouse, value)
    row.penalty_fen = penalty_cost(network, floor.waiting_lines)
    floor.busy_s = 0
    if network.options.batches == 1:
        close_ageing(network, state, ledger, warehouse)
    close_space(network, state, ledger, warehouse)


@njit
def close_stock(network: Tables, state: Tables, ledger: Tables, warehouse: int) -> int:
    """Write a warehouse's stock by ABC class; return its value in fen, what is in transit to it included."""
    first = ledger.rows.stock_days
    ledger.rows.stock_days += CLASSES
    for abc in range(CLASSES):
        row = ledger.stock_days[first + abc]
        row.closed_s, row.warehouse, row.abc = state.clock.now, warehouse, abc
        row.on_hand, row.value_fen, row.volume_ml, row.on_order, row.backordered = 0, 0, 0, 0, 0
        row.in_transit, row.in_transit_fen = 0, 0
    value = 0
    for sku in range(network.options.skus):
        if network.levels[warehouse, sku].counted == 0:
            continue
        shelf, item = state.stock[warehouse, sku], network.skus[sku]
        row = ledger.stock_days[first + item.abc]
        row.on_hand += shelf.on_hand
        row.value_fen += shelf.on_hand * item.value_fen
        row.volume_ml += shelf.on_hand * item.volume_ml
        row.on_order += shelf.on_order
        row.in_transit += shelf.in_transit
        row.in_transit_fen += shelf.in_transit * item.value_fen
        row.backordered += shelf.backordered
        value += (shelf.on_hand + shelf.in_transit) * item.value_fen
    return value
