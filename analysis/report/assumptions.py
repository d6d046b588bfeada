"""What was assumed: the scenarios in the words of their files, side by side."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from analysis.charts.canvas import measured_days
from analysis.language import Labels
from analysis.study import Study
from sim.scenario.scenario import Scenario

_DAY_S = 86400


@dataclass(frozen=True)
class Assumption:
    """One line: a heading, and what each scenario says; one entry where all say the same."""

    title: str
    values: tuple[str, ...]


def _calendar(scenario: Scenario, labels: Labels) -> str:
    words = labels.texts.report
    first, last = (date.fromisoformat(day) for day in measured_days(scenario))
    within = (event for event in scenario.demand.calendar if event.first <= last and event.last >= first)
    events = list(dict.fromkeys(labels.event(event) for event in within))
    return words.list_separator.join(events) or words.nothing


def _horizon(scenario: Scenario, labels: Labels) -> str:
    first, last = measured_days(scenario)
    days = scenario.horizon.measure // _DAY_S
    return labels.texts.report.horizon_value.format(first=first, last=last, days=days)


def _carriers(scenario: Scenario, labels: Labels) -> str:
    words = labels.texts.report
    return (
        words.list_separator.join(labels.carrier(scenario, carrier.name) for carrier in scenario.carriers)
        or words.nothing
    )


def _choice(scenario: Scenario, labels: Labels) -> str:
    return labels.texts.carrier_choices.get(scenario.carrier_choice.by, "") if scenario.carriers else ""


def _sites(scenario: Scenario, labels: Labels) -> str:
    separator = labels.texts.report.list_separator
    return separator.join(labels.warehouse(scenario, site.name) for site in scenario.warehouses)


def _allocation(scenario: Scenario, labels: Labels) -> str:
    rule, texts = scenario.allocation, labels.texts
    return texts.report.list_separator.join(
        (texts.allocations.get(rule.by, rule.by), texts.shortages.get(rule.shortage, ""))
    )


def _promise(scenario: Scenario, labels: Labels) -> str:
    words = labels.texts.report
    return words.list_separator.join(map(labels.promise, scenario.promise)) or words.nothing


def _cities(scenario: Scenario, labels: Labels) -> str:
    cities = scenario.customers.cities
    count = len({city.region for city in cities})
    return labels.texts.report.cities_value.format(cities=len(cities), regions=count)


def assumptions(study: Study, labels: Labels) -> list[Assumption]:
    """Set the scenarios side by side."""
    words = labels.texts.report
    scenarios = [result.scenario for result in study.results]
    lines: list[tuple[str, Callable[[Scenario], str]]] = [
        (words.description, labels.description),
        (words.sites, lambda scenario: _sites(scenario, labels)),
        (words.allocation, lambda scenario: _allocation(scenario, labels)),
        (words.carriers, lambda scenario: _carriers(scenario, labels)),
        (words.carrier_choice, lambda scenario: _choice(scenario, labels)),
        (words.promise, lambda scenario: _promise(scenario, labels)),
        (words.cities, lambda scenario: _cities(scenario, labels)),
        (words.demand, lambda scenario: words.demand_value.format(orders=f"{scenario.demand.orders:,.0f}")),
        (words.calendar, lambda scenario: _calendar(scenario, labels)),
        (words.products, lambda scenario: words.products_value.format(skus=len(scenario.products.skus))),
        (words.horizon, lambda scenario: _horizon(scenario, labels)),
        (words.warm_up_row, lambda scenario: words.warm_up_value.format(days=scenario.horizon.warm_up // _DAY_S)),
        (words.replications, lambda scenario: str(study.replications)),
        (words.seed, lambda scenario: str(study.seed)),
    ]
    found = []
    for title, say in lines:
        values = tuple(say(scenario) for scenario in scenarios)
        if any(values):
            found.append(Assumption(title, values[:1] if len(set(values)) == 1 else values))
    return found
