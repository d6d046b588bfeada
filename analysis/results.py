"""The replications of one scenario put together: its figures one by one, and pooled pictures of where and when."""

from collections.abc import Sequence
from functools import reduce
from operator import add

import numpy as np
import pandas as pd

from analysis.kpis.measures import FEN, HOUR_S, delivery_histogram, measure
from analysis.kpis.setting import DAY_S, Setting
from analysis.kpis.tally import Tally
from analysis.replications.replication import Replication
from analysis.study import ScenarioResult
from sim.scenario.scenario import Scenario

GRAMS = 1000
"""Grams in a kilogram."""


def scenario_result(scenario: Scenario, replications: Sequence[Replication]) -> ScenarioResult:
    """Put the replications of a scenario together.

    Parameters
    ----------
    scenario : Scenario
        What was run.
    replications : sequence of Replication
        At least one.
    """
    setting = Setting.of(scenario)
    pooled = reduce(add, (replication.tally for replication in replications))
    count = len(replications)
    return ScenarioResult(
        scenario,
        pd.concat(
            [measure(replication.tally, setting, replication.task.number) for replication in replications],
            ignore_index=True,
        ),
        delivery_histogram(pooled, setting),
        flows_frame(scenario, pooled, count),
        cities_frame(scenario, pooled),
        stock_frame(scenario, pooled, count),
        daily_frame(scenario, pooled, count),
        alerts_frame(scenario, pooled, count),
    )


def flows_frame(scenario: Scenario, pooled: Tally, count: int) -> pd.DataFrame:
    """Parcels and weight by warehouse and city, mean of a replication; pairs without a parcel have no row."""
    warehouse, city = np.nonzero(pooled.flows[:, :, 0])
    cells = pooled.flows[warehouse, city] / count
    return pd.DataFrame(
        {
            "warehouse": [scenario.warehouses[position].name for position in warehouse],
            "city": [scenario.customers.cities[position].name for position in city],
            "parcels": cells[:, 0],
            "weight_kg": cells[:, 1] / GRAMS,
        }
    )


def cities_frame(scenario: Scenario, pooled: Tally) -> pd.DataFrame:
    """Orders and mean delivery time by city, pooled; a city without a delivered order has no row."""
    served = np.flatnonzero(pooled.by_city[:, 1])
    cities = [scenario.customers.cities[position] for position in served]
    orders, delivered, seconds = pooled.by_city[served].T
    return pd.DataFrame(
        {
            "city": [city.name for city in cities],
            "code": [city.code for city in cities],
            "region": [city.region for city in cities],
            "orders": orders,
            "mean_delivery_h": seconds / delivered / HOUR_S,
        }
    )


def _days(scenario: Scenario, count: int) -> pd.DatetimeIndex:
    return pd.date_range(scenario.horizon.start, periods=count, freq="D")


def stock_frame(scenario: Scenario, pooled: Tally, count: int) -> pd.DataFrame:
    """Stock on hand at each daily close, mean over replications; a warehouse that stocks nothing has no rows."""
    stock = pooled.stock_by_day / count
    days = _days(scenario, len(stock))
    frames = [
        pd.DataFrame(
            {
                "day": days,
                "warehouse": warehouse.name,
                "value": stock[:, position, 0] / FEN,
                "units": stock[:, position, 1],
            }
        )
        for position, warehouse in enumerate(scenario.warehouses)
        if stock[:, position, 1].any()
    ]
    columns = ["day", "warehouse", "value", "units"]
    return pd.concat(frames, ignore_index=True) if frames else pd.DataFrame(columns=columns)


def alerts_frame(scenario: Scenario, pooled: Tally, count: int) -> pd.DataFrame:
    """Alerts by day, warehouse and rule, mean over replications; what nobody was alerted of has no row."""
    day, warehouse, rule = np.nonzero(pooled.alerts_by_day)
    return pd.DataFrame(
        {
            "day": _days(scenario, len(pooled.alerts_by_day))[day],
            "warehouse": [scenario.warehouses[position].name for position in warehouse],
            "rule": [scenario.alerts[position].name for position in rule],
            "raised": pooled.alerts_by_day[day, warehouse, rule] / count,
        }
    )


def daily_frame(scenario: Scenario, pooled: Tally, count: int) -> pd.DataFrame:
    """Orders and mean delivery time by day of placing, mean over replications; a day without a delivery has no row."""
    served = np.flatnonzero(pooled.by_day[:, 1])
    orders, delivered, seconds = pooled.by_day[served].T
    horizon = scenario.horizon
    begin_s = served * DAY_S
    return pd.DataFrame(
        {
            "day": _days(scenario, len(pooled.by_day))[served],
            "orders": orders / count,
            "mean_delivery_h": seconds / delivered / HOUR_S,
            "measured": (begin_s >= horizon.warm_up) & (begin_s < horizon.warm_up + horizon.measure),
        }
    )
