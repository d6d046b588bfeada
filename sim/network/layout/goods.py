"""Fields of SKUs, of how long they keep, and of how their batches are issued."""

from sim.network.layout.record import record

# Fields that belong together share a line and a comment.
# fmt: off
SKU = record(
    weight_g="i8", volume_ml="i8", value_fen="i8", abc="i8",
    key="i8",  # names it in draws, whatever its position
    substitute="i8",  # SKU that may stand in for it; NONE: none
)

LIFE = record(
    kept="i8",  # whether its stock is kept by batch
    life_s="i8",  # how long it keeps; NEVER: for ever
    obsolete_s="i8",  # age at which it is written off; NEVER: at none
)
"""How long a SKU keeps."""

ISSUING = record(
    issue="i8",  # Issue: which batch leaves first
    least_ppm="i8",  # share of the shelf life that must be left, millionths
)
"""How a warehouse issues its batches."""
