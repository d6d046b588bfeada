"""Tables of stock: day by day, and at the start and the end."""

from sim.ledger.columns.table import Column, Table

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
