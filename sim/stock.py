"""What the rules see of stock and of an order, in both engines."""

from sim.network.layout import record

# Fields that belong together share a line and a comment.
# fmt: off
SHELF = record(
    on_hand="i8",  # units on the shelf, promised ones included
    reserved="i8",  # units of these that are promised
    on_order="i8", backordered="i8",
    stockout="i8",  # whether it lacked what somebody wanted since the last receipt
    in_transit="i8",  # units that have left another warehouse for this one
    placed="i8",  # replenishment orders so far
    first="i8", last="i8",  # compiled engine: slots of who waits for it
)
"""Stock of one SKU in one warehouse."""

RECORD = record(
    error="i8",  # units really on the shelf less those that the record says
    receipts="i8", counts="i8",  # receipts and planned counts so far
    found="i8",  # units by which the latest count, or who was at the shelf, found it wrong
    doubted="i8",  # whether somebody has found another quantity this second, which is to be looked into
    corrected="i8",  # units by which that has set the record right
)
"""What is really on a shelf, beside what its record says; only where a warehouse has `records`."""
# fmt: on

BACKLOG = record(free_us="i8")
"""A supplier: when it has made all that is ordered, microseconds."""

BASKET = record(sku="i8", quantity="i8", warehouse="i8", home="i8")
"""One line of an order, the warehouse it was given, and the one that is preferred for it."""

DIVISION = record(
    warehouse="i8",
    row="i8",  # of `sources`: how it gets the SKU
    share_ppm="i8",
    weight="i8",  # what it gets is in proportion to this: expected demand, sales or share
    position="i8",  # units that it has or has ordered
    lot="i8",  # it gets whole lots
    most="i8",
    units="i8",  # units that it gets at most, and that it gets
    is_open="i8",  # scratch
)
"""One of the warehouses among which units of a SKU are divided."""

MEMORY = record(day="i8", page="i8")
"""Customers' orders by day: the last day that is remembered, and where."""

ENQUIRY = record(city="i8", key="i8", placed_s="i8", due_s="i8", lines="i8", weight_g="i8")
"""What allocation wants to know of an order; `key` names it in draws."""

# fmt: off
SIGHT = record(
    on_hand="i8", reserved="i8", on_order="i8", backordered="i8", stockout="i8",  # of the shelf, see `SHELF`
    safety_stock="i8", order_up_to="i8",  # units
    volume_ml="i8", queue="i8",  # of the warehouse as a whole: goods on hand, parcels that wait for a picker
    late_s="i8", source="i8",  # since when the latest of the open deliveries is overdue, and from whom it comes
    age_s="i8",  # how long the oldest batch on the shelf has been in the network
    mismatch="i8",  # units by which its record was last found wrong, never what nobody has found yet
    value="i8", limit="i8",  # what a rule made of it
)
"""What a look at a SKU in a warehouse, or at a warehouse as a whole, shows to the rules of alerts."""
# fmt: on

SHORTAGE = record(short_s="i8", warned_s="i8")
"""A SKU in a warehouse: since when somebody lacks it (NONE: nobody does), and when the first alert warned of that."""
