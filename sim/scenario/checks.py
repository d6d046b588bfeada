"""Whether the parts of a scenario fit together: what no single field can tell."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sim.scenario.alert_checks import check_alerts
from sim.scenario.assortment_checks import check_assortments
from sim.scenario.china import PROVINCES, REGIONS
from sim.scenario.class_checks import check_classes
from sim.scenario.clock import DAY_S
from sim.scenario.derivation_checks import check_derivations
from sim.scenario.finding import Finding
from sim.scenario.forecast_checks import check_forecasts
from sim.scenario.joint_checks import check_joint_orders
from sim.scenario.lot_checks import check_lots
from sim.scenario.patience_checks import check_patience
from sim.scenario.planning_checks import check_planning
from sim.scenario.record_checks import check_records
from sim.scenario.references import check_names
from sim.scenario.rounding import rounded_support
from sim.scenario.service_checks import check_service
from sim.scenario.sharing_checks import check_sharing
from sim.scenario.shelf_life_checks import check_shelf_life
from sim.scenario.size_checks import MOST_LINES, check_places, check_sizes
from sim.scenario.sourcing_checks import check_sourcing
from sim.scenario.space_checks import check_spaces
from sim.scenario.stock_checks import check_stock
from sim.scenario.warehouse import OpeningHours, Shift

if TYPE_CHECKING:
    from sim.scenario.scenario import Scenario

LONGEST_RUN_DAYS = 36_500


def findings(scenario: "Scenario") -> Iterator[Finding]:
    """Everything in a scenario that does not fit the rest of it."""
    too_many = list(check_places(scenario))
    if too_many:  # looking at each would take very long
        yield from too_many
        return
    yield from check_names(scenario)
    yield from check_horizon(scenario)
    yield from check_demand(scenario)
    yield from check_sizes(scenario)
    yield from check_regions(scenario)
    yield from check_promises(scenario)
    yield from check_work(scenario)
    yield from check_classes(scenario)
    yield from check_assortments(scenario)
    yield from check_sourcing(scenario)
    yield from check_stock(scenario)
    yield from check_lots(scenario)
    yield from check_joint_orders(scenario)
    yield from check_derivations(scenario)
    yield from check_forecasts(scenario)
    yield from check_service(scenario)
    yield from check_patience(scenario)
    yield from check_sharing(scenario)
    yield from check_records(scenario)
    yield from check_spaces(scenario)
    yield from check_shelf_life(scenario)
    yield from check_planning(scenario)
    yield from check_alerts(scenario)


def check_horizon(scenario: "Scenario") -> Iterator[Finding]:
    """Measure whole days, at least one."""
    horizon = scenario.horizon
    if horizon.measure == 0 or horizon.measure % DAY_S:
        yield Finding(("horizon", "measure"), horizon.measure, "whole days, at least one")
    if horizon.warm_up + horizon.measure + horizon.cool_down > LONGEST_RUN_DAYS * DAY_S:
        yield Finding(("horizon", "measure"), horizon.measure, f"at most {LONGEST_RUN_DAYS} days in all")


def check_demand(scenario: "Scenario") -> Iterator[Finding]:
    """Refuse weights that all vanish, events that end before they begin, and orders of more SKUs than there are."""
    demand = scenario.demand
    weights = {
        ("demand", "weekdays"): demand.weekdays,
        ("demand", "hours"): demand.hours,
        ("customers", "cities"): tuple(city.demand_share for city in scenario.customers.cities),
        ("products", "skus"): tuple(sku.demand_share for sku in scenario.products.skus),
    }
    for location, values in weights.items():
        if sum(values) <= 0:
            what = "demand_share" if location[-1] in ("cities", "skus") else "a value"
            yield Finding(location, None, f"at least one item with {what} above 0")
    for number, event in enumerate(demand.calendar):
        if event.last < event.first:
            expected = f"a day not before the first, {event.first.isoformat()}"
            yield Finding(("demand", "calendar", number, "last"), event.last.isoformat(), expected)
    skus = len(scenario.products.skus)
    most = max(demand.lines.values) if demand.lines.kind == "empirical" else demand.lines.mean
    if demand.lines.kind in ("triangular", "uniform"):
        most = int(rounded_support(demand.lines)[0][-1])
    if demand.lines.kind in ("constant", "empirical", "triangular", "uniform") and most > min(skus, MOST_LINES):
        expected = f"at most {skus}, the number of SKUs: lines are of different SKUs"
        yield Finding(("demand", "lines"), int(most), expected if skus <= MOST_LINES else f"at most {MOST_LINES}")


def check_regions(scenario: "Scenario") -> Iterator[Finding]:
    """Where the cities lie in China's regions, let warehouses too: a rate card compares the names."""
    if not all(city.region in REGIONS for city in scenario.customers.cities):
        return
    for number, warehouse in enumerate(scenario.warehouses):
        for field, known in (("region", REGIONS), ("province", PROVINCES)):
            name = getattr(warehouse, field)
            if name and name not in known:
                expected = f"one of China's {field}s by its short Chinese name, {', '.join(sorted(known)[:7])} …"
                yield Finding(("warehouses", number, field), name, expected, tuple(known))


def check_promises(scenario: "Scenario") -> Iterator[Finding]:
    """Refuse steps of a promise out of order, and promises of what is past."""
    for number, promise in enumerate(scenario.promise):
        for position, step in enumerate(promise.steps):
            location = ("promise", number, "steps", position)
            if position and step.ordered_by <= promise.steps[position - 1].ordered_by:
                yield Finding((*location, "ordered_by"), None, "a later time of day than in the step before")
            if step.days == 0 and step.before <= step.ordered_by:
                yield Finding((*location, "before"), None, "a time of day after ordered_by, as days is 0")


def check_work(scenario: "Scenario") -> Iterator[Finding]:
    """Refuse shifts in which nobody can pick, and delivery hours that pass midnight."""
    for number, warehouse in enumerate(scenario.warehouses):
        shifts = warehouse.picking.shifts if warehouse.picking else ()
        location = ("warehouses", number, "picking", "shifts")
        if shifts and not any(shift.pickers for shift in shifts):
            yield Finding(location, None, "at least one shift with pickers")
        for position, shift in enumerate(shifts):
            if not overlap(shift, warehouse.opening):
                yield Finding((*location, position, "hours"), None, "hours and days in which the warehouse is open")
    for number, carrier in enumerate(scenario.carriers):
        if carrier.delivery_hours[1] <= carrier.delivery_hours[0]:
            yield Finding(
                ("carriers", number, "delivery_hours"), None, "hours of one day: the second time after the first"
            )


def overlap(shift: Shift, opening: OpeningHours) -> bool:
    """Whether a shift and the opening hours share any second of the week."""
    return any(
        begin < other_end and other_begin < end
        for begin, end in _week(shift)
        for other_begin, other_end in _week(opening)
    )


def _week(hours: Shift | OpeningHours) -> list[tuple[int, int]]:
    """From-to seconds over three weeks, so that nights across the end of a week meet."""
    begin, end = hours.hours
    length = (end - begin) % DAY_S or DAY_S
    starts = [week * 7 * DAY_S + day * DAY_S + begin for week in range(3) for day in hours.days]
    return [(start, start + length) for start in starts]
