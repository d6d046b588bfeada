"""A made-up study for charts, maps and reports: three networks over real cities, figures that only look plausible."""

import math
from datetime import date, timedelta
from functools import cache

import numpy as np
import pandas as pd

from analysis.comparison import compare
from analysis.kpis.bins import BINS
from analysis.kpis.definitions import definitions
from analysis.study import BIN_S, Finding, ScenarioResult, Study
from sim.scenario.customers import City, Customers
from sim.scenario.demand import Demand
from sim.scenario.distributions import CountDistribution
from sim.scenario.horizon import Horizon
from sim.scenario.products import Products, Sku
from sim.scenario.scenario import Scenario
from sim.scenario.warehouse import Warehouse

REPLICATIONS = 5
COMPONENTS = {"freight": 5.2, "line_haul": 0.9, "handling": 1.6, "labour": 1.3, "rent": 0.8, "holding": 0.4,
              "ordering": 0.05, "penalty": 0.02}  # fmt: skip

CITIES = tuple(
    City(name=name, name_zh=name_zh, code=code, region=region, province=province, latitude=latitude,
         longitude=longitude, population=0, demand_share=share)
    for name, name_zh, code, region, province, latitude, longitude, share in (
        ("Shenyang", "沈阳", 210100, "东北", "辽宁", 41.8, 123.4, 5.0),
        ("Harbin", "哈尔滨", 230100, "东北", "黑龙江", 45.8, 126.5, 4.0),
        ("Beijing", "北京", 110100, "华北", "北京", 39.9, 116.4, 14.0),
        ("Shijiazhuang", "石家庄", 130100, "华北", "河北", 38.0, 114.5, 6.0),
        ("Shanghai", "上海", 310100, "华东", "上海", 31.2, 121.5, 18.0),
        ("Hangzhou", "杭州", 330100, "华东", "浙江", 30.3, 120.2, 9.0),
        ("Jinan", "济南", 370100, "华东", "山东", 36.7, 117.0, 8.0),
        ("Wuhan", "武汉", 420100, "华中", "湖北", 30.6, 114.3, 9.0),
        ("Zhengzhou", "郑州", 410100, "华中", "河南", 34.7, 113.6, 8.0),
        ("Guangzhou", "广州", 440100, "华南", "广东", 23.1, 113.3, 14.0),
        ("Haikou", "海口", 460100, "华南", "海南", 20.0, 110.3, 2.0),
        ("Chengdu", "成都", 510100, "西南", "四川", 30.7, 104.1, 9.0),
        ("Kunming", "昆明", 530100, "西南", "云南", 25.0, 102.7, 4.0),
        ("Lhasa", "拉萨", 540100, "西南", "西藏", 29.7, 91.1, 0.5),
        ("Xi'an", "西安", 610100, "西北", "陕西", 34.3, 108.9, 5.0),
        ("Ürümqi", "乌鲁木齐", 650100, "西北", "新疆", 43.8, 87.6, 2.0),
    )
)  # fmt: skip

SITES = {
    "Guangzhou": ("广州仓", "华南", 23.1, 113.3), "Shanghai": ("上海仓", "华东", 31.2, 121.5),
    "Beijing": ("北京仓", "华北", 39.9, 116.4), "Chengdu": ("成都仓", "西南", 30.7, 104.1),
    "Wuhan": ("武汉仓", "华中", 30.6, 114.3), "Xi'an": ("西安仓", "西北", 34.3, 108.9),
    "Shenyang": ("沈阳仓", "东北", 41.8, 123.4),
}  # fmt: skip

NETWORKS = {
    "one-hub": ("单仓", ("Guangzhou",)),
    "three-hubs": ("三仓", ("Guangzhou", "Shanghai", "Beijing")),
    "seven-hubs": ("七仓", tuple(SITES)),
}


def make_scenario(name: str, name_zh: str, sites: tuple[str, ...], cities: tuple[City, ...]) -> Scenario:
    """Build a scenario with a 30-day warm-up and a measured year."""
    warehouses = tuple(
        Warehouse(name=site, name_zh=SITES[site][0], region=SITES[site][1], latitude=SITES[site][2],
                  longitude=SITES[site][3])
        for site in sites
    )  # fmt: skip
    return Scenario(
        name=name,
        name_zh=name_zh,
        description=f"{len(sites)} warehouses.",
        horizon=Horizon(start=date(2024, 12, 2), warm_up=30 * 86400, measure=365 * 86400, cool_down=7 * 86400),
        customers=Customers(cities=cities),
        products=Products(skus=(Sku(name="sku"),)),
        demand=Demand(orders=4000.0, lines=CountDistribution.constant(1), quantity=CountDistribution.constant(1)),
        warehouses=warehouses,
    )


def _distance_km(one: City | Warehouse, other: City | Warehouse) -> float:
    mean_latitude = math.radians((one.latitude + other.latitude) / 2)
    east = (one.longitude - other.longitude) * math.cos(mean_latitude)
    return 111.2 * math.hypot(one.latitude - other.latitude, east)


def _cities(scenario: Scenario) -> tuple[pd.DataFrame, pd.DataFrame]:
    cities, flows = [], []
    for city in scenario.customers.cities:
        ranked = sorted(scenario.warehouses, key=lambda warehouse: _distance_km(city, warehouse))
        orders = 10000.0 * city.demand_share
        hours = 14.0 + _distance_km(city, ranked[0]) * 1.25 / 45.0
        cities.append((city.name, city.code, city.region, orders, hours))
        for place, warehouse in enumerate(ranked[:2]):
            flows.append((warehouse.name, city.name, orders * (0.94, 0.06)[place], orders * 1.5))
    return (
        pd.DataFrame(cities, columns=["city", "code", "region", "orders", "mean_delivery_h"]),
        pd.DataFrame(flows, columns=["warehouse", "city", "parcels", "weight_kg"]),
    )


def _values(scenario: Scenario, cities: pd.DataFrame) -> dict[tuple[str, str], float]:
    """Give every KPI that charts and reports show, by KPI and scope."""
    sites = len(scenario.warehouses)
    values: dict[tuple[str, str], float] = {}
    scopes = {"all": cities} | {f"region:{region}": part for region, part in cities.groupby("region")}
    for scope, part in scopes.items():
        mean = float(np.average(part["mean_delivery_h"], weights=part["orders"]))
        fixed = {"line_haul": sites - 1.0, "rent": sites**0.5, "holding": sites**0.5, "labour": 1 + 0.05 * sites}
        costs = {name: cost * fixed.get(name, 0.7 + mean / 150) for name, cost in COMPONENTS.items()}
        values |= {(f"cost_per_order_{name}", scope): cost for name, cost in costs.items()}
        values[("cost_per_order", scope)] = sum(costs.values())
        values[("order_to_delivery_mean", scope)] = mean
        values[("order_to_delivery_p95", scope)] = 2.1 * mean
        for limit in (24, 48, 72):
            values[(f"within_{limit}h", scope)] = 100 * (1 - math.exp(-((limit / mean) ** 2)))
        values[("next_day", scope)] = 100 * (1 - math.exp(-28 / mean))
        values[("on_time_delivery", scope)] = 91.0
        values[("unit_fill_rate", scope)] = 98.0 - 0.2 * sites
        values[("orders", scope)] = values[("delivered", scope)] = float(part["orders"].sum())
        values[("co2e_per_order", scope)] = 3.0 * mean
    values[("stock_value_mean", "all")] = 12e6 * sites**0.5
    return values


def _kpis(scenario: Scenario, cities: pd.DataFrame, replications: int) -> pd.DataFrame:
    rows = []
    for replication in range(replications):
        luck = np.random.default_rng([7, replication]).normal()
        for (kpi, scope), value in _values(scenario, cities).items():
            own = np.random.default_rng([len(scenario.warehouses), replication]).normal()
            factor = 1.0 + 0.004 * luck + 0.001 * own
            value = 91.0 + 0.3 * own if kpi == "on_time_delivery" else value * factor
            rows.append((replication, kpi, scope, definitions()[kpi].unit, value))
    return pd.DataFrame(rows, columns=["replication", "kpi", "scope", "unit", "value"])


def _histogram(cities: pd.DataFrame) -> np.ndarray:
    edges = np.arange(BINS + 1) * BIN_S / 3600
    counts = np.zeros(BINS + 1)
    for row in cities.itertuples():
        shares = np.diff(1 - np.exp(-((np.maximum(edges - 4, 0) / row.mean_delivery_h) ** 2.2)))
        counts[:-1] += row.orders * shares
    return np.round(10 * counts).astype(np.int64)


def _days(scenario: Scenario, mean_h: float) -> tuple[pd.DataFrame, pd.DataFrame]:
    dice = np.random.default_rng(len(scenario.warehouses))
    days = [scenario.horizon.start + timedelta(days=day) for day in range(402)]
    stock, daily = [], []
    for number, day in enumerate(days):
        start = 1 - 0.5 * math.exp(-number / 6)
        peak = 1.5 if day.month == 11 and day.day < 12 else 1.0
        for place, warehouse in enumerate(scenario.warehouses):
            value = 12e6 / (1 + 0.4 * place) * start * peak * (1 + 0.03 * dice.normal())
            stock.append((pd.Timestamp(day), warehouse.name, value, value / 50))
        measured = 30 <= number < 395
        hours = mean_h * start * peak**0.5 * (1 + 0.02 * dice.normal())
        daily.append((pd.Timestamp(day), 4000 * peak, hours, measured))
    return (
        pd.DataFrame(stock, columns=["day", "warehouse", "value", "units"]),
        pd.DataFrame(daily, columns=["day", "orders", "mean_delivery_h", "measured"]),
    )


def make_result(scenario: Scenario, replications: int = REPLICATIONS) -> ScenarioResult:
    """Make up what a scenario did."""
    cities, flows = _cities(scenario)
    stock, daily = _days(scenario, float(np.average(cities["mean_delivery_h"], weights=cities["orders"])))
    return ScenarioResult(
        scenario=scenario,
        kpis=_kpis(scenario, cities, replications),
        delivery_histogram=_histogram(cities),
        flows=flows,
        cities=cities,
        stock=stock,
        daily=daily,
    )


@cache
def make_study(cities: tuple[City, ...] = CITIES, replications: int = REPLICATIONS) -> Study:
    """Make up a study of one, three and seven warehouses."""
    results = tuple(
        make_result(make_scenario(name, name_zh, sites, cities), replications)
        for name, (name_zh, sites) in NETWORKS.items()
    )
    findings = (
        Finding("cost_per_order", "all", "three-hubs", "scenario",
                "three-hubs costs less than one-hub.", "三仓单均成本低于单仓。"),
        Finding("on_time_delivery", "all", "seven-hubs", "undecided",
                "On-time delivery does not differ measurably.", "准时签收率无法判定。"),
    )  # fmt: skip
    return Study(results, compare(results), findings, seed=1, replications=replications)
