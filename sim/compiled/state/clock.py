"""Fields of time and of what is numbered and held; and of an event."""

from sim.network.layout import record

# Fields that belong together share a line and a comment.
# fmt: off
CLOCK = record(
    now="i8",
    day="i8",  # next day whose demand is to be drawn
    arrivals="i8", arrival="i8",  # orders of the day drawn, and the next of them
    orders="i8", replenishments="i8", shipments="i8", loads="i8",  # next numbers
    events="i8",  # entries of the heap
    vacant="i8",  # whether the first of them has been taken
    later="i8", near_s="i8",  # events that are not in the heap yet; the time from which they are not
    free_order="i8", free_shipment="i8", free_waiter="i8",  # first free slots
    used_orders="i8", used_shipments="i8", used_waiters="i8",  # slots ever used; those behind are free as well
    open_orders="i8", open_shipments="i8", open_waiters="i8",
    cancellations="i8",  # CANCEL events to come, those of orders that are done included
    transshipments="i8",  # next number
)

EVENT = record(time="i8", rank="i8", slot="i8")
