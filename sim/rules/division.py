"""Division: how units are divided among warehouses, so that all run out at the same time.

A supplying warehouse that *pushes* decides for all it supplies, with their stock before its eyes (Silver, Pyke and Thomas 2017, Inventory and
Production Management in Supply Chains, 4th ed., ch. 11, on push control and Brown's fair shares). Equal run-out time keeps them balanced; it is
the allocation of Clark and Scarf (1960, Optimal policies for a multi-echelon inventory problem) where demand varies alike everywhere.
"""

from typing import Any

from sim.jit import njit
from sim.rules.sourcing import MILLION

LARGEST_WEIGHT = 2**30
"""Weights are scaled to add up to about as much at most, so that their products with units fit an int64."""


@njit
def set_limits(division: Any, count: int, cover_ppm: int, free: int) -> None:
    """Set what each gets at most: whole lots that bring its position to the cover; without one, all that is free.

    Parameters
    ----------
    cover_ppm : int
        Millionths of the weight, which is in thousandths of units; negative: no limit.
    """
    for at in range(count):
        entry = division[at]
        whole = free - free % entry.lot
        if entry.weight == 0:
            entry.most = 0
        elif cover_ppm < 0:
            entry.most = whole
        else:
            target = -(-entry.weight * cover_ppm // (1000 * MILLION))
            entry.most = min(whole, -(-max(0, target - entry.position) // entry.lot) * entry.lot)


@njit
def divide(division: Any, count: int, free: int) -> None:
    """Divide free units in whole lots, so that positions are in proportion to weights as far as they go: all run out at the same time.

    Nobody gives anything back: who has more than its part already gets none. What rounding down to whole lots leaves goes lot by lot to whoever
    would run out first, of equals to the first.
    """
    wanted = 0
    for at in range(count):
        division[at].units = division[at].most
        wanted += division[at].most
    if wanted > free:
        scale(division, count)
        level_out(division, count, free)
        hand_out(division, count, free)


@njit
def scale(division: Any, count: int) -> None:
    """Make weights small enough for products with units; whoever has one keeps one."""
    total = 0
    for at in range(count):
        total += division[at].weight
    factor = total // LARGEST_WEIGHT + 1
    for at in range(count):
        if division[at].weight > 0:
            division[at].weight = max(1, division[at].weight // factor)


@njit
def level_out(division: Any, count: int, free: int) -> None:
    """Bring all positions to the same cover, rounded down to whole lots; those above it already are left out, one after the other."""
    for at in range(count):
        division[at].units = 0
        division[at].is_open = 1 if division[at].most > 0 else 0
    units, weights, settled = free, 0, False
    while not settled:
        units, weights, settled = free, 0, True
        for at in range(count):
            if division[at].is_open == 1:
                units += division[at].position
                weights += division[at].weight
        for at in range(count):
            if division[at].is_open == 1 and division[at].position * weights >= units * division[at].weight:
                division[at].is_open, settled = 0, False
    for at in range(count):
        entry = division[at]
        if entry.is_open == 1:
            part = min(entry.most, units * entry.weight // weights - entry.position)
            entry.units = part - part % entry.lot


@njit
def hand_out(division: Any, count: int, free: int) -> None:
    """Give what is left lot by lot to the warehouse of the least cover that can take one more."""
    for at in range(count):
        free -= division[at].units
    while True:
        first = -1
        for at in range(count):
            entry = division[at]
            fits = entry.units + entry.lot <= entry.most and entry.lot <= free
            if fits and (first < 0 or runs_out_before(entry, division[first])):
                first = at
        if first < 0:
            return
        division[first].units += division[first].lot
        free -= division[first].lot


@njit
def runs_out_before(one: Any, other: Any) -> bool:
    """Whether a warehouse, with what it gets, has less cover than another."""
    return (one.position + one.units) * other.weight < (other.position + other.units) * one.weight
