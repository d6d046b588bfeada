"""Alerts of a scenario as its chart shows them: by warehouse, rule and stretch of days."""

from collections.abc import Sequence

import pandas as pd

from analysis.settling import stock_by_warehouse
from analysis.study import ScenarioResult
from sim.scenario.alert import AlertRule

MOST_WAREHOUSES = 8
"""Warehouses that are drawn; of more those with most alerts."""

_DAILY_UP_TO_D = 75
"""Longest run of which alerts are counted by day; in longer ones by week."""


def alerts_by_bin(result: ScenarioResult, bin_days: int) -> pd.DataFrame:
    """Alerts by warehouse, rule and so many days, mean of a replication: columns warehouse, rule, day (middle of the days), raised."""
    start = pd.Timestamp(result.scenario.horizon.start)
    number = (pd.to_datetime(result.alerts["day"]) - start).dt.days // bin_days
    middle = start + pd.to_timedelta((number + 0.5) * bin_days, unit="D")
    counted = result.alerts.assign(day=middle).groupby(["warehouse", "rule", "day"], sort=False)["raised"].sum()
    return counted.reset_index()


def most_alerts(results: Sequence[ScenarioResult]) -> float:
    """Most alerts that a dot of any of these scenarios stands for, so that dots of all are drawn to one scale."""
    found = [alerts_by_bin(result, bin_days_of(result))["raised"] for result in results if len(result.alerts)]
    return max((float(raised.max()) for raised in found), default=1.0)


def days_of(result: ScenarioResult) -> int:
    """Days of the whole run, at least one."""
    horizon = result.scenario.horizon
    return max(1, (horizon.warm_up + horizon.measure + horizon.cool_down) // 86400)


def bin_days_of(result: ScenarioResult) -> int:
    """Days over which alerts are counted: one, in long runs a week."""
    return 1 if days_of(result) <= _DAILY_UP_TO_D else 7


def watched_warehouses(result: ScenarioResult) -> list[str]:
    """Warehouses that are drawn, in the scenario's order: those with alerts; without any, those that count stock."""
    counts = result.alerts.groupby("warehouse")["raised"].sum().nlargest(MOST_WAREHOUSES)
    names = set(counts.index) or set(stock_by_warehouse(result).columns[:MOST_WAREHOUSES])
    return [site.name for site in result.scenario.warehouses if site.name in names]


def rules_of(result: ScenarioResult, warehouse: str) -> tuple[AlertRule, ...]:
    """Rules that raised alerts in a warehouse, in the scenario's order."""
    raised = set(result.alerts.loc[result.alerts["warehouse"] == warehouse, "rule"])
    return tuple(rule for rule in result.scenario.alerts if rule.name in raised)
