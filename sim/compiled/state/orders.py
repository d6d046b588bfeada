"""Fields of an open order, of its lines and of its parcels."""

from sim.network.layout import record

# Fields that belong together share a line and a comment.
# fmt: off
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
