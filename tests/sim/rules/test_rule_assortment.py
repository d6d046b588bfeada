"""Allocation where warehouses do not keep everything: a front warehouse of A, a region of A and B, a centre of all."""

import numpy as np
import pytest
from small_scenarios import scenario, sku, stock, supplier, warehouse

from sim.network.build import build
from sim.rules.assortment import allocate_lines
from sim.stock import BASKET, SHELF

FRONT, REGION, CENTRE = range(3)
NO_FIGURES = np.zeros((3, 3), np.int64)
"""Nobody believes old figures here."""
A, B, C = range(3)
KEEPS = {"front": ["A"], "region": ["A", "B"], "centre": ["A", "B", "C"]}
FULL = {(FRONT, A), (REGION, A), (REGION, B), (CENTRE, A), (CENTRE, B), (CENTRE, C)}
"""Where there is stock, unless a test takes some away."""


def allocated(
    shortage: str, wanted: list[int], empty: set[tuple[int, int]] | None = None, reach: int = 9
) -> list[list[int]]:
    """Return homes and warehouses of lines of one unit, and the stock-outs noted as (warehouse, article), in a flat list."""
    sites = [
        warehouse(
            name, latitude=5.0 * place, stock={**stock(order_up_to=9, reorder_point=5), "keeps": {"classes": kept}}
        )
        for place, (name, kept) in enumerate(KEEPS.items())
    ]
    goods = [sku(name.lower(), abc=name) for name in "ABC"]
    rule = {"shortage": shortage, "reach": reach}
    network = build(scenario(warehouses=sites, skus=goods, suppliers=[supplier()], allocation=rule, lines=1))
    shelves = np.zeros((3, 3), SHELF).view(np.recarray)
    for place in FULL - (empty or set()):
        shelves[place].on_hand = 9
    basket = np.zeros(len(wanted), BASKET).view(np.recarray)
    basket.sku, basket.quantity = wanted, 1
    ranking = np.arange(3)
    allocate_lines(network, shelves, NO_FIGURES, 0, basket, len(wanted), ranking, min(3, reach))
    noted = [int(place) for place in np.flatnonzero(shelves.stockout.ravel())]
    return [basket.home.tolist(), basket.warehouse.tolist(), noted]


@pytest.mark.parametrize(
    ("shortage", "wanted", "homes"),
    [
        ("next", [A], [FRONT]),
        ("next", [B], [REGION]),
        ("next", [A, B], [REGION, REGION]),
        ("next", [A, C], [CENTRE, CENTRE]),
        ("backorder", [A, C], [CENTRE, CENTRE]),
        ("split", [A, B, C], [FRONT, REGION, CENTRE]),
        ("split", [B, B], [REGION, REGION]),
    ],
)
def test_an_order_goes_to_the_first_that_keeps_it_all_or_is_split(
    shortage: str, wanted: list[int], homes: list[int]
) -> None:
    """With stock everywhere each line ships from its home, and nothing is out of stock where it is not kept."""
    assert allocated(shortage, wanted) == [homes, homes, []]


@pytest.mark.parametrize(
    ("shortage", "wanted", "empty", "places"),
    [
        ("next", [A], {(FRONT, A)}, [REGION]),
        ("next", [A], {(FRONT, A), (REGION, A), (CENTRE, A)}, [FRONT]),
        ("next", [A, B], {(REGION, A)}, [CENTRE, CENTRE]),
        ("next", [A, C], {(CENTRE, C)}, [CENTRE, CENTRE]),
        ("backorder", [B], {(REGION, B)}, [REGION]),
        ("split", [A, B], {(FRONT, A)}, [REGION, REGION]),
        ("split", [A, C], {(CENTRE, C)}, [FRONT, CENTRE]),
        ("split", [B, B], {(REGION, B)}, [CENTRE, CENTRE]),
    ],
)
def test_what_a_home_lacks_comes_from_the_next_that_has_it(
    shortage: str, wanted: list[int], empty: set[tuple[int, int]], places: list[int]
) -> None:
    """Nothing is given to a warehouse that does not keep it, and nothing waits there."""
    homes, found, noted = allocated(shortage, wanted, empty)
    assert found == places
    assert noted == sorted({home * 3 + sku for home, sku in zip(homes, wanted, strict=True) if (home, sku) in empty})


def test_what_nobody_in_reach_keeps_comes_from_beyond() -> None:
    """With a reach of one the front warehouse alone is considered; C still comes from the centre, and A from the front."""
    assert allocated("next", [A, C], reach=1) == [[FRONT, CENTRE], [FRONT, CENTRE], []]
