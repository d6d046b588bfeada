"""The table of carriers: what share of orders each carries, for how much and how fast, by scenario."""

import math
from dataclasses import dataclass

from analysis.charts.canvas import regions_of
from analysis.charts.estimates import mean_of
from analysis.kpis.definitions import definitions
from analysis.language import Labels
from analysis.language.labels import plain
from analysis.naming import sentence_names
from analysis.study import ScenarioResult, Study

FREIGHT = "cost_per_order_freight"
KPIS = ("orders", FREIGHT, "carrier_time_mean")
"""Figures of the table, a block of columns each; orders as a share of all."""

_NOTEWORTHY = 1.0
"""Percentage points by which a carrier's share has to move to be told."""


REGION_KPIS = ("orders", "order_to_delivery_mean")
"""Figures of a carrier in a region; orders as a share of the region's."""


@dataclass(frozen=True)
class CarrierLine:
    """One carrier, or all together: name, mode of transport, and its figures by KPI and scenario."""

    name: str
    mode: str
    cells: tuple[str, ...]


def _carriers(study: Study) -> list[str]:
    """Every carrier of the study, in the order of the scenarios."""
    return list(dict.fromkeys(carrier.name for result in study.results for carrier in result.scenario.carriers))


def share(result: ScenarioResult, carrier: str) -> float:
    """Return the percentage of a scenario's orders that a carrier has; NaN where nothing is known of it."""
    total = mean_of(result, "orders")
    return 100 * mean_of(result, "orders", f"carrier:{carrier}") / total if total > 0 else math.nan


def _mode(study: Study, carrier: str, labels: Labels) -> str:
    """Modes of a carrier; scenarios may differ."""
    modes = dict.fromkeys(
        labels.texts.modes.get(one.mode, plain(one.mode))
        for result in study.results
        for one in result.scenario.carriers
        if one.name == carrier
    )
    return labels.texts.report.list_separator.join(modes)


def _name(study: Study, carrier: str, labels: Labels) -> str:
    holder = next(
        result.scenario for result in study.results if any(one.name == carrier for one in result.scenario.carriers)
    )
    return labels.carrier(holder, carrier)


def _text(kpi: str, value: float, labels: Labels) -> str:
    if math.isnan(value):
        return "–"
    return labels.scale("%" if kpi == "orders" else definitions()[kpi].unit, 0.0).number(value)


def _value(result: ScenarioResult, kpi: str, carrier: str) -> float:
    return share(result, carrier) if kpi == "orders" else mean_of(result, kpi, f"carrier:{carrier}")


def _total(result: ScenarioResult, kpi: str, carriers: list[str]) -> float:
    """All carriers together; orders that no carrier has yet are missing from the shares."""
    if kpi != "orders":
        return mean_of(result, kpi)
    known = [value for carrier in carriers if not math.isnan(value := share(result, carrier))]
    return math.fsum(known) if known else math.nan


def carrier_table(study: Study, labels: Labels) -> list[CarrierLine]:
    """Build the table of carriers, and of all together; empty where no scenario has a carrier that is known of."""
    carriers = _carriers(study)
    if all(math.isnan(share(result, carrier)) for result in study.results for carrier in carriers):
        return []
    lines = [
        CarrierLine(
            _name(study, carrier, labels),
            _mode(study, carrier, labels),
            tuple(_text(kpi, _value(result, kpi, carrier), labels) for kpi in KPIS for result in study.results),
        )
        for carrier in carriers
    ]
    totals = tuple(_text(kpi, _total(result, kpi, carriers), labels) for kpi in KPIS for result in study.results)
    return [*lines, CarrierLine(labels.texts.report.all_carriers, "", totals)]


@dataclass(frozen=True)
class CarrierInRegion:
    """One carrier in one region, whose name stands in the first of its lines, and its figures by KPI and scenario."""

    region: str
    name: str
    cells: tuple[str, ...]


def _value_in(result: ScenarioResult, kpi: str, carrier: str, region: str) -> float:
    value = mean_of(result, kpi, f"carrier:{carrier}/region:{region}")
    if kpi != "orders":
        return value
    total = mean_of(result, "orders", f"region:{region}")
    return 100 * value / total if total > 0 and value > 0 else math.nan


def carriers_by_region(study: Study, labels: Labels) -> list[CarrierInRegion]:
    """Build the table of who serves which region, and how fast; carriers without an order there have no line.

    Empty where one carrier has everything: then the table of regions says it all.
    """
    carriers, lines = _carriers(study), []
    for place, region in enumerate(regions_of(study.results)):
        name = labels.region(region, place)
        for carrier in carriers:
            if all(math.isnan(_value_in(result, "orders", carrier, region)) for result in study.results):
                continue
            cells = (
                _text(kpi, _value_in(result, kpi, carrier, region), labels)
                for kpi in REGION_KPIS
                for result in study.results
            )
            lines.append(CarrierInRegion(name, _name(study, carrier, labels), tuple(cells)))
            name = ""
    return lines if len({line.name for line in lines}) > 1 else []


def _moved(study: Study, carrier: str, result: ScenarioResult, labels: Labels) -> str:
    """Tell how the share of one carrier moved, and what it charges an order."""
    percent, money = labels.scale("%", 0.0), labels.scale("元/order", 0.0)
    before, after = (share(one, carrier) for one in (study.baseline, result))
    prices = [mean_of(one, FREIGHT, f"carrier:{carrier}") for one in (result, study.baseline)]
    price = next((price for price in prices if not math.isnan(price)), 0.0)
    return labels.texts.report.carrier_moved.format(
        carrier=_name(study, carrier, labels),
        before=percent.quantity(0.0 if math.isnan(before) else before),
        after=percent.quantity(0.0 if math.isnan(after) else after),
        price=money.quantity(price),
    )


def _change(study: Study, place: int, labels: Labels) -> str:
    """Tell what changed most between the baseline and another scenario; empty where freight is unknown."""
    words, result = labels.texts.report, study.results[place]
    freight = [mean_of(one, FREIGHT) for one in (study.baseline, result)]
    if any(math.isnan(value) for value in freight):
        return ""
    changes = {}
    for carrier in _carriers(study):
        before, after = (share(one, carrier) for one in (study.baseline, result))
        changes[carrier] = (0.0 if math.isnan(after) else after) - (0.0 if math.isnan(before) else before)
    risen, fallen = max(changes, key=changes.__getitem__), min(changes, key=changes.__getitem__)
    told = [carrier for carrier in (risen, fallen) if abs(changes[carrier]) >= _NOTEWORTHY]
    parts = [_moved(study, carrier, result, labels) for carrier in dict.fromkeys(told)]
    names, money = sentence_names(study.results, labels), labels.scale("元/order", 0.0)
    told = [money.quantity(value) for value in freight]
    form = words.carriers_change if told[0] != told[1] else words.carriers_change_same
    return form.format(
        baseline=names[0],
        scenario=names[place],
        moved=words.clause_separator.join(parts) or words.carriers_alike,
        before=told[0],
        after=told[1],
    )


def carrier_changes(study: Study, labels: Labels) -> list[str]:
    """Tell who carries more, who less, and what freight costs: a sentence for each scenario but the baseline."""
    if not carrier_table(study, labels):
        return []
    return [sentence for place in range(1, len(study.results)) if (sentence := _change(study, place, labels))]
