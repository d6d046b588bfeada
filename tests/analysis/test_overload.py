"""Overloaded networks are told as such, and are not compared with others."""

from dataclasses import replace

import pandas as pd
import pytest
from made_results import result, study
from made_up_study import make_study

from analysis.cli.summary import say_warnings
from analysis.comparison import compare
from analysis.findings import findings
from analysis.frontier import efficient
from analysis.language import CHINESE, ENGLISH, Labels, Texts
from analysis.overload import CAP_H, cut_off, overload, warnings
from analysis.report.answer import answer
from analysis.report.captions import cost_caption, heat_caption, times_caption
from analysis.report.frontier_caption import frontier_caption
from analysis.report.page import render
from analysis.report.ranking import best
from analysis.report.summary import summary
from analysis.settling import suggested_days, warm_up_told
from analysis.study import ScenarioResult, Study

COST, TIME = "cost_per_order", "order_to_delivery_mean"


def collapsed(sound: ScenarioResult, share: float = 0.25) -> ScenarioResult:
    """Give a result open orders, and a cost and time that would be the best of all."""
    kpis = sound.kpis.copy()
    kpis.loc[kpis["kpi"].isin([COST, TIME]), "value"] *= 0.1
    orders = kpis[(kpis["kpi"] == "orders") & (kpis["scope"] == "all")]
    left = orders.assign(kpi="open_orders", value=orders["value"] * share)
    growth = orders.assign(kpi="backlog_growth", unit="%", value=100 * share)
    return replace(sound, kpis=pd.concat([kpis, left, growth], ignore_index=True))


def study_with_a_collapse() -> Study:
    """Make a study whose last scenario has collapsed."""
    made = make_study()
    results = (*made.results[:2], collapsed(made.results[2]))
    comparison = compare(results)
    return Study(results, comparison, findings(results, comparison), 1, made.replications)


def test_signs_of_overload() -> None:
    """One in a hundred orders left, pickers always busy, and a percentile at the end of what is counted."""
    found = overload(
        result(
            "a",
            {
                "orders": [100.0, 100.0],
                "open_orders": [2.0, 0.0],
                "picker_utilisation": [90.0, 96.0],
                ("picker_utilisation", "warehouse:hub"): [95.0, 95.0],
                ("picker_utilisation", "warehouse:site"): [94.0, 94.0],
                "order_to_delivery_p95": [CAP_H, CAP_H],
            },
        )
    )
    assert (found.open_share, found.busy, found.busy_warehouses, found.late) == (0.01, 0.0, ("hub",), True)


def test_a_network_that_keeps_up_shows_no_sign() -> None:
    """Half a percent of orders open and pickers just below the limit are no overload; neither is a lack of figures."""
    assert not overload(result("a", {"orders": [1000.0], "open_orders": [5.0], "picker_utilisation": [94.9]}))
    assert not overload(result("a", {}))


@pytest.mark.parametrize(
    ("growth", "cause"),
    [
        ([20.0, 15.0], "overload"),
        ([6.0, 6.0], "overload"),  # a quarter of what is open, the rest is on the road
        ([4.0, 4.0], "end of the run"),
        ([20.0, -1.0], "end of the run"),
        ([], "end of the run"),
    ],
)
def test_open_orders_are_overload_only_where_the_backlog_grows(growth: list[float], cause: str) -> None:
    """Of 100 orders 21 are open: the network's fault if the backlog grows in every replication, else the horizon's."""
    found = result("a", {"orders": [100.0] * 2, "open_orders": [21.0] * 2, "backlog_growth": growth})
    shares = (overload(found).open_share, cut_off(found))
    assert shares == ((0.21, 0.0) if cause == "overload" else (0.0, 0.21))


def test_a_run_that_ends_too_early_is_still_compared() -> None:
    """The warning names the cool-down, and the scenario has findings like any other."""
    late = result("a", {"orders": [10.0] * 3, "open_orders": [5.0] * 3, COST: [5.0, 5.1, 5.2]})
    made = study(late, result("b", {"orders": [10.0] * 3, COST: [1.0, 1.2, 1.1]}))
    assert set(made.comparison.loc[made.comparison["kpi"] == COST, "better"]) == {"scenario"}
    (warning,) = warnings(made.results, Labels(ENGLISH))
    assert "run of a ends too early: 50.0 % of its orders" in warning
    assert "horizon.cool_down (now 2.0 days)" in warning
    assert "horizon.cool_down（现为 2.0 天）" in warnings(made.results, Labels(CHINESE))[0]


def test_a_network_without_orders_is_told() -> None:
    """No order in any replication is said; one in any of them is enough, and no figures say nothing."""
    results = [result("a", {"orders": [0.0, 0.0]}), result("b", {"orders": [0.0, 1.0]}), result("c", {})]
    assert warnings(results, Labels(ENGLISH)) == ["Warning: no order was placed in the measured time of a."]


@pytest.mark.parametrize(
    ("texts", "words"),
    [(ENGLISH, "a is overloaded: 1.0 % of its orders were not delivered by the end of the run; pickers are busy at least 95.0 % of their"
      " time in hub"), (CHINESE, "「a」超负荷：1.0% 的订单在模拟结束时仍未送达；hub的拣货人员至少 95.0% 的时间处于忙碌")],
)  # fmt: skip
def test_a_warning_gives_all_reasons(texts: Texts, words: str) -> None:
    """Share of open orders and the busy warehouse are named."""
    figures = {
        "orders": [100.0],
        "open_orders": [1.0],
        "backlog_growth": [1.0],
        ("picker_utilisation", "warehouse:hub"): [99.0],
    }
    (warning,) = warnings([result("a", figures)], Labels(texts))
    assert words in warning


def test_the_collapsed_is_neither_best_nor_efficient() -> None:
    """Its cost and time are the lowest, but belong to the orders that got through."""
    made = study_with_a_collapse()
    leader = best(made.results, COST)
    assert leader is not None
    assert leader.place != 2
    assert "seven-hubs" not in efficient(made.results)
    assert set(made.comparison.loc[made.comparison["scenario"] == "seven-hubs", "better"]) == {""}


def test_answer_findings_and_captions_say_why() -> None:
    """No sentence calls it the cheapest or fastest; each place says that it is not comparable."""
    made, labels = study_with_a_collapse(), Labels(ENGLISH)
    reason = "seven-hubs is not comparable: 25.0 % of its orders were not delivered by the end of the run."
    sentences = answer(made, labels)
    assert reason in sentences
    assert [sentence for sentence in sentences if "seven-hubs" in sentence] == [reason]
    assert [one.en for one in made.findings if one.scenario == "seven-hubs"] == [reason]
    assert "Not comparable, so not judged: seven-hubs." in frontier_caption(made, labels)
    captions = (
        cost_caption(made, labels),
        times_caption(made, labels),
        heat_caption(made, labels, COST),
        frontier_caption(made, labels),
    )
    for caption in captions:
        assert not caption.startswith("seven-hubs")
        assert ", overloaded scenarios aside" in caption
    assert "overloaded" not in cost_caption(make_study(), labels) + frontier_caption(make_study(), labels)


def test_the_only_one_that_keeps_up_is_not_called_the_cheapest() -> None:
    """Its cost is told, and no rank."""
    made = study_with_a_collapse()
    told = cost_caption(replace(made, results=made.results[1:]), Labels(ENGLISH))
    assert " costs " in told
    assert "lowest" not in told
    pair = replace(made, results=made.results[1:])
    assert times_caption(pair, Labels(ENGLISH)) == heat_caption(pair, Labels(ENGLISH), COST) == ""


def test_what_only_the_collapsed_has_of_other_demand_does_not_touch_the_rest() -> None:
    """The sentences on scenarios with the same orders do not say that demand differs."""
    made = study_with_a_collapse()
    for place, differs in ((1, True), (2, False)):
        scenario = made.results[place].scenario
        busy = scenario.model_copy(update={"demand": scenario.demand.model_copy(update={"orders": 8000.0})})
        results = list(made.results)
        results[place] = replace(results[place], scenario=busy)
        told = answer(replace(made, results=tuple(results)), Labels(ENGLISH))
        assert any(sentence.startswith("Demand differs") for sentence in told) is differs


def test_the_collapsed_never_settles() -> None:
    """It gets no advice on its warm-up, whatever the rule reads from its curve; the others get theirs."""
    made, labels = study_with_a_collapse(), Labels(ENGLISH)
    assert suggested_days(made.results[2]) is None
    told = warm_up_told(made.results, labels)
    assert "asks for 15 days" in told
    assert told.endswith("An overloaded network does not settle, however long its warm-up.")
    alone = warm_up_told(made.results[2:], labels)
    assert (
        alone
        == "The first 30 days are simulated but not counted. An overloaded network does not settle, however long its warm-up."
    )


def test_the_collapsed_gets_no_mark() -> None:
    """Neither star nor triangle stands at its figures."""
    cells = [line.cells[2] for group in summary(study_with_a_collapse(), Labels(ENGLISH)) for line in group.lines]
    assert {(cell.best, cell.verdict) for cell in cells} == {("", "")}


def test_nobody_is_better_than_a_collapsed_baseline() -> None:
    """Against a baseline that does not keep up there are no findings but this one."""
    signs = {"open_orders": [5.0, 5.0], "backlog_growth": [40.0, 30.0]}
    base = result("a", {"orders": [10.0, 10.0], COST: [1.0, 1.1]} | signs)
    (finding,) = study(base, result("b", {"orders": [10.0, 10.0], COST: [5.0, 5.2]})).findings
    assert finding.en == "a is not comparable: 50.0 % of its orders were not delivered by the end of the run."


def test_the_page_opens_with_the_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    """A banner stands above the answer; without overload there is none."""
    kinds = ("cost_components", "delivery_times", "frontier", "heat_time", "heat_cost", "warm_up")
    monkeypatch.setattr("analysis.report.page.pictures", lambda *_: [])
    monkeypatch.setattr("analysis.report.page.embedded", lambda *_: {kind: [] for kind in kinds})
    page = render(study_with_a_collapse())
    assert 0 < page.index('role="alert"') < page.index('id="answer"')
    assert "seven-hubs is overloaded" in page
    assert page.count("Overloaded scenarios take no part in what is best.") == 2
    assert 'role="alert"' not in render(make_study())


def test_the_command_line_warns_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    """One line for each overloaded network."""
    say_warnings(study_with_a_collapse())
    assert capsys.readouterr().err == (
        "Warning: seven-hubs is overloaded: 25.0 % of its orders were not delivered by the end of the run.\n"
    )
