"""Picking and packing: how long a parcel takes one picker."""

from typing import Any

from sim.draws import Purpose, draw
from sim.jit import njit
from sim.quantiles import sample

PARCEL_LINES = 1024
"""Picking draws of one order are indexed by parcel x 1024 + line."""


@njit
def picking_time(network: Any, streams: Any, warehouse: int, key: int, parcel: int, lines: int) -> int:
    """Seconds one picker takes for a parcel: a time for the order and one for each line, all drawn."""
    site = network.warehouses[warehouse]
    total = sample(network, site.per_order, draw(streams[Purpose.PICK_ORDER], key, parcel))
    for line in range(lines):
        total += sample(network, site.per_line, draw(streams[Purpose.PICK_LINE], key, parcel * PARCEL_LINES + line))
    return total


@njit
def pickers_at(network: Any, warehouse: int, second_of_week: int) -> int:
    """Pickers at work at a second of the week."""
    site = network.warehouses[warehouse]
    row = site.shifts + site.shift_changes - 1  # before the week's first change its last one holds
    for candidate in range(site.shifts, site.shifts + site.shift_changes):
        if network.shift_changes[candidate].week_s <= second_of_week:
            row = candidate
    return network.shift_changes[row].pickers


@njit
def handling_cost(network: Any, warehouse: int, lines: int) -> int:
    """Fen for packing a parcel of so many lines."""
    site = network.warehouses[warehouse]
    return site.order_fen + lines * site.line_fen
