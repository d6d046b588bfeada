"""Suppliers: when they have made what is ordered, when it arrives, and how much of it."""

from typing import Any

import numpy as np

from sim.draws import Purpose, draw
from sim.jit import njit
from sim.quantiles import sample
from sim.rules.hours import next_open
from sim.rules.sourcing import MILLION
from sim.tables import Tables

SECOND_US = 1_000_000
_32 = np.uint64(32)


@njit
def production_end(network: Tables, backlogs: Any, supplier: int, quantity: int, now: int) -> int:
    """When a supplier has made an order: at once, or after all that was ordered before, one unit after the other.

    Parameters
    ----------
    backlogs : record array with field free_us, shape (suppliers,)
        The order is added to the supplier's.
    """
    unit_us = network.suppliers[supplier].unit_us
    if unit_us == 0:
        return now
    free_us = max(backlogs[supplier].free_us, now * SECOND_US) + quantity * unit_us
    backlogs[supplier].free_us = free_us
    return -(-free_us // SECOND_US)


@njit
def supplier_arrival(
    network: Tables, streams: Any, supplier: int, warehouse: int, sku: int, made: int, sequence: int
) -> int:
    """When a supplier's delivery is put away: its lead time after it was made, perhaps a delay, once the warehouse is open.

    `sequence` counts the replenishment orders of this SKU in this warehouse.
    """
    terms, entity = network.suppliers[supplier], supply_key(network, warehouse, sku)
    time = made + sample(network, terms.lead_time, draw(streams[Purpose.LEAD_TIME], entity, sequence))
    if chance(streams[Purpose.SUPPLIER_LATE], entity, sequence) < terms.late_ppm:
        time += sample(network, terms.delay, draw(streams[Purpose.SUPPLIER_DELAY], entity, sequence))
    return next_open(network, warehouse, time)


@njit
def units_short(
    network: Tables, streams: Any, supplier: int, warehouse: int, sku: int, quantity: int, sequence: int
) -> int:
    """Units of an order that its delivery lacks."""
    terms = network.suppliers[supplier]
    if chance(streams[Purpose.SUPPLIER_SHORT], supply_key(network, warehouse, sku), sequence) >= terms.short_ppm:
        return 0
    return quantity - quantity * terms.delivered_ppm // MILLION


@njit
def supply_key(network: Tables, warehouse: int, sku: int) -> int:
    """Key of a SKU in a warehouse in draws."""
    return network.warehouses[warehouse].key ^ network.skus[sku].key


@njit
def chance(stream: Any, entity: int, index: int) -> int:
    """Draw a number of millionths, each equally likely, from 0 to below a million."""
    return int(((draw(stream, entity, index) >> _32) * np.uint64(MILLION)) >> _32)
