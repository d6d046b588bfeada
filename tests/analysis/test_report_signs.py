"""Stars, verdicts, units and intervals of the report's table, and what its signs mean."""

from dataclasses import replace

import pytest
from made_up_study import make_study
from test_report import KINDS, Page, study_of

from analysis.language import ENGLISH, Labels
from analysis.report.page import render
from analysis.report.ranking import Best, best
from analysis.report.summary import summary
from analysis.study import Finding, Language


@pytest.fixture
def no_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave pictures out where a test looks at words only."""
    monkeypatch.setattr("analysis.report.page.embedded", lambda *_: {kind: [] for kind in KINDS})


def test_a_better_mean_without_a_star_takes_it_from_worse_ones() -> None:
    """Who is surely worse than the best, though better than one that swings, has no star, so that one has none either."""
    study = study_of(
        {"cost_per_order": [(10.0, 10.1, 9.9), (11.0, 11.1, 10.9), (15.0, 12.0, 9.0)]},
        ("a", "b", "c"),
    )
    (line,) = (line for group in summary(study, Labels(ENGLISH)) for line in group.lines)
    assert best(study.results, "cost_per_order") == Best(0, (2,), nearer=(1,))
    assert [cell.best for cell in line.cells] == ["tied", "", ""]


def test_a_unit_is_not_said_twice() -> None:
    """Alerts are counted in alerts: the line is not called "Alerts, alerts"."""
    study = study_of({"alerts": [(5.0, 6.0), (8.0, 9.0)], "count_hours": [(5.0, 6.0), (8.0, 9.0)]})
    units = {line.title: line.unit for group in summary(study, Labels(ENGLISH)) for line in group.lines}
    assert units == {"Alerts": "", "Hours of counting": "h"}


@pytest.mark.usefixtures("no_pictures")
@pytest.mark.parametrize(("language", "words"), [("en", "◇ better in some regions"), ("zh", "◇ 部分区域更优")])
def test_every_sign_is_explained(language: Language, words: str) -> None:
    """Beneath the findings stands what each sign means, and a finding without a verdict has a sign too."""
    study = make_study()
    none = Finding("cost_per_order", "all", "three-hubs", "", "Nothing differs.", "没有差异。")
    page = Page(render(replace(study, findings=(none,)), language))
    assert page.has(words)
    assert page.has(f"– {none.text(language)}")


@pytest.mark.usefixtures("no_pictures")
def test_figures_without_an_interval_stand_beneath_the_others() -> None:
    """A missing half-width leaves its room, so that figures of a column stay in line."""
    study = study_of({"cost_per_order": [(10.0, 10.2, 9.8), (12.0, float("nan"), float("nan"))]})
    table = render(study).split('id="summary"')[1].split("</table>")[0]
    assert table.count('class="light interval"') == table.count('class="value"') == 2
