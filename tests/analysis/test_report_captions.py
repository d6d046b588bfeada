"""Sentences beneath charts: they say what differs, and that nothing differs where nothing can be read."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hand_made import scenario
from made_results import result, study
from made_up_study import make_study
from test_report_answer import STEADY, WILD, around

from analysis.frontier import points_apart
from analysis.language import Labels, texts
from analysis.report.answer import answer
from analysis.report.captions import cost_caption, differences_caption, heat_caption, times_caption
from analysis.report.frontier_caption import frontier_caption
from analysis.report.page import render
from analysis.same_promise import same_promise
from analysis.same_supply import same_supply
from analysis.study import Language, ScenarioResult, Study
from sim.scenario.promise import Promise, PromiseStep
from sim.scenario.scenario import Scenario

COST, TIME = "cost_per_order", "order_to_delivery_mean"
ENGLISH, CHINESE = Labels(texts("en")), Labels(texts("zh"))


def points(**given: tuple[float, float, Sequence[float]]) -> Study:
    """Study of scenarios with a mean cost, of which four fifths are freight, and a mean time that swing as given."""
    return study(
        *(
            result(
                name,
                {COST: around(cost, swing), f"{COST}_freight": around(0.8 * cost, swing), TIME: around(time, swing)},
                f"方案{name}",
            )
            for name, (cost, time, swing) in given.items()
        )
    )


def test_cost_caption_names_all_that_cost_least() -> None:
    """One, several or all have the lowest total; the largest item is told in each case."""
    one = points(a=(10, 50, STEADY), b=(12, 40, STEADY))
    several = points(a=(12, 50, STEADY), b=(10, 40, STEADY), c=(10.001, 40, STEADY))
    same = points(a=(10, 50, STEADY), b=(10, 40, STEADY))
    largest = "The largest item there is Freight to customers, 80 % of the total."
    assert cost_caption(one, ENGLISH) == f"a has the lowest total, 10.00 CNY an order. {largest}"
    assert cost_caption(several, ENGLISH) == f"b and c have the lowest total, 10.00 CNY an order. {largest}"
    assert cost_caption(same, ENGLISH) == f"The totals do not differ: 10.00 CNY an order. {largest}"
    assert cost_caption(same, CHINESE).startswith("各方案合计没有差别：单均 10.00 元。")
    assert cost_caption(several, CHINESE).startswith("「方案b」和「方案c」合计最低，均为单均 10.00 元。")


def shown(*results: ScenarioResult) -> Study:
    """Study of results, without comparing their figures."""
    return replace(make_study(), results=results)


def test_equal_shares_and_regions_are_called_equal() -> None:
    """The same scenario twice differs neither after two days nor in any region."""
    first, second = make_study().results[:2]
    again = replace(first, scenario=first.scenario.model_copy(update={"name": "again", "name_zh": "再次"}))
    same, apart = shown(first, again), shown(first, second)
    assert times_caption(same, ENGLISH).startswith("Two days after the order, every scenario has delivered ")
    assert times_caption(same, CHINESE).startswith("下单两天后，各方案均已签收 ")
    assert " three-hubs has delivered " in times_caption(apart, ENGLISH)
    for kpi in (COST, TIME):
        assert heat_caption(same, ENGLISH, kpi) == "In no region do the scenarios differ by more than rounding."
        assert heat_caption(same, CHINESE, kpi) == "各方案在所有区域的差别都不超过舍入误差。"
        assert heat_caption(apart, ENGLISH, kpi).startswith("The scenarios differ most in ")


def test_frontier_caption_follows_the_line() -> None:
    """Two on the line and one off it; speed is paid for where the step is sure, else means are spoken of."""
    sure = points(cheap=(10, 50, STEADY), dear=(12, 40, STEADY), beaten=(13, 60, STEADY))
    caption = frontier_caption(sure, ENGLISH)
    assert points_apart(sure.results)
    assert "None beats cheap and dear on both cost and time; the dashed line joins them." in caption
    assert "beaten lies off it: another is no dearer and no slower. Along it, speed is paid for." in caption
    assert "「方案beaten」不在线上：另有方案既不更贵也不更慢。沿虚线，速度要用钱换。" in frontier_caption(sure, CHINESE)
    two = points(cheap=(10, 50, STEADY), dear=(12, 40, STEADY), c=(13, 60, STEADY), d=(14, 70, STEADY))
    assert "c and d lie off it" in frontier_caption(two, ENGLISH)
    unsure = points(cheap=(10, 50, STEADY), dear=(10.5, 49, WILD))
    assert "not every step is certain" in frontier_caption(unsure, ENGLISH)
    assert "并非每一步都确定" in frontier_caption(unsure, CHINESE)


def test_frontier_caption_speaks_of_no_line_where_none_is_drawn() -> None:
    """One scenario that is cheapest and fastest, or all at one point, leave nothing to choose along."""
    one = points(best=(10, 40, STEADY), beaten=(12, 50, STEADY))
    assert not points_apart(one.results)
    assert frontier_caption(one, ENGLISH) == (
        "Lower left is better. No other scenario is cheaper or faster than best, so there is no line to choose along."
    )
    assert "没有可供取舍的连线" in frontier_caption(one, CHINESE)
    maybe = points(best=(10, 40, STEADY), beaten=(10.5, 40.5, WILD))
    assert frontier_caption(maybe, ENGLISH).endswith("not all of their differences are certain.")
    same = points(one=(10, 40, STEADY), two=(10, 40, STEADY))
    assert not points_apart(same.results)
    assert frontier_caption(same, ENGLISH) == "All scenarios lie on one point: neither cost nor time differs."
    assert frontier_caption(same, CHINESE) == "所有方案落在同一点：成本与时效都没有差别。"


def test_a_cheapest_scenario_off_the_line_is_explained() -> None:
    """Who is cheaper by less than can be read, and later, is beaten; the caption says what does not count."""
    narrow = points(early=(10.002, 40, STEADY), late=(10, 50, STEADY))
    assert "Differences that read as zero (0.00 CNY, 0.0 h) do not count." in frontier_caption(narrow, ENGLISH)
    assert "读作零的差别（0.00 元、0.0 小时）不计。" in frontier_caption(narrow, CHINESE)


def test_counts_of_verdicts_need_no_plural() -> None:
    """One of a kind reads as well as several, and what makes no practical difference is counted."""
    counted = points(a=(10, 50, STEADY), b=(12, 50, STEADY))
    caption = differences_caption(counted, ENGLISH)
    assert caption.startswith(
        "Comparisons with a: 2. Better: 0; worse: 1; undecided: 0; no practical difference: 1. Shares"
    )
    assert differences_caption(counted, CHINESE).startswith(
        "与「方案a」比较 2 项：更优 0 项，更差 1 项，无法判定 0 项，没有实际差异 1 项。比例"
    )


def promising(result: ScenarioResult, within: int | None) -> ScenarioResult:
    """Give a scenario a promise to cities up to a distance."""
    promise = Promise(name="next day", within=within, steps=(PromiseStep(days=1),))
    return replace(result, scenario=result.scenario.model_copy(update={"promise": (promise,)}))


@pytest.mark.parametrize(("language", "words"), [("en", "its own promise"), ("zh", "以其自身的时效承诺为准")])
def test_promises_are_spoken_of_where_they_differ(
    language: Language, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Other warehouses change the promise where it asks how near one is; one promise for all needs no caution."""
    monkeypatch.setattr("analysis.report.page.embedded", lambda *_: KINDS)
    made = make_study()
    near = replace(made, results=tuple(promising(one, 300_000) for one in made.results))
    everywhere = replace(made, results=tuple(promising(one, None) for one in made.results))
    assert not same_promise(near.results)
    assert same_promise(everywhere.results)
    assert same_promise((near.results[0], near.results[0]))
    for one, told in ((near, True), (everywhere, False)):
        assert (words in differences_caption(one, Labels(texts(language)))) is told
        assert (words in render(one, language)) is told


KINDS: dict[str, list[object]] = {
    kind: [] for kind in ("cost_components", "delivery_times", "frontier", "heat_time", "heat_cost", "warm_up")
}


def supplied(name: str, direct: bool) -> Scenario:
    """A scenario whose second warehouse is supplied by the first, or by the supplier itself."""
    policies = [{"name": "all", "kind": "s_S", "review": "1 d", "cover": "2 d", "cycle": "2 d"}]
    first, second = (
        {
            "region": "East",
            "latitude": 31,
            "longitude": 121,
            "name": site,
            "stock": {"source": source, "policies": policies},
        }
        for site, source in (("hub", "maker"), ("site", "maker" if direct else "hub"))
    )
    return scenario(name=name, warehouses=[first, second], suppliers=[{"name": "maker", "lead_time": "1 d"}])


def test_transport_of_suppliers_is_spoken_of_where_it_differs() -> None:
    """Where suppliers drive to more warehouses in one scenario, the answer says that nobody counts their transport."""
    figures = result("one", {COST: around(10), TIME: around(30)})
    by_hub, direct, again = (
        replace(figures, scenario=supplied(name, far))
        for name, far in (("one", False), ("two", True), ("three", False))
    )
    assert same_supply((by_hub, again))
    assert not same_supply((by_hub, direct))
    for labels, words in ((ENGLISH, "what suppliers drive themselves"), (CHINESE, "供应商自行运输的部分")):
        assert words in answer(study(by_hub, direct), labels)[-1]
        assert not any(words in sentence for sentence in answer(study(by_hub, again), labels))
