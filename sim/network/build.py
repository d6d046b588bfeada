"""From a scenario to its network: record arrays, ready to be simulated by either engine."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.draws import streams
from sim.network import (
    alerts,
    assortment,
    flows,
    forecasts,
    levels,
    parcel_lanes,
    patience,
    planning,
    preferences,
    records,
    sharing,
    shelf_life,
    sources,
    spaces,
)
from sim.network import hauls as line_haul
from sim.network.calendar import day_factors, measured_factor, weekday_factors
from sim.network.chances import Chances
from sim.network.layout import LEVEL, ROAD, USUAL
from sim.network.network import Network
from sim.network.options import scenario_options
from sim.network.reviews import review_rows
from sim.network.roads import Place, places, road_m
from sim.network.skus import sku_rows
from sim.network.warehouses import warehouse_rows
from sim.network.week import WeekTimes, opening_rows, shift_rows, work_rows
from sim.rules.allocation import rank_warehouses
from sim.rules.promise import due
from sim.scenario.scenario import Scenario
from sim.stock import ENQUIRY


def build(scenario: Scenario) -> Network:
    """Turn a validated scenario into its network."""
    sites, cities = places(scenario)
    chances, week = Chances(), WeekTimes()
    supply, by_sku = _supply_tables(scenario, sites, chances, week)
    tables = {
        "options": scenario_options(scenario, chances, sources.most_orders(scenario, by_sku)),
        **_customer_tables(scenario, road_m(sites, cities, scenario.customers.circuity), chances, week),
        **_warehouse_tables(scenario, chances),
        **supply,
        **sharing.sharing_tables(scenario, sites, chances, week),
        **records.record_tables(scenario, chances),
        **planning.plan_tables(scenario, week),
        "alert_rules": alerts.rule_rows(scenario, week),
        "alert_suppliers": alerts.supplier_rows(scenario),
        "forecasts": forecasts.forecast_rows(scenario, chances),
        **_empty_tables(scenario),
    }
    tables["continuous_rules"] = np.flatnonzero(tables["alert_rules"]["continuous"])
    tables["week_times"] = week.table()
    tables["distributions"], tables["knots"] = chances.tables()
    network = Network(**tables)
    _note_features(network)
    network.settle()  # as far as is known; rankings compile for a plain network if it is one
    _derive(scenario, network, by_sku)
    network.settle()
    return network


Tables = dict[str, NDArray[Any]]


def _customer_tables(scenario: Scenario, distance_m: NDArray[np.int64], chances: Chances, week: WeekTimes) -> Tables:
    """Customers, their demand, what they were promised, and how parcels come to them."""
    lanes = parcel_lanes.lane_rows(scenario, distance_m)
    lists = preferences.preference_lists(scenario, distance_m, lanes)
    city_rows, promise_rows = preferences.city_rows(scenario, lists, distance_m)
    return {
        "cities": city_rows,
        "promises": promise_rows,
        "patience": patience.patience_rows(scenario, chances),
        "day_factors": day_factors(scenario),
        "weekday_factors": weekday_factors(scenario),
        "roads": distance_m.view(ROAD),
        "preferences": preferences.preference_rows(lists, len(scenario.warehouses)),
        "assigned_carriers": preferences.assigned_carriers(scenario),
        "carriers": parcel_lanes.carrier_rows(scenario, chances, week),
        "lanes": lanes,
        "zones": parcel_lanes.zone_rows(scenario, chances),
    }


def _warehouse_tables(scenario: Scenario, chances: Chances) -> Tables:
    """Warehouses, their work and space, and what they keep."""
    changes, shift_spans = shift_rows(scenario.warehouses)
    return {
        "skus": sku_rows(scenario),
        "warehouses": warehouse_rows(scenario, chances, shift_spans),
        "opening": opening_rows(scenario.warehouses),
        "work": work_rows(scenario.warehouses),
        "shift_changes": changes,
        "kept": assortment.kept_rows(scenario),
        "spaces": spaces.space_rows(scenario),
        **shelf_life.life_tables(scenario),
    }


def _supply_tables(
    scenario: Scenario, sites: list[Place], chances: Chances, week: WeekTimes
) -> tuple[Tables, sources.SourcesBySku]:
    """Suppliers, line-haul, and who orders from whom; also the sources of each SKU."""
    haul_rows, haul_of = line_haul.haul_rows(scenario, sites, chances, week)
    found = sources.supplies(scenario, haul_rows, haul_of)
    source_rows, spans, by_sku = sources.source_rows(scenario, found, haul_rows)
    reviews, review_skus = review_rows(scenario, week)
    tables: Tables = {
        "reviews": reviews,
        "review_skus": review_skus,
        "hauls": haul_rows,
        "suppliers": sources.supplier_rows(scenario, chances, week),
        "sources_of": spans,
        "sources": source_rows,
        "ranks": sources.rank_rows(scenario),
    }
    return tables, by_sku


def _empty_tables(scenario: Scenario) -> Tables:
    """What is derived from demand, once it is known where demand goes."""
    shape = len(scenario.warehouses), len(scenario.products.skus)
    return {
        "levels": np.zeros(shape, LEVEL),
        "demand_milli": np.zeros(shape, np.int64),
        "usual": np.zeros((0, 0), USUAL),
        "alert_limits": np.zeros((0, 0, 0), np.int64),
        "safety_stock": np.zeros((0, 0), np.int64),
        **forecasts.nothing_forecast(*shape),
    }


def _note_features(network: Network) -> None:
    """Note which optional features the given tables use."""
    options = network.array("options")
    options["assortments"] = int(network.array("kept").min() == 0)
    options["spaces"] = network.array("spaces")["measured"].max()
    options["volumes"] = (network.array("warehouses")["storage_ml"] >= 0).any() or options["spaces"]
    options["batches"] = network.array("lives")["kept"].max()


def _derive(scenario: Scenario, network: Network, by_sku: sources.SourcesBySku) -> None:
    """Derive levels, limits and plans from demand."""
    options = network.array("options")
    (homes, placed), terms = _demand(scenario, network), sources.sku_terms(scenario, by_sku)
    shares = sources.warehouse_shares(by_sku)
    measured = flows.customer_flow(scenario, homes, measured_factor(scenario), placed)
    own = flows.customer_flow(scenario, homes, 1.0, placed)
    flow, usual = flows.with_supplied(measured, shares), flows.with_supplied(own, shares)
    network.put("levels", levels.level_rows(scenario, flow, terms))
    network.put("safety_stock", levels.safety_rows(scenario, flow, terms, network.array("levels")))
    network.put("demand_milli", flows.demand_rows(scenario, flow))
    network.put("alert_limits", alerts.limit_rows(scenario, network.array("demand_milli")))
    network.put("cover", sharing.cover_rows(scenario, flow))
    forecasts.put_series(scenario, network, usual, terms)
    options["crosses"] = network.array("levels")["crosses"].max()
    if scenario.planning.used:
        for name, value in planning.plan_options(scenario, network).items():
            options[name] = value
        planning.expect(scenario, network, own, usual)
    options["most_alerts"] = alerts.most_at_once(network)


def base_rates(scenario: Scenario) -> NDArray[np.float64]:
    """Orders of a usual day by city: the demand that a run starts with."""
    shares = np.array([city.demand_share for city in scenario.customers.cities])
    return scenario.demand.orders * shares / shares.sum()


def home_warehouses(rankings: list[NDArray[np.int64]]) -> NDArray[np.int64]:
    """Preferred warehouse of each city, shape (cities,)."""
    return np.array([int(ranking[0]) for ranking in rankings], np.int64)


def typical_rankings(scenario: Scenario, network: Network) -> list[NDArray[np.int64]]:
    """Warehouses of each city, best first, for a typical order: mean lines and weight, placed at the start."""
    skus = scenario.products.skus
    shares = np.array([sku.demand_share for sku in skus])
    weight = float(np.array([sku.weight for sku in skus]) @ shares / shares.sum())
    lines = scenario.demand.lines.mean_value()
    grams = round(weight * lines * scenario.demand.quantity.mean_value())
    ranking, scores = (np.zeros(len(scenario.warehouses), np.int64) for _ in range(2))
    luck, enquiry = np.asarray(streams(scenario.seed, 0)), np.zeros(1, ENQUIRY).view(np.recarray)
    rankings = []
    for city in range(len(scenario.customers.cities)):
        enquiry[0] = (city, city, 0, due(network, city, 0), max(1, round(lines)), grams)
        rank_warehouses(network, luck, enquiry[0], ranking, scores)
        rankings.append(ranking[: network.cities[city].preferences].copy())
    return rankings


def _demand(scenario: Scenario, network: Network) -> flows.Demand:
    rankings, placed = typical_rankings(scenario, network), None
    if network.options.assortments == 1:
        placed = assortment.placed_lines(scenario, network.array("kept"), rankings)
    return home_warehouses(rankings), placed
