"""Fields of who waits for goods, and of what is ordered and under way between warehouses."""

from sim.network.layout import record

# Fields that belong together share a line and a comment.
# fmt: off
WAITER = record(
    order="i8", line="i8",  # slot and line of a customer's order, or
    replenishment="i8", warehouse="i8", haul="i8",  # the replenishment order of a warehouse, and the lane it comes by
    quantity="i8",
    rank="i8",  # who is served before whom
    next="i8", previous="i8",
)
"""Somebody who waits for a SKU in a warehouse."""

LOOK = record(
    warehouse="i8",
    row="i8", end="i8",  # rows of `sources` still to be ordered from; row -1: nothing is decided yet
    first="i8", quantity="i8", split="i8",
    ahead="i8",  # group of events that is ordered ahead for; -1: its policy asks
)
"""A warehouse looks at a SKU."""

BOOK = record(
    first="i8", last="i8",  # slots of `shipments` that have no number yet
    weight_g="i8", volume_ml="i8", units="i8",  # what they hold
    looks="i8",  # whether it is to be looked at
)
"""What a warehouse needs from a supplier and has not ordered yet."""

SHIPMENT = record(
    shipment="i8", replenishment="i8", warehouse="i8", source="i8", sku="i8", quantity="i8",
    short="i8",  # units ordered with these that will not come
    load="i8",
    reserved_s="i8", shipped_s="i8", next="i8",
    transshipment="i8",  # that it travels with
    lost="i8",  # units of these that will not arrive
)

LOADING = record(first="i8", last="i8", count="i8")
"""Shipments that wait for the next departure of a line-haul lane."""
