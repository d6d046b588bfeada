"""Fonts of charts: every character is drawn, in both languages, with and without a Chinese font."""

import warnings
from collections.abc import Iterator

import pytest
from made_up_study import make_study
from matplotlib.axes import Axes
from matplotlib.text import Text

from analysis.charts import cost_components, fonts
from analysis.charts.fonts import FontWarning, chart_language, chinese_family, drawable, families
from analysis.charts.gallery import pictures
from analysis.charts.saving import png
from analysis.charts.style import figure_of
from analysis.study import Language, Study

CHINESE_SAMPLE = "广州仓"


@pytest.fixture
def no_chinese(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Take all Chinese fonts away."""
    monkeypatch.setattr(fonts, "chinese_family", lambda: None)
    caches = (fonts._drawable_letter, fonts._advise)
    for cached in caches:
        cached.cache_clear()
    yield
    for cached in caches:
        cached.cache_clear()


def texts_of(axes: Axes) -> list[str]:
    """Everything written on a figure."""
    figure = figure_of(axes)
    figure.draw_without_rendering()
    return [text.get_text() for text in figure.findobj(Text) if isinstance(text, Text) and text.get_visible()]


def drawn(study: Study, language: Language) -> list[str]:
    """Draw everything; a character that no font has is an error. Returns all texts."""
    found = []
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for picture in pictures(study, language):
            axes = picture.draw()
            png(axes, 40)
            found.extend(texts_of(axes))
    return found


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_character_is_in_a_font(language: Language) -> None:
    """Each text of each picture is drawn with fonts that have its characters."""
    if language == "zh" and chinese_family() is None:
        pytest.skip("this machine has no Chinese font")
    found = drawn(make_study(), language)
    assert len(found) > 100
    assert all(drawable(text.replace("\n", "")) for text in found)


def test_chinese_charts_are_chinese() -> None:
    """Where a font has Chinese letters, warehouses carry their Chinese names."""
    if chinese_family() is None:
        pytest.skip("this machine has no Chinese font")
    assert CHINESE_SAMPLE in drawn(make_study(), "zh")
    assert families("zh")[0] == chinese_family()


@pytest.mark.usefixtures("no_chinese")
def test_without_a_chinese_font_charts_are_english() -> None:
    """Chinese falls back to English with one warning that says how to get a font, and no Chinese letter is drawn."""
    with pytest.warns(FontWarning, match="fonts-noto-cjk") as caught:
        languages = [chart_language("zh") for _ in range(2)]
    assert languages == ["en", "en"]
    assert len(caught) == 1
    assert all(text.isascii() or drawable(text) for text in drawn(make_study(), languages[0]))
    assert not drawable(CHINESE_SAMPLE)


@pytest.mark.parametrize(
    "name",
    ["$x$", "$\\frac{", "_hidden", "a$b", "new\nline", "{0} %s", "🚚", "\N{RIGHT-TO-LEFT OVERRIDE}evil", "x" * 300],
)
def test_hostile_names_are_drawn_as_text(name: str) -> None:
    """A scenario may be called anything: no mathematics, no error, and no label that runs off the picture."""
    study = make_study()
    first = study.results[0]
    renamed = type(first)(
        **{**vars(first), "scenario": first.scenario.model_copy(update={"name": name, "name_zh": ""})}
    )
    axes = cost_components(Study((renamed, *study.results[1:]), study.comparison, (), 1, 5))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        png(axes, 40)
