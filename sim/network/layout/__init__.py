"""The network's tables: what every field of a city, warehouse, lane or rate is, with its unit. All of it stays as it is during a run."""

from typing import Any

import numpy as np

from sim.network.layout.alerts import ALERT_RULE
from sim.network.layout.customers import CITY, PATIENCE, PROMISE
from sim.network.layout.distributions import DISTRIBUTION
from sim.network.layout.forecasts import FORECAST, SERIES, SPAN
from sim.network.layout.goods import ISSUING, LIFE, SKU
from sim.network.layout.levels import LEVEL, REVIEW
from sim.network.layout.options import OPTIONAL, OPTIONS
from sim.network.layout.planning import AHEAD, PLAN, PLAN_SITE, USUAL
from sim.network.layout.record import record, row_of
from sim.network.layout.records import COUNT, COUNT_RULE, RECORD_RULE
from sim.network.layout.sharing import COVER, PAIR, SHARING
from sim.network.layout.sources import SOURCE, SOURCES, SUPPLIER
from sim.network.layout.transport import CARRIER, HAUL, LANE, ROAD, ZONE
from sim.network.layout.warehouses import HOURS, SHIFT_CHANGE, SPACE, WAREHOUSE, WORK

__all__ = [
    "AHEAD", "ALERT_RULE", "CARRIER", "CITY", "COUNT", "COUNT_RULE", "COVER", "DISTRIBUTION", "FORECAST", "HAUL", "HOURS",
    "ISSUING", "LANE", "LEVEL", "LIFE", "NETWORK_LAYOUT", "OPTIONAL", "OPTIONS", "PAIR", "PATIENCE", "PLAN", "PLAN_SITE", "PROMISE",
    "RECORD_RULE", "REVIEW", "ROAD", "SERIES", "SHARING", "SHIFT_CHANGE", "SKU", "SOURCE", "SOURCES", "SPACE", "SPAN", "SUPPLIER",
    "USUAL", "WAREHOUSE", "WORK", "ZONE", "record", "row_of",
]  # fmt: skip

# A table a line.
# fmt: off
NETWORK_LAYOUT: dict[str, tuple[np.dtype[Any], int]] = {
    "options": (OPTIONS, 0),
    "cities": (CITY, 1),  # [city]
    "skus": (SKU, 1),  # [sku]
    "warehouses": (WAREHOUSE, 1),  # [warehouse]
    "opening": (HOURS, 2),  # [warehouse, weekday]
    "work": (WORK, 2),  # [warehouse, weekday]
    "shift_changes": (SHIFT_CHANGE, 1),
    "levels": (LEVEL, 2),  # [warehouse, sku]
    "demand_milli": (np.dtype("i8"), 2),  # [warehouse, sku] expected demand, thousandths of a unit a day; 0 where nothing is kept
    "sources_of": (SOURCES, 2),  # [warehouse, sku]
    "sources": (SOURCE, 1),
    "ranks": (np.dtype("i8"), 2),  # [supplying warehouse, 1 + warehouse; first: customers] -> rank when stock is scarce, 0 first
    "reviews": (REVIEW, 1),
    "review_skus": (np.dtype("i8"), 1),
    "hauls": (HAUL, 1),
    "suppliers": (SUPPLIER, 1),
    "roads": (ROAD, 2),  # [warehouse, city]
    "preferences": (np.dtype("i8"), 2),  # [city, rank] -> warehouse, best first
    "assigned_carriers": (np.dtype("i8"), 2),  # [warehouse, city] -> carrier by the scenario's assignments; NONE: no assignment
    "carriers": (CARRIER, 1),
    "lanes": (LANE, 3),  # [warehouse, city, carrier]
    "zones": (ZONE, 1),
    "sharing": (SHARING, 0),
    "trips": (HAUL, 2),  # [donor, warehouse] the direct road between two warehouses; no departures; empty without transshipments
    "donors": (np.dtype("i8"), 2),  # [warehouse, rank] -> who may help it at a shortage, nearest first; NONE behind the last
    "pairs": (PAIR, 1),  # who may send to whom when stock is rebalanced, nearest first
    "cover": (COVER, 2),  # [warehouse, sku]
    "promises": (PROMISE, 1),
    "patience": (PATIENCE, 1),
    "record_rules": (RECORD_RULE, 1),
    "count_rules": (COUNT_RULE, 1),
    "counts": (COUNT, 1),  # by rule, then by time
    "count_skus": (np.dtype("i8"), 1),
    "alert_rules": (ALERT_RULE, 1),
    "continuous_rules": (np.dtype("i8"), 1),  # rules of alerts that look continuously
    "alert_limits": (np.dtype("i8"), 3),  # [rule, warehouse, sku; last: the warehouse as a whole] -> limit, UNSTATED or UNWATCHED
    "alert_suppliers": (np.dtype("i8"), 2),  # [rule, supplier] -> whether its deliveries are watched
    "safety_stock": (np.dtype("i8"), 2),  # [warehouse, sku] units
    "week_times": (np.dtype("i8"), 1),  # seconds of the week, Monday 0:00 is 0
    "day_factors": (np.dtype("f8"), 1),  # [day] demand over that of a usual day
    "weekday_factors": (np.dtype("f8"), 1),  # [weekday] demand over that of a usual day
    "outlook": (np.dtype("f8"), 1),  # [day] as `day_factors`, and some time beyond the end
    "event_factors": (np.dtype("f8"), 1),  # [day] what calendar events contribute to it
    "forecasts": (FORECAST, 1),
    "series": (SERIES, 1),  # by warehouse
    "series_at": (SPAN, 1),  # [warehouse] -> rows of `series`
    "series_of": (np.dtype("i8"), 2),  # [warehouse, sku] -> row of `series`; NONE: not forecast
    "plans": (PLAN, 1),
    "plan_sites": (PLAN_SITE, 1),
    "plan_skus": (np.dtype("i8"), 1),
    "plan_dates": (np.dtype("i8"), 1),  # seconds
    "ahead": (AHEAD, 1),
    "ahead_until": (np.dtype("i8"), 1),  # second in which a group of events begins
    "usual": (USUAL, 2),  # [warehouse, sku]; no rows where nothing is planned
    "factor_sums": (np.dtype("i8"), 1),  # [days_before + day] day factors of all days before added up, millionths
    "distributions": (DISTRIBUTION, 1),
    "knots": (np.dtype("i8"), 1),
    "kept": (np.dtype("i8"), 2),  # [warehouse, sku] whether the warehouse keeps it
    "lives": (LIFE, 1),  # [sku]
    "issuing": (ISSUING, 1),  # [warehouse]
    "freshness": (np.dtype("i8"), 1),  # [supplier] share of the shelf life that is left on arrival, millionths
    "age_bounds": (np.dtype("i8"), 1),  # [bound] ages that part the bands of ageing stock, seconds
    "spaces": (SPACE, 1),  # [warehouse]
}
"""Every table of a network: the type of its elements and its dimensions."""
