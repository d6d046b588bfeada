"""One sentence beneath each picture that says what to see."""

from collections.abc import Sequence

import numpy as np

from analysis.charts.delivery_times import share_within
from analysis.charts.differences import UNJUDGED, rows
from analysis.charts.estimates import mean_of
from analysis.charts.heat_map import cells
from analysis.charts.style import COMPONENTS
from analysis.frontier import COST, TIME
from analysis.language import Labels
from analysis.language.captioning import CAPTIONS
from analysis.language.cautions import CAUTIONS
from analysis.language.rule_names import rule_names
from analysis.language.watching import WATCHING
from analysis.naming import listed, sentence_names
from analysis.overload import aside, code_of, judged_places
from analysis.same_promise import same_promise
from analysis.settling import warm_up_told
from analysis.study import ScenarioResult, Study
from sim.rules.alerts.table import KIND_OF

_TWO_DAYS_H = 48


def _name(study: Study, labels: Labels, place: int) -> str:
    return sentence_names(study.results, labels)[place]


def _listed(study: Study, labels: Labels, places: Sequence[int]) -> str:
    names = sentence_names(study.results, labels)
    return listed([names[place] for place in places], labels)


def _percent(labels: Labels, value: float, digits: int = 0) -> str:
    return f"{value:.{digits}f}{labels.gap('%')}%"


def cost_caption(study: Study, labels: Labels) -> str:
    """Say who costs least, and on what the money goes."""
    totals = {place: mean_of(study.results[place], COST) for place in judged_places(study.results)}
    known = {place: total for place, total in totals.items() if total == total}
    if not known:
        return ""
    place = min(known, key=known.__getitem__)
    cost = labels.scale("元/order", known[place]).quantity(known[place])
    least = [other for other, total in known.items() if labels.scale("元/order", total).quantity(total) == cost]
    parts = {name: mean_of(study.results[place], f"{COST}_{name}") for name in COMPONENTS}
    items = {name: value for name, value in parts.items() if value == value}
    if not items or known[place] <= 0:
        return ""
    words = CAPTIONS[code_of(labels)]
    form = words.cost if len(least) == 1 else words.cost_several
    form = words.cost_same if 1 < len(known) == len(least) else form
    form = words.cost_alone if len(known) == 1 else form
    largest = max(items, key=items.__getitem__)
    share = _percent(labels, 100 * items[largest] / known[place])
    told = words.largest.format(component=labels.component(largest), share=share)
    return (
        form.format(scenarios=_listed(study, labels, least), cost=cost, aside=aside(study.results, labels))
        + words.gap
        + told
    )


def times_caption(study: Study, labels: Labels) -> str:
    """Say who has delivered most and least after two days; more decimals where it takes them to tell them apart."""
    judged = judged_places(study.results)
    shares = {place: share_within(study.results[place], _TWO_DAYS_H) for place in judged}
    if np.isnan(list(shares.values())).any() or len(shares) < 2:
        return ""
    most, least = max(judged, key=shares.__getitem__), min(judged, key=shares.__getitem__)
    words, left_out = CAPTIONS[code_of(labels)], aside(study.results, labels)
    digits = int(_percent(labels, shares[most]) == _percent(labels, shares[least]))
    best, worst = (_percent(labels, shares[place], digits) for place in (most, least))
    if best == worst:
        return words.times_same.format(best=best, aside=left_out)
    return words.times.format(
        scenario=_name(study, labels, most), best=best, other=_name(study, labels, least), worst=worst, aside=left_out
    )


def differences_caption(study: Study, labels: Labels) -> str:
    """Count the verdicts."""
    found = [row.better for row in rows(study)]
    words = CAPTIONS[code_of(labels)]
    counts = words.differences.format(
        total=len(found), baseline=_name(study, labels, 0), better=found.count("scenario"),
        worse=found.count("baseline"), undecided=found.count("undecided"),
    )  # fmt: skip
    for without, told in (("", words.same), (UNJUDGED, words.unjudged)):
        if without in found:
            counts += told.format(count=found.count(without))
    sentences = [counts + CAUTIONS[code_of(labels)].stop, labels.texts.report.caption_differences]
    if any(row.kpi == "on_time_delivery" for row in rows(study)) and not same_promise(study.results):
        sentences.append(CAUTIONS[code_of(labels)].own_promise)
    return words.gap.join(sentences)


def heat_caption(study: Study, labels: Labels, kpi: str) -> str:
    """Name the region in which the scenarios differ most."""
    scopes, values = cells(study, kpi)
    judged = judged_places(study.results)
    values = values[1:, judged]
    if values.shape[1] < 2 or not len(values) or np.isnan(values).any():
        return ""
    row = int(np.argmax(values.max(axis=1) - values.min(axis=1)))
    low, high = int(values[row].argmin()), int(values[row].argmax())
    scale = labels.scale("h" if kpi == TIME else "元/order", 0.0)
    words, left_out = CAPTIONS[code_of(labels)], aside(study.results, labels)
    small, large = scale.quantity(values[row, low]), scale.quantity(values[row, high])
    if small == large:
        return words.heat_same.format(aside=left_out)
    return (words.heat_time if kpi == TIME else words.heat_cost).format(
        region=labels.region(scopes[row + 1].removeprefix("region:")), low=small, high=large,
        best=_name(study, labels, judged[low]), worst=_name(study, labels, judged[high]), aside=left_out,
    )  # fmt: skip


def map_caption(study: Study, labels: Labels, place: int) -> str:
    """Name the largest warehouse and how long the slowest cities wait."""
    result = study.results[place]
    parcels = result.flows.groupby("warehouse")["parcels"].sum()
    if parcels.empty or not parcels.sum() or result.cities.empty:
        return ""
    largest = str(parcels.idxmax())
    slow = float(np.quantile(result.cities["mean_delivery_h"], 0.9))
    return labels.texts.report.caption_map.format(
        scenario=_name(study, labels, place), warehouse=labels.warehouse(result.scenario, largest),
        share=_percent(labels, 100 * float(parcels.max() / parcels.sum())), slow=labels.scale("h", slow).quantity(slow),
    )  # fmt: skip


def stock_caption(study: Study, labels: Labels, place: int) -> str:
    """Say how much stock a scenario holds."""
    value = mean_of(study.results[place], "stock_value_mean")
    if value != value:
        return ""
    text = labels.scale("元", value).quantity(value)
    return labels.texts.report.caption_stock.format(scenario=_name(study, labels, place), stock=text)


def monitoring_caption(study: Study, labels: Labels, place: int) -> str:
    """Say how many alerts there were, and what they were worth."""
    words, result = WATCHING[code_of(labels)], study.results[place]
    alerts = mean_of(result, "alerts")
    if alerts != alerts:
        return ""
    parts = [words.caption.format(scenario=_name(study, labels, place), alerts=f"{alerts:,.0f}")]
    kinds = _warnings(study.results[place], labels)
    for form, kpi in ((words.caption_precision, "alert_precision"), (words.caption_recall, "alert_recall")):
        share = mean_of(result, kpi)
        if kinds and share == share:
            parts.append(form.format(precision=_percent(labels, share), recall=_percent(labels, share), kinds=kinds))
    return ("" if code_of(labels) == "zh" else " ").join(parts)


def _warnings(result: ScenarioResult, labels: Labels) -> str:
    """Name a scenario's rules that warn of stock-outs."""
    names = rule_names(result.scenario, labels)
    warning = [names[rule.name] for rule in result.scenario.alerts if KIND_OF[rule.kind].warns]
    return labels.texts.report.list_separator.join(warning)


def warm_up_caption(study: Study, labels: Labels) -> str:
    """Say whether the warm-up was long enough: by the MSER-5 rule on delivery times, and by stock at its end."""
    return warm_up_told(study.results, labels)
