"""Fields of records that may be wrong, and of counts."""

from sim.network.layout.record import record

# Fields that belong together share a line and a comment.
# fmt: off
RECORD_RULE = record(
    shrinkage="f8", damage="f8",  # incidents a day and unit on the shelf
    shrinkage_units="i8", damage_units="i8",  # distributions: units of an incident
    mis_pick_ppm="i8", other_ppm="i8",  # share of lines picked wrong, and of these with another SKU, millionths
    entry_ppm="i8", entry_units="i8",  # share of receipts booked wrong in millionths, and distribution: by how many units
    suspicion="i8",  # row in `count_rules` for what is counted on suspicion; NONE: that takes no time
)
"""How a warehouse's stock and its record come to differ."""

COUNT_RULE = record(
    warehouse="i8", reason="i8",  # CountReason
    sku_s="i8", unit_s="i8",  # seconds it takes a SKU, and a unit
    wage_mfen="i8",  # thousandths of a fen an hour
    wrong_ppm="i8", wrong_units="i8",  # share of wrong counts in millionths, and distribution: by how many units
    first="i8", count="i8",  # rows of `counts`
)
"""A kind of count in one warehouse."""

COUNT = record(
    rule="i8", time_s="i8",
    first="i8", count="i8",  # rows of `count_skus`
)
"""A planned count."""
