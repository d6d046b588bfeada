"""KPIs of alerts, checked by hand."""

import numpy as np
import pandas as pd
import pytest
from hand_made import DAY, HOUR, Ledger, scenario

from analysis.kpis.definitions import definitions
from analysis.kpis.measures import measure
from analysis.kpis.setting import Setting
from analysis.kpis.sums import Raised
from analysis.kpis.tally import Tally
from analysis.language.watching import WATCHING
from sim.rules.alerts.table import KIND_NUMBER, KINDS
from sim.scenario.scenario import Scenario

LOW, OUT, FULL = (KIND_NUMBER[name] for name in ("below_safety_stock", "stock_out", "capacity"))


def watched() -> Scenario:
    """Make the small network with a hub that is watched."""
    kept = {"source": "factory", "policies": [{"name": "all", "kind": "s_S", "reorder_point": 5, "order_up_to": 9}]}
    hub = {"name": "hub", "region": "East", "latitude": 31, "longitude": 121, "stock": kept, "storage": "9 m3"}
    site = {"name": "site", "region": "West", "latitude": 36, "longitude": 103}
    kinds = {"low": "below_safety_stock", "out": "stock_out"}
    rules = [*({"name": name, "kind": kind} for name, kind in kinds.items())]
    rules += [{"name": "full", "kind": "capacity", "share": 0.5}]
    return scenario(warehouses=[hub, site], suppliers=[{"name": "factory", "lead_time": "1 d"}], alerts=rules)


@pytest.fixture
def tally() -> Tally:
    """Four warnings: one a day early, one half a day, one too late, one for nothing; three stock-outs; a full store; one too early to count."""
    ledger = Ledger(scenario=watched())
    ledger.add("alerts", alert=0, kind=LOW, rule=0, raised_s=DAY, cleared_s=3 * DAY, stockout_s=2 * DAY)
    ledger.add("alerts", alert=1, kind=LOW, rule=0, raised_s=DAY, cleared_s=2 * DAY, stockout_s=DAY + 12 * HOUR, sku=1)
    ledger.add("alerts", alert=2, kind=LOW, rule=0, raised_s=3 * DAY, stockout_s=2 * DAY)
    ledger.add("alerts", alert=3, kind=LOW, rule=0, raised_s=2 * DAY, cleared_s=2 * DAY + 12 * HOUR, warehouse=1)
    ledger.add(
        "alerts", alert=4, kind=OUT, rule=1, raised_s=2 * DAY, cleared_s=3 * DAY, stockout_s=2 * DAY, warned_s=DAY
    )
    ledger.add("alerts", alert=5, kind=OUT, rule=1, raised_s=DAY, cleared_s=2 * DAY, stockout_s=DAY, warned_s=0, sku=1)
    ledger.add("alerts", alert=6, kind=OUT, rule=1, raised_s=3 * DAY, cleared_s=4 * DAY, stockout_s=3 * DAY)
    ledger.add("alerts", alert=7, kind=FULL, rule=2, raised_s=2 * DAY, cleared_s=3 * DAY, sku=-1)
    ledger.add("alerts", alert=8, kind=FULL, rule=2, raised_s=HOUR, cleared_s=DAY, sku=-1)
    setting = Setting.of(ledger.scenario)
    tally = Tally.empty(setting)
    tally.include(ledger, setting)
    return tally


@pytest.fixture
def kpis(tally: Tally) -> pd.Series:
    """Values by (kpi, scope)."""
    return measure(tally, Setting.of(watched()), 0).set_index(["kpi", "scope"])["value"]


def test_alerts_are_counted_by_kind_where_they_are_raised(kpis: pd.Series) -> None:
    """Eight in the window, of three kinds; no KPI of a kind without a rule; the full store belongs to no class."""
    assert kpis["alerts", "all"] == 8
    assert kpis["alerts", "warehouse:hub"] == 7
    assert kpis["alerts", "class:A"] == 5
    assert kpis["alerts", "class:C"] == 2
    assert kpis["alerts_below_safety_stock", "all"] == 4
    assert kpis["alerts_stock_out", "warehouse:site"] == 0
    assert kpis["alerts_capacity", "all"] == 1
    assert ("alerts_overstock", "all") not in kpis.index


def test_precision_recall_and_lead(kpis: pd.Series) -> None:
    """A stock-out followed three of four warnings, two of them in time, by 24 h and 12 h; two of three stock-outs had a warning."""
    assert kpis["alert_precision", "all"] == 75
    assert kpis["alert_precision", "warehouse:site"] == 0
    assert kpis["alert_recall", "all"] == pytest.approx(200 / 3)
    assert kpis["alert_lead_mean", "all"] == 0.75
    assert kpis["alert_lead_mean", "class:C"] == 0.5


def test_open_alerts_count_with_their_time_so_far(kpis: pd.Series) -> None:
    """2 + 1 + 3 (open, until day 6) + 0.5 + 1 + 1 + 1 + 1 days over eight alerts."""
    assert kpis["alert_open_mean", "all"] == pytest.approx(10.5 / 8)


def test_days_know_all_alerts(tally: Tally) -> None:
    """Those of the warm-up too, rule by rule."""
    assert tally.alerts_by_day.sum() == 9
    assert tally.alerts_by_day.shape[2] == 3
    assert tally.alerts_by_day[0, 0, 2] == 1


def test_without_rules_there_are_no_figures() -> None:
    """A scenario that nobody watches has no KPI of alerts."""
    setting = Setting.of(scenario())
    names = set(measure(Tally.empty(setting), setting, 0)["kpi"])
    assert not {name for name in names if name.startswith("alert")}


def test_every_kind_has_a_count_and_a_name() -> None:
    """A column, a KPI and a name in each language for each kind of the table."""
    assert [kind.name.lower() for kind in Raised] == [kind.name for kind in KINDS]
    assert {f"alerts_{kind.name}" for kind in KINDS} <= set(definitions())
    for words in WATCHING.values():
        assert list(words.kinds) == [kind.name for kind in KINDS]


def test_ageing_and_wrong_records_are_counted_and_warn_of_nothing() -> None:
    """Two articles too old and one record wrong, by warehouse and class; a stock-out that follows them says nothing of precision."""
    kept = {"source": "factory", "policies": [{"name": "all", "kind": "s_S", "reorder_point": 5, "order_up_to": 9}]}
    hub = {"name": "hub", "region": "East", "latitude": 31, "longitude": 121, "stock": kept}
    site = {**hub, "name": "site", "region": "West"}
    factory = {"name": "factory", "lead_time": "1 d"}
    old = scenario(
        warehouses=[hub, site], suppliers=[factory], alerts=[{"name": "old", "kind": "ageing", "age": "30 d"}],
        products={**scenario().products.model_dump(), "ageing": True},
    )  # fmt: skip
    wrong = scenario(
        warehouses=[{**hub, "records": {}}, site],
        suppliers=[factory],
        alerts=[{"name": "wrong", "kind": "record_mismatch"}],
    )
    for watched_by, rows in ((old, [(0, 0), (1, 0)]), (wrong, [(0, 1)])):
        ledger = Ledger(scenario=watched_by)
        kind = watched_by.alerts[0].kind
        for alert, (warehouse, sku) in enumerate(rows):
            ledger.add(
                "alerts",
                alert=alert,
                kind=KIND_NUMBER[kind],
                raised_s=DAY,
                cleared_s=2 * DAY,
                warehouse=warehouse,
                sku=sku,
            )
        tally, setting = Tally.empty(Setting.of(watched_by)), Setting.of(watched_by)
        tally.include(ledger, setting)
        values = measure(tally, setting, 0).set_index(["kpi", "scope"])["value"]
        assert values["alerts", "all"] == values[f"alerts_{kind}", "all"] == len(rows)
        assert values[f"alerts_{kind}", "class:A"] == sum(sku == 0 for _, sku in rows)
        assert values[f"alerts_{kind}", "warehouse:hub"] == 1
        assert values["alert_open_mean", "all"] == 1
        assert ("alert_precision", "all") not in values.index or np.isnan(values["alert_precision", "all"])
