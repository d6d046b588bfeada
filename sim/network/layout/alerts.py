"""Fields of rules of alerts."""

from sim.network.layout.record import record

# Fields that belong together share a line and a comment.
# fmt: off
ALERT_RULE = record(
    kind="i8",  # its position in the table of kinds, sim.rules.alerts.table
    below="i8",  # whether it is raised below its limit; else above
    of_sku="i8",  # whether SKUs are watched one by one; else the warehouse as a whole
    continuous="i8",  # whether it is looked at whenever stock changes hands or its record changes, besides
    warns="i8", is_stock_out="i8",  # whether it warns of a stock-out, or is one
    late="i8",  # whether open deliveries are looked at
    ages="i8",  # whether batches are looked at
    follow_up_s="i8",  # how long after it is cleared a stock-out still follows
    times="i8", time_count="i8",  # rows of `week_times` at which it is looked at
)
"""A rule of alerts."""
