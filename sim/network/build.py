"""From a scenario to its network: record arrays, ready to be simulated by either engine."""

import hashlib
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.clock import DAY, YEAR_DAYS
from sim.draws import streams
from sim.ledger.columns import NONE
from sim.network import (
    alerts,
    assortment,
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
from sim.network.calendar import day_factors, measured_factor, simulated_days, weekday_factors
from sim.network.chances import Chances, count_support
from sim.network.layout import LEVEL, OPTIONS, ROAD, SKU, USUAL, WAREHOUSE
from sim.network.network import Network
from sim.network.roads import places, road_m
from sim.network.week import WeekTimes, opening_rows, shift_rows, work_rows
from sim.rules.allocation import Preference, Shortage, rank_warehouses
from sim.rules.carriers import CarrierRule
from sim.rules.promise import due
from sim.scenario.scenario import Scenario
from sim.stock import ENQUIRY

_PREFERENCES = {
    "distance": Preference.DISTANCE, "list": Preference.LIST, "cost": Preference.COST, "speed": Preference.SPEED,
}  # fmt: skip
_SHORTAGES = {"backorder": Shortage.BACKORDER, "next": Shortage.NEXT, "split": Shortage.SPLIT}
_CARRIER_RULES = {
    "fixed": CarrierRule.FIXED, "cheapest": CarrierRule.CHEAPEST, "fastest": CarrierRule.FASTEST,
    "cheapest_in_promise": CarrierRule.CHEAPEST_IN_PROMISE,
}  # fmt: skip


def build(scenario: Scenario) -> Network:
    """Turn a validated scenario into its network."""
    sites, cities = places(scenario)
    distance_m = road_m(sites, cities, scenario.customers.circuity)
    chances, week = Chances(), WeekTimes()
    lanes = parcel_lanes.lane_rows(scenario, distance_m)
    lists = preferences.preference_lists(scenario, distance_m, lanes)
    city_rows, promise_rows = preferences.city_rows(scenario, lists, distance_m)
    haul_rows, haul_of = line_haul.haul_rows(scenario, sites, chances, week)
    found = sources.supplies(scenario, haul_rows, haul_of)
    source_rows, spans, by_sku = sources.source_rows(scenario, found, haul_rows)
    changes, shift_spans = shift_rows(scenario.warehouses)
    reviews, review_skus = levels.review_rows(scenario, week)
    tables: dict[str, NDArray[Any]] = {
        "options": _options(scenario, chances, sources.most_orders(scenario, by_sku)),
        "cities": city_rows,
        "skus": _sku_rows(scenario),
        "warehouses": _warehouse_rows(scenario, chances, shift_spans),
        "opening": opening_rows(scenario.warehouses),
        "work": work_rows(scenario.warehouses),
        "shift_changes": changes,
        "levels": np.zeros((len(sites), len(scenario.products.skus)), LEVEL),
        "demand_milli": np.zeros((len(sites), len(scenario.products.skus)), np.int64),
        "reviews": reviews,
        "review_skus": review_skus,
        "hauls": haul_rows,
        "suppliers": sources.supplier_rows(scenario, chances, week),
        "sources_of": spans,
        "sources": source_rows,
        "ranks": sources.rank_rows(scenario),
        "roads": distance_m.view(ROAD),
        "preferences": preferences.preference_rows(lists, len(sites)),
        "assigned_carriers": preferences.assigned_carriers(scenario),
        "carriers": parcel_lanes.carrier_rows(scenario, chances, week),
        "lanes": lanes,
        "zones": parcel_lanes.zone_rows(scenario, chances),
        "promises": promise_rows,
        "patience": patience.patience_rows(scenario, chances),
        **sharing.sharing_tables(scenario, sites, chances, week),
        **records.record_tables(scenario, chances),
        **planning.plan_tables(scenario, week),
        "usual": np.zeros((0, 0), USUAL),
        "alert_rules": alerts.rule_rows(scenario, week),
        "alert_limits": np.zeros((0, 0, 0), np.int64),
        "alert_suppliers": alerts.supplier_rows(scenario),
        "safety_stock": np.zeros((0, 0), np.int64),
        "week_times": week.table(),
        "day_factors": day_factors(scenario),
        "kept": assortment.kept_rows(scenario),
        "weekday_factors": weekday_factors(scenario),
        "forecasts": forecasts.forecast_rows(scenario, chances),
        **forecasts.nothing_forecast(len(sites), len(scenario.products.skus)),
        **shelf_life.life_tables(scenario),
        "spaces": spaces.space_rows(scenario),
    }
    tables["distributions"], tables["knots"] = chances.tables()
    network = Network(**tables)
    network.array("options")["assortments"] = int(network.array("kept").min() == 0)
    network.array("options")["spaces"] = network.array("spaces")["measured"].max()
    limited = (network.array("warehouses")["storage_ml"] >= 0).any()
    network.array("options")["volumes"] = limited or network.array("options")["spaces"]
    network.settle()  # as far as is known; rankings compile for a plain network if it is one
    demand, terms = _demand(scenario, network), sources.sku_terms(scenario, by_sku)
    flow = _flow(scenario, demand, by_sku, measured_factor(scenario))
    network.put("levels", levels.level_rows(scenario, flow, terms))
    network.put("safety_stock", levels.safety_rows(scenario, flow, terms, network.array("levels")))
    network.put("demand_milli", levels.demand_rows(scenario, flow))
    network.put("alert_limits", alerts.limit_rows(scenario, network.array("demand_milli")))
    network.put("cover", sharing.cover_rows(scenario, flow))
    forecasts.put_series(scenario, network, _flow(scenario, demand, by_sku, 1.0), terms)
    network.array("options")["crosses"] = network.array("levels")["crosses"].max()
    network.array("options")["batches"] = tables["lives"]["kept"].max()
    if scenario.planning.used:
        for name, value in planning.plan_options(scenario, tables).items():
            network.array("options")[name] = value
        planning.expect(scenario, network, demand, sources.warehouse_shares(by_sku))
    network.array("options")["most_alerts"] = alerts.most_at_once(network)
    network.settle()
    return network


def base_rates(scenario: Scenario) -> NDArray[np.float64]:
    """Orders of a usual day by city: the demand that a run starts with."""
    shares = np.array([city.demand_share for city in scenario.customers.cities])
    return scenario.demand.orders * shares / shares.sum()


def home_warehouses(scenario: Scenario, network: Network) -> NDArray[np.int64]:
    """Preferred warehouse of each city for a typical order, shape (cities,)."""
    return np.array([int(ranking[0]) for ranking in typical_rankings(scenario, network)], np.int64)


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


def _demand(scenario: Scenario, network: Network) -> levels.Demand:
    rankings, placed = typical_rankings(scenario, network), None
    if network.options.assortments == 1:
        placed = assortment.placed_lines(scenario, network.array("kept"), rankings)
    return np.array([int(ranking[0]) for ranking in rankings], np.int64), placed


def _flow(scenario: Scenario, demand: levels.Demand, by_sku: sources.SourcesBySku, day_factor: float) -> levels.Flow:
    homes, placed = demand
    flow = levels.customer_flow(scenario, homes, day_factor, placed)
    return levels.with_supplied(flow, sources.warehouse_shares(by_sku))


def _options(scenario: Scenario, chances: Chances, most_orders: int) -> NDArray[Any]:
    choice = scenario.carrier_choice
    names = [carrier.name for carrier in scenario.carriers]
    hours = np.asarray(scenario.demand.hours, float)
    shares = np.array([sku.demand_share for sku in scenario.products.skus])
    carrier_shares = np.array([choice.shares.get(name, 0.0) for name in names])
    values = {
        "warehouses": len(scenario.warehouses), "cities": len(scenario.customers.cities),
        "carriers": len(names), "skus": len(scenario.products.skus),
        "days": simulated_days(scenario), "end_s": simulated_days(scenario) * DAY,
        "start_weekday": scenario.horizon.start.weekday(),
        "most_lines": int(min(count_support(scenario.demand.lines)[0].max(), len(shares))),
        "most_orders": most_orders,
        "lines": chances.count(scenario.demand.lines), "quantity": chances.count(scenario.demand.quantity),
        "sku": chances.discrete(np.arange(len(shares)), shares), "hour": chances.discrete(np.arange(24), hours),
        "allocation": _PREFERENCES[scenario.allocation.by], "shortage": _SHORTAGES[scenario.allocation.shortage],
        "reach": 1 if scenario.sharing.information == "none" else scenario.allocation.reach,
        "carrier_choice": _CARRIER_RULES[choice.by],
        "carrier": names.index(choice.carrier) if choice.carrier else 0,
        "carrier_shares": chances.discrete(np.arange(len(names)), carrier_shares) if choice.shares else -1,
        "penalty_fen": scenario.costs.backorder_penalty, "crosses": 0, "assortments": 0, "spaces": 0, "volumes": 0,
        "series": 0, "planned": 0,
        "records": any(site.records is not None for site in scenario.warehouses),
        "lost_fen": scenario.costs.lost_sale,
        "lost_ppm": round(scenario.costs.lost_sale_rate * 1_000_000),
        "delayed": int(scenario.sharing.information == "delayed"),
        "reactive": int(scenario.sharing.reactive is not None), "batches": 0,
        "alerts": len(scenario.alerts),
    }  # fmt: skip
    options = np.zeros((), OPTIONS)
    for name, value in values.items():
        options[name] = value
    return options


def _sku_rows(scenario: Scenario) -> NDArray[Any]:
    classes = {"A": 0, "B": 1, "C": 2}
    skus = scenario.products.skus
    place = {sku.name: position for position, sku in enumerate(skus)}
    return np.array(
        [
            (
                sku.weight,
                sku.volume,
                sku.value,
                classes[sku.abc],
                draw_key(sku.name),
                place.get(sku.substitute or "", -1),
            )
            for sku in skus
        ],
        SKU,
    )


def _warehouse_rows(scenario: Scenario, chances: Chances, shift_spans: list[tuple[int, int]]) -> NDArray[Any]:
    rows = np.zeros(len(scenario.warehouses), WAREHOUSE)
    rows["records"] = records.rule_of_warehouse(scenario)
    for position, (row, site) in enumerate(zip(rows, scenario.warehouses, strict=True)):
        row["key"] = draw_key(site.name)
        if site.picking is not None:
            row["picks"] = 1
            row["per_order"], row["per_line"] = (
                chances.duration(d) for d in (site.picking.per_order, site.picking.per_line)
            )
            row["pick_mean_s"] = round(site.picking.per_order.mean_s() + site.picking.per_line.mean_s())
        row["order_fen"], row["line_fen"] = site.handling.per_order, site.handling.per_line
        row["rent_fen"] = round(site.area * site.rent * 12 / YEAR_DAYS)
        row["holding_ppb"] = round(site.stock.capital_rate / YEAR_DAYS * 1_000_000_000)
        row["sourcing"], row["scarce"] = sources.sourcing_rule(site), sources.scarcity_rule(site)
        row["storage_ml"] = NONE if site.storage is None else site.storage
        row["shifts"], row["shift_changes"] = shift_spans[position]
    return rows


def draw_key(name: str) -> int:
    """Number that stands for a name in draws, below 2**62: the same in every scenario, whatever the order of things in it."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:8]) >> 2
