"""Allocation: which warehouse ships an order, and what happens when it lacks something."""

from enum import IntEnum
from typing import Any

from sim.jit import njit
from sim.rules.carriers import choose_carrier, expected_delivery
from sim.rules.freight import parcel_price
from sim.rules.hours import next_open
from sim.rules.picking import handling_cost
from sim.rules.sourcing import first_comes_next
from sim.tables import Tables

NOWHERE = -1


class Preference(IntEnum):
    """By what warehouses are ranked for an order."""

    DISTANCE = 0
    LIST = 1
    COST = 2
    SPEED = 3


class Shortage(IntEnum):
    """What happens when the preferred warehouse lacks a line."""

    BACKORDER = 0
    NEXT = 1
    SPLIT = 2


@njit
def available(network: Tables, stock: Any, warehouse: int, sku: int, quantity: int) -> bool:
    """Whether a warehouse has units of a SKU that nobody else was promised; those who wait already come first."""
    if network.levels[warehouse, sku].counted == 0:
        return True
    shelf = stock[warehouse, sku]
    return shelf.on_hand - shelf.reserved >= quantity and first_comes_next(network, warehouse, shelf)


@njit
def rank_warehouses(network: Tables, streams: Any, order: Any, ranking: Any, scores: Any) -> int:
    """Rank warehouses for an order, best first.

    By distance and by list the ranking is a table. By cost it is handling and freight, by speed the expected delivery, of the whole order
    with the carrier that the carrier rule chooses if picking begins at once (or at opening) and takes its mean time. Ties keep the order of
    the table.

    Parameters
    ----------
    order : record with fields city, key, placed_s, due_s, lines, weight_g
    ranking, scores : ndarray of int64, shape (warehouses,)
        `ranking` receives the warehouses; `scores` is scratch.

    Returns
    -------
    int
        How many warehouses are ranked.
    """
    listed, preference = network.cities[order.city].preferences, network.options.allocation
    if preference == Preference.COST or preference == Preference.SPEED:
        for rank in range(listed):
            warehouse = network.preferences[order.city, rank]
            score = score_of(network, streams, order, warehouse)
            at = rank
            while at > 0 and scores[at - 1] > score:  # insertion: few warehouses, stable
                scores[at], ranking[at] = scores[at - 1], ranking[at - 1]
                at -= 1
            scores[at], ranking[at] = score, warehouse
    else:
        for rank in range(listed):
            ranking[rank] = network.preferences[order.city, rank]
    return min(listed, network.options.reach)


@njit
def score_of(network: Tables, streams: Any, order: Any, warehouse: int) -> int:
    """Fen that a whole order costs from a warehouse, or the second of its expected delivery; less is better."""
    ready = next_open(network, warehouse, order.placed_s) + network.warehouses[warehouse].pick_mean_s
    cost, delivered = handling_cost(network, warehouse, order.lines), ready
    if network.options.carriers > 0:
        carrier = choose_carrier(network, streams, warehouse, order.city, order.weight_g, ready, order.due_s, order.key)
        cost += parcel_price(network, carrier, warehouse, order.city, order.weight_g)
        delivered = expected_delivery(network, carrier, warehouse, order.city, ready)
    return cost if network.options.allocation == Preference.COST else delivered


@njit
def assign_lines(network: Tables, stock: Any, figures: Any, basket: Any, lines: int, ranking: Any, ranked: int) -> None:
    """Give each line of an order its warehouse.

    All lines go to the first ranked warehouse that has them all (with `BACKORDER`: to the first one, whatever it has). If none has, `SPLIT`
    gives each line to the first that has it. What nobody has waits at the first.

    Parameters
    ----------
    figures : ndarray of int64, shape (warehouses, skus)
        What other warehouses are known to have, where information is delayed.
    basket : record array with fields sku, quantity, warehouse, shape (>= lines,)
        `warehouse` is set.
    """
    shortage = network.options.shortage
    whole = ranking[0]
    if shortage != Shortage.BACKORDER:
        complete = complete_warehouse(network, stock, figures, basket, lines, ranking, ranked)
        if complete == NOWHERE and shortage == Shortage.SPLIT:
            for line in range(lines):
                place = first_with(network, stock, figures, basket[line], ranking, ranked)
                basket[line].warehouse = ranking[0] if place == NOWHERE else place
            return
        if complete != NOWHERE:
            whole = complete
    for line in range(lines):
        basket[line].warehouse = whole


@njit
def complete_warehouse(
    network: Tables, stock: Any, figures: Any, basket: Any, lines: int, ranking: Any, ranked: int
) -> int:
    """First ranked warehouse that has every line; `NOWHERE` if none has."""
    for rank in range(ranked):
        line = 0
        while line < lines and seems_available(network, stock, figures, basket[line], ranking[rank]):
            line += 1
        if line == lines:
            return ranking[rank]
    return NOWHERE


@njit
def first_with(network: Tables, stock: Any, figures: Any, wanted: Any, ranking: Any, ranked: int) -> int:
    """First ranked warehouse that has a line, as far as is known; `NOWHERE` if none has."""
    for rank in range(ranked):
        if seems_available(network, stock, figures, wanted, ranking[rank]):
            return ranking[rank]
    return NOWHERE


@njit
def seems_available(network: Tables, stock: Any, figures: Any, wanted: Any, warehouse: int) -> bool:
    """Whether a warehouse has a line, as far as is known: the home's stock is, that of others perhaps from exchanged figures only."""
    if network.options.delayed == 1 and warehouse != wanted.home:
        return bool(figures[warehouse, wanted.sku] >= wanted.quantity)
    return available(network, stock, warehouse, wanted.sku, wanted.quantity)
