"""Fields of what is going on in a warehouse: picking, and the room it takes."""

from sim.network.layout import record

# Fields that belong together share a line and a comment.
# fmt: off
FLOOR = record(
    pickers="i8", busy="i8",
    first="i8", last="i8", queue="i8",  # parcels that wait for a picker
    busy_s="i8",  # picking time of the picks started today
    waiting_lines="i8",  # customers' order lines that wait for stock
)
"""Picking in one warehouse."""

ZONES = record(
    storage_peak_ml="i8",  # highest since the last close
    picking_ml="i8", dispatch_ml="i8",  # at the last look
)
"""What of the zones of a warehouse is in use."""

VOLUME = record(held_ml="i8", expected_ml="i8")
"""Goods on the shelves of a warehouse, and on order for it, of SKUs that are counted; kept where `options.volumes` says so."""
