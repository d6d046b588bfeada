"""Periodic reviews."""

from small_scenarios import DAY, HOUR, scenario, sku, stock, supplier, warehouse

from sim.network.build import build
from sim.rules.hours import next_review


def test_review_days_are_a_calendar() -> None:
    """Mondays and Thursdays at six are seconds of the week, and a review of their own."""
    kept = stock(kind="R_S", order_up_to=9, review_days=(0, 3), review_at=6 * HOUR)
    network = build(scenario(warehouses=[warehouse(stock=kept)], suppliers=[supplier()]))
    (entry,) = network.reviews
    times = network.array("week_times")[entry.times : entry.times + entry.time_count]
    assert times.tolist() == [6 * HOUR, 3 * DAY + 6 * HOUR]
    assert [next_review(network, 0, 0, now) for now in (0, 6 * HOUR + 1, 5 * DAY)] == [
        6 * HOUR, 3 * DAY + 6 * HOUR, 7 * DAY + 6 * HOUR
    ]  # fmt: skip


def test_reviews_of_the_same_time_are_one() -> None:
    """Articles reviewed at the same time by the same period share a review; continuous ones have none."""
    periodic = {"kind": "s_S", "reorder_point": 1, "order_up_to": 9, "review": DAY}
    policies = [
        {"name": "A", "classes": ["A"], **periodic},
        {"name": "B", "classes": ["B"], **periodic, "review_at": 6 * HOUR},
        {"name": "c", "skus": ["c"], "kind": "R_S", "order_up_to": 9, "review": DAY},
        {"name": "rest", "kind": "s_S", "reorder_point": 1, "order_up_to": 9},
    ]
    skus = [sku("a"), sku("b", abc="B"), sku("c", abc="C"), sku("d", abc="C"), sku("e")]
    sites = [
        warehouse("w", stock={"source": "supplier", "policies": policies}),
        warehouse("v", stock=stock(**periodic)),
    ]
    network = build(scenario(warehouses=sites, skus=skus, suppliers=[supplier()]))
    reviews = [
        (entry.warehouse, entry.first_s, network.review_skus[entry.skus : entry.skus + entry.count].tolist())
        for entry in network.reviews
    ]
    assert reviews == [(0, 0, [0, 2, 4]), (0, 6 * HOUR, [1]), (1, 0, [0, 1, 2, 3, 4])]
    assert set(network.array("reviews")["period_s"].tolist()) == {DAY}
