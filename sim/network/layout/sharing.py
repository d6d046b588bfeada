"""Fields of what warehouses do for each other."""

from sim.network.layout.record import record

# Fields that belong together share a line and a comment.
# fmt: off
SHARING = record(
    exchange_s="i8",  # time between two exchanges of figures
    most_stock="i8",  # whether the donor is the one that can spare most; else the nearest
    times="i8", time_count="i8",  # rows of `week_times` at which stock is rebalanced; none: never
    drives="i8",  # whether transshipments take time and cost freight; else they arrive at once
    loss_ppm="i8", lost_ppm="i8",  # chance that a transshipment is hit, and what it loses, millionths
)
"""What warehouses do for each other."""

PAIR = record(donor="i8", warehouse="i8")
"""Two warehouses, the first of which may send to the second."""

COVER = record(
    held_back="i8",  # kept for itself when another is short
    over="i8", under="i8",  # too much and too little when stock is rebalanced
)
"""Units of one SKU in one warehouse."""
