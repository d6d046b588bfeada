"""Allocation by hand: three warehouses, two articles, and every preference with every kind of shortage.

From the city the warehouses `a`, `b` and `c` lie 1, 2 and 3 degrees away. A parcel from `a` costs 9 元 and takes 30 h,
one from `b` 7 元 and 10 h, one from `c` 5 元 and 20 h.
"""

from typing import Any

import numpy as np
import pytest
from small_scenarios import DAY, HOUR, carrier, city, picking, scenario, sku, stock, supplier, warehouse

from sim.draws import streams
from sim.network.build import build
from sim.network.network import Network
from sim.rules.allocation import assign_lines, available, rank_warehouses
from sim.rules.promise import due
from sim.stock import BASKET, ENQUIRY, SHELF

A, B, C = 0, 1, 2
X, Y = 0, 1


def network_of(sites: list[dict[str, Any]] | None = None, **allocation: Any) -> Network:
    """Build the network with an allocation rule."""
    kept = stock(order_up_to=9, reorder_point=1)
    sites = sites or [
        warehouse(name, longitude=degree, region=name, stock=kept)
        for name, degree in (("a", 1.0), ("b", 2.0), ("c", 3.0))
    ]
    terms = {"a": (900, 30 * HOUR), "b": (700, 10 * HOUR), "c": (500, 20 * HOUR)}
    zones = [
        {"name": name, "from_regions": [name], "first_price": price, "transit": time}
        for name, (price, time) in terms.items()
        if name in {site["region"] for site in sites}
    ]
    lists = [{"name": "all", "warehouses": ["b", "c"]}] if allocation.get("by") == "list" else []
    return build(
        scenario(
            cities=[city()], skus=[sku("x"), sku("y")], lines=2, warehouses=sites, suppliers=[supplier()],
            carriers=[carrier(zones=zones)], allocation={**allocation, "lists": lists},
        )
    )  # fmt: skip


def ranking(network: Network, now: int = 0) -> list[int]:
    """Rank the warehouses for an order of 1 kg with one line."""
    ranked, scores = np.zeros(3, np.int64), np.zeros(3, np.int64)
    order = np.array([(0, 4711, now, due(network, 0, now), 1, 1000)], ENQUIRY).view(np.recarray)
    count = rank_warehouses(network, np.asarray(streams(1, 0)), order[0], ranked, scores)
    return [int(one) for one in ranked[:count]]


@pytest.mark.parametrize(
    ("by", "expected"), [("distance", [A, B, C]), ("cost", [C, B, A]), ("speed", [B, C, A]), ("list", [B, C])]
)
def test_preferences(by: str, expected: list[int]) -> None:
    """The nearest, the cheapest, the earliest, or those listed."""
    assert ranking(network_of(by=by)) == expected


@pytest.mark.parametrize("by", ["distance", "cost", "speed"])
def test_reach_limits_how_many_are_considered(by: str) -> None:
    """With a reach of two, the two best of all three."""
    assert ranking(network_of(by=by, reach=2)) == ranking(network_of(by=by))[:2]


@pytest.mark.parametrize("by", ["distance", "cost", "speed"])
def test_ties_go_to_the_first_warehouse(by: str) -> None:
    """Three equal warehouses are ranked as they are written."""
    network = build(scenario(warehouses=[warehouse(name) for name in "abc"], allocation={"by": by}))
    assert ranking(network) == [A, B, C]


@pytest.mark.parametrize(
    ("by", "choice", "expected"),
    [("cost", "cheapest", [A, B]), ("cost", "fastest", [B, A]), ("cost", "cheapest_in_promise", [B, A]),
     ("speed", "cheapest", [B, A]), ("speed", "fastest", [A, B])],
)  # fmt: skip
def test_the_carrier_is_the_one_that_the_order_would_get(by: str, choice: str, expected: list[int]) -> None:
    """From `a` goes a slow carrier (2 元, 50 h) and a fast one (8 元, 5 h), from `b` one for 5 元 in 20 h."""
    slow = carrier("slow", zones=[{"name": "a", "from_regions": ["a"], "first_price": 200}], sorting=50 * HOUR)
    fast = carrier("fast", zones=[{"name": "a", "from_regions": ["a"], "first_price": 800}], sorting=5 * HOUR)
    other = carrier("other", zones=[{"name": "b", "from_regions": ["b"], "first_price": 500}], sorting=20 * HOUR)
    small = scenario(
        warehouses=[warehouse("a", region="a"), warehouse("b", region="b")], carriers=[slow, fast, other],
        promise=[{"name": "next day", "steps": [{"days": 1}]}], allocation={"by": by}, carrier_choice={"by": choice},
    )  # fmt: skip
    assert ranking(build(small)) == expected


def test_handling_counts_as_cost() -> None:
    """Handling of 5 元 makes `c` dearer than the others."""
    sites = [warehouse(name, region=name) for name in "abc"]
    sites[C]["handling"] = {"per_order": 400, "per_line": 100}
    assert ranking(network_of(sites, by="cost")) == [B, A, C]


def test_closed_warehouses_and_slow_pickers_cost_time() -> None:
    """`b` opens in 40 h (the weekend is over), and `c` picks for 11 h: `a`, with its 30 h, is the earliest."""
    sites = [warehouse(name, region=name) for name in "abc"]
    sites[B]["opening"] = {"days": [0]}
    sites[C]["picking"] = picking(per_order=10 * HOUR + 1, per_line=0)
    assert ranking(network_of(sites, by="speed"), now=5 * DAY + 8 * HOUR) == [A, C, B]


def test_speed_without_carriers_is_picking_alone() -> None:
    """Where parcels are delivered when packed, the warehouse that opens first is the earliest."""
    sites = [warehouse("a", opening={"hours": (12 * HOUR, DAY)}), warehouse("b"), warehouse("c", picking=picking())]
    assert ranking(build(scenario(warehouses=sites, allocation={"by": "speed"}))) == [B, C, A]


def test_warehouses_that_serve_nobody_are_left_out() -> None:
    """A warehouse that only supplies others is not ranked, nor one from which no carrier goes."""
    sites = [warehouse(name, region=name) for name in "abc"]
    sites[A]["serves_customers"] = False
    assert ranking(network_of(sites)) == [B, C]
    zones = [{"name": "c", "from_regions": ["c"]}]
    assert ranking(build(scenario(warehouses=sites, carriers=[carrier(zones=zones)]))) == [C]


def assigned(
    shortage: str, on_hand: dict[tuple[int, int], int], reach: int = 3, known: dict[tuple[int, int], int] | None = None
) -> list[int]:
    """Return the warehouses of two lines, 2 x and 3 y, given the units on hand by warehouse and article, and those known of."""
    network, figures = network_of(shortage=shortage, reach=reach), np.zeros((3, 2), np.int64)
    if known is not None:
        network.array("options")["delayed"] = 1
    for place, units in (known or {}).items():
        figures[place] = units
    shelves = np.zeros((3, 2), SHELF).view(np.recarray)
    for place, units in on_hand.items():
        shelves[place].on_hand = units
    basket = np.zeros(2, BASKET).view(np.recarray)
    basket.sku, basket.quantity, basket.warehouse = [X, Y], [2, 3], -1
    ranked = np.array(ranking(network))
    assign_lines(network, shelves, figures, basket, 2, ranked, len(ranked))
    return [int(one) for one in basket.warehouse]


EVERYWHERE = {(site, article): 9 for site in (A, B, C) for article in (X, Y)}
NOT_ALL_AT_A = {**EVERYWHERE, (A, Y): 2}
SCATTERED = {(B, X): 2, (C, Y): 3}
NOWHERE_Y = {(B, X): 2, (C, X): 9, (A, Y): 2}


@pytest.mark.parametrize(
    ("on_hand", "backorder", "following", "split"),
    [
        pytest.param(EVERYWHERE, [A, A], [A, A], [A, A], id="the preferred one has all"),
        pytest.param(NOT_ALL_AT_A, [A, A], [B, B], [B, B], id="the next one has all"),
        pytest.param(SCATTERED, [A, A], [A, A], [B, C], id="nobody has all, but each line is somewhere"),
        pytest.param(NOWHERE_Y, [A, A], [A, A], [B, A], id="one line is nowhere"),
        pytest.param({}, [A, A], [A, A], [A, A], id="nobody has anything"),
    ],
)
def test_shortages(
    on_hand: dict[tuple[int, int], int], backorder: list[int], following: list[int], split: list[int]
) -> None:
    """An order stays at home, moves as a whole, or is split; what nobody has waits at home."""
    assert assigned("backorder", on_hand) == backorder
    assert assigned("next", on_hand) == following
    assert assigned("split", on_hand) == split


def test_figures_are_believed_of_others_only() -> None:
    """Figures say that b has x and c has y, which is wrong, and that a has nothing, which it knows better."""
    said = {(B, X): 2, (C, Y): 3}
    assert assigned("split", EVERYWHERE, known=said) == [A, A]
    assert assigned("split", {}, known=said) == [B, C]
    assert assigned("next", {}, known={**said, (C, X): 2}) == [C, C]
    assert assigned("split", {(C, X): 9, (C, Y): 9}, known={}) == [A, A]


def test_beyond_reach_nobody_helps() -> None:
    """Only `c` has all, but it lies beyond the two considered."""
    at_c = {(C, X): 9, (C, Y): 9, (B, X): 9}
    assert assigned("next", at_c, reach=2) == [A, A]
    assert assigned("split", at_c, reach=2) == [B, A]
    assert assigned("next", at_c, reach=3) == [C, C]


@pytest.mark.parametrize(
    ("on_hand", "reserved", "backordered", "expected"),
    [(5, 0, 0, True), (5, 2, 0, True), (5, 3, 0, False), (9, 0, 1, False)],
)
def test_available_is_what_nobody_else_was_promised(
    on_hand: int, reserved: int, backordered: int, expected: bool
) -> None:
    """Three units are wanted; who waits already comes first, even if there is enough on the shelf."""
    shelves = np.zeros((3, 2), SHELF).view(np.recarray)
    shelf = shelves[A, X]
    shelf.on_hand, shelf.reserved, shelf.backordered = on_hand, reserved, backordered
    assert available(network_of(), shelves, A, X, 3) == expected


def test_unlimited_stock_is_always_available() -> None:
    """Without a source nothing is counted."""
    network = build(scenario())
    assert available(network, np.zeros((1, 1), SHELF).view(np.recarray), 0, 0, 10**9)
