"""Alerts, followed by hand: one warehouse, and demand of one unit an hour that always comes at the same minute or is drawn."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from small_scenarios import DAY, HOUR, Fields, city, picking, policy, scenario, sku, stock, supplier, warehouse

from sim.ledger.columns import NONE
from sim.ledger.ledger import Ledger
from sim.rules.alerts.table import KINDS
from sim.run import simulate
from sim.scenario.scenario import Scenario

Simulate = Callable[[Scenario], Ledger]


def watched(*alerts: Fields, kept: Fields | None = None, lead_time: Any = DAY, **sections: Any) -> Scenario:
    """Make a warehouse that begins with 150 units, sells some 100 a day, and looks at its stock only every ten days unless said otherwise."""
    kept = kept or {"kind": "R_s_S", "reorder_point": 400, "order_up_to": 1000, "review": 10 * DAY, "opening": 150}
    site = warehouse(stock=stock(**kept), **sections.pop("site", {}))
    sections = {"suppliers": [supplier(lead_time)], "days": 5, **sections}
    rules = [{"name": f"rule{number}", **alert} for number, alert in enumerate(alerts)]
    return scenario(warehouses=[site], alerts=rules, **sections)


def left(ledger: Ledger, time_s: int) -> int:
    """Units of the opening stock that nobody had asked for by a time, less those asked for in vain (in a run in which nothing arrives)."""
    return int(150 - np.count_nonzero(ledger.orders["placed_s"] <= time_s))


def test_a_daily_look_finds_what_fell_since_the_last(run: Simulate) -> None:
    """With less than 100 units free at 8:00 of some day the alert is raised then, with the units of that moment."""
    ledger = run(watched({"kind": "below_safety_stock", "units": 100, "at": 8 * HOUR}, lead_time=60 * DAY))
    looks = [day * DAY + 8 * HOUR for day in range(5)]
    first = next(look for look in looks if left(ledger, look) < 100)
    [alert] = ledger.alerts
    assert alert["raised_s"] == first
    assert alert["value"] == left(ledger, first)
    assert alert["limit"] == 100
    assert alert["cleared_s"] == NONE


def test_a_continuous_look_finds_it_at_once(run: Simulate) -> None:
    """The order that leaves 99 units raises the alert in its second."""
    rule = {"kind": "below_safety_stock", "units": 100, "checked": "continuous"}
    ledger = run(watched(rule, lead_time=60 * DAY))
    [alert] = ledger.alerts
    assert alert["raised_s"] == np.sort(ledger.orders["placed_s"])[50]
    assert alert["value"] == 99


def test_a_stock_out_is_raised_when_the_first_customer_waits(run: Simulate) -> None:
    """The 151st customer waits: that is the stock-out, which both warnings name, and of which the earlier one warned first."""
    ledger = run(
        watched(
            {"kind": "below_safety_stock", "units": 100, "checked": "continuous"},
            {"kind": "below_safety_stock", "units": 40, "checked": "continuous"},
            {"kind": "stock_out"},
            lead_time=60 * DAY,
        )
    )
    early, late, out = ledger.alerts
    first_wait = np.sort(ledger.orders["placed_s"])[150]
    assert out["raised_s"] == out["stockout_s"] == early["stockout_s"] == late["stockout_s"] == first_wait
    assert out["warned_s"] == early["raised_s"]
    assert {early["warned_s"], late["warned_s"]} == {NONE}


def test_goods_that_come_in_clear_the_alert(run: Simulate) -> None:
    """(s, S) orders when 119 are left; the delivery a day later clears both alerts, and the next cycle raises them again."""
    kept = {"kind": "s_S", "reorder_point": 119, "order_up_to": 300, "opening": 150}
    low = {"kind": "below_safety_stock", "units": 100, "checked": "continuous"}
    ledger = run(watched(low, {"kind": "stock_out"}, kept=kept, lead_time=DAY))
    received = np.unique(ledger.shipments["received_s"][ledger.shipments["received_s"] != NONE])
    cleared = ledger.alerts["cleared_s"][ledger.alerts["cleared_s"] != NONE]
    assert len(cleared) > 0
    assert set(cleared) <= set(received)
    assert (ledger.alerts["on_order"][ledger.alerts["kind"] == 0] > 0).all()


def test_who_lacked_it_already_was_not_warned(run: Simulate) -> None:
    """A look at noon of the third day, when customers wait since the second, names that earlier time; the stock-out had no warning."""
    low = {"kind": "below_safety_stock", "units": 10, "at": 12 * HOUR, "days": (2,)}  # Wednesday
    ledger = run(watched({"kind": "stock_out"}, low, lead_time=60 * DAY))
    out, warning = ledger.alerts
    assert warning["raised_s"] == 2 * DAY + 12 * HOUR
    assert warning["stockout_s"] == out["stockout_s"] < warning["raised_s"]
    assert out["warned_s"] == NONE


@pytest.mark.parametrize(("follow_up", "follows"), [(DAY, True), (HOUR, False)])
def test_a_stock_out_follows_a_cleared_warning_for_a_while(run: Simulate, follow_up: int, follows: bool) -> None:
    """A warning cleared by a delivery is right if a customer waits within its follow-up, a false alarm if later."""
    kept = {
        "kind": "R_s_S",
        "reorder_point": 149,
        "order_up_to": 150,
        "review": 20 * DAY,
        "review_at": HOUR,
        "opening": 60,
    }
    low = {"kind": "below_safety_stock", "units": 50, "checked": "continuous", "follow_up": follow_up}
    out = {"kind": "stock_out"}
    hours = [1.0] * 24
    ledger = run(watched(low, out, kept=kept, lead_time=11 * HOUR, hours=hours, days=3))
    # 60 units and 90 more at noon of the first day: below 50 before noon, and again near midnight; empty on the second day at noon
    warnings, [stock_out] = ledger.alerts[ledger.alerts["kind"] == 0], ledger.alerts[ledger.alerts["kind"] == 1]
    first, second = warnings
    assert first["cleared_s"] == 12 * HOUR
    assert second["stockout_s"] == stock_out["stockout_s"]
    assert first["stockout_s"] == (stock_out["stockout_s"] if follows else NONE)


def test_overstock_is_what_lies_above_the_order_up_to_level(run: Simulate) -> None:
    """500 units where 200 are the most that is ever ordered up to: raised at the first midnight, cleared when 200 are left."""
    kept = {"kind": "s_S", "reorder_point": 50, "order_up_to": 200, "opening": 500}
    ledger = run(watched({"kind": "overstock"}, kept=kept))
    [alert] = ledger.alerts
    placed = np.sort(ledger.orders["placed_s"])
    assert alert["raised_s"] == DAY
    assert alert["limit"] == 200
    assert alert["value"] == 500 - np.count_nonzero(placed <= DAY)
    assert alert["cleared_s"] == -(-placed[299] // DAY) * DAY


def test_a_late_delivery_is_told_until_it_comes(run: Simulate) -> None:
    """Promised after one day and delivered after three, it is late at the looks of the second and third day, by an hour more each."""
    late = {"kind": "supplier_late", "late_by": HOUR, "at": 9 * HOUR}
    makers = [supplier(DAY, late={"share": 1.0, "delay": 2 * DAY})]
    kept = {"kind": "s_S", "reorder_point": 499, "order_up_to": 500, "opening": 500, "minimum_order": 400}
    ledger = run(watched(late, kept=kept, suppliers=makers, orders=20.0))
    ordered = int(ledger.shipments["shipped_s"].min())
    first = next(look for look in (day * DAY + 9 * HOUR for day in range(5)) if look - ordered - DAY > HOUR)
    alert = ledger.alerts[0]
    assert (alert["raised_s"], alert["value"], alert["source"]) == (first, first - ordered - DAY, -2)
    assert KINDS[alert["kind"]].name == "supplier_late"
    assert alert["limit"] == HOUR


def test_stores_and_pickers_are_watched_as_a_whole(run: Simulate) -> None:
    """150 units of 2 L take more than half of 0.5 m3 while over 125 are left; with one slow picker more than ten parcels wait by noon."""
    site = {"storage": 500_000, "picking": picking(1, 3600)}
    full = {"kind": "capacity", "share": 0.5, "at": HOUR}
    queue = {"kind": "picking_queue", "parcels": 10, "at": 12 * HOUR}
    ledger = run(watched(full, queue, site=site, lead_time=60 * DAY))
    alerts = {KINDS[alert["kind"]].name: alert for alert in ledger.alerts}
    picked = np.count_nonzero((ledger.parcels["picked_s"] != NONE) & (ledger.parcels["picked_s"] <= HOUR))
    assert set(ledger.alerts["sku"]) == {NONE}
    assert alerts["capacity"]["raised_s"] == HOUR
    assert alerts["capacity"]["value"] == (150 - picked) * 2000
    assert alerts["capacity"]["limit"] == 250_000
    assert alerts["picking_queue"]["value"] > 10
    assert alerts["picking_queue"]["raised_s"] % DAY == 12 * HOUR


def test_rules_watch_where_and_what_they_say(run: Simulate) -> None:
    """Of two warehouses and two articles only the cups in the east are watched."""
    kept = {"source": "supplier", "policies": [policy(kind="none", opening=5)]}
    sites = [warehouse("east", stock=kept), warehouse("west", stock=kept, latitude=1.0)]
    rule = {"name": "cups", "kind": "stock_out", "warehouses": ["east"], "classes": ["B"]}
    ledger = run(
        scenario(
            warehouses=sites, suppliers=[supplier()], skus=[sku("lid"), sku("cup", abc="B")], alerts=[rule], days=2,
            cities=[city(), city("far", latitude=1.0)],
        )
    )  # fmt: skip
    [alert] = ledger.frame("alerts").to_dict("records")
    assert (alert["warehouse"], alert["sku"], alert["rule"], alert["kind"]) == ("east", "cup", "cups", "stock_out")


def test_a_warehouse_that_lets_another_wait_is_out_of_stock(run: Simulate) -> None:
    """A central warehouse with 30 units cannot give 50: its stock-out begins when the branch orders them."""
    hub = warehouse("hub", serves_customers=False, stock=stock(kind="none", opening=30))
    branch = warehouse("branch", stock=stock("hub", reorder_point=50, order_up_to=100, opening=100))
    rule = {"name": "out", "kind": "stock_out", "warehouses": ["hub"]}
    ledger = run(scenario(warehouses=[hub, branch], suppliers=[supplier()], alerts=[rule], days=2))
    [alert] = ledger.alerts
    assert alert["raised_s"] == ledger.replenishments["ordered_s"].min()


def test_nobody_watches_without_rules() -> None:
    """A scenario without rules has an empty table, and one with rules the same orders and stock."""
    rule = {"kind": "below_safety_stock", "units": 100, "checked": "continuous"}
    without, with_rules = simulate(watched()), simulate(watched(rule, {"kind": "stock_out"}))
    assert len(without.alerts) == 0
    assert len(with_rules.alerts) > 0
    for table in without.tables:
        assert table == "alerts" or (without.tables[table] == with_rules.tables[table]).all()
