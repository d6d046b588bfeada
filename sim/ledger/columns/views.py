"""Tables that say what the others say once more, by stock move and by fen."""

from sim.ledger.columns.table import Column, Table

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
