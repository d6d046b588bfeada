"""Replications of one scenario put together."""

import numpy as np
import pandas as pd
import pytest
from hand_made import DAY, HOUR, Ledger, scenario

from analysis.kpis.setting import Setting
from analysis.kpis.tally import Tally
from analysis.replications.replication import Replication, Task
from analysis.results import scenario_result
from analysis.study import ScenarioResult


def replication(number: int, ledger: Ledger) -> Replication:
    """Tally a ledger as a replication."""
    setting = Setting.of(ledger.scenario)
    tally = Tally.empty(setting)
    tally.include(ledger, setting)
    return Replication(Task(ledger.scenario, number, 1), tally, "", 0, 0.0)


@pytest.fixture
def pooled() -> ScenarioResult:
    """Two replications: one order of 10 h to Near; one of 20 h to Near and an open one to Far."""
    first = Ledger().add_order(0, DAY, DAY + 10 * HOUR)
    second = Ledger().add_order(0, 2 * DAY, 2 * DAY + 20 * HOUR).add_order(1, 5 * DAY, city=1)
    second.add("stock_days", closed_s=DAY, value_fen=4000, on_hand=8)
    return scenario_result(scenario(), [replication(0, first), replication(1, second)])


def test_figures_are_kept_by_replication(pooled: ScenarioResult) -> None:
    """The mean delivery time was 10 h, then 20 h."""
    rows = pooled.kpis[(pooled.kpis["kpi"] == "order_to_delivery_mean") & (pooled.kpis["scope"] == "all")]
    assert rows["replication"].tolist() == [0, 1]
    assert rows["value"].tolist() == [10, 20]


def test_histograms_and_cities_are_pooled(pooled: ScenarioResult) -> None:
    """Two deliveries in all; Near has two orders of 15 h on average, Far none that was delivered."""
    assert np.flatnonzero(pooled.delivery_histogram).tolist() == [100, 200]
    assert pooled.cities.to_dict("records") == [
        {"city": "Near", "code": 310000, "region": "East", "orders": 2, "mean_delivery_h": 15.0}
    ]


def test_flows_and_stock_are_means_of_a_replication(pooled: ScenarioResult) -> None:
    """Two parcels of 1 kg in two replications; 40 元 on hand in one of two."""
    assert pooled.flows.to_dict("records") == [{"warehouse": "hub", "city": "Near", "parcels": 1.0, "weight_kg": 1.0}]
    assert pooled.stock["warehouse"].unique().tolist() == ["hub"]
    assert pooled.stock["value"].tolist() == [20, 0, 0, 0, 0, 0]
    assert pooled.stock["units"].iloc[0] == 4


def test_days_say_whether_they_are_measured(pooled: ScenarioResult) -> None:
    """Days without a delivery have no row; those from day 1 to day 3 are measured."""
    assert pooled.daily["day"].tolist() == [pd.Timestamp(2025, 1, 2), pd.Timestamp(2025, 1, 3)]
    assert pooled.daily["orders"].tolist() == [0.5, 0.5]
    assert pooled.daily["measured"].tolist() == [True, True]


def test_a_scenario_that_stocks_nothing_has_no_stock_rows() -> None:
    """The table keeps its columns."""
    stock = scenario_result(scenario(), [replication(0, Ledger())]).stock
    assert stock.empty
    assert list(stock.columns) == ["day", "warehouse", "value", "units"]
