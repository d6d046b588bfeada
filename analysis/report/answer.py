"""The answer in plain words: what costs less, what delivers faster, for whom, by how much, how sure."""

from dataclasses import replace

from analysis.frontier import COST, TIME
from analysis.language import Labels
from analysis.language.captioning import CAPTIONS
from analysis.language.cautions import CAUTIONS
from analysis.overload import code_of, keeping_up, not_comparable, overload
from analysis.report.beyond import beyond, gone
from analysis.report.lead import lead, nearer
from analysis.report.ranking import Best, best
from analysis.report.steps import choice
from analysis.report.teller import Teller
from analysis.report.whom import whom
from analysis.same_orders import same_orders
from analysis.same_supply import same_supply
from analysis.study import Study


def _trade(teller: Teller, cost: Best, time: Best) -> str:
    """One sentence on what speed costs, step by step; empty where cost or time does not decide."""
    if not (cost.sure and time.sure):
        return ""
    if cost.place == time.place:
        return teller.words.best_both.format(scenario=teller.name(cost.place))
    return choice(teller.study, teller.labels)


def answer(study: Study, labels: Labels) -> list[str]:
    """Tell the answer of a study, a sentence an entry, most important first."""
    teller = Teller(study, labels)
    cost, time = best(study.results, COST), best(study.results, TIME)
    unjudged = not_comparable(study.results, labels)
    if study.replications < 2 or cost is None or time is None:
        return unjudged + _single(teller)
    leads = [lead(teller, COST, cost), lead(teller, TIME, time)]
    judged = replace(study, results=keeping_up(study.results))
    if not same_orders(judged):
        leads = [CAUTIONS[code_of(labels)].other_demand.format(sentence=sentence) for sentence in leads]
    sentences = [
        *leads,
        nearer(teller, COST, cost),
        nearer(teller, TIME, time),
        gone(teller),
        _trade(teller, cost, time),
        *unjudged,
        whom(teller, TIME, time.place) if time.sure else "",
        whom(teller, COST, cost.place) if cost.sure else "",
        beyond(teller),
        "" if same_supply(study.results) else CAPTIONS[code_of(labels)].supplied,
    ]
    return [sentence for sentence in sentences if sentence]


def _single(teller: Teller) -> list[str]:
    """Tell cost and time of each scenario, where nothing can be compared."""
    return [
        teller.words.single.format(
            scenario=teller.name(place), cost=teller.mean(COST, place), time=teller.mean(TIME, place)
        )
        for place, result in enumerate(teller.study.results)
        if not overload(result)
    ]


def confidence(study: Study, labels: Labels) -> str:
    """Tell how sure the answer is."""
    words = labels.texts.report
    several = words.confidence if same_orders(study) else words.confidence_other_demand
    form = several if study.replications > 1 else words.confidence_single
    return form.format(replications=study.replications)
