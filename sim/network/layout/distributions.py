"""Fields of distributions that are drawn from."""

from sim.network.layout.record import record

# Fields that belong together share a line and a comment.
# fmt: off
DISTRIBUTION = record(
    kind="i8",  # Shape
    value="i8",  # of a constant, in whole units
    first="i8", count="i8",  # rows of `knots`
    guide_bits="i8",  # of a discrete distribution: its guide table has 2**guide_bits entries
)
