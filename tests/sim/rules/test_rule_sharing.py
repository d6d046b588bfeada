"""Who helps whom, and with how much."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_scenarios import DAY, Fields, city, policy, scenario, sku, warehouse

from sim.clock import NEVER
from sim.network.build import build
from sim.network.network import Network
from sim.rules.sharing import choose_donor, exchange_figures, units_missing, units_to_move, units_to_spare
from sim.stock import SHELF


def four(within: int | None = None, **sharing: Any) -> Network:
    """Build four warehouses at 0, 1, 2 and 4 degrees with a city of 25 units a day each; the last has no end of stock."""
    sites = [
        warehouse(str(degrees), longitude=float(degrees), stock={"policies": [policy("none", opening=10)]})
        for degrees in (0, 1, 2)
    ]
    cities = [city(str(degrees), longitude=float(degrees)) for degrees in (0, 1, 2, 4)]
    terms: Fields = {"rebalancing": {"under": 2 * DAY, "over": 4 * DAY}, "reactive": {"hold_back": 3, "within": within}}
    return build(
        scenario(warehouses=[*sites, warehouse("4", longitude=4.0)], cities=cities, sharing={**terms, **sharing})
    )


def shelves(*units: int, **fields: int) -> Any:
    """Make shelves of one SKU in each warehouse; `fields` are those of the first."""
    stock = np.zeros((len(units), 1), SHELF).view(np.recarray)
    stock["on_hand"][:, 0] = units
    for name, value in fields.items():
        stock[name][0, 0] = value
    return stock


def test_the_nearest_are_asked_first() -> None:
    """From the warehouse at 1 degree: those at 0 and 2, as they are listed, then that at 4; nobody beyond the limit."""
    assert four().donors[1].tolist() == [0, 2, 3, -1]
    assert four(within=150_000).donors[1].tolist() == [0, 2, -1, -1]
    assert four(within=150_000).donors[3].tolist() == [-1] * 4


def test_pairs_are_sorted_by_distance() -> None:
    """The four of one degree, the four of two, those of three and of four."""
    pairs = four().array("pairs").tolist()
    assert pairs[:4] == [(0, 1), (1, 0), (1, 2), (2, 1)]
    assert pairs[-2:] == [(0, 3), (3, 0)]
    assert len(pairs) == 12


def test_cover_is_days_of_expected_demand() -> None:
    """25 units a day: fifty are too little, more than a hundred too much; three are kept back."""
    assert four().array("cover")[0, 0].tolist() == (3, 100, 50)


@pytest.mark.parametrize(
    ("units", "quantity", "donor"),
    [((0, 13, 13, 0), 10, 1), ((0, 12, 13, 0), 10, 2), ((0, 12, 12, 0), 10, 3), ((0, 3, 3, 0), 1, 3)],
)
def test_who_can_spare_all_of_it_is_asked(units: tuple[int, ...], quantity: int, donor: int) -> None:
    """Three stay behind; the last warehouse has no end."""
    assert choose_donor(four(), shelves(*units), 0, 0, quantity) == donor


def test_nobody_helps_where_nobody_can() -> None:
    """Within 250 km nobody has ten units to spare."""
    assert choose_donor(four(within=250_000), shelves(0, 12, 12, 0), 0, 0, 10) == -1


def test_what_is_promised_or_waited_for_is_not_spare() -> None:
    """Of twenty units four are promised, five waited for and three kept: eight."""
    network = four()
    assert units_to_spare(network, shelves(20, 0, 0, 0, reserved=4, backordered=5), 0, 0, 3) == 8
    assert units_to_spare(network, shelves(0, 0, 0, 0), 3, 0, 3) == NEVER


@pytest.mark.parametrize(
    ("shelf", "quantity", "missing"),
    [
        ({"on_hand": 0, "backordered": 4}, 4, 4),
        ({"on_hand": 3, "backordered": 4}, 4, 1),
        ({"on_hand": 3, "backordered": 9}, 4, 4),
    ],
)
def test_what_is_free_serves_those_before(shelf: dict[str, int], quantity: int, missing: int) -> None:
    """Three units on the shelf and one who waits for four: one is missing; if others wait for five before him, four."""
    assert units_missing(shelves(0, **shelf)[0, 0], quantity) == missing


@pytest.mark.parametrize(
    ("units", "fields", "moved"),
    [
        ((0, 1000), {}, 50),
        ((0, 120), {}, 20),
        ((0, 100), {}, 0),
        ((49, 1000), {}, 1),
        ((50, 1000), {}, 0),
        ((60, 1000), {"reserved": 30}, 20),
        ((0, 1000), {"backordered": 5}, 55),
        ((0, 1000), {"in_transit": 45, "on_order": 400}, 5),
    ],
)
def test_who_has_too_little_gets_what_another_has_too_much(units: tuple[int, int], fields: Fields, moved: int) -> None:
    """Filled up to two days, fifty units, from what is above four; what a supplier will bring does not help today."""
    network = four()
    assert units_to_move(network, network.levels, shelves(*units, 0, 0, **fields), 1, 0, 0) == moved


def test_what_has_no_room_stays() -> None:
    """Room for thirty units of two litres: thirty come, where fifty are wanted."""
    keeps = {"policies": [policy("none", opening=0)]}
    sites = [warehouse("small", storage=60_000, stock=keeps), warehouse("large", longitude=1.0, stock=keeps)]
    sharing = {"rebalancing": {"under": DAY, "over": 2 * DAY}}
    network = build(scenario(warehouses=sites, cities=[city(), city("far", longitude=1.0)], sharing=sharing))
    assert units_to_move(network, network.levels, shelves(0, 1000), 1, 0, 0) == 30


@given(st.lists(st.integers(0, 200), min_size=3, max_size=3), st.integers(0, 2), st.integers(0, 2))
def test_nobody_gives_below_the_upper_limit_or_gets_above_the_lower(
    units: list[int], donor: int, warehouse: int
) -> None:
    """After any move the donor has four days or more, and the other two days at most."""
    network = NETWORK
    moved = units_to_move(network, network.levels, shelves(*units, 0), donor, warehouse, 0)
    assert moved >= 0
    if moved > 0:
        assert units[donor] - moved >= 100
        assert units[warehouse] + moved <= 50


NETWORK = four()


def test_figures_say_what_nobody_was_promised() -> None:
    """Where somebody waits nothing is free; a shelf without end says so."""
    figures = np.zeros((4, 1), np.int64)
    exchange_figures(four(), shelves(20, 7, 0, 0, reserved=4), figures)
    assert figures[:, 0].tolist() == [16, 7, 0, NEVER]
    exchange_figures(four(), shelves(20, 7, 0, 0, backordered=30), figures)
    assert figures[0, 0] == 0


def test_articles_are_covered_each_by_its_own_demand() -> None:
    """Three quarters of the demand are for the first of two articles; where stock is not kept there is nothing to cover."""
    kinds = [policy("none", opening=10), policy("unlimited", name="second", skus=["second"])]
    sites = [warehouse("a", stock={"policies": kinds}), warehouse("b", longitude=1.0)]
    articles = [sku("first", demand_share=3.0), sku("second", demand_share=1.0)]
    sharing = {"rebalancing": {"under": DAY, "over": DAY}}
    network = build(scenario(warehouses=sites, skus=articles, sharing=sharing))
    assert network.array("cover")["under"].tolist() == [[75, 25], [0, 0]]
