"""The choice between efficient scenarios, told in steps from cheaper to dearer."""

from collections.abc import Sequence
from itertools import pairwise

from analysis.frontier import COST, TIME, efficient
from analysis.language import Labels
from analysis.language.cautions import CAUTIONS
from analysis.naming import listed, sentence_names
from analysis.overload import code_of
from analysis.report.ranking import difference
from analysis.study import Study


def choice(study: Study, labels: Labels) -> str:
    """Tell what each step between efficient scenarios costs and gains; empty where fewer than two are efficient.

    Parameters
    ----------
    study : Study
        The scenarios.
    labels : Labels
        Names and figures in a language.
    """
    words = CAUTIONS[code_of(labels)]
    names = sentence_names(study.results, labels)
    place_of = {result.scenario.name: place for place, result in enumerate(study.results)}
    places = [place_of[scenario] for scenario in efficient(study.results)]
    if len(places) < 2:
        return ""
    return words.choice.format(
        scenarios=listed([names[place] for place in places], labels),
        steps=words.step_separator.join(_step(study, labels, names, *pair) for pair in pairwise(places)),
    )


def sure_step(study: Study, cheap: int, dear: int) -> bool:
    """Whether a step surely costs more, and surely gains time."""
    if study.replications < 2:
        return False
    one, other = study.results[cheap], study.results[dear]
    cost, time = (difference(*pair)["all"] for pair in ((one, other, COST, ["all"]), (other, one, TIME, ["all"])))
    return cost.low > 0 and time.low > 0


def _step(study: Study, labels: Labels, names: Sequence[str], cheap: int, dear: int) -> str:
    """Tell one step; a price of an hour only where both differences are surely not zero."""
    words = CAUTIONS[code_of(labels)]
    one, other = study.results[cheap], study.results[dear]
    cost, time = (difference(*pair)["all"] for pair in ((one, other, COST, ["all"]), (other, one, TIME, ["all"])))
    money, hours = labels.scale("元/order", cost.mean), labels.scale("h", time.mean)
    sure = sure_step(study, cheap, dear)
    price = money.quantity(cost.mean / time.mean) if sure else ""
    form = words.step if sure else words.step_unsure
    return form.format(
        cheap=names[cheap],
        dear=names[dear],
        cost=money.quantity(cost.mean),
        time=hours.quantity(time.mean),
        price=price,
    )
