"""Counts: planned ones come round, and what somebody doubts is looked into; the record is set to the figure."""

from sim.compiled.alerts import watch
from sim.compiled.discrepancies import set_right
from sim.compiled.heap import push
from sim.compiled.orders import look_at
from sim.compiled.space import note_storage
from sim.compiled.trucks import serve_waiting
from sim.compiled.volumes import hold
from sim.events import EventKind
from sim.jit import njit, optional
from sim.ledger.columns import CountReason
from sim.rules.records import NOTHING, counting_cost, counting_time, figure, may_differ, suspicion_of, units_there
from sim.tables import Tables


@optional(instead=None)
def count(network: Tables, state: Tables, ledger: Tables, entity: int) -> None:
    """Count the SKUs of a planned count, one after the other; behind the planned counts come those on suspicion."""
    if entity >= network.counts.shape[0]:
        look_into(network, state, ledger, entity - network.counts.shape[0])
        return
    entry = network.counts[entity]
    rule, following = network.count_rules[entry.rule], entity + 1
    if following < rule.first + rule.count:
        push(state, network.counts[following].time_s, EventKind.COUNT, following, following)
    for row in range(entry.first, entry.first + entry.count):
        count_sku(network, state, ledger, entry.rule, network.count_skus[row])


@njit
def count_sku(network: Tables, state: Tables, ledger: Tables, rule: int, sku: int) -> None:
    """Count a SKU and set its record to the figure, right or wrong; its policy looks at it, who waits is served, and who watches looks."""
    warehouse = network.count_rules[rule].warehouse
    if not may_differ(network, warehouse, sku):
        return
    record, shelf = state.records[warehouse, sku], state.stock[warehouse, sku]
    before, there = shelf.on_hand, units_there(state.stock, state.records, warehouse, sku)
    counted = figure(network, state.streams, rule, sku, there, record.counts)
    record.counts += 1
    write_count(network, state, ledger, rule, warehouse, sku, before, there, counted)
    hold(network, state, warehouse, sku, counted - before)
    record.error, record.found = there - counted, counted - before
    if counted > before and network.options.spaces == 1:
        note_storage(network, state, warehouse)
    if counted != before:
        look_at(network, state, ledger, warehouse, sku)
        serve_waiting(network, state, ledger, warehouse, sku)
    if network.options.alerts > 0:
        watch(network, state, ledger, warehouse, sku)


@njit
def look_into(network: Tables, state: Tables, ledger: Tables, place: int) -> None:
    """Somebody has found another quantity than recorded: it is looked into once the second's picks are over, and others get to know."""
    warehouse, sku = place // network.options.skus, place % network.options.skus
    record, shelf = state.records[warehouse, sku], state.stock[warehouse, sku]
    set_right(network, state, warehouse, sku)
    rule, there = suspicion_of(network, warehouse), shelf.on_hand
    write_count(network, state, ledger, rule, warehouse, sku, there - record.corrected, there, there)
    record.found, record.doubted, record.corrected = record.corrected, 0, 0
    look_at(network, state, ledger, warehouse, sku)
    serve_waiting(network, state, ledger, warehouse, sku)
    if network.options.alerts > 0:
        watch(network, state, ledger, warehouse, sku)


@njit
def write_count(
    network: Tables,
    state: Tables,
    ledger: Tables,
    rule: int,
    warehouse: int,
    sku: int,
    before: int,
    there: int,
    counted: int,
) -> None:
    """Write a count into the ledger; `rule` may be `NOTHING`, for one that takes no time."""
    row = ledger.counts[ledger.rows.counts]
    ledger.rows.counts += 1
    row.time_s, row.warehouse, row.sku, row.reason = state.clock.now, warehouse, sku, CountReason.SUSPICION
    row.recorded, row.physical, row.counted, row.work_s, row.work_fen = before, there, counted, 0, 0
    if rule != NOTHING:
        row.reason = network.count_rules[rule].reason
        row.work_s = counting_time(network, rule, counted)
        row.work_fen = counting_cost(network, rule, row.work_s)
