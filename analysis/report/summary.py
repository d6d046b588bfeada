"""The table of key figures: KPI by scenario, with intervals, the best marked and verdicts against the baseline."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.charts.estimates import estimate_of, mean_of
from analysis.intervals import Estimate
from analysis.kpis.definitions import definitions
from analysis.language import Labels
from analysis.overload import overload
from analysis.report.ranking import best
from analysis.study import Study

GROUPS: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("group_cost", ("cost_per_order", "cost_total"), ()),
    (
        "group_delivery",
        ("order_to_delivery_mean", "order_to_delivery_p95", "within_24h", "within_48h", "within_72h", "next_day",
         "on_time_delivery"),
        (),
    ),
    (
        "group_availability",
        ("unit_fill_rate", "home_fill_rate", "order_fill_rate", "otif", "split_rate"),
        ("cycle_service_level", "backorder_wait_mean", "event_fill_rate", "event_home_fill_rate", "lost_sales_rate", "lost_value",
         "cancelled_orders", "substituted_lines", "misallocated_lines", "orders_short_picked", "short_pick_delay_mean"),
    ),
    (
        "group_stock",
        ("stock_value_mean", "inventory_turns", "days_of_supply"),
        ("stock_value_before_events", "cost_per_order_ordering", "supplier_on_time", "supplier_fill_rate", "forecast_wape",
         "forecast_bias", "planned_units", "ahead_units", "age_at_shipping_mean", "remaining_life_mean", "aged_stock",
         "written_off_value", "write_off_rate", "record_accuracy", "record_accuracy_units", "goods_lost_value", "count_hours",
         "cost_per_order_counting", "cost_per_order_overflow", "alerts", "alert_precision", "alert_recall", "alert_lead_mean"),
    ),
    (
        "group_transport",
        ("line_haul_load_factor", "transport_tkm", "co2e_per_order"),
        ("transshipments", "transshipped_units", "transit_loss_rate", "cost_per_order_transshipment"),
    ),
)  # fmt: skip
"""Figures of the table: name of a text, KPIs, and those that stand in it only where the scenarios differ in them."""


@dataclass(frozen=True)
class Cell:
    """One figure of one scenario.

    Parameters
    ----------
    value, half_width : str
        Mean and half-width; empty where unknown.
    best : str
        "sure", "tied" or "".
    verdict : str
        Against the baseline: "scenario", "baseline", "undecided" or "".
    """

    value: str
    half_width: str
    best: str
    verdict: str


@dataclass(frozen=True)
class Line:
    """One figure of all scenarios."""

    kpi: str
    title: str
    unit: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Group:
    """Figures under one heading."""

    title: str
    lines: tuple[Line, ...]


def _marks(study: Study, kpi: str) -> dict[int, str]:
    """Mark the best, or the best mean and those not told apart from it; nobody where no scenario stands out.

    Who cannot be told apart from the best, though a better one can, has a wide interval and no mark.
    """
    leader = best(study.results, kpi) if study.replications > 1 else None
    sound = sum(estimate_of(result, kpi) is not None and not overload(result) for result in study.results)
    if leader is None or len(leader.rivals) + 1 == sound:
        return {}
    if leader.sure:
        return {leader.place: "sure"}
    means = {place: mean_of(study.results[place], kpi) for place in (leader.place, *leader.rivals, *leader.nearer)}
    lower = definitions()[kpi].direction == "lower"
    unbroken = {
        rival
        for rival in leader.rivals
        if not any((means[near] < means[rival]) if lower else (means[near] > means[rival]) for near in leader.nearer)
    }
    return dict.fromkeys((leader.place, *sorted(unbroken)), "tied")


def shared(marks: dict[int, str], shown: Sequence[str]) -> dict[int, str]:
    """Let those that read like the best share its mark; none is marked where all read alike."""
    if len({text for text in shown if text}) < 2:
        return {}
    best_texts = {shown[place] for place in marks}
    like = [place for place, text in enumerate(shown) if text in best_texts]
    return marks if len(like) == len(marks) else dict.fromkeys(like, "tied")


def line(study: Study, kpi: str, labels: Labels) -> Line | None:
    """Build a line of the table; None where no scenario has the figure."""
    estimates = [estimate_of(result, kpi) for result in study.results]
    known = [found.mean for found in estimates if found]
    if not known:
        return None
    scale = labels.scale(definitions()[kpi].unit, max(map(abs, known)))
    rows = study.comparison[(study.comparison["kpi"] == kpi) & (study.comparison["scope"] == "all")]
    verdicts = {str(name): str(better) for name, better in zip(rows["scenario"], rows["better"], strict=True)}
    shown = [
        "" if found is None or overload(result) else scale.number(found.mean)
        for result, found in zip(study.results, estimates, strict=True)
    ]
    marks = shared(_marks(study, kpi), shown)

    def cell(place: int, found: Estimate | None) -> Cell:
        verdict = verdicts.get(study.results[place].scenario.name, "") if study.replications > 1 else ""
        if found is None:
            return Cell("–", "", "", "")
        half = "" if math.isnan(found.half_width) else scale.half_width(found.half_width)
        return Cell(scale.number(found.mean), half, marks.get(place, ""), verdict)

    title = labels.kpi(kpi)
    unit = "" if scale.unit.casefold() == title.casefold() else scale.unit
    return Line(kpi, title, unit, tuple(cell(place, found) for place, found in enumerate(estimates)))


def tells(found: Line) -> bool:
    """Whether a figure reads differently in two scenarios."""
    return len({cell.value for cell in found.cells}) > 1


def summary(study: Study, labels: Labels) -> list[Group]:
    """Build the table of key figures."""

    def lines(always: Sequence[str], telling: Sequence[str]) -> tuple[Line, ...]:
        known = (line(study, kpi, labels) for kpi in always)
        others = (line(study, kpi, labels) for kpi in telling)
        return (*(one for one in known if one), *(one for one in others if one and tells(one)))

    groups = [Group(getattr(labels.texts.report, title), lines(always, telling)) for title, always, telling in GROUPS]
    return [group for group in groups if group.lines]
