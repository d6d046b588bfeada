"""What may be said: plain sentences on which scenario is better on what, by how much and for whom."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import pandas as pd

from analysis.comparison import records, without_weight
from analysis.kpis.definitions import HEADLINES, definitions
from analysis.kpis.scopes import ALL
from analysis.language import Labels, texts
from analysis.language.cautions import CAUTIONS
from analysis.overload import not_comparable, overload
from analysis.study import Finding, FindingVerdict, Language, ScenarioResult, Verdict

BY_REGION = ("order_to_delivery_mean", "cost_per_order")
"""Figures that are told region by region."""

MINUTE_DIFFERENCE = 1e-9
"""Relative difference below which two figures are the same."""


@dataclass(frozen=True)
class Phrases:
    """Sentences of one language; `s` is the scenario, `b` the baseline, `d` the difference.

    Parameters
    ----------
    less, more : mapping of str to str
        What a lower or higher figure is called, by KPI; "" stands for all others.
    detail, single : str
        Figures behind a statement, with and without an interval.
    share : str
        A difference with its share of the baseline.
    undecided, same : str
        Where the evidence does not suffice, and where there is no difference.
    regions : str
        Opening of a statement region by region.
    region_undecided : str
        List of regions without a verdict.
    separator, stop : str
        Between items of a list, and at the end of a sentence.
    """

    less: Mapping[str, str]
    more: Mapping[str, str]
    detail: str
    single: str
    share: str
    undecided: str
    same: str
    regions: str
    region_undecided: str
    separator: str
    stop: str


PHRASES: Mapping[Language, Phrases] = MappingProxyType(
    {
        "en": Phrases(
            less={
                "cost_per_order": "{s} costs {d} less an order than {b}",
                "order_to_delivery_mean": "{s} delivers {d} sooner than {b} on average",
                "": "{title}: {s} is {d} below {b}",
            },
            more={
                "cost_per_order": "{s} costs {d} more an order than {b}",
                "order_to_delivery_mean": "{s} delivers {d} later than {b} on average",
                "": "{title}: {s} is {d} above {b}",
            },
            detail=" ({mean} against {base}; 95 % interval of the difference {low} to {high})",
            single=" ({mean} against {base}; one replication, so nothing is known about the interval)",
            share="{d} ({share})",
            undecided="{title}: the evidence does not suffice to say whether {s} or {b} is better",
            same="{title}: {s} does not differ from {b} ({mean})",
            regions="{title} by region, {s} against {b}: ",
            region_undecided="the evidence does not suffice in {names}",
            separator=", ",
            stop=".",
        ),
        "zh": Phrases(
            less={
                "cost_per_order": "{s}的单均成本比{b}低 {d}",
                "order_to_delivery_mean": "{s}的平均送达时间比{b}短 {d}",
                "": "{title}：{s}比{b}低 {d}",
            },
            more={
                "cost_per_order": "{s}的单均成本比{b}高 {d}",
                "order_to_delivery_mean": "{s}的平均送达时间比{b}长 {d}",
                "": "{title}：{s}比{b}高 {d}",
            },
            detail="（{mean}，对照 {base}；差值的 95% 置信区间为 {low} 至 {high}）",
            single="（{mean}，对照 {base}；仅一次重复，区间未知）",
            share="{share}，即 {d}",
            undecided="{title}：{s}与{b}孰优无法判定",
            same="{title}：{s}与{b}没有差异（{mean}）",
            regions="分区域{title}，{s}对照{b}：",
            region_undecided="{names}无法判定",
            separator="，",
            stop="。",
        ),
    }
)
"""The sentences."""


def findings(results: Sequence[ScenarioResult], comparison: pd.DataFrame) -> tuple[Finding, ...]:
    """State what the comparison shows: headline KPIs of the whole network, then cost and time region by region.

    Parameters
    ----------
    results : sequence of ScenarioResult
        The scenarios; the first is the baseline.
    comparison : DataFrame
        From `analysis.comparison.compare`.

    Returns
    -------
    tuple of Finding
        By KPI in the order of `HEADLINES`, then by scenario; statements by region have the scope "region".
    """
    return tuple(_findings(results, comparison))


def _findings(results: Sequence[ScenarioResult], comparison: pd.DataFrame) -> Iterator[Finding]:
    overloaded = [result for result in results if overload(result)]
    sentences = (not_comparable(results, Labels(texts(language))) for language in ("en", "zh"))
    for result, en, zh in zip(overloaded, *sentences, strict=True):
        yield Finding("cost_per_order", ALL, result.scenario.name, "", en, zh)
    judged = [] if results[0] in overloaded else [result for result in results[1:] if not overload(result)]
    for kpi in HEADLINES:
        rows = comparison[comparison["kpi"] == kpi]
        for result in judged:
            own = rows[rows["scenario"] == result.scenario.name]
            for row in records(own[own["scope"] == ALL]):
                verdict: Verdict = row["better"]
                en, zh = (_sentence(row, _names(results, result, language), language) for language in ("en", "zh"))
                yield Finding(kpi, ALL, result.scenario.name, verdict, en, zh)
            regions = records(own[own["scope"].str.startswith("region:")])
            if kpi in BY_REGION and len(regions) > 1 and any(row["difference"] for row in regions):
                en, zh = (_by_region(regions, _names(results, result, language), language) for language in ("en", "zh"))
                yield Finding(kpi, "region", result.scenario.name, _overall(regions), en, zh)


def _overall(rows: Sequence[Mapping[str, object]]) -> FindingVerdict:
    """Return the verdict of all regions if they agree, "mixed" if some are better and some are worse."""
    verdicts = {str(row["better"]) for row in rows if not without_weight(row)}
    if not verdicts:
        return ""
    if {"scenario", "baseline"} <= verdicts:
        return "mixed"
    if verdicts == {"scenario"}:
        return "scenario"
    return "baseline" if verdicts == {"baseline"} else "undecided"


def _names(results: Sequence[ScenarioResult], result: ScenarioResult, language: Language) -> dict[str, str]:
    labels = Labels(texts(language))
    place = next(place for place, other in enumerate(results) if other is result)
    return {"s": labels.scenario(result.scenario, place), "b": labels.scenario(results[0].scenario, 0)}


def _sentence(row: Mapping[str, float | str], names: Mapping[str, str], language: Language) -> str:
    """State one comparison row."""
    phrases, labels = PHRASES[language], Labels(texts(language))
    kpi, difference = str(row["kpi"]), float(row["difference"])
    mean, base = float(row["mean"]), float(row["baseline_mean"])
    scale = labels.scale(str(row["unit"]), max(abs(mean), abs(base)))
    low, high = float(row["low"]), float(row["high"])
    ends = scale.telling_apart(low, high)
    words = {
        **names,
        "title": labels.kpi(kpi),
        "d": _amount(difference, base, str(row["unit"]), labels, phrases),
        "mean": scale.quantity(mean),
        "base": scale.quantity(base),
        "low": "" if math.isnan(low) else ends.number(low, signed=True),
        "high": "" if math.isnan(high) else ends.number(high, signed=True),
    }
    if abs(difference) <= MINUTE_DIFFERENCE * max(abs(mean), abs(base)) and row["low"] == row["high"]:
        return phrases.same.format(**words) + phrases.stop
    detail = phrases.single if math.isnan(float(row["low"])) else phrases.detail
    undecided = row["better"] == "undecided" and detail is phrases.detail
    statement = phrases.undecided if undecided else _by_sign(phrases, kpi, difference)
    if without_weight(row):
        statement = CAUTIONS[language].same
    return (statement + detail + phrases.stop).format(**words)


def _amount(difference: float, base: float, unit: str, labels: Labels, phrases: Phrases) -> str:
    """Write a difference without its sign: shares in percentage points, all else also relative to the baseline."""
    scale = labels.scale(unit, max(abs(base), abs(base + difference)))
    if unit == "%":
        return f"{scale.number(abs(difference))} {labels.texts.charts.points}"
    if base == 0:
        return scale.quantity(abs(difference))
    share = labels.scale("%", 100.0).quantity(100 * abs(difference / base))
    return phrases.share.format(d=scale.quantity(abs(difference)), share=share)


def _by_sign(phrases: Phrases, kpi: str, difference: float) -> str:
    forms = phrases.less if difference < 0 else phrases.more
    return forms.get(kpi, forms[""])


def _by_region(rows: Sequence[Mapping[str, float | str]], names: Mapping[str, str], language: Language) -> str:
    """State the rows of all regions in one sentence: the largest gain first, those without a verdict last."""
    phrases, labels = PHRASES[language], Labels(texts(language))
    kpi = str(rows[0]["kpi"])
    scale = labels.scale(str(rows[0]["unit"]), max(abs(float(row["mean"])) for row in rows))
    sign = 1 if definitions()[kpi].direction == "lower" else -1
    ordered = sorted(rows, key=lambda row: sign * float(row["difference"]))
    same = [row for row in ordered if without_weight(row)]
    ordered = [row for row in ordered if not without_weight(row)]
    decided = [row for row in ordered if row["better"] != "undecided"]
    parts = [f"{_region(row, labels)} {scale.quantity(float(row['difference']), signed=True)}" for row in decided]
    unclear = phrases.separator.join(_region(row, labels) for row in ordered if row["better"] == "undecided")
    if unclear:
        parts.append(phrases.region_undecided.format(names=unclear))
    if same:
        names_of_same = phrases.separator.join(_region(row, labels) for row in same)
        parts.append(CAUTIONS[language].same_regions.format(names=names_of_same))
    opening = phrases.regions.format(title=labels.kpi(kpi), **names)
    return opening + phrases.separator.join(parts) + phrases.stop


def _region(row: Mapping[str, float | str], labels: Labels) -> str:
    return labels.region(str(row["scope"]).partition(":")[2])


__all__ = ["PHRASES", "Phrases", "findings"]
