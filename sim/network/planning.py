"""Central planning as tables: planning rounds, orders ahead of events, and the demand that plans expect."""

from collections.abc import Iterable
from datetime import date, timedelta
from graphlib import TopologicalSorter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.clock import DAY
from sim.ledger.columns import NONE
from sim.network.calendar import factors_between, simulated_days
from sim.network.flows import Flow
from sim.network.layout import AHEAD, PLAN, PLAN_SITE, USUAL, row_of
from sim.network.network import Network
from sim.network.week import WeekTimes, week_seconds
from sim.rules.division import divide, set_limits
from sim.rules.planning import Basis
from sim.rules.policies.table import POLICY_OF
from sim.rules.sourcing import MILLION
from sim.scenario.planning import Division, OpeningStock, PlanningRound, Prepositioning
from sim.scenario.policy_choice import policy_of
from sim.scenario.scenario import Scenario
from sim.scenario.selection import selects
from sim.stock import DIVISION

BASES = {"history": Basis.HISTORY, "forecast": Basis.FORECAST, "shares": Basis.SHARES}


class Lists:
    """Collects lists of warehouses and of SKUs, one behind the other."""

    def __init__(self) -> None:
        self.sites: list[tuple[int, int]] = []
        self.skus: list[int] = []
        self.dates: list[int] = []

    def add(self, sites: Iterable[tuple[int, int]], skus: Iterable[int]) -> dict[str, int]:
        """Add warehouses with their shares in millionths, and SKUs; return the fields that name their rows."""
        first_site, first_sku = len(self.sites), len(self.skus)
        self.sites.extend(sites)
        self.skus.extend(skus)
        counts = {"site_count": len(self.sites) - first_site, "sku_count": len(self.skus) - first_sku}
        return {"sites": first_site, "skus": first_sku, **counts}


def plan_tables(scenario: Scenario, week: WeekTimes) -> dict[str, NDArray[Any]]:
    """Return the tables `plans`, `plan_sites`, `plan_skus`, `plan_dates`, `ahead`, `ahead_until` and `factor_sums`."""
    lists = Lists()
    plans = [_plan_row(scenario, entry, week, lists) for entry in scenario.planning.rounds]
    ahead, until = _ahead_rows(scenario, lists)
    return {
        "plans": np.array(plans, PLAN),
        "plan_sites": np.array(lists.sites, PLAN_SITE),
        "plan_skus": np.array(lists.skus, np.int64),
        "plan_dates": np.array(lists.dates, np.int64),
        "ahead": np.array(ahead, AHEAD),
        "ahead_until": np.array(until, np.int64),
        "factor_sums": _factor_sums(scenario),
    }


def plan_options(scenario: Scenario, network: Network) -> dict[str, int]:
    """Single values of the network that planning needs."""
    rounds = scenario.planning.rounds
    counted = [entry.window // DAY for entry in rounds if entry.basis == "history"]
    orders = [
        int(row["site_count"]) * int(row["sku_count"]) for name in ("plans", "ahead") for row in network.array(name)
    ]
    return {
        "days_before": days_before(scenario),
        "sold_days": max(counted, default=-1) + 1,
        "plan_orders": max(orders, default=0),
    }


def days_before(scenario: Scenario) -> int:
    """Days before the start whose expected demand a plan may want to know."""
    planning = scenario.planning
    entries: list[Division] = [*planning.rounds, *([planning.opening] if planning.opening else [])]
    return max((entry.window // DAY for entry in entries if entry.basis == "history"), default=0)


def expect(scenario: Scenario, network: Network, own: Flow, usual: Flow) -> None:
    """Put what customers are expected to order on a usual day into a network, and divide its opening stock.

    Parameters
    ----------
    own, usual : Flow
        Demand of a usual day: of a warehouse's own customers, and of the warehouses that it supplies besides.
    """
    rows = np.zeros(own.mean.shape, USUAL)
    rows["own_milli"] = np.rint(own.mean * 1000)
    rows["all_milli"] = np.rint(usual.mean * 1000)
    network.put("usual", rows)
    if scenario.planning.opening is not None:
        _divide_opening(scenario, network, scenario.planning.opening)


def sku_positions(scenario: Scenario, classes: tuple[str, ...], names: tuple[str, ...]) -> list[int]:
    """Positions of the SKUs that an entry is about."""
    return [at for at, sku in enumerate(scenario.products.skus) if selects(classes, names, sku)]


def supplied_by(scenario: Scenario, source: str) -> list[str]:
    """Names of the warehouses that order from one."""
    return [site.name for site in scenario.warehouses if source in [one.name for one in site.sources]]


def _plan_row(scenario: Scenario, entry: PlanningRound, week: WeekTimes, lists: Lists) -> tuple[int, ...]:
    place = {site.name: position for position, site in enumerate(scenario.warehouses)}
    receivers = sorted(place[name] for name in entry.warehouses or supplied_by(scenario, entry.source))
    times, count = week.add(week_seconds(entry.days or (), (entry.at,)))
    first_date = len(lists.dates)
    lists.dates.extend(sorted({_second(scenario, day) + entry.at for day in entry.dates}))
    names = [site.name for site in scenario.warehouses]
    sites = [(site, round(entry.shares.get(names[site], 0.0) * MILLION)) for site in receivers]
    return row_of(
        PLAN, source=place[entry.source], basis=BASES[entry.basis], window_days=entry.window // DAY,
        cover_ppm=NONE if entry.cover is None else entry.cover * MILLION // entry.window,
        hold_days=entry.hold_back // DAY, times=times, time_count=count, dates=first_date,
        date_count=len(lists.dates) - first_date, **lists.add(sites, sku_positions(scenario, entry.classes, entry.skus)),
    )  # fmt: skip


def _second(scenario: Scenario, day: date) -> int:
    return (day - scenario.horizon.start) // timedelta(days=1) * DAY


def _ahead_rows(scenario: Scenario, lists: Lists) -> tuple[list[tuple[int, ...]], list[int]]:
    """Return the rows of `ahead`, and when each group of events begins; what begins before the run is left out."""
    begins: dict[tuple[str, ...], int] = {}
    rows: list[tuple[int, ...]] = []
    for entry in scenario.planning.prepositioning:
        group = tuple(sorted(set(entry.events)))
        begin = _second(scenario, min(event.first for event in scenario.demand.calendar if event.name in entry.events))
        if begin <= 0:
            continue
        begins.setdefault(group, begin)
        slot = list(begins).index(group)
        sites = [(site, 0) for site in _ahead_sites(scenario, entry)]
        span = lists.add(sites, sku_positions(scenario, entry.classes, entry.skus))
        time = max(0, begin - entry.lead + entry.at)
        rows.append(row_of(AHEAD, time_s=time, slot=slot, extra_ppm=_extra_ppm(scenario, entry), **span))
    return rows, list(begins.values())


def _ahead_sites(scenario: Scenario, entry: Prepositioning) -> list[int]:
    """Warehouses that order ahead, those that supply others before them."""
    place = {site.name: position for position, site in enumerate(scenario.warehouses)}
    feeding = {
        position: {place[source.name] for source in site.sources if source.name in place}
        for position, site in enumerate(scenario.warehouses)
    }
    depth: dict[int, int] = {}
    for site in TopologicalSorter(feeding).static_order():
        depth[site] = 1 + max((depth[source] for source in feeding[site]), default=0)
    able = [place[site.name] for site in scenario.warehouses if site.sources]
    chosen = [place[name] for name in entry.warehouses] or able
    return sorted(set(chosen), key=lambda site: (depth[site], site))


def _extra_ppm(scenario: Scenario, entry: Prepositioning) -> int:
    """Usual days of demand by which events raise it, millionths, times the share that is ordered."""
    events = [event for event in scenario.demand.calendar if event.name in entry.events]
    first, last = (_second(scenario, day) // DAY for day in (min(e.first for e in events), max(e.last for e in events)))
    without = [event for event in scenario.demand.calendar if event.name not in entry.events]
    extra = factors_between(scenario, first, last + 1) - factors_between(scenario, first, last + 1, without)
    return max(0, round(float(extra.sum()) * entry.share * MILLION))


def _factor_sums(scenario: Scenario) -> NDArray[np.int64]:
    """Return the `factor_sums` table: it reaches as far before and behind the run as plans look."""
    planning = scenario.planning
    if not planning.used:
        return np.zeros(0, np.int64)
    entries: list[Division] = [*planning.rounds, *([planning.opening] if planning.opening else [])]
    behind = [entry.window // DAY for entry in entries] + [entry.hold_back // DAY for entry in planning.rounds]
    last = simulated_days(scenario) + max(behind, default=0) + 1
    factors = np.rint(factors_between(scenario, -days_before(scenario), last) * MILLION).astype(np.int64)
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(factors)])


def _divide_opening(scenario: Scenario, network: Network, entry: OpeningStock) -> None:
    """Divide the stock at the start among the warehouses that keep it, SKU by SKU."""
    place = {site.name: position for position, site in enumerate(scenario.warehouses)}
    sites = [place[name] for name in entry.warehouses] or list(range(len(scenario.warehouses)))
    skus = sku_positions(scenario, entry.classes, entry.skus)
    weights = _opening_weights(scenario, network, entry)
    levels = network.array("levels")
    totals = None
    if entry.units is not None:
        totals = _whole_parts(entry.units, weights[np.ix_(sites, skus)].sum(axis=0))
    for number, sku in enumerate(skus):
        keeping = [site for site in sites if levels[site, sku]["counted"] and _keeps(scenario, site, sku)]
        rows = np.zeros(len(keeping), DIVISION).view(np.recarray)
        rows["warehouse"], rows["weight"] = keeping, weights[keeping, sku]
        rows["lot"] = levels[keeping, sku]["lot"]
        free = int(levels[keeping, sku]["opening"].sum()) if totals is None else int(totals[number])
        cover_ppm = NONE
        if entry.cover is not None:
            cover_ppm = entry.cover * MILLION // entry.window
            free = int(rows["weight"].sum()) * cover_ppm // (1000 * MILLION) + int(rows["lot"].sum()) + len(keeping)
        set_limits(rows, len(keeping), cover_ppm, free)
        divide(rows, len(keeping), free)
        levels["opening"][keeping, sku] = rows["units"]


def _keeps(scenario: Scenario, site: int, sku: int) -> bool:
    """Whether a warehouse keeps a SKU, and its policy stock of it."""
    warehouse, article = scenario.warehouses[site], scenario.products.skus[sku]
    return warehouse.keeps(article) and POLICY_OF[policy_of(warehouse, article).kind].keeps


def _opening_weights(scenario: Scenario, network: Network, entry: OpeningStock) -> NDArray[np.int64]:
    """Weights by warehouse and SKU, thousandths of units: expected demand, or fixed shares of it."""
    days = entry.window // DAY
    first = -days if entry.basis == "history" else 0
    sums, offset = network.array("factor_sums"), days_before(scenario)
    factor = int(sums[first + days + offset] - sums[first + offset])
    weights: NDArray[np.int64] = network.array("usual")["own_milli"] * factor // MILLION
    supplied: NDArray[np.int64] = network.array("usual")["all_milli"] * factor // MILLION
    if entry.basis != "shares":
        return supplied
    shares = np.array([round(entry.shares.get(site.name, 0.0) * MILLION) for site in scenario.warehouses])
    return np.outer(shares, weights.sum(axis=0)) // MILLION


def _whole_parts(total: int, weights: NDArray[np.int64]) -> NDArray[np.int64]:
    """Divide units in proportion to weights, by largest remainder; ties as they stand."""
    if weights.sum() == 0:
        return np.zeros(len(weights), np.int64)
    exact = [total * int(weight) for weight in weights]
    parts = np.array([each // int(weights.sum()) for each in exact], np.int64)
    rest = [each % int(weights.sum()) for each in exact]
    behind = sorted(range(len(exact)), key=lambda at: (-rest[at], at))
    parts[behind[: total - int(parts.sum())]] += 1
    return parts
