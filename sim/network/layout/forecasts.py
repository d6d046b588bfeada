"""Fields of forecasts, and of whose demand is forecast."""

from sim.network.layout.record import record

# Fields that belong together share a line and a comment.
# fmt: off
FORECAST = record(
    method="i8",  # Method
    window="i8", alpha="f8", beta="f8", gamma="f8",
    deflation="f8",  # SBA: 1 - alpha / 2; else 1
    calendar="i8",  # whether events are known
    update="i8",  # days
    factor="f8", error="i8",  # 1 + bias; distribution of the error, whose mean is a million; NONE: none
)
"""A way to forecast."""

SERIES = record(
    warehouse="i8", sku="i8",
    forecast="i8",  # row in `forecasts`
    planned="i8",  # whether MRP plans it
    interval="f8",  # mean days from one day with demand to the next
    usual="f8", variance="f8",  # units of a usual day, and their variance: those for warehouses that it supplies included
    protection="f8", cycle="f8",  # days: s is the demand of the one, S that of the other besides
    lead_std="f8",  # standard deviation of the lead time, days
    safety_factor="f8", cover="f8",  # safety stock: standard deviations, or days of demand
    lead="i8", review="i8",  # whole days
)
"""A SKU in a warehouse whose demand is forecast."""

SPAN = record(first="i8", count="i8")
"""Rows of another table."""
