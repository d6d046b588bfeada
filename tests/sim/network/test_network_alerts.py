"""Rules of alerts as rows, and the safety stock of policies, by hand."""

from typing import Any

import pytest
from small_scenarios import DAY, HOUR, policy, scenario, sku, stock, supplier, warehouse

from sim.network.build import build
from sim.rules.monitoring import UNSTATED, UNWATCHED


def safety(lead_time: Any = 2 * DAY, **kept: Any) -> int:
    """Safety stock of a policy at 100 units a day."""
    small = scenario(warehouses=[warehouse(stock=stock(**kept))], suppliers=[supplier(lead_time)])
    return int(build(small).safety_stock[0, 0])


@pytest.mark.parametrize(
    ("kept", "units"),
    [
        ({"reorder_point": 260, "order_up_to": 500}, 60),
        ({"reorder_point": 150, "order_up_to": 500}, 0),
        ({"reorder_point": 500, "order_up_to": 900, "kind": "R_s_S", "review": DAY}, 200),
        ({"kind": "R_S", "order_up_to": 350, "review": DAY}, 50),
        ({"kind": "base_stock", "order_up_to": 230}, 30),
        ({"kind": "min_max_days", "min_cover": 3 * DAY, "max_cover": 5 * DAY}, 100),
        ({"cover": DAY}, 100),
        ({"kind": "on_demand"}, 0),
        ({"kind": "none", "opening": 500}, 0),
    ],
)
def test_safety_stock_is_what_is_left_when_goods_arrive(kept: dict[str, Any], units: int) -> None:
    """The level that sets orders off, less 100 a day over two days of lead time and the review."""
    assert safety(**kept) == units


def test_what_a_warehouse_does_not_keep_is_not_watched() -> None:
    """The other warehouse keeps the second article only: nobody is told that it has none of the first."""
    rules = [{"name": "low", "kind": "below_safety_stock", "units": 5}, {"name": "out", "kind": "stock_out"}]
    goods = stock(reorder_point=5, order_up_to=9)
    sites = [warehouse(stock=goods), warehouse("other", stock=goods | {"keeps": {"skus": ["b"]}})]
    network = build(scenario(warehouses=sites, suppliers=[supplier()], skus=[sku("a"), sku("b")], alerts=rules))
    watched = network.alert_limits[:, :, :2] != UNWATCHED
    assert watched.tolist() == [[[True, True], [False, True]]] * 2


def test_ages_and_records_are_watched_where_there_are_any() -> None:
    """Of two articles one keeps for ever; of two warehouses one has records; what is never kept but counted is watched too."""
    rules = [{"name": "old", "kind": "ageing", "age": 3 * DAY}]
    milk, salt = sku("milk", shelf_life=9 * DAY), sku("salt")
    sites = [warehouse(stock=stock(kind="on_demand")), warehouse("other")]
    network = build(scenario(warehouses=sites, suppliers=[supplier()], skus=[milk, salt], alerts=rules))
    assert network.alert_limits[0].tolist() == [[3 * DAY, UNWATCHED, UNWATCHED], [UNWATCHED] * 3]
    rules = [{"name": name, "kind": "record_mismatch", **more} for name, more in (("any", {}), ("many", {"units": 5}))]
    sites = [
        warehouse(name, stock=stock(reorder_point=5, order_up_to=9), records=held)
        for name, held in (("a", {}), ("b", None))
    ]
    network = build(scenario(warehouses=sites, suppliers=[supplier()], alerts=rules))
    assert network.alert_limits[:, 0].tolist() == [[UNSTATED, UNWATCHED], [5, UNWATCHED]]
    assert set(network.alert_limits[:, 1].ravel()) == {UNWATCHED}


@pytest.mark.parametrize(
    ("rules", "most"),
    [
        ([], 0),
        ([{"name": "low", "kind": "below_safety_stock"}], 3),
        ([{"name": "out", "kind": "stock_out"}, {"name": "low", "kind": "below_safety_stock"}], 3 * 2),
        ([{"name": name, "kind": "stock_out"} for name in ("one", "two")], 2 * 3 * 2),
    ],
)
def test_alerts_that_one_event_may_raise(rules: list[dict[str, str]], most: int) -> None:
    """A daily look at three articles raises three; in a review or a count a rule looks at each of them, and at one source of each besides."""
    sites = [warehouse(stock=stock(reorder_point=5, order_up_to=9))]
    small = scenario(warehouses=sites, suppliers=[supplier()], skus=[sku("a"), sku("b"), sku("c")], alerts=rules)
    assert build(small).options.most_alerts == most


def test_limits_are_stated_in_units() -> None:
    """Half a day of cover at 50 units a day of each of two articles is 25; what is not watched, or has no demand, has no limit."""
    policies = [policy(name="kept", kind="s_S", reorder_point=5, order_up_to=9)]
    policies += [policy(name="wanted", kind="on_demand", skus=["c"])]
    rules = [
        {"name": "cover", "kind": "overstock", "cover": 12 * HOUR, "skus": ["a", "c"]},
        {"name": "usual", "kind": "below_safety_stock"},
        {"name": "full", "kind": "capacity", "share": 0.25, "warehouses": ["warehouse"]},
        {"name": "late", "kind": "supplier_late", "late_by": HOUR},
    ]
    sites = [warehouse(stock={"source": "supplier", "policies": policies}, storage=1_000_000), warehouse("other")]
    skus = [sku("a"), sku("b"), sku("c", demand_share=0.0)]
    network = build(scenario(warehouses=sites, suppliers=[supplier()], skus=skus, alerts=rules))
    assert network.alert_limits[:, 0].tolist() == [
        [25, UNWATCHED, UNWATCHED, UNWATCHED],
        [UNSTATED, UNSTATED, UNWATCHED, UNWATCHED],
        [UNWATCHED, UNWATCHED, UNWATCHED, 250_000],
        [HOUR, HOUR, HOUR, UNWATCHED],
    ]
    assert set(network.alert_limits[:, 1].ravel()) == {UNWATCHED}
    assert network.alert_suppliers[:, 0].tolist() == [1, 1, 1, 1]
