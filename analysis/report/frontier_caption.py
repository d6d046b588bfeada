"""The sentence beneath the frontier: whom no other beats on both cost and time."""

from collections.abc import Sequence
from itertools import pairwise

from analysis.frontier import COST, TIME, efficient, points_apart
from analysis.language import Labels
from analysis.language.captioning import CAPTIONS
from analysis.language.cautions import CAUTIONS
from analysis.naming import listed, sentence_names
from analysis.overload import aside, code_of, judged_places
from analysis.report.ranking import best, ranked
from analysis.report.steps import sure_step
from analysis.study import Study


def frontier_caption(study: Study, labels: Labels) -> str:
    """Say whom no other beats on both cost and time, what that choice costs, and how sure it is."""
    if len(study.results) < 2:
        return ""
    words, names = CAPTIONS[code_of(labels)], sentence_names(study.results, labels)
    place_of = {result.scenario.name: place for place, result in enumerate(study.results)}
    kept = [place_of[name] for name in efficient(study.results)]
    judged = judged_places(study.results)
    unjudged = [place for place in range(len(study.results)) if place not in judged]
    remarks = (
        [CAUTIONS[code_of(labels)].frontier.format(scenarios=_listed(unjudged, names, labels))] if unjudged else []
    )
    if len(judged) < 2 or not kept:
        return "".join(remarks)
    off = [place for place in judged if place not in kept]
    told = _line(study, labels, kept, off) if points_apart(study.results) else _point(study, labels, kept, off)
    if not set(_first(study)) <= set(kept):
        zeros = [labels.scale(unit, 0.0).quantity(0.0) for unit in ("元/order", "h")]
        told.append(words.reads_same.format(zeros=labels.texts.report.list_separator.join(zeros)))
    return words.gap.join([*told, *remarks])


def _listed(places: Sequence[int], names: Sequence[str], labels: Labels) -> str:
    return listed([names[place] for place in sorted(places)], labels)


def _line(study: Study, labels: Labels, kept: Sequence[int], off: Sequence[int]) -> list[str]:
    """Tell the line, who lies off it, and what it means to go along it."""
    words, names = CAPTIONS[code_of(labels)], sentence_names(study.results, labels)
    form = words.off if len(off) == 1 else words.off_several
    sure = all(sure_step(study, *pair) for pair in pairwise(kept))
    return [
        words.line.format(scenarios=_listed(kept, names, labels), aside=aside(study.results, labels)),
        *([form.format(scenarios=_listed(off, names, labels))] if off else []),
        words.paid if sure else words.paid_unsure,
    ]


def _point(study: Study, labels: Labels, kept: Sequence[int], off: Sequence[int]) -> list[str]:
    """Tell the one point that no other beats, where there is no line."""
    words, names = CAPTIONS[code_of(labels)], sentence_names(study.results, labels)
    if not off:
        return [words.all_one_point.format(aside=aside(study.results, labels))]
    leaders = [best(study.results, kpi) for kpi in (COST, TIME)]
    sure = study.replications > 1 and all(leader is not None and not leader.open for leader in leaders)
    told = words.one_point.format(scenarios=_listed(kept, names, labels), aside=aside(study.results, labels))
    return [told] if sure else [told, words.unsure]


def _first(study: Study) -> list[int]:
    """Positions of the lowest mean cost and the lowest mean time."""
    return [order[0] for kpi in (COST, TIME) if (order := ranked(study.results, kpi))]
