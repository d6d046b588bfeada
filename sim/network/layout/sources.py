"""Fields of where warehouses order."""

from sim.network.layout.record import record

# Fields that belong together share a line and a comment.
# fmt: off
SOURCES = record(first="i8", count="i8")
"""Where one warehouse orders one SKU: rows of `sources`, in order; none: unlimited supply."""

SOURCE = record(
    source="i8",  # supplying warehouse; -2 - supplier
    haul="i8",  # row in `hauls`; NONE: transfers arrive at once
    ppm="i8",  # share of an order that this source and those before it get together, millionths
)
"""A source of a warehouse."""

SUPPLIER = record(
    lead_time="i8",  # distribution
    promised_s="i8",  # lead time it promises
    ordering_fen="i8",
    minimum="i8",  # fewest units of an order of one SKU
    unit_us="i8",  # microseconds it takes to make a unit; 0: no time
    late_ppm="i8", delay="i8",  # chance of a late delivery in millionths, and the distribution of its delay
    short_ppm="i8", delivered_ppm="i8",  # chance of a short delivery, and what it brings, millionths
    joint="i8",  # whether orders wait in a book until the supplier takes them together
    times="i8", time_count="i8",  # rows of `week_times` at which it takes orders; none: at any time
    minimum_g="i8", minimum_ml="i8", minimum_units="i8",  # of a joint order
    fills="i8",  # whether a smaller one is filled up; else it waits
)
