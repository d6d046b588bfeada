"""Files of charts: the same bytes for the same chart, names that stay in their folder."""

from base64 import b64decode
from pathlib import Path

import matplotlib
from hypothesis import given
from hypothesis import strategies as st
from made_up_study import make_study
from matplotlib.axes import Axes
from PIL import Image

from analysis.charts import cost_components, write_charts
from analysis.charts.gallery import Picture
from analysis.charts.saving import file_names, svg
from analysis.comparison import compare
from analysis.language import Labels, texts
from analysis.report import write_report
from analysis.report.images import embedded
from analysis.study import ScenarioResult, Study


def renamed(study: Study, names: list[str]) -> Study:
    """Give the scenarios of a study other names."""
    results = tuple(
        ScenarioResult(**{**vars(result), "scenario": result.scenario.model_copy(update={"name": name})})
        for result, name in zip(study.results, names, strict=True)
    )
    return Study(results, study.comparison, study.findings, study.seed, study.replications)


def test_svg_is_repeatable_and_undated() -> None:
    """Two drawings of a chart are the same bytes, without a date, and matplotlib's settings are as before."""
    before = matplotlib.rcParams["svg.hashsalt"]
    first, second = svg(cost_components(make_study())), svg(cost_components(make_study()))
    assert first == second
    assert b"<dc:date>" not in first
    assert matplotlib.rcParams["svg.hashsalt"] == before


def test_every_picture_is_written_twice(tmp_path: Path) -> None:
    """Seven charts, a map and a stock chart a scenario: PNG at 200 dots an inch, and SVG; nothing else is left."""
    written = write_charts(make_study(), tmp_path)
    assert sorted(written) == sorted((tmp_path / "charts").iterdir())
    names = {path.stem for path in written}
    assert len(names) == 7 + 3 + 3
    assert {"cost-components", "region-times", "map-seven-hubs", "stock-one-hub", "differences"} <= names
    with Image.open(tmp_path / "charts" / "frontier.png") as image:
        assert image.size == (2000, 1120)


def test_study_without_anything_is_drawn(tmp_path: Path) -> None:
    """Scenarios in which nothing was ordered, stocked or delivered have pictures too, empty ones."""
    results = tuple(
        ScenarioResult(
            result.scenario,
            result.kpis.iloc[:0],
            0 * result.delivery_histogram,
            result.flows.iloc[:0],
            result.cities.iloc[:0],
            result.stock.iloc[:0],
            result.daily.iloc[:0],
        )
        for result in make_study().results
    )
    study = Study(results, compare(results), (), 1, 5)
    assert len(write_charts(study, tmp_path)) == 26
    assert write_report(study, tmp_path).exists()


def test_hostile_names_stay_in_the_folder(tmp_path: Path) -> None:
    """A scenario named like a path writes no file elsewhere, and equal names do not overwrite each other."""
    study = renamed(make_study(), ["../../up", "/etc/passwd", "up"])
    written = write_charts(study, tmp_path / "run")
    assert {path.parent for path in written} == {tmp_path / "run" / "charts"}
    assert len(set(written)) == 26
    assert list(tmp_path.iterdir()) == [tmp_path / "run"]


@given(st.lists(st.text(max_size=30), max_size=6))
def test_file_names_are_safe_and_distinct(names: list[str]) -> None:
    """Any names become distinct parts of file names."""
    found = file_names(names)
    assert len(set(found)) == len(names)
    assert all(name and not set(name) & set('/\\:*?"<>|. \n') for name in found)


def test_charts_and_report_share_their_drawings(tmp_path: Path) -> None:
    """A picture that goes to a file and to the page is drawn once, and is the same in both."""
    study, calls = make_study(), []

    def draw() -> Axes:
        calls.append(1)
        return cost_components(study)

    drawn = [Picture("cost-components", "cost_components", draw)]
    _, svg_file = write_charts(study, tmp_path, drawn=drawn)
    (embedded_picture,) = embedded(study, Labels(texts("en")), drawn)["cost_components"]
    assert len(calls) == 1
    assert b64decode(embedded_picture.source.partition(",")[2]) == svg_file.read_bytes()
