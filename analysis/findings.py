"""What may be said: plain sentences on which scenario is better on what, by how much and for whom."""

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from analysis.comparison import records, without_weight
from analysis.kpis.definitions import HEADLINES, definitions
from analysis.kpis.scopes import ALL
from analysis.language import Labels, texts
from analysis.language.cautions import CAUTIONS
from analysis.language.finding_phrases import PHRASES, Phrases
from analysis.naming import sentence_names
from analysis.overload import not_comparable, overload
from analysis.study import Finding, FindingVerdict, Language, ScenarioResult, Verdict

BY_REGION = ("order_to_delivery_mean", "cost_per_order")
"""Figures that are told region by region."""

_LANGUAGES: tuple[Language, Language] = ("en", "zh")

_TOGETHER = 2
"""So many figures without any difference are told in one sentence."""

MINUTE_DIFFERENCE = 1e-9
"""Relative difference below which two figures are the same."""


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
    sentences = (not_comparable(results, Labels(texts(language))) for language in _LANGUAGES)
    for result, en, zh in zip(overloaded, *sentences, strict=True):
        yield Finding("cost_per_order", ALL, result.scenario.name, "", en, zh)
    judged = [] if results[0] in overloaded else [result for result in results[1:] if not overload(result)]
    named = {language: _names(results, Labels(texts(language))) for language in _LANGUAGES}
    rows = {result.scenario.name: _rows(comparison, result.scenario.name) for result in judged}
    alike = {name: _alike(own) for name, own in rows.items()}
    for kpi in HEADLINES:
        for name, own in rows.items():
            names = {language: named[language][name] for language in _LANGUAGES}
            if kpi in alike[name]:
                if kpi == alike[name][0]:
                    yield Finding(kpi, ALL, name, "", *(_all_alike(alike[name], names[one], one) for one in _LANGUAGES))
            else:
                yield from _of_figure(kpi, name, own.get(kpi, []), names)


def _rows(comparison: pd.DataFrame, scenario: str) -> dict[str, list[dict[str, Any]]]:
    """Rows of a scenario by KPI."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in records(comparison[comparison["scenario"] == scenario]):
        found.setdefault(str(row["kpi"]), []).append(row)
    return found


def _alike(rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> list[str]:
    """Headline KPIs that do not differ at all, in any region; empty where they are too few to be told together."""
    known = [kpi for kpi in HEADLINES if rows.get(kpi)]
    alike = [kpi for kpi in known if all(map(_identical, rows[kpi]))]
    return alike if len(alike) >= _TOGETHER else []


def _identical(row: Mapping[str, Any]) -> bool:
    """Whether two figures are the same in every replication, but for rounding."""
    size = max(abs(float(row["mean"])), abs(float(row["baseline_mean"])))
    return abs(float(row["difference"])) <= MINUTE_DIFFERENCE * size and row["low"] == row["high"]


def _all_alike(kpis: Sequence[str], names: Mapping[str, str], language: Language) -> str:
    phrases, labels = PHRASES[language], Labels(texts(language))
    titles = phrases.item.join(labels.kpi(kpi) for kpi in kpis)
    return phrases.alike.format(titles=titles, **names) + phrases.stop


def _of_figure(
    kpi: str, scenario: str, rows: Sequence[Mapping[str, Any]], names: Mapping[Language, Mapping[str, str]]
) -> Iterator[Finding]:
    """State one KPI of one scenario: of the whole network, then by region."""
    for row in (row for row in rows if row["scope"] == ALL):
        verdict: Verdict = row["better"]
        yield Finding(kpi, ALL, scenario, verdict, *(_sentence(row, names[one], one) for one in _LANGUAGES))
    regions = [row for row in rows if str(row["scope"]).startswith("region:")]
    if kpi in BY_REGION and len(regions) > 1 and any(row["difference"] for row in regions):
        told = (_by_region(regions, names[one], one) for one in _LANGUAGES)
        yield Finding(kpi, "region", scenario, _overall(regions), *told)


def _overall(rows: Sequence[Mapping[str, object]]) -> FindingVerdict:
    """Return "mixed" if some regions are better and some are worse, else what most regions with a difference say."""
    verdicts = [str(row["better"]) for row in rows if not without_weight(row)]
    if not verdicts:
        return ""
    if {"scenario", "baseline"} <= set(verdicts):
        return "mixed"
    sides: tuple[FindingVerdict, ...] = ("scenario", "baseline")
    return next((side for side in sides if 2 * verdicts.count(side) > len(verdicts)), "undecided")


def _names(results: Sequence[ScenarioResult], labels: Labels) -> dict[str, dict[str, str]]:
    """Names for sentences on each scenario, and on the baseline."""
    names = sentence_names(results, labels)
    return {result.scenario.name: {"s": name, "b": names[0]} for result, name in zip(results, names, strict=True)}


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
    if _identical(row):
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
    told = [f"{_region(row, labels)} {scale.quantity(float(row['difference']), signed=True)}" for row in decided]
    parts = [phrases.separator.join(told)] if told else []
    unclear = phrases.separator.join(_region(row, labels) for row in ordered if row["better"] == "undecided")
    if unclear:
        parts.append(phrases.region_undecided.format(names=unclear))
    if same:
        names_of_same = phrases.separator.join(_region(row, labels) for row in same)
        parts.append(CAUTIONS[language].same_regions.format(names=names_of_same))
    opening = phrases.regions.format(title=labels.kpi(kpi), **names)
    return opening + phrases.clause.join(parts) + phrases.stop


def _region(row: Mapping[str, float | str], labels: Labels) -> str:
    return labels.region(str(row["scope"]).partition(":")[2])
