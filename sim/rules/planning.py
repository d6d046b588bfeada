"""Planning rounds: what is expected to be sold or was sold, what a supplying warehouse can spare, and who may get it."""

from enum import IntEnum
from typing import Any

from sim.clock import DAY, NEVER
from sim.jit import njit
from sim.rules.division import divide, set_limits
from sim.rules.hours import next_of_week
from sim.rules.replenishment import inventory_position
from sim.rules.sourcing import MILLION, free_units
from sim.tables import Tables


class Basis(IntEnum):
    """In proportion to what a plan divides stock."""

    HISTORY = 0
    FORECAST = 1
    SHARES = 2


# What is expected, and what was sold


@njit
def over_days(network: Tables, usual_milli: int, day: int, days: int) -> int:
    """Thousandths of units that some days ask for, from the demand of a usual day: weekdays and calendar events count."""
    first = day + network.options.days_before
    last = min(first + days, network.factor_sums.shape[0] - 1)
    return usual_milli * (network.factor_sums[last] - network.factor_sums[first]) // MILLION


@njit
def expected_milli(network: Tables, warehouse: int, sku: int, day: int, days: int) -> int:
    """Expected demand of some days, thousandths of units: of a warehouse's own customers and of those it supplies."""
    return over_days(network, network.usual[warehouse, sku].all_milli, day, days)


@njit
def begin_memory(network: Tables, memory: Any, sold: Any) -> None:
    """Let the expected demand of the days before the start stand for what was sold.

    Parameters
    ----------
    memory : record with fields day, page
    sold : ndarray of int64, shape (sold_days, warehouses, skus)
        Thousandths of units by day, which take turns.
    """
    memory.day = memory.page = 0
    days = sold.shape[0]
    for day in range(1 - days, 0):
        for warehouse in range(sold.shape[1]):
            for sku in range(sold.shape[2]):
                usual = network.usual[warehouse, sku].own_milli
                sold[day % days, warehouse, sku] = over_days(network, usual, day, 1)


@njit
def remember(memory: Any, sold: Any, day: int, warehouse: int, sku: int, quantity: int) -> None:
    """Note that customers of a warehouse have ordered units of a SKU."""
    turn_page(memory, sold, day)
    sold[memory.page, warehouse, sku] += 1000 * quantity


@njit
def turn_page(memory: Any, sold: Any, day: int) -> None:
    """Forget the oldest days, if a new one has begun."""
    while memory.day < day:
        memory.day += 1
        memory.page = memory.day % sold.shape[0]
        sold[memory.page] = 0


# Planning rounds


@njit
def next_round(network: Tables, number: int, earliest: int) -> int:
    """When a planning round takes place next, from a time on; `NEVER` if it does not."""
    plan = network.plans[number]
    time = next_of_week(network, plan.times, plan.time_count, earliest)
    for row in range(plan.dates, plan.dates + plan.date_count):
        if network.plan_dates[row] >= earliest:
            return min(time, network.plan_dates[row])
    return time


@njit
def plan_sku(
    network: Tables, stock: Any, memory: Any, sold: Any, number: int, sku: int, now: int, division: Any
) -> int:
    """Plan what a planning round sends of one SKU.

    Parameters
    ----------
    division : record array, shape (>= warehouses,)
        Receives the warehouses that may get some, and the units of each.

    Returns
    -------
    int
        How many warehouses these are.
    """
    plan, day = network.plans[number], now // DAY
    free = free_to_send(network, stock, plan, sku, day)
    count = receivers(network, stock, plan, sku, division) if free > 0 else 0
    if plan.basis == Basis.HISTORY:
        turn_page(memory, sold, day)
        weigh_by_sales(network, sold, plan, sku, day, division, count)
    else:
        weigh_by_forecast(network, plan, sku, day, division, count)
    set_limits(division, count, plan.cover_ppm, free)
    divide(division, count, free)
    return count


@njit
def free_to_send(network: Tables, stock: Any, plan: Any, sku: int, day: int) -> int:
    """Units of a SKU that a supplying warehouse has free, beyond what its own customers are expected to order for some days."""
    free = free_units(network, stock, plan.source, sku)
    if free == NEVER:
        return free
    held = over_days(network, network.usual[plan.source, sku].own_milli, day, plan.hold_days)
    return max(0, free + -held // 1000)


@njit
def receivers(network: Tables, stock: Any, plan: Any, sku: int, division: Any) -> int:
    """List the warehouses of a plan that get a SKU from its source and count it; return how many there are."""
    count = 0
    for place in range(plan.sites, plan.sites + plan.site_count):
        warehouse = network.plan_sites[place].warehouse
        row = row_from(network, warehouse, sku, plan.source)
        if row >= 0 and network.levels[warehouse, sku].counted == 1:
            entry = division[count]
            entry.warehouse, entry.row = warehouse, row
            entry.share_ppm, entry.lot = network.plan_sites[place].share_ppm, network.levels[warehouse, sku].lot
            entry.weight, entry.position = 0, inventory_position(stock[warehouse, sku])
            count += 1
    return count


@njit
def row_from(network: Tables, warehouse: int, sku: int, source: int) -> int:
    """Row of `sources` by which a warehouse gets a SKU from another; -1 if it does not."""
    span = network.sources_of[warehouse, sku]
    for row in range(span.first, span.first + span.count):
        if network.sources[row].source == source:
            return row
    return -1


@njit
def weigh_by_forecast(network: Tables, plan: Any, sku: int, day: int, division: Any, count: int) -> None:
    """Weigh warehouses by the expected demand of the window from today on, or by fixed shares of that of all of them."""
    total = 0
    for at in range(count):
        division[at].weight = expected_milli(network, division[at].warehouse, sku, day, plan.window_days)
        total += division[at].weight
    if plan.basis == Basis.SHARES:
        for at in range(count):
            division[at].weight = total * division[at].share_ppm // MILLION


@njit
def weigh_by_sales(network: Tables, sold: Any, plan: Any, sku: int, day: int, division: Any, count: int) -> None:
    """Weigh warehouses by what customers have ordered in the whole days of the window before today, theirs and of those they supply.

    What a warehouse supplies is found by way of first sources: where a warehouse has several, its sales count for the first.
    """
    for outlet in range(network.options.warehouses):
        units, page = 0, day % sold.shape[0]
        for _ in range(plan.window_days):
            page = page - 1 if page > 0 else sold.shape[0] - 1
            units += sold[page, outlet, sku]
        site = outlet
        while site >= 0 and units > 0:
            for at in range(count):
                if division[at].warehouse == site:
                    division[at].weight += units
            span = network.sources_of[site, sku]
            site = network.sources[span.first].source if span.count > 0 else -1
