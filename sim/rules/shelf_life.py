"""Shelf life: until when a batch is good, which batch is issued first, and what is taken off the shelf."""

from enum import IntEnum

from sim.clock import DAY, NEVER
from sim.jit import njit
from sim.ledger.columns import LossCause
from sim.rules.sourcing import MILLION
from sim.tables import Tables

KEEPS = -1
"""Stands for the cause of a loss where there is none."""


class Issue(IntEnum):
    """Which batch leaves the shelf first."""

    FEFO = 0  # first expired, first out; of one date the first received
    FIFO = 1  # first received, first out


@njit
def is_kept(network: Tables, warehouse: int, sku: int) -> bool:
    """Whether the stock of a SKU in a warehouse is kept by batch."""
    return bool(network.lives[sku].kept == 1 and network.levels[warehouse, sku].counted == 1)


@njit
def midnight_from(time: int) -> int:
    """First midnight not before a time."""
    return -(-time // DAY) * DAY


@njit
def expiry(network: Tables, source: int, sku: int, received: int) -> int:
    """When a batch expires that a source delivers fresh: at the end of the day on which its life ends; `NEVER` for what keeps for ever.

    Parameters
    ----------
    source : int
        -2 - supplier, whose goods have a share of their life left on arrival; any other: all of it.
    """
    life_s = network.lives[sku].life_s
    if life_s >= NEVER:
        return NEVER
    share = network.freshness[-2 - source] if source <= -2 else MILLION
    return midnight_from(received + life_s * share // MILLION)


@njit
def goes_before(network: Tables, warehouse: int, expires: int, other: int) -> bool:
    """Whether a batch that has just come in is issued before one that is there, by when both expire."""
    return bool(network.issuing[warehouse].issue == Issue.FEFO and expires < other)


@njit
def cause_of_loss(network: Tables, warehouse: int, sku: int, entered: int, expires: int, now: int) -> int:
    """Why a batch may not stay on the shelf (`LossCause`): too little of its life is left, or it is too old; `KEEPS` if it may."""
    life = network.lives[sku]
    if expires < NEVER and expires - now <= life.life_s * network.issuing[warehouse].least_ppm // MILLION:
        return LossCause.EXPIRED
    if now - entered >= life.obsolete_s:
        return LossCause.OBSOLETE
    return KEEPS


@njit
def good_until(network: Tables, warehouse: int, sku: int, entered: int, expires: int) -> int:
    """First second at which a batch may not stay on the shelf, see `cause_of_loss`; `NEVER` or later if it always may."""
    life = network.lives[sku]
    until = entered + life.obsolete_s
    if expires < NEVER:
        until = min(until, expires - life.life_s * network.issuing[warehouse].least_ppm // MILLION)
    return until


@njit
def units_to_write_off(left: int, on_hand: int, reserved: int) -> int:
    """Units of a batch that are taken off the shelf: those that nobody was promised; what was promised still leaves."""
    return max(0, min(left, on_hand - reserved))


@njit
def age_band(network: Tables, age: int) -> int:
    """Band of an age: 0 below the first bound, and so on."""
    band = 0
    while band < network.age_bounds.shape[0] and age >= network.age_bounds[band]:
        band += 1
    return band
