"""The chart of differences: marks and their legend."""

from dataclasses import replace

from made_up_study import make_study

from analysis.charts import differences
from analysis.study import Language, Study


def test_no_practical_difference_has_a_mark_of_its_own() -> None:
    """What does not matter does not look undecided, and the legend tells both; without it the legend has three marks."""

    def legend(made: Study, language: Language = "en") -> list[str]:
        found = differences(made, language=language).get_legend()
        assert found is not None
        return [text.get_text() for text in found.get_texts()]

    made = make_study()
    alike = replace(made, comparison=made.comparison.assign(better=""))
    assert legend(made) == ["better", "worse", "undecided"]
    assert legend(alike) == ["better", "worse", "undecided", "no practical difference"]
    marks = {line.get_marker() for line in differences(alike).lines} & {"o", "s", "d", "x"}
    assert marks == {"x"}
