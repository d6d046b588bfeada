"""Whether a scenario is as large as the engines can number and add up: beyond, figures would be wrong without a word."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import groupby
from math import ceil, exp, log
from typing import TYPE_CHECKING

from sim.scenario.clock import DAY_S
from sim.scenario.finding import Finding
from sim.scenario.lots import highest
from sim.scenario.rounding import NEGLIGIBLE, rounded_support
from sim.scenario.stock import chosen

if TYPE_CHECKING:
    from sim.scenario.scenario import Scenario

MOST_PLACES = 1_000_000
"""SKUs times warehouses: each is a place of stock, of which the engines hold a few hundred bytes."""
MOST_LINES = 1024
"""Lines an order may have: parcels and lines are numbered within their order in ten bits."""
MOST_MEAN_LINES = 40
"""Mean of an unbounded number of lines; what lies beyond `MOST_LINES` is then less likely than 1e-9."""
MOST_CITIES = 65_536
"""Cities are numbered in sixteen bits of an arrival."""
MOST_ORDERS = 1_000_000
"""Mean orders of a day in one city; they are numbered in twenty bits, 48 standard deviations above."""
MOST_WORTH = 2**62
"""Fen of all stock, summed over daily closes: in 64 bits."""


def check_places(scenario: "Scenario") -> Iterator[Finding]:
    """Refuse more places of stock than can be looked at one by one."""
    places = len(scenario.products.skus) * len(scenario.warehouses)
    if places > MOST_PLACES:
        yield Finding(("warehouses",), places, f"at most {MOST_PLACES:,} places of stock, SKUs times warehouses")


def check_sizes(scenario: "Scenario") -> Iterator[Finding]:
    """Refuse what is larger than the engines can number."""
    lines, cities = scenario.demand.lines, scenario.customers.cities
    if lines.kind in ("geometric", "poisson") and lines.mean > MOST_MEAN_LINES:
        yield Finding(("demand", "lines"), lines.mean, f"a mean of at most {MOST_MEAN_LINES} lines")
    if lines.kind in ("exponential", "gamma", "lognormal"):
        most = int(rounded_support(lines)[0][-1])
        if most > MOST_LINES:
            expected = (
                f"no more than {MOST_LINES} lines but with a chance of {NEGLIGIBLE:g}, as with a smaller mean or cv"
            )
            yield Finding(("demand", "lines"), most, expected)
    if len(cities) > MOST_CITIES:
        yield Finding(("customers", "cities"), len(cities), f"at most {MOST_CITIES} cities")
    total = sum(city.demand_share for city in cities)
    largest = max(city.demand_share for city in cities) / total if total > 0 else 0.0
    factor = busiest(scenario)
    if scenario.demand.orders * largest * factor > MOST_ORDERS:
        day = f" on its busiest day, {factor:.3g} times a usual one" if factor > 1 else " of a day"
        expected = f"at most {MOST_ORDERS} orders in the largest city{day}"
        yield Finding(("demand", "orders"), scenario.demand.orders, expected)
    yield from _check_worth(scenario)


def busiest(scenario: "Scenario") -> float:
    """Demand of the busiest simulated day over that of a usual one, or a little more: its events, on the strongest weekday."""
    horizon, weekdays = scenario.horizon, scenario.demand.weekdays
    days = timedelta(days=ceil((horizon.warm_up + horizon.measure + horizon.cool_down) / DAY_S))
    turns = []
    for event in scenario.demand.calendar:
        if event.first < horizon.start + days and event.last >= horizon.start:
            sign = (0.0, 1) if event.factor == 0 else (log(event.factor), 0)
            turns += [(event.first.toordinal(), *sign), (event.last.toordinal() + 1, -sign[0], -sign[1])]
    sum_of_logs, without_demand, most = 0.0, 0, 0.0
    for _, of_day in groupby(sorted(turns), key=lambda turn: turn[0]):
        for _, change, none in of_day:
            sum_of_logs, without_demand = sum_of_logs + change, without_demand + none
        most = most if without_demand else max(most, sum_of_logs)
    mean = sum(weekdays) / len(weekdays)
    return exp(min(most, 700.0)) * (max(weekdays) / mean if mean > 0 else 1.0)


def _check_worth(scenario: "Scenario") -> Iterator[Finding]:
    """Refuse stock, of levels that are given, whose worth cannot be added up over the simulated days."""
    horizon, skus = scenario.horizon, scenario.products.skus
    days = ceil((horizon.warm_up + horizon.measure + horizon.cool_down) / DAY_S)
    worth = 0
    for site in scenario.warehouses:
        for sku in site.assortment(skus) if site.stock.policies else ():
            policy = chosen(site.stock.policies, sku)
            if policy is not None:
                worth += max(highest(policy) or 0, policy.opening or 0) * sku.value
    if worth * days > MOST_WORTH:
        expected = f"stock worth at most {MOST_WORTH // days // 100:.3g} 元 in all, so that its sum over {days} days stays exact"
        yield Finding(("products", "skus"), None, expected)
