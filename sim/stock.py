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
# fmt: on

BACKLOG = record(free_us="i8")
"""A supplier: when it has made all that is ordered, microseconds."""

BASKET = record(sku="i8", quantity="i8", warehouse="i8", home="i8")
"""One line of an order, the warehouse it was given, and the one that is preferred for it."""

ENQUIRY = record(city="i8", key="i8", placed_s="i8", due_s="i8", lines="i8", weight_g="i8")
"""What allocation wants to know of an order; `key` names it in draws."""
