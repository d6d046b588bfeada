"""Which scenario is best on a figure, and whether that is sure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from analysis.charts.estimates import mean_of
from analysis.comparison import compare
from analysis.intervals import Estimate
from analysis.kpis.definitions import definitions
from analysis.overload import overload
from analysis.study import ScenarioResult


@dataclass(frozen=True)
class Best:
    """The best scenario on one figure.

    Parameters
    ----------
    place : int
        Its position in the study.
    rivals : tuple of int
        Positions of the scenarios that cannot be told apart from it.
    """

    place: int
    rivals: tuple[int, ...]

    @property
    def sure(self) -> bool:
        """Whether it is better than every other."""
        return not self.rivals


def _narrowed(result: ScenarioResult, kpi: str, scopes: Sequence[str]) -> ScenarioResult:
    table = result.kpis
    return replace(result, kpis=table[(table["kpi"] == kpi) & table["scope"].isin(scopes)])


def best(results: Sequence[ScenarioResult], kpi: str, scope: str = "all") -> Best | None:
    """Find the best scenario on a KPI: all others are compared with it, with Holm's correction.

    Returns
    -------
    Best or None
        None where fewer than two scenarios that keep up have the figure, or where nothing is better or worse.
    """
    direction = definitions()[kpi].direction
    means = {place: mean_of(result, kpi, scope) for place, result in enumerate(results)}
    known = [place for place, mean in means.items() if mean == mean and not overload(results[place])]
    if direction == "none" or len(known) < 2:
        return None
    place = (min if direction == "lower" else max)(known, key=lambda known_place: means[known_place])
    others = [other for other in known if other != place]
    table = compare([_narrowed(results[number], kpi, [scope]) for number in (place, *others)])
    verdicts = dict(zip(table["scenario"], table["better"], strict=True))
    # Scenarios that have the figure in different replications only are in no row, and cannot be told apart.
    told = [verdicts.get(results[other].scenario.name) for other in others]
    return Best(place, tuple(other for other, verdict in zip(others, told, strict=True) if verdict != "baseline"))


def difference(old: ScenarioResult, new: ScenarioResult, kpi: str, scopes: Sequence[str]) -> dict[str, Estimate]:
    """Paired difference new - old of a KPI, by scope; a scope that either lacks is left out."""
    table: pd.DataFrame = compare([_narrowed(old, kpi, scopes), _narrowed(new, kpi, scopes)])
    return {
        str(line["scope"]): Estimate(float(line["difference"]), (float(line["high"]) - float(line["low"])) / 2, 0)
        for line in table.to_dict("records")
    }
