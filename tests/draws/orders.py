"""Draws in the order of their keys: one word of the key is counted up after the other."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from numba import njit

from sim.draws import PURPOSES, combine, draw

Bits = np.ndarray[Any, np.dtype[np.uint64]]
Fill = Callable[[int, int, Bits], None]

SEED = 20250101
INDICES = 8
"""Draws of an entity that stand side by side."""
SIDE_BY_SIDE = 10
"""Replications that stand side by side, as many as a comparison begins with."""
BLOCK = 2**20


@njit
def _stream(seed: int, replication: int, purpose: int) -> Any:
    """Key of one purpose, as `sim.draws.streams` has it."""
    return combine(combine(combine(np.uint64(0), seed), replication), purpose)


@njit
def _entities(seed: int, first: int, out: Bits) -> None:
    """Entity after entity, one draw each."""
    stream = _stream(seed, 0, 10)
    for place in range(len(out)):
        out[place] = draw(stream, first + place, 0)


@njit
def _indices(seed: int, first: int, out: Bits) -> None:
    """Draw after draw of one entity."""
    stream = _stream(seed, 0, 10)
    for place in range(len(out)):
        out[place] = draw(stream, 4711, first + place)


@njit
def _entities_and_indices(seed: int, first: int, out: Bits) -> None:
    """Entity after entity, eight draws each."""
    stream = _stream(seed, 0, 10)
    for place in range(len(out)):
        number = first + place
        out[place] = draw(stream, number // INDICES, number % INDICES)


@njit
def _purposes(seed: int, first: int, out: Bits) -> None:
    """All purposes of an entity, then of the next."""
    for place in range(len(out)):
        number = first + place
        out[place] = draw(_stream(seed, 0, number % PURPOSES), number // PURPOSES, 0)


@njit
def _replications(seed: int, first: int, out: Bits) -> None:
    """The same draw in replication after replication."""
    for place in range(len(out)):
        out[place] = draw(_stream(seed, first + place, 10), 4711, 0)


@njit
def _replications_and_entities(seed: int, first: int, out: Bits) -> None:
    """The draw of an entity in ten replications, then of the next entity."""
    for place in range(len(out)):
        number = first + place
        out[place] = draw(_stream(seed, number % SIDE_BY_SIDE, 10), number // SIDE_BY_SIDE, 0)


@njit
def _seeds(seed: int, first: int, out: Bits) -> None:
    """The same draw under seed after seed."""
    for place in range(len(out)):
        out[place] = draw(_stream(seed + first + place, 0, 10), 4711, 0)


ORDERS: dict[str, Fill] = {
    "entities": _entities,
    "indices": _indices,
    "entities and indices": _entities_and_indices,
    "purposes": _purposes,
    "replications": _replications,
    "replications and entities": _replications_and_entities,
    "seeds": _seeds,
}
"""What fills an array with the draws of a seed from a position on, by name."""


def blocks(order: str, draws: int, seed: int = SEED) -> Iterator[Bits]:
    """Yield draws in an order, block by block; the array is used again for the next block."""
    out = np.empty(min(BLOCK, draws), np.uint64)
    for first in range(0, draws - len(out) + 1, len(out)):
        ORDERS[order](seed, first, out)
        yield out
