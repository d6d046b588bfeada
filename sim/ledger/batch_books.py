"""The books of what is kept by batch: units by warehouse and SKU, and sums over all batches, in one compiled pass over a piece of the ledger.

Rows of a batch, its losses and the batches taken from it may stand in different pieces of a run. So that memory does not grow with the run,
they are compared by sums over all batches of units times a random-looking number of the batch: two such sums are equal when every single
batch agrees, and otherwise with a chance of 2^-64.
"""

from enum import IntEnum
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from sim.draws import mix
from sim.jit import njit
from sim.ledger.columns import BATCHES, LOSSES, NONE, SHIPMENTS
from sim.tables import Tables


class Flow(IntEnum):
    """What happened to units of a batch that was put away."""

    RECEIVED = 0
    MISSING = 1
    SOLD = 2
    SENT = 3
    LOST = 4
    VANISHED = 5
    LEFT = 6


class Sum(IntEnum):
    """Units that are summed over batches, or shipments, each times its random-looking number."""

    SENT = 0
    TAKEN = 1
    WRITTEN_OFF = 2
    LOST = 3
    SHIPPED = 4
    DELIVERED = 5
    STRAYED = 6
    MISSING = 7


class BatchBooks(Tables):
    """The batches, losses and shipments of a piece, and the books that their units are added to."""

    LAYOUT: ClassVar[dict[str, tuple[np.dtype[Any], int]]] = {
        "batches": (BATCHES.dtype, 1),
        "losses": (LOSSES.dtype, 1),
        "shipments": (SHIPMENTS.dtype, 1),
        "kept": (np.dtype("i1"), 1),  # [sku] 1: kept by batch
        "units": (np.dtype("i8"), 3),  # [warehouse, sku, flow] units of batches that were put away
        "lost": (np.dtype("i8"), 2),  # [warehouse, sku] units written off
        "sums": (np.dtype("u8"), 1),  # [sum] modulo 2^64
    }


def new_books(warehouses: int, kept: NDArray[np.bool_]) -> BatchBooks:
    """Open empty books; `kept` says of each SKU whether it is kept by batch."""
    rows = {table.name: np.zeros(0, table.dtype) for table in (BATCHES, LOSSES, SHIPMENTS)}
    return BatchBooks(
        **rows,
        kept=kept.astype(np.int8),
        units=np.zeros((warehouses, len(kept), len(Flow)), np.int64),
        lost=np.zeros((warehouses, len(kept)), np.int64),
        sums=np.zeros(len(Sum), np.uint64),
    )


@njit
def count_batches(books: Tables) -> None:
    """Add the batches, losses and shipments of a piece, whose warehouses and SKUs are there."""
    for number in range(books.batches.shape[0]):
        _count_batch(books, number)
    for number in range(books.losses.shape[0]):
        loss = books.losses[number]
        books.lost[loss.warehouse, loss.sku] += loss.quantity
        if loss.batch != NONE:
            _add(books, Sum.WRITTEN_OFF, loss.batch, loss.quantity)
    for number in range(books.shipments.shape[0]):
        shipment = books.shipments[number]
        if shipment.received_s != NONE and books.kept[shipment.sku] == 1:
            _add(books, Sum.SHIPPED, shipment.shipment, shipment.quantity)
            _add(books, Sum.STRAYED, shipment.shipment, shipment.lost)


@njit
def _count_batch(books: Tables, number: int) -> None:
    """Add a batch: what was sent, lost and taken from another always, the rest once it was put away."""
    batch = books.batches[number]
    _add(books, Sum.SENT, batch.batch, batch.sent)
    _add(books, Sum.LOST, batch.batch, batch.lost)
    if batch.origin != NONE:
        _add(books, Sum.TAKEN, batch.origin, batch.quantity)
    if batch.received_s == NONE:
        return
    if batch.shipment != NONE:
        _add(books, Sum.DELIVERED, batch.shipment, batch.quantity)
        _add(books, Sum.MISSING, batch.shipment, batch.missing)
    warehouse, sku, units = batch.warehouse, batch.sku, books.units
    units[warehouse, sku, Flow.RECEIVED] += batch.quantity
    units[warehouse, sku, Flow.MISSING] += batch.missing
    units[warehouse, sku, Flow.SOLD] += batch.sold
    units[warehouse, sku, Flow.SENT] += batch.sent
    units[warehouse, sku, Flow.LOST] += batch.lost
    units[warehouse, sku, Flow.VANISHED] += batch.vanished
    units[warehouse, sku, Flow.LEFT] += batch.left


@njit
def _add(books: Tables, which: int, key: int, units: int) -> None:
    """Add units to a sum, times the random-looking number of what they are of (see `sim.draws.mix`)."""
    books.sums[which] += mix(np.uint64(key) + np.uint64(1)) * np.uint64(units)
