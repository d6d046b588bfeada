"""Time: whole seconds since midnight of the first day, and the units it is told in."""

MINUTE = 60
HOUR = 3600
DAY = 86400
WEEK = 7 * DAY
YEAR_DAYS = 365
"""Days of a year in which yearly rates are told: leap days are not averaged in."""

NEVER = 2**50
"""A time no run reaches, in which something never happens; sums of a few of these still fit an int64."""
