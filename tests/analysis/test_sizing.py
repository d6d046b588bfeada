"""Size in report and workbook: what each warehouse would have needed, beside what the scenario states."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hand_made import scenario
from made_results import result, study
from made_up_study import make_study
from test_outputs import sheets_of, strings_of
from test_report import KINDS, Page

from analysis.kpis.definitions import definitions
from analysis.language import ENGLISH, Labels, texts
from analysis.language.sizing import SIZING
from analysis.outputs.workbook import write_workbook
from analysis.report.page import render
from analysis.report.sizes import size_tables
from analysis.sizing import sizes
from analysis.study import Language, ScenarioResult, Study
from sim.scenario.space import Space, Zone

HUB, SITE = "warehouse:hub", "warehouse:site"
BOTH = ((HUB, 450.0, 600.0), (SITE, 9.0, 9.5))
SPACE = {"pallet": "1.5 m3", "storage": {"pallets": 280}, "dispatch": {"volume": "6 m3"}}


def sized(name: str, space: dict[str, Any] | None = None) -> ScenarioResult:
    """Return a scenario in whose hub and site goods were stored, the hub with these zones."""
    figures: dict[str | tuple[str, str], list[float]] = {("cost_per_order", "all"): [10.0, 12.0]}
    for scope, p95, peak in BOTH:
        for kpi, value in (("size_p95", p95), ("size_peak", peak), ("storage_p95", p95), ("storage_peak", peak)):
            figures[kpi, scope] = [value - 1, value + 1]
        figures["pallets_p95", scope], figures["pallets_peak", scope] = [p95 / 2, p95 / 2 + 1], [peak, peak]
    if space:
        figures |= {("dispatch_p95", HUB): [6.5, 6.7], ("dispatch_peak", HUB): [8.0, 8.0]}
    hub, *others = scenario().model_dump()["warehouses"]
    found = result(name, figures)
    places = [{**hub, "space": space}, *others] if space else [hub, *others]
    return replace(found, scenario=scenario(name=name, warehouses=places))


@pytest.fixture
def two() -> Study:
    """Return a scenario that states no space, and one that does."""
    return study(sized("plain"), sized("stated", SPACE))


def test_size_stands_beside_what_zones_hold() -> None:
    """280 pallets of 1.5 m3 hold 420 m3, less than the P95 of storage; dispatch has 6 m3 and needs 6.6; picking is not limited."""
    hub, site = sizes(sized("stated", SPACE))
    assert hub.stated_m3 == {"storage": 420.0, "dispatch": 6.0}
    assert (hub.lacks("storage"), hub.lacks("dispatch"), hub.lacks("picking")) == (True, True, False)
    assert (hub.total.p95.mean, hub.total.peak.mean, hub.pallet_m3) == (450.0, 600.0, 1.5)
    assert (site.stated_m3, site.measured, site.pallet_m3) == ({}, False, 1.8)


def test_a_peak_hardly_above_the_p95_is_recommended() -> None:
    """The hub's peak is a third above its P95, so the rest is rented; the site's is 6 % above."""
    hub, site = sizes(sized("plain"))
    assert (hub.advice, hub.rented_m3, site.advice) == ("p95", 150.0, "peak")


def test_tables_of_size(two: Study) -> None:
    """A line a warehouse; zones only of the warehouse whose space is stated, those that hold too little marked."""
    tables = size_tables(two, Labels(ENGLISH))
    cells = [[cell.value for cell in line.cells] for line in tables.lines]
    assert cells[:2] == [
        ["450", "600", "226", "600", "P95; rent 150 m³ more for the peak"],
        ["9", "10", "5", "10", "Peak"],
    ]
    (line,) = tables.by_zone
    assert (line.scenario, line.name) == ("stated", "hub")
    assert [cell.value for cell in line.cells] == ["420", "450", "600", "–", "–", "–", "6.0", "6.6", "8.0"]
    assert [place for place, cell in enumerate(line.cells) if cell.lacks] == [1, 7]


def test_more_that_reads_alike_does_not_stand_out() -> None:
    """A P95 of 450 m3 does not stand out beside 449.9 m3."""
    space = {"storage": {"volume": "449.9 m3"}}
    (line,) = size_tables(study(sized("close", space)), Labels(ENGLISH)).by_zone
    assert [cell.value for cell in line.cells[:2]] == ["450", "450"]
    assert not any(cell.lacks for cell in line.cells)


def made_up_with_sizes() -> Study:
    """Return the made-up study of three networks; the first says how large its warehouse has to be."""
    made_up = make_study()
    first = made_up.results[0]
    site = first.scenario.warehouses[0].model_copy(update={"space": Space(dispatch=Zone(volume=6_000_000))})
    kpis = ("size_p95", "size_peak", "pallets_p95", "pallets_peak", "dispatch_p95", "dispatch_peak")
    rows = [(0, kpi, f"warehouse:{site.name}", definitions()[kpi].unit, 7.0) for kpi in kpis]
    figures = pd.concat([first.kpis, pd.DataFrame(rows, columns=first.kpis.columns)], ignore_index=True)
    known = replace(first, kpis=figures, scenario=first.scenario.model_copy(update={"warehouses": (site,)}))
    return replace(made_up, results=(known, *made_up.results[1:]))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_report_says_which_size_is_needed(language: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tables, recommendation and definitions are on the page where goods have volumes, and nothing of them where not."""
    monkeypatch.setattr("analysis.report.page.embedded", lambda *_: {kind: [] for kind in KINDS})
    words, labels = SIZING[language], Labels(texts(language))
    assert 'id="size"' not in render(make_study(), language, drawn=())
    page = Page(render(made_up_with_sizes(), language, drawn=()))
    assert page.open == []
    for text in (words.title, words.recommendation.format(close=10), words.zones["dispatch"], words.take_peak):
        assert page.has(text)
    assert all(page.has(definitions()[kpi].meaning(language)) for kpi in ("size_p95", "pallets_peak", "dispatch_peak"))
    assert page.has(labels.unit("m3"))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_workbook_has_a_sheet_of_size(two: Study, language: Language, tmp_path: Path) -> None:
    """A sheet with each zone and all together where goods have volumes; none where not."""
    write_workbook(two, tmp_path / "sized.xlsx", language)
    write_workbook(study(result("plain", {"cost_per_order": [1.0, 2.0]})), tmp_path / "plain.xlsx", language)
    words = SIZING[language]
    assert words.title in sheets_of(tmp_path / "sized.xlsx")
    assert words.title not in sheets_of(tmp_path / "plain.xlsx")
    strings = strings_of(tmp_path / "sized.xlsx")
    assert words.zones["dispatch"] in strings
    assert words.together in strings


def test_one_replication_says_so() -> None:
    """The basis of the figures names one replication, not a mean."""
    one = sized("one")
    alone = replace(one, kpis=one.kpis[one.kpis["replication"] == 0])
    assert "in one replication" in size_tables(study(alone), Labels(ENGLISH)).basis


@pytest.mark.parametrize(
    ("language", "same", "each"),
    [
        ("en", "A pallet holds 1.8 m³ of goods.", "Goods on a pallet: 1.8 m³ with plain, 1.5 m³ / 1.8 m³ with stated."),
        ("zh", "每托货物 1.8 立方米。", "每托货物：「小网络」1.8 立方米、「小网络」1.5 立方米 / 1.8 立方米。"),
    ],
)
def test_whose_pallet_holds_what(language: Language, same: str, each: str, two: Study) -> None:
    """One volume where all pallets are alike, else each scenario's own."""
    labels = Labels(texts(language))
    assert size_tables(study(sized("plain"), sized("other")), labels).basis.endswith(same)
    assert size_tables(two, labels).basis.endswith(each)
