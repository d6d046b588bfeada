"""The table of customer regions: delivery time, next-day share and cost, by scenario."""

from dataclasses import dataclass

from analysis.charts.canvas import regions_of
from analysis.charts.estimates import mean_of
from analysis.frontier import COST, TIME
from analysis.kpis.definitions import definitions
from analysis.language import Labels
from analysis.report.ranking import best
from analysis.study import Study

KPIS = (TIME, "next_day", COST)
"""Figures of the table, a block of columns each."""


@dataclass(frozen=True)
class RegionCell:
    """One figure of a region in one scenario, and whether it is surely the best."""

    value: str
    best: bool


@dataclass(frozen=True)
class RegionLine:
    """One region: its share of orders, and its figures by KPI and scenario."""

    name: str
    share: str
    cells: tuple[RegionCell, ...]


def _cells(study: Study, kpi: str, scope: str, labels: Labels) -> list[RegionCell]:
    leader = best(study.results, kpi, scope) if study.replications > 1 else None
    place = leader.place if leader and leader.sure else None
    means = [mean_of(result, kpi, scope) for result in study.results]
    scale = labels.scale(definitions()[kpi].unit, 0.0)
    shown = [scale.number(mean) if mean == mean else "–" for mean in means]
    # Who reads like the best would be told apart by decimals that nobody sees.
    alone = place is not None and shown.count(shown[place]) == 1
    return [RegionCell(text, alone and number == place) for number, text in enumerate(shown)]


def regions(study: Study, labels: Labels) -> list[RegionLine]:
    """Build the table of customer regions, in the order of the scenarios' cities, and of all together."""
    words = labels.texts.charts
    names = regions_of(study.results)
    total = mean_of(study.baseline, "orders")
    found = []
    for scope, name in [*((f"region:{region}", labels.region(region)) for region in names), ("all", words.all_regions)]:
        orders = mean_of(study.baseline, "orders", scope)
        share = f"{100 * orders / total:.1f}{labels.gap('%')}%" if total > 0 and orders == orders else "–"
        cells = tuple(cell for kpi in KPIS for cell in _cells(study, kpi, scope, labels))
        found.append(RegionLine(name, share, cells))
    return found
