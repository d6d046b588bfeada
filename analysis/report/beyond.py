"""What cost and time do not tell: sales that were lost, and the other figures in which scenarios surely differ."""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.charts.estimates import mean_of
from analysis.kpis.definitions import definitions
from analysis.report.ranking import best, ranked
from analysis.report.teller import Teller
from analysis.study import ScenarioResult
from analysis.weight import reads_as_zero

_GONE = ("lost_sales_rate", "cancelled_orders")
_COST_OF_GONE = "cost_per_order_lost_sales"

SUBJECTS: tuple[tuple[str, ...], ...] = (
    ("unit_fill_rate", "home_fill_rate", "event_fill_rate", "event_home_fill_rate"),
    ("stock_value_mean", "write_off_rate"),
    ("record_accuracy",),
    ("alert_precision", "alert_recall", "alert_lead_mean"),
    ("forecast_wape",),
    ("count_hours",),
    ("co2e_per_order",),
)
"""Figures that decide beyond cost and time: of each subject the one that differs most is told."""

MOST = 3
"""Figures that are told at most."""

_LEAST = 0.03
"""Relative difference below which a figure is not told."""

_LEAST_POINTS = 1.0
"""Percentage points below which a share is not told."""


@dataclass(frozen=True)
class Contrast:
    """The best and the worst scenario on a figure, their difference as a share of what there is to differ in, and whether it is sure."""

    kpi: str
    best: int
    worst: int
    size: float
    sure: bool


def gone(teller: Teller) -> str:
    """Say whose customers went away, as a time of those who stayed flatters; empty where that is everywhere the same."""
    words, parts = teller.words, []
    for kpi in _GONE:
        places = ranked(teller.study.results, kpi)
        shares = {place: mean_of(teller.study.results[place], kpi) for place in places}
        if not shares or reads_as_zero(max(shares.values()) - min(shares.values()), "%", max(shares.values())):
            continue
        percent = teller.labels.scale("%", 100.0)
        values = [_with(teller, percent.quantity(shares[place]), place) for place in sorted(places)]
        listed = teller.labels.texts.report.list_separator.join(values)
        parts.append(words.gone_share.format(title=teller.labels.kpi(kpi), values=listed))
    return words.gone.format(shares=words.clause.join(parts)) + _price(teller) if parts else ""


def _with(teller: Teller, value: str, place: int) -> str:
    return teller.words.with_scenario.format(value=value, scenario=teller.name(place))


def _price(teller: Teller) -> str:
    """Say what lost sales cost where they cost most."""
    costs = {place: mean_of(result, _COST_OF_GONE) for place, result in enumerate(teller.study.results)}
    known = {place: cost for place, cost in costs.items() if cost > 0}
    if not known:
        return teller.words.gone_no_cost
    place = max(known, key=known.__getitem__)
    cost = teller.labels.scale("元/order", known[place]).quantity(known[place])
    return teller.words.gone_cost.format(cost=cost, scenario=teller.name(place))


def contrast(results: Sequence[ScenarioResult], kpi: str) -> Contrast | None:
    """Set the best against the worst scenario on a figure; None where they are not markedly apart.

    The difference is relative to the larger figure; that of a share which ought to be high, such as a fill rate, to the
    larger shortfall, as 98 or 99 % is half the trouble.
    """
    order, leader = ranked(results, kpi), best(results, kpi)
    if leader is None:
        return None
    one, other = (mean_of(results[place], kpi) for place in (order[0], order[-1]))
    definition = definitions()[kpi]
    share = definition.unit == "%"
    whole = 100 - min(one, other) if share and definition.direction == "higher" else max(abs(one), abs(other))
    size = abs(one - other) / whole if whole > 0 else 0.0
    small = size < _LEAST or (share and abs(one - other) < _LEAST_POINTS)
    return None if small else Contrast(kpi, order[0], order[-1], size, order[-1] not in leader.rivals)


def beyond(teller: Teller) -> str:
    """One sentence on the other figures that surely differ most, a figure a subject; else on one that may; or empty."""
    results = teller.study.results
    subjects = [[one for kpi in kpis if (one := contrast(results, kpi))] for kpis in SUBJECTS]
    sure = _largest([[one for one in found if one.sure] for found in subjects], MOST)
    if sure:
        figures = teller.words.clause.join(_contrasted(teller, one) for one in sure)
        return teller.words.beyond.format(figures=figures)
    return "".join(teller.words.beyond_unsure.format(figures=_contrasted(teller, one)) for one in _largest(subjects, 1))


def _largest(subjects: Sequence[Sequence[Contrast]], most: int) -> list[Contrast]:
    """The largest contrast of each subject, so many at most, in the order of the subjects."""
    largest = [max(found, key=lambda one: one.size) for found in subjects if found]
    told = sorted(largest, key=lambda one: -one.size)[:most]
    return [one for one in largest if one in told]


def _contrasted(teller: Teller, found: Contrast) -> str:
    labels = teller.labels
    values = [mean_of(teller.study.results[place], found.kpi) for place in (found.best, found.worst)]
    scale = labels.scale(definitions()[found.kpi].unit, max(map(abs, values)))
    told = [
        _with(teller, scale.quantity(value), place)
        for value, place in zip(values, (found.best, found.worst), strict=True)
    ]
    return teller.words.beyond_figure.format(title=labels.kpi(found.kpi), best=told[0], worst=told[1])
