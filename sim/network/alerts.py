"""Rules of alerts as rows: when they look, what they watch and from which figure on."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.clock import DAY
from sim.network.layout import ALERT_RULE, row_of
from sim.network.network import Network
from sim.network.week import WeekTimes, week_seconds
from sim.rules.alerts.table import KIND_NUMBER, KIND_OF
from sim.rules.monitoring import UNSTATED, UNWATCHED
from sim.scenario.alert import AlertRule
from sim.scenario.alert_checks import watched_suppliers, watches
from sim.scenario.products import Sku
from sim.scenario.scenario import Scenario
from sim.scenario.warehouse import Warehouse

EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)
MILLI = 1000


def rule_rows(scenario: Scenario, week: WeekTimes) -> NDArray[Any]:
    """Return the `alert_rules` table."""
    rows = [_rule_row(rule, week) for rule in scenario.alerts]
    return np.array(rows, ALERT_RULE)


def _rule_row(rule: AlertRule, week: WeekTimes) -> tuple[int, ...]:
    kind = KIND_OF[rule.kind]
    days, at = (EVERY_DAY, 0) if rule.is_continuous else (rule.days, rule.at)
    times, count = week.add(week_seconds(days, (at,)))
    return row_of(
        ALERT_RULE, kind=KIND_NUMBER[rule.kind], below=int(kind.side == "below"), of_sku=int(kind.of == "sku"),
        continuous=int(rule.is_continuous), warns=int(kind.warns), is_stock_out=int(kind.is_stock_out),
        late=int(kind.looks_at == "deliveries"), ages=int(kind.looks_at == "batches"),
        follow_up_s=rule.follow_up, times=times, time_count=count,
    )  # fmt: skip


def most_at_once(network: Network) -> int:
    """Alerts that one event may raise at most.

    A daily look may raise one of every SKU. In all other events continuous rules look, and each look may raise one by each: at what an order
    asks for and where, at every SKU that is reviewed, counted or written off, at every donor of a rebalancing, at everything that is planned.
    Where a warehouse looks at its stock of a SKU, those that it orders from are looked at too.
    """
    options, skus = network.options, int(network.options.skus)
    each = 1 + int(options.most_orders)
    asked = int(options.most_lines) * (2 + 2 * each + int(options.reactive) * each)
    moved = (len(network.array("pairs")) + 1) // 2 * skus * each  # of two warehouses one is the donor of a SKU
    planned = int(options.plan_orders) * each
    kept = int(options.warehouses) * skus if len(network.array("ahead")) else 0  # for events that begin
    continuous = int(network.array("alert_rules")["continuous"].sum())
    return max(skus, continuous * max(asked, skus * each, moved, planned, kept)) if options.alerts else 0


def supplier_rows(scenario: Scenario) -> NDArray[np.int64]:
    """Return the `alert_suppliers` table, shape (rules, suppliers)."""
    rows = np.zeros((len(scenario.alerts), len(scenario.suppliers)), np.int64)
    for number, rule in enumerate(scenario.alerts):
        rows[number, list(watched_suppliers(scenario, rule))] = 1
    return rows


def limit_rows(scenario: Scenario, demand_milli: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the `alert_limits` table, shape (rules, warehouses, skus + 1).

    Parameters
    ----------
    demand_milli : ndarray of int64, shape (warehouses, skus)
        Expected demand, thousandths of a unit a day.
    """
    skus = scenario.products.skus
    rows = np.full((len(scenario.alerts), len(scenario.warehouses), len(skus) + 1), UNWATCHED, np.int64)
    for number, rule in enumerate(scenario.alerts):
        for position, site in enumerate(scenario.warehouses):
            if KIND_OF[rule.kind].of == "warehouse":
                rows[number, position, -1] = _warehouse_limit(rule, site)
            else:
                for place, sku in enumerate(skus):
                    expected = int(demand_milli[position, place])
                    rows[number, position, place] = _sku_limit(scenario, rule, site, sku, expected)
    return rows


def _warehouse_limit(rule: AlertRule, site: Warehouse) -> int:
    if not rule.watches_site(site.name):
        return UNWATCHED
    if rule.share is not None:
        return UNWATCHED if site.storage is None else int(rule.share * site.storage)
    return UNWATCHED if rule.parcels is None or site.picking is None else rule.parcels


def _sku_limit(scenario: Scenario, rule: AlertRule, site: Warehouse, sku: Sku, demand_milli: int) -> int:
    """Units, or seconds of being late or of age; a cover is days of expected demand, rounded up, and where none is expected there is none."""
    if not watches(scenario, rule, site, sku):
        return UNWATCHED
    if rule.cover is not None:
        return -(-demand_milli * rule.cover // (MILLI * DAY)) if demand_milli > 0 else UNWATCHED
    stated = (limit for limit in (rule.units, rule.late_by, rule.age) if limit is not None)
    return next(stated, UNSTATED)
