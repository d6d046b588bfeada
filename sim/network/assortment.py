"""Assortment: which warehouse keeps which SKU, and where demand goes when not every warehouse keeps everything."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from sim.network.chances import count_support
from sim.scenario.scenario import Scenario

Mask = NDArray[np.bool_]

MOST_EVENTS = 512
"""Sets of SKUs that the search for a warehouse which keeps a whole order tells apart; what is left over is placed line by line."""


def kept_rows(scenario: Scenario) -> NDArray[np.int64]:
    """Return the `kept` table, shape (warehouses, skus)."""
    skus = scenario.products.skus
    return np.array([[int(site.keeps(sku)) for sku in skus] for site in scenario.warehouses], np.int64)


def placed_lines(
    scenario: Scenario, kept: NDArray[np.int64], rankings: Sequence[NDArray[np.int64]]
) -> NDArray[np.float64]:
    """Share of each SKU's order lines that each warehouse gets, shape (warehouses, skus), as far as it is known before the run.

    Stock-outs are left out, as in all demand that levels are derived from.

    Parameters
    ----------
    rankings : sequence of ndarray
        Warehouses of each city, best first.
    """
    shares = np.array([city.demand_share for city in scenario.customers.cities])
    goods = np.array([sku.demand_share for sku in scenario.products.skus])
    drawn = LinesOfAnOrder(scenario, goods / goods.sum())
    together = scenario.allocation.shortage != "split"
    known: dict[tuple[int, ...], NDArray[np.float64]] = {}
    placed = np.zeros(kept.shape)
    for share, ranking in zip(shares / shares.sum(), rankings, strict=True):
        order = tuple(ranking.tolist())
        if order not in known:
            reach = scenario.allocation.reach if together else 0
            known[order] = _placed(kept.astype(bool), ranking, reach, drawn)
        placed += share * known[order]
    return placed


class LinesOfAnOrder:
    """What else is in an order that holds a SKU: lines are drawn one by one, each SKU by its share.

    Parameters
    ----------
    scenario : Scenario
    goods : ndarray of float64, shape (skus,)
        Shares of the SKUs in lines; they add up to 1.
    """

    def __init__(self, scenario: Scenario, goods: NDArray[np.float64]) -> None:
        numbers, weights = count_support(scenario.demand.lines)
        self._goods, self._numbers = goods, numbers
        self._weights = weights * numbers / (weights @ numbers)  # of the number of lines, seen from a line

    def all_in(self, mask: Mask) -> NDArray[np.float64]:
        """Probability that all lines of an order are of some SKUs, given a line of each SKU: sum of n P(n) p^(n - 1) / E[N]; shape (skus,)."""
        share = min(1.0, float(self._goods[mask].sum()))
        return np.where(mask, float(self._weights @ share ** (self._numbers - 1.0)), 0.0)


def _placed(kept: Mask, ranking: NDArray[np.int64], reach: int, drawn: LinesOfAnOrder) -> NDArray[np.float64]:
    """Share of each SKU's lines of one city by warehouse: orders go to the first that keeps all, what is left line by line."""
    placed = np.zeros(kept.shape)
    for warehouse, share in _whole_orders(kept, ranking[:reach], drawn):
        placed[warehouse] += share
    left = 1.0 - placed.sum(axis=0)
    first = ranking[kept[ranking].argmax(axis=0)]
    placed[first, np.arange(kept.shape[1])] += left
    return placed


def _whole_orders(
    kept: Mask, ranking: NDArray[np.int64], drawn: LinesOfAnOrder
) -> Iterator[tuple[int, NDArray[np.float64]]]:
    """Warehouses that are the first to keep all of an order, and how often, by inclusion and exclusion of those before them."""
    before: dict[bytes, tuple[Mask, int]] = {}
    for warehouse in ranking.tolist():
        mask = kept[warehouse]
        if any(count > 0 and not (mask & ~other).any() for other, count in before.values()):
            continue
        parts = [(mask & other, -count) for other, count in before.values()]
        for part, count in [(mask, 1), *parts]:
            known = before.get(part.tobytes(), (part, 0))[1]
            before[part.tobytes()] = (part, known + count)
        before = {key: entry for key, entry in before.items() if entry[1] != 0 and entry[0].any()}
        yield warehouse, sum((count * drawn.all_in(part) for part, count in [(mask, 1), *parts]), np.zeros(len(mask)))
        if mask.all() or len(before) > MOST_EVENTS:
            return
