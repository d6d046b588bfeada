"""Forecasts in a run: what is counted, and what is ordered by them."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from small_scenarios import DAY, HOUR, Fields, city, scenario, sku, stock, supplier, warehouse

from sim.ledger.audit import AuditError, audit
from sim.ledger.columns import NONE
from sim.ledger.ledger import Ledger
from sim.run import simulate
from sim.scenario.scenario import Scenario

Simulate = Callable[[Scenario], Ledger]
SALE = [{"name": "sale", "first": "2025-01-20", "last": "2025-01-21", "factor": 4.0}]
"""Days 14 and 15."""


def shop(
    method: str = "perfect", kind: str = "forecast", opening: int = 0, plan: Fields | None = None, **fields: Any
) -> Scenario:
    """Make a shop of 100 units a day that is reviewed at six in the morning and waits a day for its supplier."""
    parts: Fields = {key: fields.pop(key) for key in ("calendar", "days", "orders") if key in fields}
    kept = stock(
        kind=kind,
        review=DAY,
        review_at=6 * HOUR,
        opening=opening,
        **({"forecast": "plan"} if kind != "R_S" else {}),
        **fields,
    )
    plans = [{"name": "plan", "method": method, **(plan or {})}] if kind != "R_S" else []
    return scenario(warehouses=[warehouse(stock=kept)], suppliers=[supplier()], forecasts=plans, **parts)


def test_a_perfect_forecast_of_even_demand_is_r_s(run: Simulate) -> None:
    """Where every day is like the other, the levels that follow the forecast are those derived once; so is everything that happens."""
    followed, derived = run(shop(cover=DAY, opening=300)), run(shop(kind="R_S", cover=DAY, opening=300))
    for name in ("orders", "lines", "replenishments", "shipments", "stock_days"):
        assert followed.tables[name].tolist() == derived.tables[name].tolist()


def test_a_forecast_ten_per_cent_too_high_orders_ten_per_cent_more(run: Simulate) -> None:
    """The first order, into an empty shop, is up to 220 instead of 200; afterwards what was sold is ordered again, on 20 more of stock."""
    right, high = run(shop()), run(shop(plan={"bias": 0.1}))
    sold = int(right.lines["quantity"][right.lines["placed_s"] < 6 * HOUR].sum())
    assert right.replenishments["quantity"][0] == 200 + sold
    assert high.replenishments["quantity"][0] == 220 + sold
    assert high.replenishments["quantity"][1:].tolist() == right.replenishments["quantity"][1:].tolist()


def test_mrp_lot_for_lot_orders_as_the_forecast_does(run: Simulate) -> None:
    """A lead time of whole days, nothing rounded: releases due before the next review add up to what lacks to the forecast."""
    for method in ("perfect", "moving_average"):
        up_to, planned = (
            run(shop(method, kind, calendar=SALE, days=20, cover=DAY, opening=250)) for kind in ("forecast", "mrp")
        )
        assert planned.replenishments["quantity"].sum() > 2000
        assert abs(planned.replenishments["quantity"].sum() - up_to.replenishments["quantity"].sum()) <= 1
        if method == "perfect":
            assert planned.replenishments.tolist() == up_to.replenishments.tolist()


def test_what_is_known_beforehand_is_there_in_time(run: Simulate) -> None:
    """The calendar brings the goods before the sale; without it they come after it, and stay."""
    known, unknown = (
        run(shop("exponential_smoothing", calendar=SALE, days=20, cover=DAY, opening=300, plan={"calendar": calendar}))
        for calendar in (True, False)
    )

    def short(ledger: Ledger) -> float:
        sale = ledger.lines[(ledger.lines["placed_s"] >= 14 * DAY) & (ledger.lines["placed_s"] < 16 * DAY)]
        return float((sale["reserved_s"] != sale["placed_s"]).mean())

    assert short(known) == 0
    assert short(unknown) > 0.5
    close = {
        name: ledger.stock_days["on_hand"][ledger.stock_days["abc"] == 0][18]
        for name, ledger in (("k", known), ("u", unknown))
    }
    assert close["u"] > 1.2 * close["k"]


def test_demand_counts_at_home_whoever_ships(run: Simulate) -> None:
    """The near shop has nothing, so all is shipped from afar; it is still the near shop that has the demand, and the far one has none."""
    sites = [
        warehouse("near", stock=stock(kind="forecast", forecast="plan", review=DAY, opening=0, minimum_order=10_000)),
        warehouse("far", longitude=1.0, stock=stock(kind="forecast", forecast="plan", review=DAY, opening=5000)),
    ]
    plans = [{"name": "plan", "method": "croston"}]
    ledger = run(
        scenario(warehouses=sites, suppliers=[supplier(20 * DAY)], forecasts=plans, allocation={"shortage": "split"})
    )
    assert set(ledger.lines["warehouse"]) == {1}
    asked = np.bincount(ledger.forecasts["warehouse"], ledger.forecasts["units"], 2)
    assert asked.tolist() == [ledger.lines["quantity"].sum(), 0]


def test_demand_of_warehouses_counts_at_the_one_that_supplies_them(run: Simulate) -> None:
    """The depot's rows hold what the shop ordered there; the classes are kept apart, and every midnight has its row."""
    sites = [
        warehouse("shop", stock=stock("depot", kind="R_S", review=DAY, order_up_to=300)),
        warehouse("depot", serves_customers=False, stock=stock(kind="mrp", forecast="plan", review=DAY, cover=3 * DAY)),
    ]
    skus = [sku("a"), sku("c", abc="C", demand_share=0.25)]
    ledger = run(
        scenario(warehouses=sites, suppliers=[supplier()], skus=skus, forecasts=[{"name": "plan", "method": "sba"}])
    )
    ordered = ledger.replenishments[ledger.replenishments["source"] == 1]
    ordered = ordered[ordered["ordered_s"] < 10 * DAY]
    rows = ledger.forecasts
    assert set(rows["warehouse"]) == {1}
    assert rows["closed_s"].tolist() == np.repeat(np.arange(1, 11) * DAY, 2).tolist()
    for abc, position in ((0, 0), (2, 1)):
        assert rows["units"][rows["abc"] == abc].sum() == ordered["quantity"][ordered["sku"] == position].sum() > 0


def test_the_audit_misses_what_was_not_counted() -> None:
    """A unit too few in the forecasts' table is found."""
    ledger = simulate(shop(days=3))
    ledger.forecasts["units"][0] -= 1
    with pytest.raises(AuditError, match="not compared with what was asked for"):
        audit(ledger)


def test_without_forecasts_there_is_no_row(run: Simulate) -> None:
    """A forecast that nobody names is not made."""
    parts: Fields = {"forecasts": [{"name": "plan", "method": "perfect"}], "cities": [city()]}
    ledger = run(scenario(**parts))
    assert len(ledger.forecasts) == 0
    assert (ledger.lines["picked_s"] != NONE).all()
