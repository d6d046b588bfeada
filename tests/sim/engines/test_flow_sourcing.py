"""Several sources: who is asked, what suppliers deliver, and who gets what is scarce, followed unit by unit."""

from collections.abc import Callable
from typing import Any

import numpy as np
from ledgers import differences
from small_scenarios import DAY, HOUR, Fields, policy, scenario, stock, supplier, warehouse

from sim.ledger.columns import NONE
from sim.ledger.ledger import Ledger
from sim.run import simulate
from sim.scenario.scenario import Scenario

Simulate = Callable[[Scenario], Ledger]
TO_ORDER = policy(reorder_point=-1, order_up_to=0)
NEVER_AGAIN: Fields = {"kind": "s_S", "reorder_point": 0, "order_up_to": 10_000}


def shop(*sources: Fields, sourcing: str, near: int = 100, far: int = 100, **sections: Any) -> Scenario:
    """Make a shop that orders what its customers want from two depots with an opening stock, and from a supplier of three months."""
    from_shop = {"sources": list(sources), "sourcing": sourcing, "policies": [TO_ORDER]}
    depots = [
        warehouse(name, serves_customers=False, stock=stock(opening=opening, **NEVER_AGAIN))
        for name, opening in (("near", near), ("far", far))
    ]
    sites = [warehouse("shop", stock=from_shop), *depots]
    return scenario(warehouses=sites, suppliers=[supplier(90 * DAY)], **sections)


def sources_of(ledger: Ledger, site: int = 0) -> np.ndarray[Any, Any]:
    """Sources of the replenishment orders of a warehouse, in order of time."""
    orders = ledger.replenishments
    return orders["source"][orders["warehouse"] == site]


def test_the_first_of_the_list_that_has_it_is_asked(run: Simulate) -> None:
    """One unit an order: a hundred from near, a hundred from far, then the supplier, who always has."""
    both = {"name": "near"}, {"name": "far"}, {"name": "supplier"}
    asked = sources_of(run(shop(*both, sourcing="list")))
    assert asked[:100].tolist() == [1] * 100
    assert asked[100:200].tolist() == [2] * 100
    assert set(asked[200:]) == {-2}


def test_a_fixed_source_is_asked_though_it_has_nothing(run: Simulate) -> None:
    """Orders wait at near, though far has a hundred."""
    ledger = run(shop({"name": "near"}, {"name": "far"}, sourcing="fixed"))
    assert set(sources_of(ledger)) == {1}
    assert ledger.lines["reserved_s"][:100].tolist() == ledger.lines["placed_s"][:100].tolist()
    assert (ledger.lines["reserved_s"][100:200] == NONE).all()


def test_the_fuller_shelf_is_asked(run: Simulate) -> None:
    """Twenty more at far: the first twenty come from there, then in turn, near first where they are equal."""
    ledger = run(shop({"name": "near"}, {"name": "far"}, sourcing="most_stock", near=50, far=70))
    asked = sources_of(ledger)
    assert asked[:20].tolist() == [2] * 20
    assert asked[20:120].tolist() == [1, 2] * 50


def test_orders_are_split_by_share_in_whole_packs(run: Simulate) -> None:
    """Every day up to 90 in packs of six: a third from near, the rest from far, both in packs."""
    kept = policy("R_S", review=DAY, order_up_to=90, pack=6)
    sources = [{"name": "near", "share": 1 / 3}, {"name": "far", "share": 2 / 3}]
    site = warehouse("shop", stock={"sources": sources, "sourcing": "split", "policies": [kept]})
    ledger = run(scenario(warehouses=[site, warehouse("near"), warehouse("far")], orders=30.0))
    for now in np.unique(ledger.replenishments["ordered_s"]):
        orders = ledger.replenishments[ledger.replenishments["ordered_s"] == now]
        quantity = dict(zip(orders["source"].tolist(), orders["quantity"].tolist(), strict=True))
        total = sum(quantity.values())
        assert quantity.get(1, 0) == int(total / 6 / 3 + 0.5) * 6
        assert total % 6 == 0


def one_supplier(quantity: int = 1, **terms: Any) -> Scenario:
    """Make a warehouse that orders from a supplier what customers want, ten orders a day."""
    site = warehouse(stock=stock(reorder_point=-1, order_up_to=0))
    return scenario(warehouses=[site], suppliers=[supplier(**terms)], orders=10.0, quantity=quantity)


def test_small_orders_are_raised_to_the_minimum(run: Simulate) -> None:
    """Seven units come for a customer who wants two; the next two customers are served from them."""
    ledger = run(one_supplier(2, minimum_order=7))
    assert set(ledger.replenishments["quantity"]) == {7}
    assert len(ledger.replenishments) == -(-2 * len(ledger.lines) // 7)


def test_orders_queue_at_a_supplier_of_limited_capacity(run: Simulate) -> None:
    """At eight a day a unit takes three hours: each order begins when the one before is made, then comes a day."""
    ledger = run(one_supplier(capacity=8.0))
    free, arrivals = 0, []
    for ordered in ledger.replenishments["ordered_s"].tolist():
        free = max(free, ordered) + 3 * HOUR
        arrivals.append(free + DAY)
    received = ledger.shipments["received_s"]
    assert received.tolist() == [time if time <= 10 * DAY else NONE for time in arrivals]
    assert (received == NONE).sum() > 15


def test_late_deliveries_are_late_by_their_delay(run: Simulate) -> None:
    """All of them by two days, or about a third of them; the promise is written down."""
    always = run(one_supplier(late={"share": 1.0, "delay": 2 * DAY}))
    assert set(always.shipments["due_s"] - always.shipments["shipped_s"]) == {DAY}
    there = always.shipments[always.shipments["received_s"] != NONE]
    assert set(there["received_s"] - there["shipped_s"]) == {3 * DAY}
    some = run(one_supplier(late={"share": 1 / 3, "delay": 2 * DAY})).shipments
    took = (some["received_s"] - some["shipped_s"])[some["shipped_s"] < 7 * DAY]
    assert set(took) == {DAY, 3 * DAY}
    assert 0.15 < (took == 3 * DAY).mean() < 0.55


def test_what_a_short_delivery_lacks_is_ordered_again(run: Simulate) -> None:
    """Four of five units come; the fifth is ordered on receipt, and comes in an order of its own that brings nothing but itself."""
    ledger = run(one_supplier(5, short={"share": 1.0, "delivered": 0.8}))
    first = ledger.shipments[ledger.shipments["quantity"] == 4]
    assert set(first["short"]) == {1}
    again = ledger.replenishments[ledger.replenishments["quantity"] == 1]
    received = first["received_s"][first["received_s"] != NONE]
    assert set(received) <= set(again["ordered_s"])
    empty = ledger.shipments[ledger.shipments["quantity"] == 0]
    assert set(empty["short"]) == {1}


def test_what_lacks_is_ordered_before_what_came_leaves() -> None:
    """Storage for ten units is counted in the same moment by both engines, though customers take what comes at once."""
    site = warehouse(storage=20_000, stock=stock(reorder_point=-1, order_up_to=0))
    terms = supplier(HOUR, short={"share": 0.7, "delivered": 0.5})
    units = {"empirical": {"values": [1, 3, 5]}}
    small = scenario(warehouses=[site], suppliers=[terms], orders=20.0, quantity=units)
    assert differences(simulate(small), simulate(small, engine="reference")) == ""


def scarce(by: str, first: list[str] | None = None, opening: int = 0, **terms: Any) -> Scenario:
    """Make a depot that fills up to 30 units the hour after two shops have filled up to 40 and 20 at midnight."""
    rule = {"by": by, "first": first or []}
    depot = stock(kind="R_S", review=9 * DAY, review_at=HOUR, order_up_to=30, opening=opening) | {"scarce": rule}
    sites = [warehouse("depot", serves_customers=False, stock=depot)]
    for name, up_to in (("large", 40), ("small", 20)):
        kept = stock("depot", kind="R_S", review=DAY, order_up_to=up_to, opening=0)
        sites.append(warehouse(name, serves_customers=name == "large", stock=kept))
    return scenario(warehouses=sites, suppliers=[supplier(HOUR, **terms)], orders=1.0, days=2)


def shipped_first(ledger: Ledger) -> list[tuple[int, int]]:
    """Warehouses and units of what left the depot with its first receipt."""
    sent = ledger.shipments[ledger.shipments["source"] == 0]
    now = sent["shipped_s"] == sent["shipped_s"].min()
    return list(zip(sent["warehouse"][now].tolist(), sent["quantity"][now].tolist(), strict=True))


def test_scarce_stock_goes_to_who_asked_first(run: Simulate) -> None:
    """The large shop has reviewed first and gets all it asked for as far as it goes."""
    assert shipped_first(run(scarce("first_come")))[0][0] == 1


def test_scarce_stock_goes_to_who_ranks_first(run: Simulate) -> None:
    """The small shop has asked later, and is served in full before the large one."""
    sent = shipped_first(run(scarce("priority", ["small"])))
    assert sent[0] == (2, 20)
    assert [site for site, _ in sent[1:]] == [1]


def test_what_is_there_is_shared_by_need(run: Simulate) -> None:
    """Thirty are there and sixty are lacking: the large shop, who asks first, gets two thirds, and the small one the rest."""
    assert shipped_first(run(scarce("fair_share", opening=30))) == [(1, 20), (2, 10)]
    assert shipped_first(run(scarce("first_come", opening=30))) == [(1, 30)]


def test_what_comes_is_shared_among_who_waits(run: Simulate) -> None:
    """Of ninety ordered for those who wait and for the shelf 36 come: 24 and 12."""
    ledger = run(scarce("fair_share", short={"share": 1.0, "delivered": 0.4}))
    assert shipped_first(ledger) == [(1, 24), (2, 12)]
