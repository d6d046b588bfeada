"""Picking and packing: how long a parcel takes one picker."""

from typing import Any

from sim.clock import NEVER, WEEK
from sim.draws import Purpose, draw
from sim.events import parcel_entity
from sim.jit import njit
from sim.quantiles import sample
from sim.rules.hours import second_of_week
from sim.tables import Tables


@njit
def crosses_the_dock(network: Tables, warehouse: int, sku: int, placed: int, reserved: int) -> bool:
    """Whether a line goes straight from receipt to packing: it waited for goods that do."""
    return network.levels[warehouse, sku].crosses == 1 and reserved > placed


@njit
def picking_time(network: Tables, streams: Any, warehouse: int, key: int, parcel: int, lines: int) -> int:
    """Seconds one picker takes for a parcel: a time for the order and one for each line, all drawn."""
    site = network.warehouses[warehouse]
    total = sample(network, site.per_order, draw(streams[Purpose.PICK_ORDER], key, parcel))
    for line in range(lines):
        total += sample(network, site.per_line, draw(streams[Purpose.PICK_LINE], key, parcel_entity(parcel, line)))
    return total


@njit
def pickers_at(network: Tables, warehouse: int, now: int) -> int:
    """Pickers at work at a time."""
    second = second_of_week(network, now)
    site = network.warehouses[warehouse]
    row = site.shifts + site.shift_changes - 1  # before the week's first change its last one holds
    for candidate in range(site.shifts, site.shifts + site.shift_changes):
        if network.shift_changes[candidate].week_s <= second:
            row = candidate
    return network.shift_changes[row].pickers


@njit
def next_shift_change(network: Tables, warehouse: int, now: int) -> int:
    """Next time after now at which the number of pickers changes; `NEVER` if it is always the same."""
    site = network.warehouses[warehouse]
    if site.shift_changes < 2:
        return NEVER
    second = second_of_week(network, now)
    for row in range(site.shifts, site.shifts + site.shift_changes):
        if network.shift_changes[row].week_s > second:
            return now + network.shift_changes[row].week_s - second
    return now + network.shift_changes[site.shifts].week_s + WEEK - second


@njit
def handling_cost(network: Tables, warehouse: int, lines: int) -> int:
    """Fen for packing a parcel of so many lines."""
    site = network.warehouses[warehouse]
    return site.order_fen + lines * site.line_fen
