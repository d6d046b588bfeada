"""The chart of differences: marks and their legend."""

from dataclasses import replace

from made_up_study import make_study
from test_overload import study_with_a_collapse

from analysis.charts import differences
from analysis.charts.differences import UNJUDGED, rows
from analysis.study import Language, Study


def legend(made: Study, language: Language = "en") -> list[str]:
    """What the legend says."""
    found = differences(made, language=language).get_legend()
    assert found is not None
    return [text.get_text() for text in found.get_texts()]


def test_no_practical_difference_has_a_mark_of_its_own() -> None:
    """What does not matter does not look undecided, and the legend tells both; without it the legend has three marks."""
    made = make_study()
    alike = replace(made, comparison=made.comparison.assign(better=""))
    assert legend(made) == ["better", "worse", "undecided"]
    assert legend(alike) == ["better", "worse", "undecided", "no practical difference"]
    marks = {line.get_marker() for line in differences(alike).lines} & {"o", "s", "d", "x"}
    assert marks == {"x"}


def test_what_cannot_be_compared_has_a_mark_of_its_own() -> None:
    """A network that does not keep up is told apart from one that makes no difference; where it is the baseline nothing is judged."""
    made = study_with_a_collapse()
    assert legend(made)[-1] == "not comparable"
    assert legend(made, "zh")[-1] == "不可比"
    marks = [row.better for row in rows(made) if row.scenario == "seven-hubs"]
    assert marks == [UNJUDGED] * len(marks)
    assert UNJUDGED not in {row.better for row in rows(made) if row.scenario != "seven-hubs"}
    turned = replace(made, results=(made.results[2], *made.results[:2]))
    assert {row.better for row in rows(turned)} == {UNJUDGED}
