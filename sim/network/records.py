"""Records and counts: how stock and its record come to differ, and the plan of all counts of the simulated time."""

from datetime import date, timedelta
from functools import cache
from itertools import groupby
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.clock import DAY, YEAR_DAYS
from sim.ledger.columns import NONE, CountReason
from sim.network.calendar import simulated_days
from sim.network.chances import Chances
from sim.network.layout import COUNT, COUNT_RULE, RECORD_RULE
from sim.scenario.distributions import CountDistribution
from sim.scenario.records import ONE, Losses, Records, StockCount
from sim.scenario.scenario import Scenario
from sim.scenario.selection import selects

MILLION = 1_000_000
_REASONS = {"full": CountReason.FULL, "cyclic": CountReason.CYCLIC, "suspicion": CountReason.SUSPICION}
LONGEST_PERIOD = timedelta(days=366)

Visit = tuple[int, int, int]
"""A day on which is counted, its place among those of its period, and how many these are."""


def rule_of_warehouse(scenario: Scenario) -> list[int]:
    """Return the row of `record_rules` of each warehouse; NONE where records are always right."""
    having = [number for number, site in enumerate(scenario.warehouses) if site.records is not None]
    return [having.index(number) if number in having else NONE for number in range(len(scenario.warehouses))]


def record_tables(scenario: Scenario, chances: Chances) -> dict[str, NDArray[Any]]:
    """Return the `record_rules`, `count_rules`, `counts` and `count_skus` tables."""
    rules: list[tuple[float, ...]] = []
    kinds: list[tuple[int, ...]] = []
    plan: list[tuple[int, int, int, int]] = []
    counted: list[int] = []
    for number, site in enumerate(scenario.warehouses):
        if site.records is None:
            continue
        suspicion = NONE
        for count in site.records.counts:
            if count.kind == "suspicion":
                suspicion = len(kinds)
            skus = [
                place
                for place, sku in enumerate(scenario.products.skus)
                if site.keeps(sku) and selects(count.classes, (), sku)
            ]
            planned = _plan(count, scenario, len(kinds), len(counted), len(skus))
            kinds.append(_kind(count, number, chances, len(plan), len(planned)))
            plan += planned
            counted += skus
        rules.append(_rule(site.records, chances, suspicion))
    return {
        "record_rules": np.array(rules, RECORD_RULE),
        "count_rules": np.array(kinds, COUNT_RULE),
        "counts": np.array(plan, COUNT),
        "count_skus": np.array(counted, np.int64),
    }


def _rule(records: Records, chances: Chances, suspicion: int) -> tuple[float, ...]:
    mis_picks, entries = records.mis_picks, records.entry_errors
    return (
        _incidents(records.shrinkage), _incidents(records.damage),
        *(chances.count(losses.units if losses else ONE) for losses in (records.shrinkage, records.damage)),
        _ppm(mis_picks.share) if mis_picks else 0, _ppm(mis_picks.other_sku) if mis_picks else 0,
        _ppm(entries.share) if entries else 0, chances.count(entries.units if entries else ONE), suspicion,
    )  # fmt: skip


def _incidents(losses: Losses | None) -> float:
    """Incidents a day and unit on the shelf."""
    return losses.rate / YEAR_DAYS / losses.units.mean_value() if losses else 0.0


def _kind(count: StockCount, warehouse: int, chances: Chances, first: int, planned: int) -> tuple[int, ...]:
    return (
        warehouse, int(_REASONS[count.kind]), count.per_sku, count.per_unit, round(count.wage * 1000),
        _ppm(count.wrong_share), _units(chances, count.wrong_units), first, planned,
    )  # fmt: skip


def _units(chances: Chances, distribution: CountDistribution) -> int:
    return chances.count(distribution)


def _ppm(share: float) -> int:
    return round(share * MILLION)


def _plan(count: StockCount, scenario: Scenario, rule: int, first: int, skus: int) -> list[tuple[int, int, int, int]]:
    """Rows of `counts`, for SKUs that are rows of `count_skus` from `first` on."""
    if count.every is None:
        return []
    days = simulated_days(scenario)
    rows = []
    for day, place, of in visits(scenario.horizon.start, days, count.every, count.days):
        time = day * DAY + count.at
        if count.kind == "full":
            begin, end = 0, skus if place == 0 else 0
        else:
            begin, end = skus * place // of, skus * (place + 1) // of
        if begin < end and time <= days * DAY:
            rows.append((rule, time, first + begin, end - begin))
    return rows


@cache
def visits(start: date, days: int, every: str, weekdays: tuple[int, ...]) -> tuple[Visit, ...]:
    """Simulated days on which is counted: their number, place within their period, and how many days of counting it has."""
    first = start - LONGEST_PERIOD
    around = (first + timedelta(days=number) for number in range(days + 2 * LONGEST_PERIOD.days))
    allowed = (day for day in around if day.weekday() in weekdays)
    found = []
    for _, group in groupby(allowed, lambda day: period_of(day, every)):
        members = list(group)
        for place, day in enumerate(members):
            if 0 <= (day - start).days < days:
                found.append(((day - start).days, place, len(members)))
    return tuple(found)


def period_of(day: date, every: str) -> tuple[int, ...]:
    """Tell periods of the calendar apart."""
    if every == "week":
        return tuple(day.isocalendar()[:2])
    return (day.year, {"month": day.month, "quarter": (day.month - 1) // 3, "year": 0}[every])
