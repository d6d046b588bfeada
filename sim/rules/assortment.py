"""Assortment: from where an order is shipped when not every warehouse keeps everything."""

from typing import Any

from sim.jit import njit
from sim.rules.allocation import NOWHERE, Shortage, assign_lines, available, complete_warehouse, first_with
from sim.tables import Tables


@njit
def allocate_lines(
    network: Tables, stock: Any, figures: Any, city: int, basket: Any, lines: int, ranking: Any, ranked: int
) -> None:
    """Give each line of an order its home, the warehouse that is preferred for it, and the warehouse that ships it; note what homes lack.

    Parameters
    ----------
    basket : record array with fields sku, quantity, warehouse, home, shape (>= lines,)
        `warehouse` and `home` are set.
    """
    if network.options.assortments == 1:
        find_homes(network, city, basket, lines, ranking, ranked)
        assign_kept(network, stock, figures, basket, lines, ranking, ranked)
    else:
        for line in range(lines):
            basket[line].home = ranking[0]
        assign_lines(network, stock, figures, basket, lines, ranking, ranked)
    note_stockouts(network, stock, basket, lines)


@njit
def note_stockouts(network: Tables, stock: Any, basket: Any, lines: int) -> None:
    """Mark what the home of a line lacks, though the customer may be served from elsewhere: it is out of stock all the same."""
    for line in range(lines):
        wanted = basket[line]
        if not available(network, stock, wanted.home, wanted.sku, wanted.quantity):
            stock[wanted.home, wanted.sku].stockout = 1


@njit
def find_homes(network: Tables, city: int, basket: Any, lines: int, ranking: Any, ranked: int) -> None:
    """Find the home of each line: the first warehouse in reach that keeps all lines; if none, or with `SPLIT`, the first that keeps it."""
    whole = NOWHERE
    if network.options.shortage != Shortage.SPLIT:
        whole = keeper_of_all(network, basket, lines, ranking, ranked)
    for line in range(lines):
        home = whole if whole != NOWHERE else first_keeper(network, city, basket[line].sku, ranking)
        basket[line].home = home


@njit
def keeper_of_all(network: Tables, basket: Any, lines: int, ranking: Any, ranked: int) -> int:
    """First ranked warehouse that keeps every line; `NOWHERE` if none does."""
    for rank in range(ranked):
        line = 0
        while line < lines and network.kept[ranking[rank], basket[line].sku] == 1:
            line += 1
        if line == lines:
            return ranking[rank]
    return NOWHERE


@njit
def first_keeper(network: Tables, city: int, sku: int, ranking: Any) -> int:
    """First warehouse of those that serve a city, also beyond the reach of allocation, that keeps a SKU; every scenario has one."""
    rank, last = 0, network.cities[city].preferences - 1
    while rank < last and network.kept[ranking[rank], sku] == 0:
        rank += 1
    return ranking[rank]


@njit
def assign_kept(network: Tables, stock: Any, figures: Any, basket: Any, lines: int, ranking: Any, ranked: int) -> None:
    """Give each line its warehouse, homes being known.

    With `BACKORDER` that is its home. Otherwise, if all lines have one home, they go to the first ranked warehouse that has them all; if
    none has, with `NEXT` they wait at their home. Else each goes to the first that has it, or waits at its home.
    """
    shortage, complete, together = network.options.shortage, NOWHERE, have_one_home(basket, lines)
    if together and shortage != Shortage.BACKORDER:
        complete = complete_warehouse(network, stock, figures, basket, lines, ranking, ranked)
    at_home = shortage == Shortage.BACKORDER or (together and shortage == Shortage.NEXT)
    for line in range(lines):
        place = complete
        if complete == NOWHERE and not at_home:
            place = first_with(network, stock, figures, basket[line], ranking, ranked)
        basket[line].warehouse = basket[line].home if place == NOWHERE else place


@njit
def have_one_home(basket: Any, lines: int) -> bool:
    """Whether all lines of an order have the same home."""
    for line in range(1, lines):  # noqa: SIM110 - numba's generators are slow
        if basket[line].home != basket[0].home:
            return False
    return True
