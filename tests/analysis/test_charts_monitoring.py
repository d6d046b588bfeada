"""The chart of stock with targets, alerts and events."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from made_up_study import CITIES, make_result, make_scenario
from matplotlib.axes import Axes
from matplotlib.collections import PathCollection

from analysis.charts import style
from analysis.charts.alerts_raised import most_alerts, watched_warehouses
from analysis.charts.calendar_events import seasons
from analysis.charts.monitoring import monitoring
from analysis.language import Labels, texts
from analysis.language.rule_names import rule_names
from analysis.report.captions import monitoring_caption
from analysis.study import Language, ScenarioResult, Study
from analysis.targets import targets
from sim.scenario.alert import AlertRule
from sim.scenario.demand import CalendarEvent
from sim.scenario.scenario import Scenario


@pytest.fixture(scope="module")
def result() -> ScenarioResult:
    """Make up three warehouses, two of which have alerts in March and in June."""
    fields = make_scenario("three", "三仓", ("Guangzhou", "Shanghai", "Beijing"), CITIES).model_dump()
    kept = {"name": "all", "kind": "s_S", "reorder_point": 40_000, "order_up_to": 60_000}
    for site in fields["warehouses"]:
        site["stock"] |= {"source": "maker", "policies": [kept]}
    fields["products"]["skus"][0]["value"] = 20_000
    fields["suppliers"] = [{"name": "maker", "lead_time": 7 * 86400}]
    kinds = {"low": "below_safety_stock", "out": "stock_out", "late": "supplier_late"}
    fields["alerts"] = [{"name": name, "kind": kind} for name, kind in kinds.items()]
    made = make_result(Scenario.model_validate(fields))
    names = [warehouse.name for warehouse in made.scenario.warehouses]
    rows = [
        (pd.Timestamp("2025-03-05"), names[0], "out", 4.0),
        (pd.Timestamp("2025-03-06"), names[0], "out", 1.0),
        (pd.Timestamp("2025-06-18"), names[2], "low", 20.0),
    ]
    return replace(made, alerts=pd.DataFrame(rows, columns=["day", "warehouse", "rule", "raised"]))


def event(name: str, first: str, last: str, factor: float) -> CalendarEvent:
    """Make an event."""
    return CalendarEvent(name=name, first=date.fromisoformat(first), last=date.fromisoformat(last), factor=factor)


def test_a_panel_for_each_warehouse_with_alerts(result: ScenarioResult) -> None:
    """Two panels of stock, each with a strip in which a row is a rule that raised one."""
    axes = monitoring(result)
    panels = style.figure_of(axes).axes
    assert watched_warehouses(result) == [result.scenario.warehouses[0].name, result.scenario.warehouses[2].name]
    assert len(panels) == 4
    rows = [[label.get_text() for label in panel.get_yticklabels()] for panel in panels[1::2]]
    assert rows == [["stock-out"], ["below safety stock"]]


def test_a_dot_is_a_week_of_alerts(result: ScenarioResult) -> None:
    """The five stock-outs of one week in March are one dot, a quarter as large as the twenty warnings of a week in June."""
    upper, lower = (panel.collections for panel in style.figure_of(monitoring(result)).axes[1::2])
    [small], [large] = (
        [dots.get_sizes() for dots in strip if len(dots.get_offsets()) == 1] for strip in (upper, lower)
    )
    assert large[0] == pytest.approx(4 * small[0])


def test_targets_are_sums_of_levels(result: ScenarioResult) -> None:
    """Every level is a line at the sum over the warehouse's SKUs."""
    axes = monitoring(result)
    own = targets(result.scenario)
    sums = own[own["warehouse"] == result.scenario.warehouses[0].name].groupby("target")["value"].sum()
    flat = [line.get_ydata()[0] for line in axes.lines if len(set(line.get_ydata())) == 1]
    assert sorted(flat) == pytest.approx(sorted(sums[sums > 0] / 1e6))


def test_on_given_axes_one_warehouse_is_drawn(result: ScenarioResult) -> None:
    """The axes hold the stock; the alerts hang beneath them."""
    axes = style.new_axes()
    assert monitoring(result, axes, warehouse=result.scenario.warehouses[2].name) is axes
    assert len(axes.child_axes) == 1
    assert axes.get_title(loc="left")


def test_events_that_follow_each_other_are_one_season() -> None:
    """Eve and day are one season named after the day on which most differs; a day two weeks later is another."""
    calendar = [
        event("eve", "2025-11-08", "2025-11-10", 1.2),
        event("day", "2025-11-11", "2025-11-11", 1.7),
        event("later", "2025-11-25", "2025-11-25", 0.9),
        event("nothing", "2025-11-13", "2025-11-14", 1.0),
        event("past", "2024-11-11", "2024-11-11", 2.0),
    ]
    found = seasons(calendar, date(2025, 1, 1), date(2025, 12, 31))
    assert [(one.first.day, one.last.day, one.event.name) for one in found] == [(8, 11, "day"), (25, 25, "later")]


def test_dots_of_several_scenarios_have_one_scale(result: ScenarioResult) -> None:
    """The same alerts are as large beside a scenario with ten times as many, and the legend tells the common scale."""
    many = replace(result, alerts=result.alerts.assign(raised=10 * result.alerts["raised"]))
    most = most_alerts([result, many])
    assert most == 200.0
    alone, beside = (_largest(monitoring(one, most=most)) for one in (result, many))
    assert beside == pytest.approx(10 * alone)
    legends = [style.figure_of(monitoring(one, most=most)).axes[0].get_legend() for one in (result, many)]
    told = [[text.get_text() for text in legend.get_texts()][-1] for legend in legends if legend]
    assert told == ["200 alerts a week"] * 2


def _largest(axes: Axes) -> float:
    """Area of the largest dot of a chart, square points."""
    dots = [part for panel in style.figure_of(axes).axes for part in panel.collections]
    return max(float(size) for part in dots if isinstance(part, PathCollection) for size in part.get_sizes())


def test_a_caption_speaks_only_of_rules_there_are(result: ScenarioResult) -> None:
    """Without a rule that warns of stock-outs, nothing is said of how many were warned of."""
    figures = pd.DataFrame(
        [
            (0, kpi, "all", "", value)
            for kpi, value in (("alerts", 25.0), ("alert_recall", 0.0), ("alert_precision", 40.0))
        ],
        columns=["replication", "kpi", "scope", "unit", "value"],
    )

    def caption(language: Language, *kinds: str) -> str:
        rules = tuple(AlertRule(name=kind, kind=kind) for kind in kinds)
        scenario = result.scenario.model_copy(update={"alerts": rules})
        one = replace(result, scenario=scenario, kpis=figures)
        return monitoring_caption(Study((one,), figures, (), 1, 1), Labels(texts(language)), 0)

    assert caption("en", "stock_out").endswith("a warehouse may hold enough in all and lack some.")
    assert "缺货事先" not in caption("zh", "stock_out")
    assert "40 % of the warnings (supplier late)" in caption("en", "stock_out", "supplier_late")
    assert "其中 40% 的缺货类预警（低于安全库存、供应商延迟）" in caption("zh", "below_safety_stock", "supplier_late")


def test_rules_are_told_by_what_they_watch_for() -> None:
    """A limit of its own stands in place of safety stock; two rules that watch for the same are told by name."""
    rules = (
        AlertRule(name="low", kind="below_safety_stock", cover=3 * 86400),
        AlertRule(name="few", kind="below_safety_stock", units=40),
        AlertRule(name="A", kind="stock_out", classes=("A",)),
        AlertRule(name="B", kind="stock_out", classes=("B",)),
    )
    scenario = make_scenario("three", "三仓", ("Guangzhou",), CITIES).model_copy(update={"alerts": rules})
    assert [*rule_names(scenario, Labels(texts("en"))).values()] == [
        "below 3 days of demand", "below 40 units", "stock-out (A)", "stock-out (B)",
    ]  # fmt: skip
    assert [*rule_names(scenario, Labels(texts("zh"))).values()] == [
        "低于 3 天需求",
        "低于 40 件",
        "缺货 (A)",
        "缺货 (B)",
    ]


def test_two_rules_of_a_kind_have_rows_of_their_own(result: ScenarioResult) -> None:
    """Stock-outs of class A and of class B lie in two rows."""
    rules = tuple(AlertRule(name=name, kind="stock_out") for name in ("out", "low"))
    both = replace(result, scenario=result.scenario.model_copy(update={"alerts": rules}))
    both = replace(both, alerts=both.alerts.assign(warehouse=result.scenario.warehouses[0].name))
    strip = style.figure_of(monitoring(both)).axes[1]
    assert [label.get_text() for label in strip.get_yticklabels()] == ["stock-out (out)", "stock-out (low)"]
