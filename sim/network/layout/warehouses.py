"""Fields of warehouses: their hours, their people, their room."""

from sim.network.layout.record import record

# Fields that belong together share a line and a comment.
# fmt: off
WAREHOUSE = record(
    key="i8",  # names it in draws, whatever its position
    picks="i8",  # whether picking takes pickers and time
    per_order="i8", per_line="i8",  # distributions of picking time
    pick_mean_s="i8",  # mean picking time of a parcel with one line
    order_fen="i8", line_fen="i8",  # handling cost of a parcel, of a line
    rent_fen="i8",  # rent of a day
    holding_ppb="i8",  # capital cost of a day, billionths of the stock's value
    sourcing="i8",  # Sourcing: how it chooses among its sources
    scarce="i8",  # Scarcity: who gets what is not enough for all
    storage_ml="i8",  # what it has room for; NONE: no limit
    shifts="i8", shift_changes="i8",  # first row and number of rows in `shift_changes`
    records="i8",  # row in `record_rules`; NONE: its records are always right
)

HOURS = record(open_s="i8", close_s="i8")
"""Opening hours of one weekday, seconds of the day; closing may lie past midnight; equal means closed."""

WORK = record(picker_s="i8", wage_fen="i8")
"""Picker time paid for, and its wages, on one weekday."""

SHIFT_CHANGE = record(week_s="i8", pickers="i8")
"""From this second of the week on, so many pickers are at work."""

SPACE = record(
    measured="i8",  # whether its use is measured
    storage_ml="i8", picking_ml="i8", dispatch_ml="i8",  # what zones hold; NONE: no limit
    overflow_mfen="i8",  # price of room beyond, thousandths of a fen a m3 and day
)
"""The zones of a warehouse."""
