"""The answer in plain words: what costs less, what delivers faster, for whom, by how much, how sure."""

from dataclasses import dataclass

from analysis.charts.canvas import regions_of
from analysis.charts.estimates import mean_of
from analysis.frontier import COST, TIME
from analysis.intervals import Estimate
from analysis.language import Labels
from analysis.language.cautions import CAUTIONS
from analysis.overload import code_of, not_comparable, overload
from analysis.report.ranking import Best, best, difference
from analysis.report.steps import choice
from analysis.same_orders import same_orders
from analysis.study import Study
from analysis.weight import reads_as_zero

_UNITS = {COST: "元/order", TIME: "h"}


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

    def name(self, place: int) -> str:
        """Name of a scenario."""
        return self.labels.scenario(self.study.results[place].scenario, place)

    def figure(self, kpi: str, value: float, *, signed: bool = False) -> str:
        """Write a cost or a time with its unit."""
        return self.labels.scale(_UNITS[kpi], value).quantity(value, signed=signed)

    def mean(self, kpi: str, place: int) -> str:
        """Mean cost or time of a scenario, with its unit."""
        return self.figure(kpi, mean_of(self.study.results[place], kpi))

    def other(self, kpi: str, place: int) -> int:
        """Find whom to compare the best with: the baseline, or the next best where that is out of question."""
        results = self.study.results
        if place != 0 and not overload(results[0]):
            return 0
        others = [other for other, result in enumerate(results) if other != place and not overload(result)]
        return min(others, key=lambda other: mean_of(self.study.results[other], kpi))

    def gain(self, kpi: str, place: int, other: int) -> Estimate:
        """How much less a scenario has of a KPI than another."""
        results = self.study.results
        found = difference(results[place], results[other], kpi, ["all"])
        return found["all"]

    def lead(self, kpi: str, leader: Best) -> str:
        """One sentence on who is best on cost or time, or that it is not sure."""
        words = self.labels.texts.report
        sure, tie = (
            (words.answer_least_cost, words.answer_tie_cost)
            if kpi == COST
            else (words.answer_fastest, words.answer_tie_time)
        )
        mean = self.mean(kpi, leader.place)
        if not leader.sure:
            names = words.list_separator.join(self.name(place) for place in sorted((leader.place, *leader.rivals)))
            return tie.format(scenarios=names, cost=mean, time=mean)
        other = self.other(kpi, leader.place)
        gain = self.gain(kpi, leader.place, other)
        scale = self.labels.scale(_UNITS[kpi], gain.mean)
        amount, ends = scale.quantity(gain.mean), scale.telling_apart(gain.low, gain.high)
        return sure.format(
            scenario=self.name(leader.place), cost=mean, time=mean, saving=amount, gain=amount, other=self.name(other),
            low=ends.number(gain.low), high=ends.quantity(gain.high),
        )  # fmt: skip

    def trade(self, cost: Best, time: Best) -> str:
        """One sentence on what speed costs, step by step; empty where cost or time does not decide."""
        words = self.labels.texts.report
        if not (cost.sure and time.sure):
            return ""
        if cost.place == time.place:
            return words.answer_best_both.format(scenario=self.name(cost.place))
        return choice(self.study, self.labels, self.name)

    def whom(self, kpi: str, place: int) -> str:
        """One sentence on the regions that gain most and least; empty where there are fewer than two."""
        words = self.labels.texts.report
        results, other = self.study.results, self.other(kpi, place)
        scopes = [f"region:{region}" for region in regions_of(results)]
        found = difference(results[other], results[place], kpi, scopes)
        if len(found) < 2:
            return ""
        most, least = min(found, key=lambda scope: found[scope].mean), max(found, key=lambda scope: found[scope].mean)
        unit = _UNITS[kpi]
        size = abs(mean_of(results[other], kpi))
        if reads_as_zero(found[most].mean, unit, size):
            return ""
        even = reads_as_zero(found[least].mean, unit, size)
        least_value = self.figure(kpi, found[least].mean, signed=True)
        form = words.answer_whom_time if kpi == TIME else words.answer_whom_cost
        return form.format(
            scenario=self.name(place),
            other=self.name(other),
            most=self.labels.region(most.removeprefix("region:")),
            most_value=self.figure(kpi, found[most].mean, signed=True),
            least=self.labels.region(least.removeprefix("region:")),
            least_value=CAUTIONS[code_of(self.labels)].same_short if even else least_value,
        )


def answer(study: Study, labels: Labels) -> list[str]:
    """Tell the answer of a study, a sentence an entry, most important first."""
    teller, words = Teller(study, labels), labels.texts.report
    cost, time = best(study.results, COST), best(study.results, TIME)
    unjudged = not_comparable(study.results, labels)
    if study.replications < 2 or cost is None or time is None:
        return unjudged + [
            words.answer_single.format(
                scenario=teller.name(place), cost=teller.mean(COST, place), time=teller.mean(TIME, place)
            )
            for place, result in enumerate(study.results)
            if not overload(result)
        ]
    leads = [teller.lead(COST, cost), teller.lead(TIME, time)]
    if not same_orders(study):
        leads = [CAUTIONS[code_of(labels)].other_demand.format(sentence=sentence) for sentence in leads]
    sentences = [*leads, teller.trade(cost, time), *unjudged]
    if time.sure:
        sentences.append(teller.whom(TIME, time.place))
    if cost.sure:
        sentences.append(teller.whom(COST, cost.place))
    return [sentence for sentence in sentences if sentence]


def confidence(study: Study, labels: Labels) -> str:
    """Tell how sure the answer is."""
    words = labels.texts.report
    several = words.confidence if same_orders(study) else words.confidence_other_demand
    form = several if study.replications > 1 else words.confidence_single
    return form.format(replications=study.replications)
