"""The choice of a carrier, on a network made by hand.

Economy costs 5 元 and takes 48 h, express 9 元 and 20 h; the van costs 6 元, takes 2 h, and goes to the near city only.
"""

from typing import Any

import numpy as np
import pytest
from small_scenarios import DAY, HOUR, carrier, city, scenario

from sim.clock import NEVER
from sim.draws import streams
from sim.network.build import build
from sim.network.network import Network
from sim.rules.carriers import (
    NOBODY,
    cheapest_carrier,
    choose_carrier,
    expected_delivery,
    fastest_carrier,
    serves,
)
from sim.rules.promise import NO_PROMISE

ECONOMY, EXPRESS, VAN = 0, 1, 2
NEAR, FAR = 0, 1
KEYS = streams(1, 0)


def network_of(**choice: Any) -> Network:
    """Build the network with a rule."""
    zones = {
        "economy": [{"name": "all", "first_price": 500}],
        "express": [{"name": "all", "first_price": 900}],
        "van": [{"name": "near", "to_cities": ["near"], "first_price": 600}],
    }
    times = {"economy": 48 * HOUR, "express": 20 * HOUR, "van": 2 * HOUR}
    carriers = [carrier(name, zones=zones[name], sorting=times[name]) for name in zones]
    promise = [{"name": "promise", "steps": [{"days": 2}]}]
    return build(
        scenario(cities=[city("near"), city("far")], carriers=carriers, promise=promise, carrier_choice=choice)
    )


def chosen(network: Network, place: int, due: int = NO_PROMISE, ready: int = 0, key: int = 0) -> int:
    """Return the carrier of a parcel of 500 g that is ready at midnight."""
    return choose_carrier(network, KEYS, 0, place, 500, ready, due, key)


def test_a_carrier_serves_its_zones() -> None:
    """The van goes to the near city, the others everywhere."""
    network = network_of()
    assert [[serves(network, one, 0, place) for place in (NEAR, FAR)] for one in range(3)] == [
        [True, True], [True, True], [True, False],
    ]  # fmt: skip


def test_fixed_takes_the_first_carrier_or_the_one_named() -> None:
    """Nobody named means the first."""
    assert chosen(network_of(by="fixed"), NEAR) == ECONOMY
    assert chosen(network_of(by="fixed", carrier="express"), NEAR) == EXPRESS


def test_where_the_fixed_carrier_does_not_go_the_cheapest_does() -> None:
    """The van is fixed; the far city gets economy."""
    network = network_of(by="fixed", carrier="van")
    assert [chosen(network, place) for place in (NEAR, FAR)] == [VAN, ECONOMY]


def test_shares_are_drawn_by_order() -> None:
    """A quarter of the orders goes by express, the rest by economy; an order's carrier is the same again."""
    network = network_of(by="fixed", shares={"economy": 0.75, "express": 0.25})
    drawn = [chosen(network, FAR, key=key) for key in range(2000)]
    assert drawn == [chosen(network, FAR, key=key) for key in range(2000)]
    assert np.mean(np.array(drawn) == EXPRESS) == pytest.approx(0.25, abs=0.04)
    assert VAN not in drawn


def test_assignments_come_before_the_fixed_carrier() -> None:
    """Express goes to the far city, the van elsewhere; of two assignments that apply the first is taken."""
    assignments = [
        {"name": "far", "cities": ["far"], "carrier": "express"},
        {"name": "late", "carrier": "economy", "regions": ["here"], "cities": ["far"]},
    ]
    network = network_of(by="fixed", carrier="van", assignments=assignments)
    assert [chosen(network, place) for place in (NEAR, FAR)] == [VAN, EXPRESS]


def test_shares_are_drawn_where_nobody_is_assigned() -> None:
    """All go by express to the far city, and all by economy to the near one."""
    assignments = [{"name": "far", "cities": ["far"], "carrier": "express"}]
    network = network_of(by="fixed", shares={"economy": 1.0}, assignments=assignments)
    assert {chosen(network, NEAR, key=key) for key in range(50)} == {ECONOMY}
    assert {chosen(network, FAR, key=key) for key in range(50)} == {EXPRESS}


def test_where_the_assigned_carrier_does_not_go_the_cheapest_does() -> None:
    """The van is assigned to all; the far city gets economy."""
    network = network_of(by="fixed", carrier="express", assignments=[{"name": "all", "carrier": "van"}])
    assert [chosen(network, place) for place in (NEAR, FAR)] == [VAN, ECONOMY]


@pytest.mark.parametrize(("rule", "near", "far"), [("cheapest", ECONOMY, ECONOMY), ("fastest", VAN, EXPRESS)])
def test_cheapest_and_fastest(rule: str, near: int, far: int) -> None:
    """Economy is the cheapest everywhere; the van the fastest where it goes."""
    network = network_of(by=rule)
    assert [chosen(network, place) for place in (NEAR, FAR)] == [near, far]


@pytest.mark.parametrize(
    ("due", "near", "far"),
    [
        (NO_PROMISE, ECONOMY, ECONOMY),
        (48 * HOUR, ECONOMY, ECONOMY),
        (48 * HOUR - 1, VAN, EXPRESS),
        (20 * HOUR - 1, VAN, EXPRESS),
        (HOUR, VAN, EXPRESS),
    ],
)
def test_cheapest_that_keeps_the_promise(due: int, near: int, far: int) -> None:
    """The cheapest in time; if nobody is, the fastest; without a promise, the cheapest."""
    network = network_of(by="cheapest_in_promise")
    assert [chosen(network, place, due) for place in (NEAR, FAR)] == [near, far]


@pytest.mark.parametrize("rule", ["cheapest", "fastest", "cheapest_in_promise"])
def test_ties_go_to_the_first(rule: str) -> None:
    """Of two equal carriers the one named first is taken."""
    twins = [carrier(name, sorting=DAY, zones=[{"name": "all", "first_price": 500}]) for name in ("a", "b")]
    promise = [{"name": "promise", "steps": [{"days": 2}]}]
    assert chosen(build(scenario(carriers=twins, promise=promise, carrier_choice={"by": rule})), 0, due=DAY) == 0


def test_expected_delivery_waits_for_cut_off_and_delivery_hours() -> None:
    """Ready at 13:00, collected at 18:00, 10 h under way on average, handed over from 9:00 on."""
    slow = carrier(
        cut_offs=[18 * HOUR], delivery_hours=(9 * HOUR, 20 * HOUR), sorting={"exponential": {"mean": 10 * HOUR}}
    )
    assert expected_delivery(build(scenario(carriers=[slow])), 0, 0, 0, 13 * HOUR) == 33 * HOUR


def test_nobody_is_found_where_nobody_goes() -> None:
    """With economy and express out of service, the far city has no carrier."""
    network = network_of()
    network.array("lanes")["zone"][:, :, :2] = -1
    assert cheapest_carrier(network, 0, FAR, 500, 0, NEVER) == NOBODY
    assert fastest_carrier(network, 0, FAR, 0) == NOBODY
    assert chosen(network, FAR) == NOBODY
