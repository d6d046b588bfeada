"""Counts: planned ones come round, and what somebody doubts is looked into; the record is set to the figure."""

from typing import Any

from sim.events import EventKind
from sim.ledger.columns import CountReason
from sim.reference.world import Process, World
from sim.rules.records import (
    NOTHING,
    counting_cost,
    counting_time,
    figure,
    may_differ,
    suspicion_entity,
    suspicion_of,
    units_there,
)


def planned_counts(world: World, rule: int) -> Process:
    """Count the SKUs of each planned count of a kind, one after the other."""
    network, terms = world.network, world.network.count_rules[rule]
    for row in range(int(terms.first), int(terms.first + terms.count)):
        entry: Any = network.counts[row]
        yield world.at(entry.time_s, EventKind.COUNT, row)
        for sku in network.count_skus[entry.first : entry.first + entry.count].tolist():
            count_sku(world, rule, sku)


def count_sku(world: World, rule: int, sku: int) -> None:
    """Count a SKU and set its record to the figure, right or wrong; its policy looks at it, who waits is served, and who watches looks."""
    network, warehouse = world.network, int(world.network.count_rules[rule].warehouse)
    if not may_differ(network, warehouse, sku):
        return
    record, shelf = world.records[warehouse, sku], world.stock[warehouse, sku]
    before, there = int(shelf.on_hand), int(units_there(world.stock, world.records, warehouse, sku))
    counted = int(figure(network, world.streams, rule, sku, there, int(record.counts)))
    record.counts += 1
    write_count(world, rule, warehouse, sku, before, there, counted)
    shelf.on_hand, record.error, record.found = counted, there - counted, counted - before
    world.warehouses[warehouse].space.note_storage()
    if counted != before:
        world.warehouses[warehouse].look_at(sku)
        world.warehouses[warehouse].serve_waiting(sku)
    world.watch(warehouse, sku)


def set_right(world: World, warehouse: int, sku: int) -> None:
    """Let a record say what is there, which may be more than before."""
    record = world.records[warehouse, sku]
    record.corrected += record.error
    world.stock[warehouse, sku].on_hand += record.error
    record.error = 0
    world.warehouses[warehouse].space.note_storage()


def look_into(world: World, warehouse: int, sku: int) -> Process:
    """Somebody has found another quantity than recorded: it is looked into once the second's picks are over, and others get to know."""
    yield world.at(world.now, EventKind.COUNT, suspicion_entity(world.network, warehouse, sku))
    record, shelf = world.records[warehouse, sku], world.stock[warehouse, sku]
    set_right(world, warehouse, sku)
    rule, there = int(suspicion_of(world.network, warehouse)), int(shelf.on_hand)
    write_count(world, rule, warehouse, sku, there - int(record.corrected), there, there)
    record.found, record.doubted, record.corrected = record.corrected, 0, 0
    world.warehouses[warehouse].look_at(sku)
    world.warehouses[warehouse].serve_waiting(sku)
    world.watch(warehouse, sku)


def write_count(world: World, rule: int, warehouse: int, sku: int, before: int, there: int, counted: int) -> None:
    """Write a count into the ledger; `rule` may be `NOTHING`, for one that takes no time."""
    reason, seconds, fen = int(CountReason.SUSPICION), 0, 0
    if rule != NOTHING:
        reason = int(world.network.count_rules[rule].reason)
        seconds = int(counting_time(world.network, rule, counted))
        fen = int(counting_cost(world.network, rule, seconds))
    world.write("counts", world.now, warehouse, sku, reason, before, there, counted, seconds, fen)
