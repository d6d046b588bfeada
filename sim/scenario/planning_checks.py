"""Whether plans make sense: rounds that somebody gets something from, shares that add up, events that raise demand."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sim.rules.policies.table import POLICY_OF
from sim.scenario.clock import DAY_S
from sim.scenario.finding import Finding
from sim.scenario.planning import Division, OpeningStock, PlanningRound, Prepositioning
from sim.scenario.policy_choice import policy_of
from sim.scenario.service_checks import SHARE_TOLERANCE

if TYPE_CHECKING:
    from sim.scenario.scenario import Scenario

Location = tuple[str | int, ...]

LONGEST_WINDOW_D = 366
"""Days of sales that can be remembered."""


def check_planning(scenario: "Scenario") -> Iterator[Finding]:
    """Find plans that contradict themselves, or that nobody could carry out."""
    planning = scenario.planning
    if planning.opening is not None:
        yield from _opening(scenario, planning.opening)
    for number, entry in enumerate(planning.rounds):
        yield from _round(scenario, entry, ("planning", "rounds", number))
    for number, ahead in enumerate(planning.prepositioning):
        yield from _ahead(scenario, ahead, ("planning", "prepositioning", number))


def _opening(scenario: "Scenario", entry: OpeningStock) -> Iterator[Finding]:
    at: Location = ("planning", "opening")
    if entry.cover is not None and entry.units is not None:
        yield Finding((*at, "units"), entry.units, "either cover or units, not both")
    yield from _division(entry, entry.warehouses or tuple(site.name for site in scenario.warehouses), at)
    for position, name in enumerate(entry.warehouses):
        if name in {site.name for site in scenario.warehouses if not _counts_stock(scenario, site.name)}:
            yield Finding(
                (*at, "warehouses", position), name, "a warehouse that counts its stock; its supply is unlimited"
            )


def _round(scenario: "Scenario", entry: PlanningRound, at: Location) -> Iterator[Finding]:
    sites = {site.name: site for site in scenario.warehouses}
    if entry.source not in sites:  # told with the names
        return
    supplied = tuple(site.name for site in scenario.warehouses if entry.source in [one.name for one in site.sources])
    for position, name in enumerate(entry.warehouses):
        if name in sites and name not in supplied:
            expected = f"a warehouse that {entry.source} supplies, under its stock.source or stock.sources"
            yield Finding((*at, "warehouses", position), name, expected, supplied)
    if not supplied:
        yield Finding((*at, "source"), entry.source, "a warehouse that supplies others")
    if (entry.days is None) == (not entry.dates):
        yield Finding((*at, "days"), entry.days, "either days or dates on which it takes place")
    if entry.hold_back % DAY_S:
        yield Finding((*at, "hold_back"), entry.hold_back, "whole days")
    if entry.cover is None and not _counts_stock(scenario, entry.source):
        yield Finding((*at, "cover"), None, f"how much is sent, as the supply of {entry.source} is unlimited")
    yield from _division(entry, entry.warehouses or supplied, at)


def _division(entry: Division, sites: tuple[str, ...], at: Location) -> Iterator[Finding]:
    if entry.window == 0 or entry.window % DAY_S or entry.window > LONGEST_WINDOW_D * DAY_S:
        yield Finding((*at, "window"), entry.window, f"whole days, from 1 to {LONGEST_WINDOW_D}")
    if entry.basis != "shares":
        if entry.shares:
            yield Finding((*at, "shares"), entry.shares, f"no such key, as basis is {entry.basis}")
        return
    for name in entry.shares:
        if name not in sites:
            yield Finding((*at, "shares", name), entry.shares[name], f"a share of one of {', '.join(sites)}")
    total = sum(entry.shares.values())
    if abs(total - 1) > SHARE_TOLERANCE:
        yield Finding((*at, "shares"), entry.shares or None, f"shares that add up to 1, not {total:.6g}")


def _ahead(scenario: "Scenario", entry: Prepositioning, at: Location) -> Iterator[Finding]:
    factors = {event.name: event.factor for event in scenario.demand.calendar}
    for position, name in enumerate(entry.events):
        if factors.get(name, 2.0) <= 1:
            yield Finding(
                (*at, "events", position), name, f"an event that raises demand; its factor is {factors[name]:g}"
            )
    if entry.lead == 0 or entry.lead % DAY_S:
        yield Finding((*at, "lead"), entry.lead, "whole days, at least one")
    able = {site.name for site in scenario.warehouses if site.sources}
    known = {site.name for site in scenario.warehouses}
    for position, name in enumerate(entry.warehouses):
        if name in known - able:
            yield Finding((*at, "warehouses", position), name, "a warehouse with a source to order from")


def _counts_stock(scenario: "Scenario", name: str) -> bool:
    """Whether a warehouse counts its stock of every SKU, or else supply of some never ends."""
    site = next(site for site in scenario.warehouses if site.name == name)
    return all(POLICY_OF[policy_of(site, sku).kind].counted for sku in scenario.products.skus)


def odd_plans(scenario: "Scenario") -> Iterator[Finding]:
    """Plans that never happen, or too late."""
    start, horizon = scenario.horizon.start, scenario.horizon
    days = -(-(horizon.warm_up + horizon.measure + horizon.cool_down) // DAY_S)
    for number, entry in enumerate(scenario.planning.rounds):
        for position, day in enumerate(entry.dates):
            if not 0 <= (day - start).days < days:
                expected = f"a day of the simulated time, which begins on {start.isoformat()} and has {days} days"
                yield Finding(("planning", "rounds", number, "dates", position), day.isoformat(), expected)
    for number, ahead in enumerate(scenario.planning.prepositioning):
        at: Location = ("planning", "prepositioning", number)
        first = min(event.first for event in scenario.demand.calendar if event.name in ahead.events)
        begin = (first - start).days
        if not 0 < begin < days:
            expected = f"events that begin within the simulated time; the first begins on {first.isoformat()}"
            yield Finding((*at, "events"), list(ahead.events), expected)
        elif begin * DAY_S < ahead.lead:
            expected = f"at most {begin} d, as the run begins on {start.isoformat()}; ordered at its start"
            yield Finding((*at, "lead"), ahead.lead, expected)
