"""Tables of what warehouses do for each other, and of what they do not know of each other."""

from sim.ledger.columns.table import Column, Table

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
