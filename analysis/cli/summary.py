"""The table that is printed at the end: main figures by scenario, and what may be said."""

import math

import numpy as np
from rich.table import Table
from rich.text import Text

from analysis.cli.progress import results_console, say
from analysis.comparison import records
from analysis.findings import BY_REGION
from analysis.intervals import Estimate, estimate
from analysis.kpis.definitions import HEADLINES, definitions
from analysis.kpis.scopes import ALL
from analysis.language import Labels, texts
from analysis.language.cautions import CAUTIONS
from analysis.language.numbers import Scale
from analysis.language.sureness import SURENESS
from analysis.luck import luck_told
from analysis.overload import code_of, warnings
from analysis.same_promise import same_promise
from analysis.settling import warm_up_told
from analysis.study import Language, ScenarioResult, Study
from sim.scenario.horizon import Horizon

COLOURS = {"scenario": "green", "baseline": "red", "undecided": "dim"}
"""Colour of a verdict; it only repeats what figures and findings say."""


def print_summary(study: Study, language: Language = "en") -> None:
    """Print the main figures of every scenario with their intervals, and the findings on cost and delivery time.

    Parameters
    ----------
    study : Study
        What is printed.
    language : Language
        "en" or "zh".
    """
    console = results_console()
    labels = Labels(texts(language))
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("")
    table.add_column("")
    for place, result in enumerate(study.results):
        table.add_column(Text(labels.scenario(result.scenario, place)), justify="right")
    verdicts = {(row["kpi"], row["scope"], row["scenario"]): row["better"] for row in records(study.comparison)}
    for kpi in HEADLINES:
        known = [_estimate(result, kpi) for result in study.results]
        largest = max((abs(one.mean) for one in known if one), default=None)
        if largest is None:
            continue
        scale = labels.scale(definitions()[kpi].unit, largest)
        cells = [
            Text(_written(one, scale), style=COLOURS.get(verdicts.get((kpi, ALL, result.scenario.name), ""), ""))
            for one, result in zip(known, study.results, strict=True)
        ]
        table.add_row(Text(labels.kpi(kpi)), Text(scale.unit), *cells)
    if table.row_count:
        console.print(table)
    on_time = any(row["kpi"] == "on_time_delivery" for row in records(study.comparison))
    if on_time and not same_promise(study.results):
        console.print(Text(CAUTIONS[language].own_promise, style="dim"))
    for finding in study.findings:
        if finding.kpi in BY_REGION:
            console.print(Text(f"• {finding.text(language)}"))
    for sentence in (*_warm_ups(study, labels), luck_told(study, labels)):
        console.print(Text(sentence, style="dim"), end="\n" if sentence else "")


def _warm_ups(study: Study, labels: Labels) -> list[str]:
    """Say of the scenarios over each time whether their warm-up was long enough."""
    places: dict[Horizon, list[int]] = {}
    for place, result in enumerate(study.results):
        places.setdefault(result.scenario.horizon, []).append(place)
    separator = labels.texts.report.list_separator
    return [
        SURENESS[code_of(labels)].warm_up.format(
            scenarios=separator.join(labels.scenario(study.results[place].scenario, place) for place in alike),
            told=warm_up_told(tuple(study.results[place] for place in alike), labels),
        )
        for alike in places.values()
    ]


def _estimate(result: ScenarioResult, kpi: str) -> Estimate | None:
    rows = result.kpis[(result.kpis["kpi"] == kpi) & (result.kpis["scope"] == ALL)]
    return None if rows.empty else estimate(rows["value"].to_numpy(dtype=np.float64))


def _written(found: Estimate | None, scale: Scale) -> str:
    if found is None:
        return scale.none
    half = "" if math.isnan(found.half_width) else f" ± {scale.half_width(found.half_width)}"
    return scale.number(found.mean) + half


def say_warnings(study: Study, language: Language = "en") -> None:
    """Say on standard error which networks are overloaded."""
    for warning in warnings(study.results, Labels(texts(language))):
        say(warning)
