"""Fields of cities, of what they are promised, and of how long their customers wait."""

from sim.network.layout.record import record

# Fields that belong together share a line and a comment.
# fmt: off
CITY = record(
    promise="i8", promise_steps="i8",  # first row and number of rows in `promises`
    preferences="i8",  # number of warehouses in its row of `preferences`
    patience="i8",  # row in `patience`; NONE: everybody waits
)

PROMISE = record(ordered_by_s="i8", days="i8", before_s="i8")
"""One step of a promise."""

PATIENCE = record(
    substitute_share="f8",  # of customers who take a substitute
    lost_share="f8",  # of customers who go away
    lost="i8",  # Extent of what one who goes away does not buy
    partial="i8",  # whether lines in stock go at once
    give_up_after="i8",  # distribution; NONE: nobody gives up
    cancel="i8",  # Extent of what one who gives up cancels
)
"""What customers do when something is not in stock."""
