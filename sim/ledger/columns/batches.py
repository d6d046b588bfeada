"""Tables of goods that age: batches, their age, what is written off."""

from sim.ledger.columns.table import Column, Table

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
