"""Space: what a zone is used for, and what room beyond it costs."""

from typing import Any

from sim.clock import HOUR
from sim.jit import njit
from sim.tables import Tables

LOOKS = 16 * 24
"""Looks that the compiled engine plans ahead: those of a day not closed yet, and of more than a week until a carrier comes."""
_BILLION = 1_000_000_000


@njit
def stored_volume(network: Tables, stock: Any, warehouse: int) -> int:
    """Millilitres on the shelves of a warehouse."""
    volume = 0
    for sku in range(network.options.skus):
        if network.levels[warehouse, sku].counted == 1:
            volume += stock[warehouse, sku].on_hand * network.skus[sku].volume_ml
    return volume


@njit
def next_look(now: int) -> int:
    """Number of the next look at zones, just before a full hour, that sees what happens now."""
    return now // HOUR + 1


@njit
def overflow(network: Tables, warehouse: int, storage_ml: int, picking_ml: int, dispatch_ml: int) -> int:
    """Millilitres of rented room for a day with this highest use of each zone."""
    held = network.spaces[warehouse]
    beyond = 0
    for used, most in ((storage_ml, held.storage_ml), (picking_ml, held.picking_ml), (dispatch_ml, held.dispatch_ml)):
        if most >= 0:
            beyond += max(0, used - most)
    return beyond


@njit
def overflow_cost(network: Tables, warehouse: int, beyond_ml: int) -> int:
    """Fen for rented room of a day."""
    return (beyond_ml * network.spaces[warehouse].overflow_mfen + _BILLION // 2) // _BILLION
