"""Patience: whether a customer takes a substitute, goes away or gives up, and what a lost sale costs."""

from enum import IntEnum
from typing import Any

from sim.draws import Purpose, draw, uniform
from sim.jit import njit
from sim.quantiles import sample
from sim.rules.allocation import available
from sim.tables import Tables

NOTHING = -1
FOR_EVER = -1


class Extent(IntEnum):
    """How much of an order a customer lets go."""

    LINE = 0
    ORDER = 1


@njit
def substitute_for(network: Tables, stock: Any, warehouse: int, sku: int, quantity: int) -> int:
    """SKU that a warehouse can ship at once in place of units of another; `NOTHING` if there is none."""
    other = network.skus[sku].substitute
    return other if other >= 0 and available(network, stock, warehouse, other, quantity) else NOTHING


@njit
def accepts(network: Tables, streams: Any, rule: int, key: int, number: int) -> bool:
    """Whether a customer takes a substitute for line `number` of the order that `key` names; `rule` is a row of `patience`."""
    return bool(uniform(draw(streams[Purpose.SUBSTITUTE], key, number)) < network.patience[rule].substitute_share)


@njit
def goes_away(network: Tables, streams: Any, rule: int, key: int, number: int) -> bool:
    """Whether a customer goes away instead of waiting for a line; who leaves the whole order decides once for all its lines."""
    terms = network.patience[rule]
    index = 0 if terms.lost == Extent.ORDER else number
    return bool(uniform(draw(streams[Purpose.LEAVE], key, index)) < terms.lost_share)


@njit
def waits_for(network: Tables, streams: Any, rule: int, key: int) -> int:
    """Seconds after which a customer who waits for stock cancels; `FOR_EVER` for one who never does."""
    terms = network.patience[rule]
    if terms.give_up_after < 0:
        return FOR_EVER
    return sample(network, terms.give_up_after, draw(streams[Purpose.GIVE_UP], key, 0))


@njit
def lost_sale_cost(network: Tables, sku: int, quantity: int) -> int:
    """Fen for units of a SKU that a customer did not get: an amount a unit and a share of their value."""
    options, value = network.options, quantity * network.skus[sku].value_fen
    return quantity * options.lost_fen + (value * options.lost_ppm + 500_000) // 1_000_000
