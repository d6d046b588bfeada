"""The glossary of what happened: every table of the ledger and every column, with its unit and meaning, in one place.

All columns are whole numbers (law 2). Times are seconds since midnight of the scenario's first day; money is fen, weight grams, volume
millilitres, distance metres. `NONE` (-1) in a time column means "has not happened". Columns that name a thing (city, warehouse, carrier,
sku) hold its position in the network's tables; `Ledger.frame` puts the names in their place.
"""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

NONE = -1
"""In a time column: has not happened. In a reference column: nothing."""


class OrderState(IntEnum):
    """What became of an order."""

    OPEN = 0
    DELIVERED = 1
    CANCELLED = 2
    LOST = 3


class LineState(IntEnum):
    """What became of an order line."""

    OPEN = 0
    SHIPPED = 1
    LOST = 2
    CANCELLED = 3


class Reason(IntEnum):
    """Why a warehouse is replenished; those from TRANSSHIPMENT on are help from others, not demand on a source."""

    POLICY = 0
    PLAN = 1
    AHEAD = 2
    TRANSSHIPMENT = 3
    REBALANCING = 4


class LossCause(IntEnum):
    """Why units were written off."""

    EXPIRED = 0
    OBSOLETE = 1


class Cause(IntEnum):
    """Why stock and its record differ."""

    SHRINKAGE = 0
    DAMAGE = 1
    MIS_PICK = 2
    ENTRY_ERROR = 3


class CountReason(IntEnum):
    """Why something was counted."""

    FULL = 0
    CYCLIC = 1
    SUSPICION = 2


@dataclass(frozen=True)
class Column:
    """One column of a ledger table."""

    name: str
    unit: str
    meaning: str
    kind: str = "i8"


@dataclass(frozen=True)
class Table:
    """One flat table of the ledger; `key` are the columns its rows are sorted by."""

    name: str
    meaning: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def dtype(self) -> np.dtype[np.void]:
        """Record type of a row."""
        return np.dtype([(column.name, column.kind) for column in self.columns], align=True)


ORDERS = Table(
    "orders",
    "One row a customer order.",
    ("order",),
    (
        Column("order", "id", "Number of the order, in order of time."),
        Column("city", "city", "Where the customer lives."),
        Column(
            "home",
            "warehouse",
            "The warehouse that allocation prefers for this order, whatever its stock; where lines have several, that of the first.",
        ),
        Column("placed_s", "s", "When it was placed."),
        Column("due_s", "s", "Promised latest delivery; NONE without a promise."),
        Column("lines", "lines", "Order lines (different SKUs)."),
        Column("units", "units", "Units over all lines."),
        Column("weight_g", "g", "Weight of all units, a substitute's own where one is shipped."),
        Column("value_fen", "fen", "Purchase value of all units, likewise."),
        Column("parcels", "parcels", "Parcels the order was split into; 0 if all its lines were lost or cancelled."),
        Column(
            "waiting_lines",
            "lines",
            "Lines that were not in stock when the order was placed: they waited, were lost, or shipped as a substitute.",
        ),
        Column(
            "delivered_s", "s", "When its last parcel arrived; NONE while a line is open, and if there was no parcel."
        ),
        Column(
            "state",
            "state",
            "0 open, 1 delivered (whatever was neither lost nor cancelled), 2 cancelled: the customer went away or gave up on all "
            "lines, 3 lost at the facility.",
        ),
        Column(
            "lost_lines", "lines", "Lines that were lost or cancelled; an order delivered without them is not in full."
        ),
        Column(
            "ended_s",
            "s",
            "When nothing was left to come: its last parcel had arrived, its last line been lost or cancelled.",
        ),
    ),
)

LINES = Table(
    "lines",
    "One row an order line.",
    ("order", "line"),
    (
        Column("order", "id", "The order."),
        Column("line", "index", "Position in the order, from 0."),
        Column("parcel", "index", "Parcel of the order it travels in, from 0; NONE once lost or cancelled."),
        Column("warehouse", "warehouse", "Warehouse that ships it, or would have."),
        Column("sku", "sku", "What is shipped: what was ordered, or its substitute."),
        Column("quantity", "units", "Units ordered."),
        Column("placed_s", "s", "When the order was placed."),
        Column(
            "reserved_s",
            "s",
            "When stock was reserved, the last time if a picker found too few; equal to placed_s if it was filled at once; NONE if lost or "
            "cancelled.",
        ),
        Column("picked_s", "s", "When it left the shelf."),
        Column("wanted_sku", "sku", "What was ordered; another than `sku` where the customer took a substitute."),
        Column(
            "state",
            "line_state",
            "0 open, 1 shipped (it left the shelf), 2 lost: the customer did not wait, 3 cancelled: the customer gave up waiting.",
        ),
        Column("ended_s", "s", "When it was lost or cancelled; NONE otherwise."),
        Column("lost_fen", "fen", "Cost of the lost sale, when it was lost or cancelled."),
        Column(
            "home",
            "warehouse",
            "The warehouse that allocation prefers for it, whatever its stock: the first that keeps all its order's lines, or it alone.",
        ),
        Column("short_s", "s", "When a picker first found too few of it on the shelf; NONE if never."),
        Column("shorts", "times", "How often a picker found too few of it, at one warehouse after the other."),
    ),
)

PARCELS = Table(
    "parcels",
    "One row a parcel: what one warehouse ships of one order.",
    ("order", "parcel"),
    (
        Column("order", "id", "The order."),
        Column("parcel", "index", "Position in the order, from 0."),
        Column("warehouse", "warehouse", "Where it is packed."),
        Column("carrier", "carrier", "Who carries it; NONE before it is packed or without carriers."),
        Column("city", "city", "Where it goes."),
        Column("lines", "lines", "Order lines in it."),
        Column("units", "units", "Units in it."),
        Column("weight_g", "g", "Weight."),
        Column("released_s", "s", "When all its stock was reserved, and it could be picked."),
        Column("started_s", "s", "When a picker began."),
        Column("picked_s", "s", "When it was packed."),
        Column("dispatched_s", "s", "When the carrier collected it."),
        Column("delivered_s", "s", "When it arrived."),
        Column("distance_m", "m", "Road distance from warehouse to city and last mile."),
        Column("handling_fen", "fen", "Handling cost, on packing."),
        Column("freight_fen", "fen", "Freight cost, on dispatch."),
        Column("co2e_g", "g", "CO2e of its transport, on dispatch."),
    ),
)

REPLENISHMENTS = Table(
    "replenishments",
    "One row a replenishment order: a warehouse orders one SKU.",
    ("replenishment",),
    (
        Column("replenishment", "id", "Number of the replenishment order."),
        Column("warehouse", "warehouse", "Who ordered."),
        Column("source", "source", "Supplying warehouse, or -2 - position of the supplier."),
        Column("sku", "sku", "What was ordered."),
        Column("quantity", "units", "Units ordered."),
        Column(
            "ordered_s",
            "s",
            "When its policy or a plan asked for it; a joint order, or one that waits for an order day, is sent later.",
        ),
        Column("ordering_fen", "fen", "Ordering cost, on ordering."),
        Column(
            "reason",
            "reason",
            "0 policy: its policy asked for it, 1 plan: sent by a planning round, 2 ahead: ordered ahead of events, 3 a transshipment to a "
            "customer who waits, 4 a transshipment when stock is rebalanced.",
        ),
    ),
)

SHIPMENTS = Table(
    "shipments",
    "One row a delivery of a replenishment order; a supplying warehouse that lacks stock delivers in parts.",
    ("shipment",),
    (
        Column("shipment", "id", "Number of the shipment."),
        Column("replenishment", "id", "The replenishment order it belongs to."),
        Column("warehouse", "warehouse", "Where it goes."),
        Column("source", "source", "Supplying warehouse, or -2 - position of the supplier."),
        Column("sku", "sku", "What it holds."),
        Column("quantity", "units", "Units in it."),
        Column("load", "id", "The line-haul load it travels in; NONE from suppliers."),
        Column("reserved_s", "s", "When the source set its units aside (suppliers: when they took the order)."),
        Column("shipped_s", "s", "When it left the source (suppliers: when they took the order)."),
        Column("received_s", "s", "When it was put away."),
        Column(
            "stockout",
            "0/1",
            "Whether the SKU ran out in the replenishment cycle this receipt ends: somebody waited for it, or a customer who preferred this "
            "warehouse was served from elsewhere, took a substitute or went away.",
        ),
        Column(
            "short",
            "units",
            "Units ordered with these that do not come: a supplier delivers less, or a warehouse's shelf held less than its record; known on "
            "receipt.",
        ),
        Column("due_s", "s", "When the supplier promised it; NONE from a warehouse."),
        Column("transshipment", "id", "The transshipment it travels with; NONE otherwise."),
        Column("lost", "units", "Units of these that were lost or damaged on the way; known on receipt."),
        Column("lost_fen", "fen", "Their purchase value, on receipt."),
    ),
)

LOADS = Table(
    "loads",
    "One row a line-haul departure between warehouses that carries something.",
    ("load",),
    (
        Column("load", "id", "Number of the load."),
        Column("source", "warehouse", "Where it left."),
        Column("warehouse", "warehouse", "Where it goes."),
        Column("carrier", "freight_carrier", "Who drives."),
        Column("departed_s", "s", "When it left."),
        Column("arrived_s", "s", "When it was unloaded and put away."),
        Column("weight_g", "g", "Weight."),
        Column("volume_ml", "ml", "Volume."),
        Column("trucks", "trucks", "Trucks, the last one perhaps not full."),
        Column("capacity_g", "g", "Payload of these trucks."),
        Column("capacity_ml", "ml", "Loading space of these trucks."),
        Column("distance_m", "m", "Road distance."),
        Column("freight_fen", "fen", "Line-haul cost, on departure."),
        Column("co2e_g", "g", "CO2e, on departure."),
    ),
)

TRANSSHIPMENTS = Table(
    "transshipments",
    "One row a trip on which one warehouse sends another what that lacks.",
    ("transshipment",),
    (
        Column("transshipment", "id", "Number of the trip."),
        Column("source", "warehouse", "Where it left."),
        Column("warehouse", "warehouse", "Where it goes."),
        Column("carrier", "freight_carrier", "Who drives; NONE if it arrives at once."),
        Column("reason", "reason", "3 to a customer who waits, 4 when stock is rebalanced."),
        Column("departed_s", "s", "When it left."),
        Column("arrived_s", "s", "When it was unloaded and put away."),
        Column("skus", "skus", "SKUs in it; each is a shipment."),
        Column("units", "units", "Units in it when it left."),
        Column("weight_g", "g", "Weight."),
        Column("volume_ml", "ml", "Volume."),
        Column("distance_m", "m", "Road distance."),
        Column("freight_fen", "fen", "Freight cost, on departure."),
        Column("co2e_g", "g", "CO2e, on departure."),
    ),
)

MISALLOCATIONS = Table(
    "misallocations",
    "One row an order line that was sent, on figures that were out of date, to a warehouse which did not have it.",
    ("order", "line"),
    (
        Column("order", "id", "The order."),
        Column("line", "index", "Position in the order, from 0."),
        Column("city", "city", "Where the customer lives."),
        Column("home", "warehouse", "The warehouse that allocation prefers for this order."),
        Column("warehouse", "warehouse", "The warehouse that was thought to have it."),
        Column("sku", "sku", "What was ordered."),
        Column("quantity", "units", "Units ordered."),
        Column("placed_s", "s", "When the order was placed."),
        Column("known", "units", "Units that the warehouse had free when figures were exchanged."),
    ),
)

STOCK_DAYS = Table(
    "stock_days",
    "One row a day, warehouse and ABC class: stock at the daily close (midnight at the end of the day).",
    ("closed_s", "warehouse", "abc"),
    (
        Column("closed_s", "s", "Time of the close."),
        Column("warehouse", "warehouse", "Where."),
        Column("abc", "class", "0 A, 1 B, 2 C."),
        Column("on_hand", "units", "Units on the shelf by the record, reserved ones included."),
        Column("value_fen", "fen", "Their purchase value."),
        Column("volume_ml", "ml", "Their volume."),
        Column("on_order", "units", "Units ordered and not yet received."),
        Column("in_transit", "units", "Units of these that have left another warehouse of ours."),
        Column("in_transit_fen", "fen", "Their purchase value."),
        Column("backordered", "units", "Units that customers and warehouses wait for."),
    ),
)

WAREHOUSE_DAYS = Table(
    "warehouse_days",
    "One row a day and warehouse: work and running costs of the day, at the daily close.",
    ("closed_s", "warehouse"),
    (
        Column("closed_s", "s", "Time of the close."),
        Column("warehouse", "warehouse", "Where."),
        Column("picker_s", "s", "Picker time paid for that day."),
        Column("busy_s", "s", "Picking time of the picks started that day."),
        Column("queue", "parcels", "Parcels that wait for a picker at the close."),
        Column("waiting_lines", "lines", "Order lines that wait for stock at the close."),
        Column("labour_fen", "fen", "Wages of the picker time."),
        Column("rent_fen", "fen", "Rent of the day."),
        Column(
            "holding_fen",
            "fen",
            "Capital cost of the stock at the close, on the shelf and in transit to it from other warehouses, one day.",
        ),
        Column("penalty_fen", "fen", "Backorder penalty of the lines that wait at the close, one day."),
    ),
)

STOCK = Table(
    "stock",
    "One row a warehouse and SKU: stock at the start and at the end of the ledger's time.",
    ("warehouse", "sku"),
    (
        Column("warehouse", "warehouse", "Where."),
        Column("sku", "sku", "What."),
        Column("unlimited", "0/1", "Whether supply is unlimited; then nothing is counted."),
        Column("opening", "units", "Units on the shelf at the start."),
        Column("closing", "units", "Units on the shelf by the record at the end, reserved ones included."),
        Column(
            "reserved",
            "units",
            "Units of these that are reserved for parcels and shipments that have not left the shelf.",
        ),
        Column("on_order", "units", "Units ordered and not received at the end."),
        Column("backordered", "units", "Units that customers and warehouses wait for at the end."),
        Column("physical", "units", "Units really on the shelf at the end; `closing` is what the record says."),
    ),
)

DISCREPANCIES = Table(
    "discrepancies",
    "One row each time that stock and its record come to differ, where a warehouse has `records`.",
    ("time_s", "warehouse", "sku", "cause"),
    (
        Column("time_s", "s", "When; losses of a day at its close."),
        Column("warehouse", "warehouse", "Where."),
        Column("sku", "sku", "What."),
        Column("cause", "cause", "0 shrinkage, 1 damage, 2 mis-pick, 3 entry error at receipt."),
        Column("physical", "units", "Units by which the stock changed, unknown to the record; gone is negative."),
        Column("recorded", "units", "Units by which the record changed without stock."),
        Column("loss_fen", "fen", "Purchase value of units stolen, lost or damaged."),
    ),
)

COUNTS = Table(
    "counts",
    "One row a count of a SKU, where a warehouse has `records`; the record was set to what was counted.",
    ("time_s", "warehouse", "sku", "reason"),
    (
        Column("time_s", "s", "When."),
        Column("warehouse", "warehouse", "Where."),
        Column("sku", "sku", "What."),
        Column(
            "reason", "count_reason", "0 full count, 1 cyclic count, 2 somebody found another quantity than recorded."
        ),
        Column("recorded", "units", "What the record said before; less than nothing where more left than it knew of."),
        Column("physical", "units", "What was there."),
        Column("counted", "units", "What was counted, and is recorded from now on."),
        Column("work_s", "s", "Working time it took."),
        Column("work_fen", "fen", "Its cost."),
    ),
)

RECORD_DAYS = Table(
    "record_days",
    "One row a day, warehouse with `records`, and ABC class: how right the records are at the daily close.",
    ("closed_s", "warehouse", "abc"),
    (
        Column("closed_s", "s", "Time of the close."),
        Column("warehouse", "warehouse", "Where."),
        Column("abc", "class", "0 A, 1 B, 2 C."),
        Column("skus", "SKUs", "SKUs whose stock is counted."),
        Column("right", "SKUs", "Those of them whose record is what is there."),
        Column("recorded", "units", "Units by the records."),
        Column("physical", "units", "Units really on the shelf."),
        Column("gap", "units", "Units by which records and stock differ, whichever is more."),
    ),
)

FORECASTS = Table(
    "forecasts",
    "One row an update of a forecast, warehouse and ABC class: what it expected of the days since the update before, and what was asked for.",
    ("closed_s", "warehouse", "forecast", "abc"),
    (
        Column("closed_s", "s", "Time of the update, midnight at the end of the last of these days."),
        Column("warehouse", "warehouse", "Where."),
        Column("forecast", "forecast", "Which of the scenario's forecasts."),
        Column("abc", "class", "0 A, 1 B, 2 C."),
        Column("series", "SKUs", "SKUs that are forecast."),
        Column("forecast_milli", "1/1000 unit", "Units that were expected."),
        Column(
            "units",
            "units",
            "Units that were asked for: by customers whose home this is, whoever ships, and by warehouses it supplies.",
        ),
        Column("error_milli", "1/1000 unit", "Absolute differences of the two, SKU by SKU."),
        Column("with_demand", "SKUs", "SKUs that were asked for."),
        Column("error_ppm", "ppm", "Their absolute differences as shares of what was asked for, added up."),
    ),
)

LOSSES = Table(
    "losses",
    "One row a loss: units that were written off and left the shelf for nobody.",
    ("time_s", "warehouse", "sku", "batch"),
    (
        Column("time_s", "s", "When."),
        Column("warehouse", "warehouse", "Where."),
        Column("sku", "sku", "What."),
        Column("quantity", "units", "Units."),
        Column("cause", "loss_cause", "0 expired: too little of their life was left, 1 obsolete: unsold for too long."),
        Column("value_fen", "fen", "Their purchase value, the cost of writing them off."),
        Column("batch", "id", "The batch they were of; NONE where stock is not kept by batch."),
    ),
)

BATCHES = Table(
    "batches",
    "One row a batch in a warehouse: what came in one delivery with one date; of SKUs that are kept by batch.",
    ("batch",),
    (
        Column("batch", "id", "Number of the batch."),
        Column("warehouse", "warehouse", "Whose shelf it lies on, or is on its way to."),
        Column("sku", "sku", "What it is."),
        Column(
            "origin",
            "id",
            "The batch in another warehouse that it was taken from; NONE for opening stock and fresh goods.",
        ),
        Column("shipment", "id", "The shipment it came in; NONE for opening stock."),
        Column("entered_s", "s", "When it came into the network; its age counts from then."),
        Column("received_s", "s", "When it was put away here; NONE while it is on its way from another warehouse."),
        Column("expires_s", "s", "The midnight at which it expires; NONE if it never does."),
        Column("quantity", "units", "Units that came."),
        Column("sold", "units", "Units of these that were packed for customers, by mistake as well."),
        Column("sent", "units", "Units of these that left for other warehouses."),
        Column("lost", "units", "Units of these that were written off."),
        Column("left", "units", "Units of these that are left, or still on their way."),
        Column("ended_s", "s", "When nothing was left."),
        Column("missing", "units", "Units of these that were lost on the way here."),
        Column("vanished", "units", "Units of these that were stolen, lost or damaged on the shelf."),
    ),
)

AGEING_DAYS = Table(
    "ageing_days",
    "One row a day, warehouse and ABC class, where SKUs are kept by batch: how old their stock is at the daily close, and what left that day.",
    ("closed_s", "warehouse", "abc"),
    (
        Column("closed_s", "s", "Time of the close."),
        Column("warehouse", "warehouse", "Where."),
        Column("abc", "class", "0 A, 1 B, 2 C."),
        *(
            Column(f"{what}_{band}{unit}", unit[1:] or "units", f"{meaning} {which}.")
            for what, unit, meaning in (
                ("on_hand", "", "Units on the shelf"),
                ("value", "_fen", "Purchase value of those"),
            )
            for band, which in enumerate(
                (
                    "younger than the first of `products.age_bands`",
                    "between the first and the second",
                    "between the second and the third",
                    "older than the third",
                )
            )
        ),
        Column("sold", "units", "Units packed for customers that day."),
        Column("sold_age_s", "unit·s", "Their age when packed, added up over units."),
        Column("sold_dated", "units", "Units of these that have a date."),
        Column("sold_life_s", "unit·s", "What was left of their life when packed, added up over units."),
    ),
)

SPACE_DAYS = Table(
    "space_days",
    "One row a day and warehouse whose `space` the scenario states: use of its zones, at the daily close.",
    ("closed_s", "warehouse"),
    (
        Column("closed_s", "s", "Time of the close."),
        Column("warehouse", "warehouse", "Where."),
        Column("storage_ml", "ml", "Volume on the shelf at the close."),
        Column("storage_peak_ml", "ml", "The highest of the day: at its start or after a receipt."),
        Column(
            "picking_ml", "ml", "Volume of parcels released and not packed, mean over 24 looks just before full hours."
        ),
        Column("picking_peak_ml", "ml", "The highest of these looks."),
        Column("dispatch_ml", "ml", "Volume of parcels packed and not collected, likewise."),
        Column("dispatch_peak_ml", "ml", "The highest of these looks."),
        Column("overflow_ml", "ml", "Rented room: the highest use of each zone beyond what it holds, added up."),
        Column("overflow_fen", "fen", "Its price."),
    ),
)

ALERTS = Table(
    "alerts",
    "One row an alert, once it is cleared and known whether a stock-out followed; empty without rules of alerts.",
    ("alert",),
    (
        Column("alert", "id", "Number of the alert, in order of time."),
        Column("rule", "alert_rule", "The rule that raised it."),
        Column("kind", "alert_kind", "What kind of alert that is."),
        Column("warehouse", "warehouse", "Where."),
        Column("sku", "sku", "What; NONE if it is about the warehouse as a whole."),
        Column(
            "source", "source", "Of a late delivery: -2 - position of the supplier who is latest; NONE of other alerts."
        ),
        Column("raised_s", "s", "When its condition was found to be true."),
        Column("cleared_s", "s", "When it was found to be true no longer; NONE while it is open."),
        Column(
            "value",
            "of its kind",
            "What was measured then: units, ml of goods, parcels, or seconds of being late or of age.",
        ),
        Column("limit", "of its kind", "The limit that it had passed."),
        Column("on_order", "units", "Units of the SKU that were on order then."),
        Column(
            "stockout_s",
            "s",
            "Of a stock-out and of a warning of one: when somebody first lacked the SKU there while the alert was open, or within its "
            "`follow_up`; before raised_s if somebody already did then. NONE if nobody did, and of other alerts.",
        ),
        Column(
            "warned_s",
            "s",
            "Of a stock-out: when the first of the warnings was raised that were open when it began, or within their `follow_up`; NONE if "
            "none was, and of other alerts.",
        ),
    ),
)

MOVES = Table(
    "moves",
    "One row a movement of counted units onto a shelf or off it; drawn from the other tables.",
    ("time_s",),
    (
        Column("time_s", "s", "When."),
        Column("warehouse", "warehouse", "Whose shelf."),
        Column("sku", "sku", "What."),
        Column("quantity", "units", "Units, in positive, out negative."),
        Column(
            "reason",
            "text",
            "opening (in the last piece of a run), received, picked, transferred, lost on the way, expired, obsolete, shrinkage, damage or "
            "mis_pick.",
        ),
    ),
)

MONEY = Table(
    "money",
    "One row a cost and the event it hangs on; drawn from the other tables.",
    ("time_s",),
    (
        Column("time_s", "s", "When."),
        Column("component", "text", "A kind of cost: see `sim.ledger.components`."),
        Column("warehouse", "warehouse", "Who pays; a load is paid by the warehouse it goes to."),
        Column("amount_fen", "fen", "How much."),
        Column("table", "text", "Table of the event."),
        Column("row", "index", "Its row in that table."),
    ),
)

VIEWS: tuple[Table, ...] = (MOVES, MONEY)
"""Tables that say the same once more, by stock move and by fen; `Ledger.moves` and `Ledger.money` draw them."""

TABLES: tuple[Table, ...] = (
    ORDERS,
    LINES,
    PARCELS,
    REPLENISHMENTS,
    SHIPMENTS,
    LOADS,
    STOCK_DAYS,
    WAREHOUSE_DAYS,
    STOCK,
    TRANSSHIPMENTS,
    MISALLOCATIONS,
    FORECASTS,
    LOSSES,
    BATCHES,
    AGEING_DAYS,
    DISCREPANCIES,
    COUNTS,
    RECORD_DAYS,
    SPACE_DAYS,
    ALERTS,
)
"""Every table of a ledger."""
