"""Tells what a study shows in one language: names, figures and differences as they stand in sentences."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from analysis.charts.estimates import mean_of
from analysis.frontier import COST, TIME
from analysis.intervals import Estimate
from analysis.language import Labels
from analysis.language.answers import ANSWERS, Answers
from analysis.naming import listed, sentence_names
from analysis.overload import code_of, overload
from analysis.report.ranking import difference
from analysis.study import Study

UNITS = {COST: "元/order", TIME: "h"}
"""Units of the two figures that an answer turns on."""


@dataclass(frozen=True)
class Teller:
    """Tells the answer of a study in one language.

    Parameters
    ----------
    study : Study
        The study.
    labels : Labels
        Names in that language.
    """

    study: Study
    labels: Labels

    @property
    def words(self) -> Answers:
        """Sentences of the language."""
        return ANSWERS[code_of(self.labels)]

    @cached_property
    def names(self) -> list[str]:
        """Names of the scenarios."""
        return sentence_names(self.study.results, self.labels)

    def name(self, place: int) -> str:
        """Name of a scenario."""
        return self.names[place]

    def listed(self, places: Sequence[int]) -> str:
        """Names of several scenarios."""
        return listed([self.names[place] for place in places], self.labels)

    def figure(self, kpi: str, value: float, *, signed: bool = False) -> str:
        """Write a cost or a time with its unit."""
        return self.labels.scale(UNITS[kpi], value).quantity(value, signed=signed)

    def value(self, kpi: str, place: int) -> float:
        """Mean cost or time of a scenario."""
        return mean_of(self.study.results[place], kpi)

    def mean(self, kpi: str, place: int) -> str:
        """Mean cost or time of a scenario, with its unit."""
        return self.figure(kpi, self.value(kpi, place))

    def means(self, kpi: str, places: Sequence[int]) -> str:
        """Mean of one scenario, or the range of several."""
        found = sorted(self.value(kpi, place) for place in places)
        low, high = (self.labels.scale(UNITS[kpi], found[-1]).number(value) for value in (found[0], found[-1]))
        highest = self.figure(kpi, found[-1])
        return highest if low == high else self.words.range.format(low=low, high=highest)

    def other(self, kpi: str, place: int) -> int:
        """Find whom to compare the best with: the baseline, or the next best where that is out of question."""
        results = self.study.results
        if place != 0 and not overload(results[0]):
            return 0
        others = [other for other, result in enumerate(results) if other != place and not overload(result)]
        return min(others, key=lambda other: self.value(kpi, other))

    def gain(self, kpi: str, place: int, other: int) -> Estimate:
        """How much less a scenario has of a KPI than another."""
        results = self.study.results
        return difference(results[place], results[other], kpi, ["all"])["all"]
