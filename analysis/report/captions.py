"""One sentence beneath each picture that says what to see."""

import numpy as np

from analysis.charts.delivery_times import share_within
from analysis.charts.differences import rows
from analysis.charts.estimates import mean_of
from analysis.charts.heat_map import cells
from analysis.charts.style import COMPONENTS
from analysis.frontier import COST, TIME, efficient
from analysis.language import Labels
from analysis.language.cautions import CAUTIONS
from analysis.language.watching import WATCHING
from analysis.overload import code_of, overload
from analysis.settling import warm_up_told
from analysis.study import Study

_TWO_DAYS_H = 48


def _name(study: Study, labels: Labels, place: int) -> str:
    return labels.scenario(study.results[place].scenario, place)


def _percent(labels: Labels, value: float, digits: int = 0) -> str:
    return f"{value:.{digits}f}{labels.gap('%')}%"


def cost_caption(study: Study, labels: Labels) -> str:
    """Say who costs least, and on what the money goes."""
    totals = [np.nan if overload(result) else mean_of(result, COST) for result in study.results]
    if np.isnan(totals).all():
        return ""
    place = int(np.nanargmin(totals))
    parts = {name: mean_of(study.results[place], f"{COST}_{name}") for name in COMPONENTS}
    known = {name: value for name, value in parts.items() if value == value}
    if not known or totals[place] <= 0:
        return ""
    largest = max(known, key=lambda name: known[name])
    return labels.texts.report.caption_cost.format(
        scenario=_name(study, labels, place),
        cost=labels.scale("元/order", totals[place]).quantity(totals[place]),
        component=labels.component(largest),
        share=_percent(labels, 100 * known[largest] / totals[place]),
    )


def times_caption(study: Study, labels: Labels) -> str:
    """Say who has delivered most and least after two days."""
    shares = [share_within(result, _TWO_DAYS_H) for result in study.results]
    if np.isnan(shares).any() or len(shares) < 2:
        return ""
    most, least = int(np.argmax(shares)), int(np.argmin(shares))
    return labels.texts.report.caption_times.format(
        scenario=_name(study, labels, most), best=_percent(labels, shares[most]),
        other=_name(study, labels, least), worst=_percent(labels, shares[least]),
    )  # fmt: skip


def frontier_caption(study: Study, labels: Labels) -> str:
    """Say whom no other beats on both cost and time."""
    words = labels.texts.report
    if len(study.results) < 2:
        return ""
    kept = efficient(study.results)
    unjudged = [place for place, result in enumerate(study.results) if overload(result)]
    off = [
        place
        for place, result in enumerate(study.results)
        if result.scenario.name not in kept and place not in unjudged
    ]
    names = words.list_separator.join(_name(study, labels, place) for place in off)
    caption = words.caption_frontier.format(dominated=names) if off else words.caption_frontier_all
    if not unjudged:
        return caption
    left = words.list_separator.join(_name(study, labels, place) for place in unjudged)
    remark = CAUTIONS[code_of(labels)].frontier.format(scenarios=left)
    return f"{caption} {remark}" if len(kept) > 1 else remark


def differences_caption(study: Study, labels: Labels) -> str:
    """Count the verdicts."""
    found = [row.better for row in rows(study)]
    cautions = CAUTIONS[code_of(labels)]
    remarks = [cautions.same_count.format(count=found.count(""))] if "" in found else []
    if any(row.kpi == "on_time_delivery" for row in rows(study)):
        remarks.append(cautions.own_promise)
    caption = labels.texts.report.caption_differences.format(
        total=len(found), baseline=_name(study, labels, 0), better=found.count("scenario"),
        worse=found.count("baseline"), undecided=found.count("undecided"),
    )  # fmt: skip
    return " ".join([caption, *remarks])


def heat_caption(study: Study, labels: Labels, kpi: str) -> str:
    """Name the region in which the scenarios differ most."""
    scopes, values = cells(study, kpi)
    values = values[1:]
    if values.shape[1] < 2 or not len(values) or np.isnan(values).any():
        return ""
    row = int(np.argmax(values.max(axis=1) - values.min(axis=1)))
    low, high = int(values[row].argmin()), int(values[row].argmax())
    scale = labels.scale("h" if kpi == TIME else "元/order", 0.0)
    small, large = _name(study, labels, low), _name(study, labels, high)
    form = labels.texts.report.caption_heat_time if kpi == TIME else labels.texts.report.caption_heat_cost
    return form.format(
        region=labels.region(scopes[row + 1].removeprefix("region:")), low=scale.quantity(values[row, low]),
        high=scale.quantity(values[row, high]), fast=small, cheap=small, slow=large, dear=large,
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
    for form, kpi in ((words.caption_precision, "alert_precision"), (words.caption_recall, "alert_recall")):
        share = mean_of(result, kpi)
        if share == share:
            parts.append(form.format(precision=_percent(labels, share), recall=_percent(labels, share)))
    return ("" if code_of(labels) == "zh" else " ").join(parts)


def warm_up_caption(study: Study, labels: Labels) -> str:
    """Say whether the warm-up was long enough: by the MSER-5 rule on delivery times, and by stock at its end."""
    return warm_up_told(study.results, labels)
