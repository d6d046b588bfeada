"""Tables of stock and what is recorded of it: how they come to differ, what is counted, how right the records are."""

from sim.ledger.columns.table import Column, Table

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
