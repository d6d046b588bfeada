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
        Positions of the scenarios that are not surely worse, the better means first.
    same : tuple of int
        Those of them whose difference surely reads as zero.
    nearer : tuple of int
        Positions of the scenarios that are surely worse though their mean is better than that of a rival.
    """

    place: int
    rivals: tuple[int, ...]
    same: tuple[int, ...] = ()
    nearer: tuple[int, ...] = ()

    @property
    def sure(self) -> bool:
        """Whether it is better than every other."""
        return not self.rivals

    @property
    def equal(self) -> tuple[int, ...]:
        """Positions of all that surely read the same as the best, itself included, in the order of the study."""
        return tuple(sorted((self.place, *self.same)))

    @property
    def open(self) -> tuple[int, ...]:
        """Positions of the rivals of which it is not known whether they are worse."""
        return tuple(rival for rival in self.rivals if rival not in self.same)


def _narrowed(result: ScenarioResult, kpi: str, scopes: Sequence[str]) -> ScenarioResult:
    table = result.kpis
    return replace(result, kpis=table[(table["kpi"] == kpi) & table["scope"].isin(scopes)])


def ranked(results: Sequence[ScenarioResult], kpi: str, scope: str = "all") -> list[int]:
    """Positions of the scenarios that keep up and have a figure, the best mean first; empty where nothing is better."""
    direction = definitions()[kpi].direction
    if direction == "none":
        return []
    sign = 1 if direction == "lower" else -1
    means = {place: sign * mean_of(result, kpi, scope) for place, result in enumerate(results)}
    known = [place for place, mean in means.items() if mean == mean and not overload(results[place])]
    return sorted(known, key=lambda place: means[place])


def best(results: Sequence[ScenarioResult], kpi: str, scope: str = "all") -> Best | None:
    """Find the best scenario on a KPI: all others are compared with it, with Holm's correction.

    Returns
    -------
    Best or None
        None where fewer than two scenarios that keep up have the figure, or where nothing is better or worse.
    """
    order = ranked(results, kpi, scope)
    if len(order) < 2:
        return None
    place, *others = order
    table = compare([_narrowed(results[number], kpi, [scope]) for number in order])
    verdicts = dict(zip(table["scenario"], table["better"], strict=True))
    # Scenarios that have the figure in different replications only are in no row, and cannot be told apart.
    told = {other: verdicts.get(results[other].scenario.name) for other in others}
    rivals = tuple(other for other in others if told[other] != "baseline")
    last = others.index(rivals[-1]) if rivals else 0
    return Best(
        place,
        rivals,
        same=tuple(other for other in rivals if told[other] == ""),
        nearer=tuple(other for other in others[:last] if told[other] == "baseline"),
    )


def difference(old: ScenarioResult, new: ScenarioResult, kpi: str, scopes: Sequence[str]) -> dict[str, Estimate]:
    """Paired difference new - old of a KPI, by scope; a scope that either lacks is left out."""
    table: pd.DataFrame = compare([_narrowed(old, kpi, scopes), _narrowed(new, kpi, scopes)])
    return {
        str(line["scope"]): Estimate(float(line["difference"]), (float(line["high"]) - float(line["low"])) / 2, 0)
        for line in table.to_dict("records")
    }
