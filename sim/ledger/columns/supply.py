"""Tables of how warehouses are supplied: replenishment orders, shipments, loads."""

from sim.ledger.columns.table import Column, Table

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
