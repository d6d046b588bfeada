"""The tables of the state, and of what elements they are."""

from typing import Any

import numpy as np

from sim.compiled.state.alerts import ALERT, ALERT_PLACE, ALERT_SLOTS, LATE
from sim.compiled.state.batches import BATCH, BATCH_CLOCK, BATCH_SHELF, ISSUE, OUTGO
from sim.compiled.state.clock import CLOCK, EVENT
from sim.compiled.state.orders import FATE, LINE, MISS, ORDER, PARCEL
from sim.compiled.state.supply import BOOK, LOADING, LOOK, SHIPMENT, WAITER
from sim.compiled.state.warehouses import FLOOR, VOLUME, ZONES
from sim.forecasts import FORECASTS_LAYOUT
from sim.network.layout import LEVEL
from sim.stock import BACKLOG, BASKET, DIVISION, MEMORY, RECORD, SHELF, SHORTAGE, SIGHT
from sim.tables import Tables

STATE_LAYOUT: dict[str, tuple[np.dtype[Any], int]] = {
    "clock": (CLOCK, 0),
    "streams": (np.dtype("u8"), 1),
    "rates": (np.dtype("f8"), 1),  # [city] orders of a usual day
    "stock": (SHELF, 2),  # [warehouse, sku]
    "levels": (LEVEL, 2),  # [warehouse, sku] levels in force: the network's at the start
    "figures": (
        np.dtype("i8"),
        2,
    ),  # [warehouse, sku] units that others are known to have; empty where information is not delayed
    "floors": (FLOOR, 1),  # [warehouse]
    "loading": (LOADING, 1),  # [haul]
    "books": (BOOK, 2),  # [warehouse, supplier]
    "extra": (np.dtype("i8"), 1),  # [sku] scratch: units that fill a joint order up
    "backlogs": (BACKLOG, 1),  # [supplier]
    "memory": (MEMORY, 0),
    "sold": (np.dtype("i8"), 3),  # [day in turn, warehouse, sku] what customers ordered, thousandths of units
    "raised": (np.dtype("i8"), 3),  # [group of events, warehouse, sku] units by which levels are raised
    "division": (DIVISION, 1),  # scratch: the warehouses among which a plan divides a SKU
    "looks": (LOOK, 1),  # stack: who looks at a SKU because a warehouse it supplies has ordered
    "basket": (BASKET, 1),
    "ranking": (np.dtype("i8"), 1),
    "scores": (np.dtype("i8"), 1),
    "arrivals": (np.dtype("i8"), 1),
    "orders": (ORDER, 1),  # [slot]
    "lines": (LINE, 2),  # [order slot, line]
    "fates": (FATE, 2),  # [order slot, line]
    "homes": (
        np.dtype("i8"),
        2,
    ),  # [order slot, line] its preferred warehouse; set only where not all warehouses keep everything
    "misses": (MISS, 2),  # [order slot, line]
    "records": (RECORD, 2),  # [warehouse, sku]; empty where all records are right, as are those around it
    "lost": (np.dtype("i8"), 1),  # [sku] scratch: units lost in a day
    "parcels": (PARCEL, 2),  # [order slot, parcel]
    "waiters": (WAITER, 1),  # [slot]
    "shipments": (SHIPMENT, 1),  # [slot]
    "volumes": (VOLUME, 1),  # [warehouse]
    "zones": (ZONES, 1),  # [warehouse]
    "zone_changes": (np.dtype("i8"), 3),  # [warehouse, zone, look] millilitres that enter, or leave
    "alerts": (ALERT, 1),  # [slot]
    "alert_slots": (ALERT_SLOTS, 0),
    "alert_places": (ALERT_PLACE, 3),  # [rule, warehouse, sku; last: the warehouse as a whole]
    "shortages": (SHORTAGE, 2),  # [warehouse, sku]
    "sight": (SIGHT, 0),
    "late": (LATE, 2),  # [warehouse, sku]
    "events": (EVENT, 1),  # heap
    "later": (EVENT, 1),  # what is not in it yet
    **FORECASTS_LAYOUT,
    "batch_clock": (BATCH_CLOCK, 0),
    "batches": (BATCH, 1),  # [slot]
    "batch_shelves": (BATCH_SHELF, 2),  # [warehouse, sku]
    "cargo": (np.dtype("i8"), 1),  # [shipment slot] first batch in a shipment from a warehouse; -1: not kept by batch
    "issues": (ISSUE, 1),
    "outgo": (OUTGO, 2),  # [warehouse, class]
}


class State(Tables):
    """Everything about a run that changes."""

    LAYOUT = STATE_LAYOUT
