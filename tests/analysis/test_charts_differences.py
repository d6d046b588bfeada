"""The chart of differences: marks and their legend."""

from dataclasses import replace

import pytest
from made_up_study import make_study
from test_overload import study_with_a_collapse

from analysis.charts import differences
from analysis.charts.differences import UNJUDGED, rows
from analysis.charts.fonts import chinese_family
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


@pytest.mark.skipif(chinese_family() is None, reason="this machine has no Chinese font")
def test_the_legend_is_chinese_too() -> None:
    """Where a font has Chinese letters, what cannot be compared is told in Chinese."""
    assert legend(study_with_a_collapse(), "zh")[-1] == "不可比"


def test_what_cannot_be_compared_has_a_mark_of_its_own() -> None:
    """A network that does not keep up is told apart from one that makes no difference; where it is the baseline nothing is judged."""
    made = study_with_a_collapse()
    assert legend(made)[-1] == "not comparable"
    marks = [row.better for row in rows(made) if row.scenario == "seven-hubs"]
    assert marks == [UNJUDGED] * len(marks)
    assert UNJUDGED not in {row.better for row in rows(made) if row.scenario != "seven-hubs"}
    turned = replace(made, results=(made.results[2], *made.results[:2]))
    assert {row.better for row in rows(turned)} == {UNJUDGED}
