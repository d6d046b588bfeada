"""Fields of what is kept by batch, and how it begins."""

from typing import Any

import numpy as np

from sim.clock import NEVER
from sim.network.layout import record
from sim.network.network import Network

# Fields that belong together share a line and a comment.
# fmt: off
BATCH_CLOCK = record(
    batches="i8",  # next number
    free="i8", used="i8", open="i8",  # slots of `batches`: the first free one, how many were ever used, how many are in use
    issues="i8",  # entries of `issues`
    ended="i8",  # first batch of which nothing is left since this event, still to be written
    moved="i8",  # whether any was begun, ended or written off since the last look at the room for them
)

BATCH = record(
    batch="i8",  # its number; -1 in a free slot
    warehouse="i8", sku="i8",
    origin="i8", shipment="i8",  # batch and shipment that it came from and in; -1: none
    entered_s="i8", received_s="i8",  # when it came into the network, and here; -1: on its way
    expires_s="i8",  # NEVER: never
    quantity="i8", missing="i8", sold="i8", sent="i8", lost="i8", vanished="i8", left="i8",  # units
    next="i8",  # of those on the same shelf, the one issued after it; of those in one shipment, any
)
"""Goods of one SKU with one date in one warehouse, or on their way to it."""

BATCH_SHELF = record(
    first="i8", last="i8",  # batches on a shelf, in the order in which they are issued
    good_until_s="i8",  # none of them has to go before
)

ISSUE = record(warehouse="i8", sku="i8", quantity="i8")
"""Units that were packed in this event, to be taken from their batches when it is over."""

OUTGO = record(sold="i8", sold_age_s="i8", sold_dated="i8", sold_life_s="i8")
"""What was packed today of SKUs that are kept by batch: units, their age, those with a date, the life they had left."""
# fmt: on


def batch_tables(network: Network) -> dict[str, np.ndarray[Any, Any]]:
    """Return the tables of what is kept by batch, with room for the opening stock."""
    levels = network.array("levels")
    sites, skus = levels.shape
    kept = (levels["counted"] == 1) & (network.array("lives")["kept"] == 1) & (levels["opening"] > 0)
    clock, shelves = np.zeros((), BATCH_CLOCK), np.zeros((sites, skus), BATCH_SHELF)
    clock["free"] = clock["ended"] = shelves["first"] = shelves["last"] = -1
    shelves["good_until_s"] = NEVER
    return {
        "batch_clock": clock,
        "batches": np.zeros(int(kept.sum()), BATCH),
        "batch_shelves": shelves,
        "cargo": np.zeros(0, np.int64),
        "issues": np.zeros(0, ISSUE),
        "outgo": np.zeros((sites, 3), OUTGO),
    }
