"""The network's tables: what every field of a city, warehouse, lane or rate is, with its unit. All of it stays as it is during a run."""

from typing import Any

import numpy as np

Fields = list[tuple[str, str]]


def record(**fields: str) -> np.dtype[Any]:
    """Type of a record with these fields."""
    return np.dtype(list(fields.items()), align=True)


def row_of(dtype: np.dtype[Any], **fields: int) -> tuple[int, ...]:
    """Row of a record array from all of its fields by name."""
    names = dtype.names or ()
    if fields.keys() != set(names):
        raise TypeError(f"needs exactly the fields {names}, got {tuple(fields)}")
    return tuple(fields[name] for name in names)


# Fields that belong together share a line and a comment.
# fmt: off
OPTIONS = record(
    warehouses="i8", cities="i8", carriers="i8", skus="i8",  # how many there are
    days="i8",  # simulated days
    end_s="i8",  # end of the simulated time
    start_weekday="i8",  # weekday of the first day, Monday 0
    most_lines="i8",  # lines an order has at most
    most_orders="i8",  # replenishment orders that one look at a SKU can cause, up the whole network
    lines="i8", quantity="i8", sku="i8", hour="i8",  # distributions of order lines, units, SKU of a line, hour of the day
    allocation="i8", shortage="i8", reach="i8",  # Preference, Shortage, warehouses considered at most
    carrier_choice="i8", carrier="i8", carrier_shares="i8",  # CarrierRule, the fixed carrier, distribution over carriers (-1: none)
    penalty_fen="i8",  # backorder penalty, fen an order line and day
    crosses="i8",  # whether any level does
    records="i8",  # whether any warehouse's records may be wrong
    lost_fen="i8", lost_ppm="i8",  # cost of a lost unit: fen, and millionths of its value
    assortments="i8",  # whether some warehouse does not keep everything
    delayed="i8",  # whether allocation knows other warehouses' stock by exchanged figures only
    reactive="i8",  # whether warehouses help each other at a shortage
    series="i8", planned="i8",  # how many are forecast, and how many of these MRP plans
    batches="i8",  # whether any SKU is kept by batch
    spaces="i8",  # whether the space of some warehouse is measured
    volumes="i8",  # whether it is, or some warehouse's storage is limited
    sold_days="i8",  # days of customers' orders that are remembered for plans, today included; 0: none
    days_before="i8",  # days before the start in `factor_sums`
    plan_orders="i8",  # orders that one planning event may place
    alerts="i8",  # rules of alerts
    most_alerts="i8",  # alerts that one event may raise at most
)
"""The scenario's single values."""

OPTIONAL = (
    "crosses", "records", "delayed", "reactive", "series", "planned", "batches", "spaces", "sold_days", "plan_orders", "alerts",
)  # fmt: skip
"""Those that are 0 where a feature is not used, for which compiled code need not be made (`sim.jit.optional`)."""

CITY = record(
    promise="i8", promise_steps="i8",  # first row and number of rows in `promises`
    preferences="i8",  # number of warehouses in its row of `preferences`
    patience="i8",  # row in `patience`; NONE: everybody waits
)

SKU = record(
    weight_g="i8", volume_ml="i8", value_fen="i8", abc="i8",
    key="i8",  # names it in draws, whatever its position
    substitute="i8",  # SKU that may stand in for it; NONE: none
)

WAREHOUSE = record(
    key="i8",  # names it in draws, whatever its position
    picks="i8",  # whether picking takes pickers and time
    per_order="i8", per_line="i8",  # distributions of picking time
    pick_mean_s="i8",  # mean picking time of a parcel with one line
    order_fen="i8", line_fen="i8",  # handling cost of a parcel, of a line
    rent_fen="i8",  # rent of a day
    holding_ppb="i8",  # capital cost of a day, billionths of the stock's value
    sourcing="i8",  # Sourcing: how it chooses among its sources
    scarce="i8",  # Scarcity: who gets what is not enough for all
    storage_ml="i8",  # what it has room for; NONE: no limit
    shifts="i8", shift_changes="i8",  # first row and number of rows in `shift_changes`
    records="i8",  # row in `record_rules`; NONE: its records are always right
)

LEVEL = record(
    policy="i8",  # its number in the table of policies, sim.rules.policies.table
    counted="i8",  # whether stock is counted; else it never ends
    looked_at="i8",  # whether it is looked at whenever stock is promised; else at reviews, or never
    crosses="i8",  # whether what is waited for is packed as it comes in, without a picker
    reorder_point="i8", order_up_to="i8", order_quantity="i8",  # units: s, S, Q
    lot="i8", minimum="i8",  # units: an order is a multiple of the one, and at least the other
    opening="i8",  # units
)
"""Replenishment of one SKU in one warehouse. The engines hold a copy of their own, in which levels may change during a run."""

FORECAST = record(
    method="i8",  # Method
    window="i8", alpha="f8", beta="f8", gamma="f8",
    deflation="f8",  # SBA: 1 - alpha / 2; else 1
    calendar="i8",  # whether events are known
    update="i8",  # days
    factor="f8", error="i8",  # 1 + bias; distribution of the error, whose mean is a million; NONE: none
)
"""A way to forecast."""

SERIES = record(
    warehouse="i8", sku="i8",
    forecast="i8",  # row in `forecasts`
    planned="i8",  # whether MRP plans it
    interval="f8",  # mean days from one day with demand to the next
    usual="f8", variance="f8",  # units of a usual day, and their variance: those for warehouses that it supplies included
    protection="f8", cycle="f8",  # days: s is the demand of the one, S that of the other besides
    lead_std="f8",  # standard deviation of the lead time, days
    safety_factor="f8", cover="f8",  # safety stock: standard deviations, or days of demand
    lead="i8", review="i8",  # whole days
)
"""A SKU in a warehouse whose demand is forecast."""

SPAN = record(first="i8", count="i8")
"""Rows of another table."""

SOURCES = record(first="i8", count="i8")
"""Where one warehouse orders one SKU: rows of `sources`, in order; none: unlimited supply."""

SOURCE = record(
    source="i8",  # supplying warehouse; -2 - supplier
    haul="i8",  # row in `hauls`; NONE: transfers arrive at once
    ppm="i8",  # share of an order that this source and those before it get together, millionths
)
"""A source of a warehouse."""

REVIEW = record(
    warehouse="i8",
    first_s="i8", period_s="i8",  # when it takes place, or
    times="i8", time_count="i8",  # rows of `week_times`
    skus="i8", count="i8",  # rows of `review_skus`
)
"""A periodic review."""

HOURS = record(open_s="i8", close_s="i8")
"""Opening hours of one weekday, seconds of the day; closing may lie past midnight; equal means closed."""

WORK = record(picker_s="i8", wage_fen="i8")
"""Picker time paid for, and its wages, on one weekday."""

SHIFT_CHANGE = record(week_s="i8", pickers="i8")
"""From this second of the week on, so many pickers are at work."""

HAUL = record(
    source="i8", warehouse="i8", carrier="i8",
    distance_m="i8", transit_s="i8", handling="i8",
    truck_g="i8", truck_ml="i8",  # what a truck holds
    truck_fen="i8",  # price of a truck on this lane
    part_load_mfen="i8",  # price of a part load, thousandths of a fen a t·km; NONE: whole trucks only
    carbon_mg="i8",  # mg CO2e a t·km
    departures="i8", departure_count="i8",  # rows of `week_times`
)
"""A line-haul lane between two warehouses."""

SUPPLIER = record(
    lead_time="i8",  # distribution
    promised_s="i8",  # lead time it promises
    ordering_fen="i8",
    minimum="i8",  # fewest units of an order of one SKU
    unit_us="i8",  # microseconds it takes to make a unit; 0: no time
    late_ppm="i8", delay="i8",  # chance of a late delivery in millionths, and the distribution of its delay
    short_ppm="i8", delivered_ppm="i8",  # chance of a short delivery, and what it brings, millionths
    joint="i8",  # whether orders wait in a book until the supplier takes them together
    times="i8", time_count="i8",  # rows of `week_times` at which it takes orders; none: at any time
    minimum_g="i8", minimum_ml="i8", minimum_units="i8",  # of a joint order
    fills="i8",  # whether a smaller one is filled up; else it waits
)

SHARING = record(
    exchange_s="i8",  # time between two exchanges of figures
    most_stock="i8",  # whether the donor is the one that can spare most; else the nearest
    times="i8", time_count="i8",  # rows of `week_times` at which stock is rebalanced; none: never
    drives="i8",  # whether transshipments take time and cost freight; else they arrive at once
    loss_ppm="i8", lost_ppm="i8",  # chance that a transshipment is hit, and what it loses, millionths
)
"""What warehouses do for each other."""

PAIR = record(donor="i8", warehouse="i8")
"""Two warehouses, the first of which may send to the second."""

COVER = record(
    held_back="i8",  # kept for itself when another is short
    over="i8", under="i8",  # too much and too little when stock is rebalanced
)
"""Units of one SKU in one warehouse."""

ROAD = record(distance_m="i8")
"""The road from a warehouse to a city."""

CARRIER = record(
    cut_offs="i8", cut_off_count="i8",  # rows of `week_times`; none: collects at once
    deliver_from_s="i8", deliver_to_s="i8",  # seconds of the day
    sorting="i8", last_mile="i8",  # distributions
    fuel_ppm="i8",  # fuel surcharge, millionths of the price
    carbon_mg="i8", last_mile_carbon_mg="i8",  # mg CO2e a t·km
    last_mile_m="i8",
)

LANE = record(
    zone="i8",  # row in `zones`; NONE: not served
    transit_s="i8",  # line-haul time without sorting, last mile and delay
    mean_s="i8",  # mean door-to-door time
)
"""A carrier's way from a warehouse to a city."""

ZONE = record(
    first_g="i8", first_fen="i8", step_g="i8", step_fen="i8",
    tonne_km_mfen="i8",  # thousandths of a fen a t·km
    trip_fen="i8", minimum_fen="i8", surcharge_fen="i8",
    delay="i8",  # distribution
    light_fen="i8",  # price of a parcel of no more than `first_g`; NONE: it depends on the distance
)
"""A zone of a rate card."""

SPACE = record(
    measured="i8",  # whether its use is measured
    storage_ml="i8", picking_ml="i8", dispatch_ml="i8",  # what zones hold; NONE: no limit
    overflow_mfen="i8",  # price of room beyond, thousandths of a fen a m3 and day
)
"""The zones of a warehouse."""

PROMISE = record(ordered_by_s="i8", days="i8", before_s="i8")
"""One step of a promise."""

PATIENCE = record(
    substitute_share="f8",  # of customers who take a substitute
    lost_share="f8",  # of customers who go away
    lost="i8",  # Extent of what one who goes away does not buy
    partial="i8",  # whether lines in stock go at once
    give_up_after="i8",  # distribution; NONE: nobody gives up
    cancel="i8",  # Extent of what one who gives up cancels
)
"""What customers do when something is not in stock."""

LIFE = record(
    kept="i8",  # whether its stock is kept by batch
    life_s="i8",  # how long it keeps; NEVER: for ever
    obsolete_s="i8",  # age at which it is written off; NEVER: at none
)
"""How long a SKU keeps."""

ISSUING = record(
    issue="i8",  # Issue: which batch leaves first
    least_ppm="i8",  # share of the shelf life that must be left, millionths
)
"""How a warehouse issues its batches."""
RECORD_RULE = record(
    shrinkage="f8", damage="f8",  # incidents a day and unit on the shelf
    shrinkage_units="i8", damage_units="i8",  # distributions: units of an incident
    mis_pick_ppm="i8", other_ppm="i8",  # share of lines picked wrong, and of these with another SKU, millionths
    entry_ppm="i8", entry_units="i8",  # share of receipts booked wrong in millionths, and distribution: by how many units
    suspicion="i8",  # row in `count_rules` for what is counted on suspicion; NONE: that takes no time
)
"""How a warehouse's stock and its record come to differ."""

COUNT_RULE = record(
    warehouse="i8", reason="i8",  # CountReason
    sku_s="i8", unit_s="i8",  # seconds it takes a SKU, and a unit
    wage_mfen="i8",  # thousandths of a fen an hour
    wrong_ppm="i8", wrong_units="i8",  # share of wrong counts in millionths, and distribution: by how many units
    first="i8", count="i8",  # rows of `counts`
)
"""A kind of count in one warehouse."""

COUNT = record(
    rule="i8", time_s="i8",
    first="i8", count="i8",  # rows of `count_skus`
)
"""A planned count."""
PLAN = record(
    source="i8",  # supplying warehouse
    basis="i8",  # Basis
    window_days="i8",  # days of sales or of expected demand
    cover_ppm="i8",  # what nobody gets more than, millionths of the window's demand; NONE: no limit
    hold_days="i8",  # days of its own customers' expected demand that the source keeps
    times="i8", time_count="i8",  # rows of `week_times`
    dates="i8", date_count="i8",  # rows of `plan_dates`
    sites="i8", site_count="i8",  # rows of `plan_sites`
    skus="i8", sku_count="i8",  # rows of `plan_skus`
)
"""A planning round."""

PLAN_SITE = record(warehouse="i8", share_ppm="i8")
"""A warehouse in a plan, and its fixed share in millionths."""

AHEAD = record(
    time_s="i8",  # when it is ordered
    slot="i8",  # row of `ahead_until`: the group of events
    extra_ppm="i8",  # usual days of demand that are ordered, millionths
    sites="i8", site_count="i8",  # rows of `plan_sites`
    skus="i8", sku_count="i8",  # rows of `plan_skus`
)
"""Goods ordered ahead of events."""

USUAL = record(
    own_milli="i8",  # by its own customers, those whose preferred warehouse it is
    all_milli="i8",  # and by those of the warehouses that it supplies
)
"""Units of a SKU expected to be ordered from a warehouse on a usual day, thousandths."""
ALERT_RULE = record(
    kind="i8",  # its position in the table of kinds, sim.rules.alerts.table
    below="i8",  # whether it is raised below its limit; else above
    of_sku="i8",  # whether SKUs are watched one by one; else the warehouse as a whole
    continuous="i8",  # whether it is looked at whenever stock changes hands or its record changes, besides
    warns="i8", is_stock_out="i8",  # whether it warns of a stock-out, or is one
    late="i8",  # whether open deliveries are looked at
    ages="i8",  # whether batches are looked at
    follow_up_s="i8",  # how long after it is cleared a stock-out still follows
    times="i8", time_count="i8",  # rows of `week_times` at which it is looked at
)
"""A rule of alerts."""

DISTRIBUTION = record(
    kind="i8",  # Shape
    value="i8",  # of a constant, in whole units
    first="i8", count="i8",  # rows of `knots`
    guide_bits="i8",  # of a discrete distribution: its guide table has 2**guide_bits entries
)

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
