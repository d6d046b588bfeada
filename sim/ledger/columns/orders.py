"""Tables of customers' orders: the order, its lines, its parcels."""

from sim.ledger.columns.table import Column, Table

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
