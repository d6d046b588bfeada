"""Fields of a SKU's replenishment in a warehouse, and of reviews."""

from sim.network.layout.record import record

# Fields that belong together share a line and a comment.
# fmt: off
LEVEL = record(
    policy="i8",  # its number in the table of policies, sim.rules.policies.table
    counted="i8",  # whether stock is counted; else it never ends
    looked_at="i8",  # whether it is looked at whenever stock is promised; else at reviews, or never
    crosses="i8",  # whether what is waited for is packed as it comes in, without a picker
    reorder_point="i8", order_up_to="i8", order_quantity="i8",  # units: s, S, Q
    lot="i8", minimum="i8",  # units: an order is a multiple of the one, and at least the other
    opening="i8",  # units
)
"""Replenishment of one SKU in one warehouse. The engines hold a copy of their own, in which levels may change during a run."""

REVIEW = record(
    warehouse="i8",
    first_s="i8", period_s="i8",  # when it takes place, or
    times="i8", time_count="i8",  # rows of `week_times`
    skus="i8", count="i8",  # rows of `review_skus`
)
"""A periodic review."""
