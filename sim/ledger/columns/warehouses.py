"""Tables of warehouses day by day: their work, their costs, their room."""

from sim.ledger.columns.table import Column, Table

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
