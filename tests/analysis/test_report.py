"""The report: one page, self-contained, answer first, every name escaped."""

from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pandas as pd
import pytest
from made_up_study import make_study

from analysis.comparison import compare
from analysis.language import ENGLISH, Labels, texts
from analysis.outputs.workbook.words import WORDS
from analysis.report import write_report
from analysis.report.answer import answer
from analysis.report.captions import differences_caption, warm_up_caption
from analysis.report.page import render
from analysis.report.ranking import Best, best
from analysis.report.summary import shared, summary
from analysis.study import Finding, Language, ScenarioResult, Study
from sim import scenario_digest

HOSTILE = '<script>alert("1")</script>&amp;'
KINDS = ("cost_components", "delivery_times", "frontier", "heat_time", "heat_cost", "warm_up")
EMPTY = {"meta", "img", "br"}


class Page(HTMLParser):
    """What a browser would see: tags, addresses, text; and whether every tag is closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.append((tag, dict(attrs)))
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the tag that was opened last."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note what can be read."""
        if self.open and self.open[-1] not in ("style", "script"):
            self.text.append(data)

    def has(self, text: str) -> bool:
        """Whether a text is on the page."""
        return text in "".join(self.text).replace("\N{NO-BREAK SPACE}", " ")


def study_of(values: dict[str, list[tuple[float, ...]]], names: tuple[str, ...] = ("a", "b")) -> Study:
    """Make a study with nothing but these KPIs: for each scenario a value a replication, NaN where it has none."""
    results: list[ScenarioResult] = []
    for place, (name, result) in enumerate(zip(names, make_study().results, strict=False)):
        lines = [
            (number, kpi, "all", "", value)
            for kpi, several in values.items()
            for number, value in enumerate(several[place])
            if value == value
        ]
        kpis = pd.DataFrame(lines, columns=["replication", "kpi", "scope", "unit", "value"])
        results.append(replace(result, kpis=kpis, scenario=result.scenario.model_copy(update={"name": name})))
    replications = len(next(iter(values.values()))[0])
    return Study(tuple(results), compare(results), (), 1, replications)


@pytest.fixture(scope="module")
def html() -> str:
    """Render the page of the made-up study, pictures and all."""
    return render(make_study(), "en", "fencang compare <a> & b")


def test_page_needs_nothing_else(html: str) -> None:
    """No address leads out of the page: pictures lie inside, there is no script, no style sheet, no font."""
    page = Page(html)
    assert page.open == []
    tags = {tag for tag, _ in page.tags}
    assert not tags & {"script", "link", "iframe", "object"}
    sources = [attributes["src"] for tag, attributes in page.tags if tag == "img"]
    assert len(sources) == 13
    assert all(source and source.startswith("data:image/") for source in sources)
    assert all(str(attributes["href"]).startswith("#") for tag, attributes in page.tags if tag == "a")
    assert "url(" not in html
    assert "@import" not in html


def test_pictures_say_what_they_are(html: str) -> None:
    """Every picture has a text for those who cannot see it."""
    page = Page(html)
    assert all(attributes["alt"] for tag, attributes in page.tags if tag == "img")


def test_answer_comes_first(html: str) -> None:
    """The first section answers; figures, maps, assumptions, method and definitions follow."""
    page = Page(html)
    sections = [attributes["id"] for tag, attributes in page.tags if tag == "section"]
    assert sections[:2] == ["answer", "summary"]
    assert {"regions", "maps", "assumptions", "method", "definitions", "reproduction"} <= set(sections)
    assert page.has("one-hub costs least")
    assert page.has("seven-hubs delivers fastest")


def test_page_can_be_repeated_by_others(html: str) -> None:
    """Command, seed and the digest of each scenario are on the page."""
    page = Page(html)
    assert page.has("fencang compare <a> & b")
    for result in make_study().results:
        assert page.has(scenario_digest(result.scenario))


@pytest.fixture
def no_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave pictures out where a test looks at words only."""
    monkeypatch.setattr("analysis.report.page.embedded", lambda *_: {kind: [] for kind in KINDS})


def test_names_are_escaped() -> None:
    """Names from files are text, never markup."""
    study = make_study()
    first = study.results[0]
    site = first.scenario.warehouses[0].model_copy(update={"name": HOSTILE, "name_zh": HOSTILE})
    scenario = first.scenario.model_copy(update={"name": HOSTILE, "description": HOSTILE, "warehouses": (site,)})
    flows = first.flows.assign(warehouse=HOSTILE)
    stock = first.stock.assign(warehouse=HOSTILE)
    results = (replace(first, scenario=scenario, flows=flows, stock=stock), *study.results[1:])
    finding = Finding("cost_per_order", "all", HOSTILE, "scenario", HOSTILE, HOSTILE)
    html = render(Study(results, compare(results), (finding,), 1, 5), "en", HOSTILE)
    assert "<script" not in html
    assert Page(html).has(HOSTILE)


@pytest.mark.usefixtures("no_pictures")
def test_chinese_page() -> None:
    """The page speaks Chinese, with Chinese names."""
    page = Page(render(make_study(), "zh"))
    assert ("html", {"lang": "zh"}) in page.tags
    assert page.has("「单仓」成本最低")
    assert page.has("华东")


@pytest.mark.usefixtures("no_pictures")
def test_page_is_written_to_the_folder(tmp_path: Path) -> None:
    """The page is report.html in the run's folder, and nothing else is left there."""
    path = write_report(make_study(), tmp_path / "run")
    assert path == tmp_path / "run" / "report.html"
    assert list(path.parent.iterdir()) == [path]
    assert path.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.usefixtures("no_pictures")
def test_one_scenario_alone() -> None:
    """A study of one scenario has a page without comparisons."""
    study = make_study()
    page = Page(render(Study(study.results[:1], study.comparison.iloc[:0], (), 1, 5)))
    assert page.has("one-hub costs")
    assert not page.has("baseline")


@pytest.mark.usefixtures("no_pictures")
def test_one_replication_claims_nothing() -> None:
    """With one replication no scenario is called better, and the page says why."""
    page = Page(render(make_study(replications=1)))
    assert page.has("one replication says nothing about chance")
    assert not page.has("costs least")
    assert not page.has("★best of all")


def test_answer_by_hand() -> None:
    """The second costs 2 more and takes 10 h less: each hour costs 0.20."""
    study = study_of({
        "cost_per_order": [(10.0, 10.2, 9.8), (12.0, 12.2, 11.8)],
        "order_to_delivery_mean": [(50.0, 50.5, 49.5), (40.0, 40.5, 39.5)],
    })  # fmt: skip
    sentences = answer(study, Labels(ENGLISH))
    assert sentences[0].startswith("a costs least: 10.00 CNY an order, 2.00 CNY less than b")
    assert sentences[1].startswith("b delivers fastest: 40.0 h from order to delivery on average, 10.0 h sooner than a")
    assert "b costs 2.00 CNY more an order than a for 10.0 h less delivery time" in sentences[2]
    assert "0.20 CNY for every hour saved" in sentences[2]


def test_answer_admits_what_it_does_not_know() -> None:
    """Where the difference changes its sign from replication to replication, none is called the cheapest."""
    study = study_of({
        "cost_per_order": [(10.0, 10.2, 9.8), (10.1, 10.0, 9.9)],
        "order_to_delivery_mean": [(50.0, 50.5, 49.5), (40.0, 40.5, 39.5)],
    })  # fmt: skip
    sentences = answer(study, Labels(ENGLISH))
    assert sentences[0].startswith("None is surely the cheapest: a has the lowest mean")
    assert not any("for every hour" in sentence for sentence in sentences)


def test_best_looks_at_the_direction() -> None:
    """More on-time delivery is better, less cost is better, orders are neither."""
    study = study_of({
        "on_time_delivery": [(80.0, 80.1, 79.9), (90.0, 90.1, 89.9)],
        "cost_per_order": [(10.0, 10.1, 9.9), (12.0, 12.1, 11.9)],
        "orders": [(5.0, 5.0, 5.0), (6.0, 6.0, 6.0)],
    })  # fmt: skip
    on_time, cost = best(study.results, "on_time_delivery"), best(study.results, "cost_per_order")
    assert on_time is not None
    assert cost is not None
    assert (on_time.place, on_time.sure) == (1, True)
    assert (cost.place, cost.sure) == (0, True)
    assert best(study.results, "orders") is None


def test_figures_of_different_replications_leave_the_best_open() -> None:
    """A scenario whose figure never stands beside the best one's in a replication is its rival; nobody is marked."""
    nan = float("nan")
    study = study_of({"forecast_wape": [(10.0, nan, nan), (nan, 20.0, 20.0)]})
    assert best(study.results, "forecast_wape") == Best(0, (1,))
    (line,) = (line for group in summary(study, Labels(ENGLISH)) for line in group.lines)
    assert [cell.best for cell in line.cells] == ["", ""]


def test_summary_marks_best_and_verdict() -> None:
    """The dearer scenario is worse, the cheaper one the best; figures that nobody has are left out."""
    study = study_of({"cost_per_order": [(10.0, 10.2, 9.8), (12.0, 12.2, 11.8)]})
    groups = summary(study, Labels(ENGLISH))
    assert [group.title for group in groups] == ["Cost"]
    line = groups[0].lines[0]
    assert [(cell.value, cell.best, cell.verdict) for cell in line.cells] == [
        ("10.00", "sure", ""),
        ("12.00", "", "baseline"),
    ]
    assert line.cells[0].half_width == "0.50"


def test_shared_first_place_is_marked_as_such() -> None:
    """Two that cannot be told apart share the star of the best; where all are alike nobody has one."""
    shared = study_of(
        {
            "cost_per_order": [(10.0, 10.2, 9.8), (10.1, 10.0, 9.9), (15.0, 15.1, 14.9)],
            "split_rate": [(0.0, 0.0, 0.0), (0.0, 0.0, 0.0), (0.0, 0.0, 0.0)],
        },
        ("a", "b", "c"),
    )
    lines = [line for group in summary(shared, Labels(ENGLISH)) for line in group.lines]
    assert [[cell.best for cell in line.cells] for line in lines] == [["tied", "tied", ""], ["", "", ""]]


def test_some_figures_stand_in_the_table_only_where_they_differ() -> None:
    """Lost sales of one scenario are shown beside the other's none; waits that are alike are not."""
    study = study_of(
        {
            "unit_fill_rate": [(98.0, 98.0, 98.0), (98.0, 98.0, 98.0)],
            "lost_sales_rate": [(0.0, 0.0, 0.0), (0.6, 0.7, 0.8)],
            "backorder_wait_mean": [(40.0, 40.0, 40.0), (40.0, 40.0, 40.0)],
        }
    )
    (group,) = summary(study, Labels(ENGLISH))
    assert [line.kpi for line in group.lines] == ["unit_fill_rate", "lost_sales_rate"]


@pytest.mark.parametrize(("first", "words"), [(1.0, "which is enough"), (2.0, "may be too short")])
def test_warm_up_caption_looks_at_stock(first: float, words: str) -> None:
    """Stock at twice its later mean when counting starts means that the warm-up may be too short."""
    study = make_study()
    result = study.results[0]
    steady = result.stock.assign(value=100.0)
    early = steady["day"] < pd.Timestamp(2025, 1, 1)
    steady.loc[early, "value"] = 100.0 * first
    caption = warm_up_caption(replace(study, results=(replace(result, stock=steady),)), Labels(ENGLISH))
    assert words in caption
    assert f"{100 * first:.0f} %" in caption


def test_another_demand_is_not_called_the_same_orders() -> None:
    """Where a scenario has twice the orders, neither answer nor method says that all met the same ones."""
    study = make_study()
    scenario = study.results[1].scenario
    busy = scenario.model_copy(update={"demand": scenario.demand.model_copy(update={"orders": 8000.0})})
    results = (study.results[0], replace(study.results[1], scenario=busy), study.results[2])
    page = render(replace(study, results=results))
    assert "the same orders and the same luck" not in page
    assert "meets the same orders" not in page
    assert "differ in demand" in page
    assert "meets the same orders" in render(study)


def test_figures_that_read_alike_share_the_mark() -> None:
    """Beside an equal figure nobody is alone the best; where all are equal, nobody is."""
    assert shared({0: "sure"}, ["100.0", "100.0", "99.0"]) == {0: "tied", 1: "tied"}
    assert shared({0: "sure"}, ["100.0", "100.0", "100.0"]) == {}
    assert shared({0: "sure"}, ["100.0", "99.9", "99.0"]) == {0: "sure"}
    assert shared({}, ["100.0", "99.9"]) == {}


def test_a_mixed_finding_is_told_as_such() -> None:
    """Better in some regions and worse in others has a sign and words of its own."""
    study = make_study()
    mixed = Finding("cost_per_order", "region", "three-hubs", "mixed", "Cost by region.", "分区域成本。")
    assert "better in some regions, worse in others" in render(replace(study, findings=(mixed,)))


@pytest.mark.parametrize(
    ("language", "words"), [("en", "clear of zero may read undecided"), ("zh", "不含零的区间也可能")]
)
def test_why_an_interval_clear_of_zero_may_be_undecided(language: Language, words: str) -> None:
    """Beside the chart of differences stands that intervals are individual and verdicts adjusted."""
    study = make_study()
    assert words in differences_caption(study, Labels(texts(language)))
    assert words in WORDS[language].comparison_note
