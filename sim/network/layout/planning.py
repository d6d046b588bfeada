"""Fields of planning rounds, and of goods ordered ahead of events."""

from sim.network.layout.record import record

# Fields that belong together share a line and a comment.
# fmt: off
PLAN = record(
    source="i8",  # supplying warehouse
    basis="i8",  # Basis
    window_days="i8",  # days of sales or of expected demand
    cover_ppm="i8",  # what nobody gets more than, millionths of the window's demand; NONE: no limit
    hold_days="i8",  # days of its own customers' expected demand that the source keeps
    times="i8", time_count="i8",  # rows of `week_times`
    dates="i8", date_count="i8",  # rows of `plan_dates`
    sites="i8", site_count="i8",  # rows of `plan_sites`
    skus="i8", sku_count="i8",  # rows of `plan_skus`
)
"""A planning round."""

PLAN_SITE = record(warehouse="i8", share_ppm="i8")
"""A warehouse in a plan, and its fixed share in millionths."""

AHEAD = record(
    time_s="i8",  # when it is ordered
    slot="i8",  # row of `ahead_until`: the group of events
    extra_ppm="i8",  # usual days of demand that are ordered, millionths
    sites="i8", site_count="i8",  # rows of `plan_sites`
    skus="i8", sku_count="i8",  # rows of `plan_skus`
)
"""Goods ordered ahead of events."""

USUAL = record(
    own_milli="i8",  # by its own customers, those whose preferred warehouse it is
    all_milli="i8",  # and by those of the warehouses that it supplies
)
"""Units of a SKU expected to be ordered from a warehouse on a usual day, thousandths."""
