"""Names of scenarios as they stand in sentences: a name with a comma does not fall apart."""

from collections.abc import Sequence

from analysis.language import Labels
from analysis.study import ScenarioResult

_PARTING = frozenset(",;:")
"""Signs that part a sentence; a name with one of them is hard to tell from what stands around it."""


def sentence_names(results: Sequence[ScenarioResult], labels: Labels) -> list[str]:
    """Names of scenarios for a sentence: in English all in quotation marks where any name has a comma or the like.

    Chinese sentences have their own marks, as names there have no blanks around them.
    """
    names = [labels.scenario(result.scenario, place) for place, result in enumerate(results)]
    quoted = labels.texts.code == "en" and any(_PARTING & set(name) for name in names)
    return [f"“{name}”" for name in names] if quoted else names


def listed(names: Sequence[str], labels: Labels) -> str:
    """Names from `sentence_names` one after another: A, B and C."""
    words = labels.texts.report
    marked = [f"「{name}」" for name in names] if labels.texts.code == "zh" else list(names)
    if len(marked) < 2:
        return "".join(marked)
    return words.list_separator.join(marked[:-1]) + words.list_last + marked[-1]
