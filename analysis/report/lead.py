"""Who is best on cost or time, or that it is not sure."""

from analysis.frontier import COST
from analysis.language.answers import LeadTexts
from analysis.overload import overload
from analysis.report.ranking import Best
from analysis.report.teller import UNITS, Teller


def _texts(teller: Teller, kpi: str) -> LeadTexts:
    return teller.words.cost if kpi == COST else teller.words.time


def lead(teller: Teller, kpi: str, leader: Best) -> str:
    """One sentence on who is best on cost or time: one for sure, several that are the same, or nobody knows."""
    texts, value = _texts(teller, kpi), teller.mean(kpi, leader.place)
    if leader.sure:
        return _sure(teller, kpi, leader.place)
    if leader.open:
        rivals = sorted(leader.rivals)
        return texts.tie.format(
            scenario=teller.name(leader.place), value=value, replications=teller.study.replications,
            rivals=teller.listed(rivals), values=teller.means(kpi, rivals),
        )  # fmt: skip
    everybody = len(leader.equal) == sum(not overload(result) for result in teller.study.results)
    return (texts.same if everybody else texts.first).format(scenarios=teller.listed(leader.equal), value=value)


def _sure(teller: Teller, kpi: str, place: int) -> str:
    other = teller.other(kpi, place)
    gain = teller.gain(kpi, place, other)
    scale = teller.labels.scale(UNITS[kpi], gain.mean)
    ends = scale.telling_apart(gain.low, gain.high)
    return _texts(teller, kpi).sure.format(
        scenario=teller.name(place), value=teller.mean(kpi, place), gain=scale.quantity(gain.mean),
        other=teller.name(other), low=ends.number(gain.low), high=ends.quantity(gain.high),
    )  # fmt: skip


def nearer(teller: Teller, kpi: str, leader: Best) -> str:
    """One sentence on who is surely worse than the best, though nearer to it than one that is not; empty if nobody."""
    if not leader.nearer:
        return ""
    texts, places = _texts(teller, kpi), sorted(leader.nearer)
    return (texts.nearer if len(places) == 1 else texts.nearer_several).format(
        names=teller.listed(places), values=teller.means(kpi, places), scenario=teller.name(leader.place)
    )
