"""What changes during a run: stock, pickers, open orders and everything that is under way, as tables.

Only what is open is held. Orders, shipments and waiting entries live in slots that are used again; a slot's `next` links it to the next
of the list it is in (free slots, a picking queue, a waiting line), -1 being the end.
"""

from typing import Any

import numpy as np

from sim.draws import streams
from sim.forecasts import FORECASTS_LAYOUT, new_forecasts
from sim.ledger.columns import TABLES
from sim.network.layout import LEVEL, record
from sim.network.network import Network
from sim.rules.planning import begin_memory
from sim.rules.space import LOOKS, stored_volume
from sim.stock import BACKLOG, BASKET, DIVISION, MEMORY, RECORD, SHELF, SHORTAGE, SIGHT
from sim.tables import Tables

# Fields that belong together share a line and a comment.
# fmt: off
CLOCK = record(
    now="i8",
    day="i8",  # next day whose demand is to be drawn
    arrivals="i8", arrival="i8",  # orders of the day drawn, and the next of them
    orders="i8", replenishments="i8", shipments="i8", loads="i8",  # next numbers
    events="i8",  # entries of the heap
    vacant="i8",  # whether the first of them has been taken
    free_order="i8", free_shipment="i8", free_waiter="i8",  # first free slots
    used_orders="i8", used_shipments="i8", used_waiters="i8",  # slots ever used; those behind are free as well
    open_orders="i8", open_shipments="i8", open_waiters="i8",
    cancellations="i8",  # CANCEL events in the heap, those of orders that are done included
    transshipments="i8",  # next number
)

FLOOR = record(
    pickers="i8", busy="i8",
    first="i8", last="i8", queue="i8",  # parcels that wait for a picker
    busy_s="i8",  # picking time of the picks started today
    waiting_lines="i8",  # customers' order lines that wait for stock
)
"""Picking in one warehouse."""

LOADING = record(first="i8", last="i8", count="i8")
"""Shipments that wait for the next departure of a line-haul lane; batches on a shelf."""

BOOK = record(
    first="i8", last="i8",  # slots of `shipments` that have no number yet
    weight_g="i8", volume_ml="i8", units="i8",  # what they hold
    looks="i8",  # whether it is to be looked at
)
"""What a warehouse needs from a supplier and has not ordered yet."""

ORDER = record(
    order="i8", key="i8", city="i8", home="i8", placed_s="i8", due_s="i8",
    lines="i8", units="i8", weight_g="i8", value_fen="i8", parcels="i8", waiting_lines="i8",
    patience="i8",  # row in the network's `patience`; -1: its customer waits
    lost_lines="i8",  # lost or cancelled
    unpacked="i8",  # parcels not packed yet
    delivered_s="i8",  # of the parcels packed so far, the last
    next="i8",
)

LINE = record(sku="i8", quantity="i8", parcel="i8", warehouse="i8", reserved_s="i8", picked_s="i8")

FATE = record(
    wanted_sku="i8", state="i8", ended_s="i8", lost_fen="i8",
    waiter="i8",  # its place in the line for stock; -1: it does not wait
)
"""What becomes of a line whose customer may not wait; set only in orders with a `patience`."""

MISS = record(
    first_s="i8", times="i8",  # when a picker first found too few of it, and how often
    now="i8",  # whether the picker at the shelf has just done so
)
"""A line of which the shelf held too little; only where records may be wrong."""

PARCEL = record(
    warehouse="i8", carrier="i8", lines="i8", units="i8", weight_g="i8",
    missing="i8",  # lines that wait for stock
    released_s="i8", started_s="i8", picked_s="i8", dispatched_s="i8", delivered_s="i8",
    distance_m="i8", handling_fen="i8", freight_fen="i8", co2e_g="i8",
    next="i8",
)

WAITER = record(
    order="i8", line="i8",  # slot and line of a customer's order, or
    replenishment="i8", warehouse="i8", haul="i8",  # the replenishment order of a warehouse, and the lane it comes by
    quantity="i8",
    rank="i8",  # who is served before whom
    next="i8", previous="i8",
)
"""Somebody who waits for a SKU in a warehouse."""

SHIPMENT = record(
    shipment="i8", replenishment="i8", warehouse="i8", source="i8", sku="i8", quantity="i8",
    short="i8",  # units ordered with these that will not come
    load="i8",
    reserved_s="i8", shipped_s="i8", next="i8",
    transshipment="i8",  # that it travels with
    lost="i8",  # units of these that will not arrive
)

LOOK = record(
    warehouse="i8",
    row="i8", end="i8",  # rows of `sources` still to be ordered from; row -1: nothing is decided yet
    first="i8", quantity="i8", split="i8",
    ahead="i8",  # group of events that is ordered ahead for; -1: its policy asks
)
"""A warehouse looks at a SKU."""

ZONES = record(
    storage_peak_ml="i8",  # highest since the last close
    picking_ml="i8", dispatch_ml="i8",  # at the last look
)
"""What of the zones of a warehouse is in use."""

VOLUME = record(held_ml="i8", expected_ml="i8")
"""Goods on the shelves of a warehouse, and on order for it, of SKUs that are counted; kept where `options.volumes` says so."""

ALERT = record(
    alert="i8", rule="i8", kind="i8", warehouse="i8", sku="i8", source="i8", raised_s="i8", cleared_s="i8",
    value="i8", limit="i8", on_order="i8", stockout_s="i8", warned_s="i8", next="i8",
)
"""An alert that is open, or a warning that was cleared but may still be followed by a stock-out."""

ALERT_PLACE = record(open="i8", first="i8", last="i8")
"""Slots of the alert of one rule that is open at one place, and of those that may still be followed by a stock-out."""

ALERT_SLOTS = record(alerts="i8", free="i8", used="i8", held="i8")
"""Alerts: next number, first free slot, slots ever used, slots in use."""

LATE = record(due_s="i8", source="i8", shipment="i8")
"""Scratch: the open delivery of a SKU that was promised first."""

EVENT = record(time="i8", rank="i8", slot="i8")

BATCH_CLOCK = record(
    batches="i8",  # next number
    free="i8", used="i8", open="i8",  # slots of `batches`: the first free one, how many were ever used, how many are in use
    issues="i8",  # entries of `issues`
    ended="i8",  # first batch of which nothing is left since this event, still to be written
    moved="i8",  # whether any was begun, ended or written off since the last look at the room for them
)

BATCH = record(
    batch="i8",  # its number; -1 in a free slot
    warehouse="i8", sku="i8",
    origin="i8", shipment="i8",  # batch and shipment that it came from and in; -1: none
    entered_s="i8", received_s="i8",  # when it came into the network, and here; -1: on its way
    expires_s="i8",  # NEVER: never
    quantity="i8", missing="i8", sold="i8", sent="i8", lost="i8", vanished="i8", left="i8",  # units
    next="i8",  # of those on the same shelf, the one issued after it; of those in one shipment, any
)
"""Goods of one SKU with one date in one warehouse, or on their way to it."""

ISSUE = record(warehouse="i8", sku="i8", quantity="i8")
"""Units that were packed in this event, to be taken from their batches when it is over."""

OUTGO = record(sold="i8", sold_age_s="i8", sold_dated="i8", sold_life_s="i8")
"""What was packed today of SKUs that are kept by batch: units, their age, those with a date, the life they had left."""
# fmt: on

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
    "late": (LATE, 1),  # [sku]
    "events": (EVENT, 1),  # heap
    **FORECASTS_LAYOUT,
    "batch_clock": (BATCH_CLOCK, 0),
    "batches": (BATCH, 1),  # [slot]
    "batch_shelves": (LOADING, 2),  # [warehouse, sku] the batches on a shelf, in the order in which they are issued
    "cargo": (np.dtype("i8"), 1),  # [shipment slot] first batch in a shipment from a warehouse; -1: not kept by batch
    "issues": (ISSUE, 1),
    "outgo": (OUTGO, 2),  # [warehouse, class]
}


class State(Tables):
    """Everything about a run that changes."""

    LAYOUT = STATE_LAYOUT


ROWS = record(**{table.name: "i8" for table in TABLES})
"""How many rows of each buffer are filled."""

BUFFERS_LAYOUT: dict[str, tuple[np.dtype[Any], int]] = {
    "rows": (ROWS, 0),
    **{table.name: (table.dtype, 1) for table in TABLES},
}


class Buffers(Tables):
    """Rows that leave for the ledger."""

    LAYOUT = BUFFERS_LAYOUT


def new_state(network: Network, rates: np.ndarray[Any, Any], seed: int, replication: int) -> State:
    """Set up the state in which every run begins: opening stock on the shelf, nobody waiting, nothing under way."""
    options = network.options
    sites, skus, lines = int(options.warehouses), int(options.skus), int(options.most_lines)
    clock = np.zeros((), CLOCK)
    for free in ("free_order", "free_shipment", "free_waiter"):
        clock[free] = -1
    stock = np.zeros((sites, skus), SHELF)
    stock["on_hand"] = network.array("levels")["opening"]
    floors = np.zeros(sites, FLOOR)
    loading = np.zeros(len(network.array("hauls")), LOADING)
    books = np.zeros((sites, len(network.array("suppliers"))), BOOK)
    for lists in (stock, floors, loading, books):
        lists["first"] = lists["last"] = -1
    figures = np.zeros((sites, skus) if options.delayed else (0, 0), np.int64)
    zones, volumes = np.zeros(sites, ZONES), np.zeros(sites, VOLUME)
    volumes["held_ml"] = [int(stored_volume(network, stock.view(np.recarray), site)) for site in range(sites)]
    zones["storage_peak_ml"] = volumes["held_ml"]
    state = State(
        memory=np.zeros((), MEMORY), sold=np.zeros((int(options.sold_days), sites, skus), np.int64),
        raised=np.zeros((len(network.array("ahead_until")), sites, skus), np.int64), division=np.zeros(sites, DIVISION),
        volumes=volumes, zones=zones, zone_changes=np.zeros((sites, 2, LOOKS), np.int64),
        clock=clock, streams=np.asarray(streams(seed, replication)), rates=rates.astype(np.float64), stock=stock, figures=figures,
        floors=floors, loading=loading, backlogs=np.zeros(len(network.array("suppliers")), BACKLOG), looks=np.zeros(sites, LOOK),
        levels=network.array("levels").copy(), books=books, extra=np.zeros(skus, np.int64),
        basket=np.zeros(lines, BASKET), ranking=np.zeros(sites, np.int64), scores=np.zeros(sites, np.int64),
        arrivals=np.zeros(0, np.int64), orders=np.zeros(0, ORDER), lines=np.zeros((0, lines), LINE), fates=np.zeros((0, lines), FATE),
        homes=np.zeros((0, lines), np.int64),
        **_alert_tables(int(options.alerts), sites, skus),
        parcels=np.zeros((0, lines), PARCEL), waiters=np.zeros(0, WAITER), shipments=np.zeros(0, SHIPMENT), events=np.zeros(0, EVENT),
        **new_forecasts(network), **batch_tables(network),
        records=np.zeros((sites * int(options.records), skus), RECORD), misses=np.zeros((0, lines), MISS), lost=np.zeros(skus, np.int64),
    )  # fmt: skip
    if options.sold_days > 0:
        begin_memory(network, state.memory, state.sold)
    return state


def batch_tables(network: Network) -> dict[str, np.ndarray[Any, Any]]:
    """Return the tables of what is kept by batch, with room for the opening stock."""
    levels = network.array("levels")
    sites, skus = levels.shape
    kept = (levels["counted"] == 1) & (network.array("lives")["kept"] == 1) & (levels["opening"] > 0)
    clock, shelves = np.zeros((), BATCH_CLOCK), np.zeros((sites, skus), LOADING)
    clock["free"] = clock["ended"] = shelves["first"] = shelves["last"] = -1
    return {
        "batch_clock": clock,
        "batches": np.zeros(int(kept.sum()), BATCH),
        "batch_shelves": shelves,
        "cargo": np.zeros(0, np.int64),
        "issues": np.zeros(0, ISSUE),
        "outgo": np.zeros((sites, 3), OUTGO),
    }


def _alert_tables(rules: int, sites: int, skus: int) -> dict[str, np.ndarray[Any, Any]]:
    """Nobody has raised an alert; the tables are empty where nobody will."""
    slots = np.zeros((), ALERT_SLOTS)
    slots["free"] = -1
    places = np.zeros((rules, sites, skus + 1), ALERT_PLACE)
    shortages = np.zeros((sites if rules else 0, skus), SHORTAGE)
    places["open"] = places["first"] = places["last"] = -1
    shortages["short_s"] = shortages["warned_s"] = -1
    return {
        "alerts": np.zeros(0, ALERT), "alert_slots": slots, "alert_places": places, "shortages": shortages,
        "sight": np.zeros((), SIGHT), "late": np.zeros(skus, LATE),
    }  # fmt: skip


def new_buffers() -> Buffers:
    """Empty buffers for every table of the ledger."""
    return Buffers(rows=np.zeros((), ROWS), **{table.name: np.zeros(0, table.dtype) for table in TABLES})
