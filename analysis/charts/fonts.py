"""The fonts of charts: for Latin letters, and for Chinese where this machine has one; never a box for a character."""

import importlib.util
import threading
import warnings
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from matplotlib import font_manager
from matplotlib.ft2font import FT2Font

from analysis.study import Language

LATIN = ("Noto Sans", "Source Sans 3", "Arial", "Helvetica", "Liberation Sans")
"""Fonts for Latin letters, best first; DejaVu Sans comes with matplotlib and is always the last."""

CHINESE = (
    "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN", "Microsoft YaHei", "PingFang SC",
    "Hiragino Sans GB", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "Noto Sans CJK JP", "SimHei", "Heiti SC", "STHeiti",
    "Noto Sans Mono CJK SC", "Source Han Mono SC", "Noto Serif CJK SC", "Source Han Serif SC", "Arial Unicode MS",
    "SimSun",
)  # fmt: skip
"""Fonts for Chinese, best first."""

_ALWAYS = "DejaVu Sans"
_BOLD = 600
_PROBE = "仓东北华时单均成本"
_FILE_HINTS = ("cjk", "wqy", "sourcehan", "notosanssc", "yahei", "msyh", "simhei", "pingfang", "hiragino", "heiti")
_lock = threading.Lock()


class FontWarning(UserWarning):
    """A text cannot be drawn in the language asked for."""


ADVICE = (
    "charts: no font with Chinese characters found, so labels are in English and Chinese names are replaced. "
    'Install one (Debian, Ubuntu: "apt-get install fonts-noto-cjk"; anywhere: "pip install fencang[zh]") and run again.'
)


def _known() -> set[str]:
    return {entry.name for entry in font_manager.fontManager.ttflist}


def _font(family: str) -> FT2Font:
    path = font_manager.fontManager.findfont(font_manager.FontProperties(family=family), fallback_to_default=False)
    return font_manager.get_font(path)


def _covers(family: str, text: str) -> bool:
    font = _font(family)
    return all(font.get_char_index(ord(letter)) for letter in text)


@cache
def _covers_letter(family: str, letter: str) -> bool:
    return _covers(family, letter)


def _candidates() -> Iterable[Path]:
    """Font files that matplotlib may not have listed: installed after it made its list, or brought by mplfonts."""
    for name in font_manager.findSystemFonts():
        if any(hint in Path(name).name.lower() for hint in _FILE_HINTS):
            yield Path(name)
    package = importlib.util.find_spec("mplfonts")
    for folder in (package.submodule_search_locations or ()) if package else ():
        yield from sorted(path for path in Path(folder).rglob("*.[to]t[fc]") if "bold" not in path.name.lower())


def _best_chinese() -> str | None:
    known = _known()
    return next((family for family in CHINESE if family in known and _covers(family, _PROBE)), None)


@cache
def latin_family() -> str:
    """Font family for Latin letters."""
    known = _known()
    return next((family for family in LATIN if family in known), _ALWAYS)


@cache
def chinese_family() -> str | None:
    """Font family for Chinese, or None where there is none."""
    with _lock:
        family = _best_chinese()
        if family is None:
            for path in _candidates():
                font_manager.fontManager.addfont(path)
            family = _best_chinese()
        return family


def families(language: Language) -> list[str]:
    """Font families of a chart, each used for the characters that those before it lack."""
    latin, chinese = latin_family(), chinese_family()
    if chinese is None:
        return [latin, _ALWAYS]
    return [chinese, latin, _ALWAYS] if language == "zh" else [latin, chinese, _ALWAYS]


def families_of(text: str, language: Language) -> list[str]:
    """Font families of one text: the Chinese font is named only where it is needed."""
    latin = [latin_family(), _ALWAYS]
    needed = language == "zh" or not all(_has(latin, letter) for letter in text if letter != "\n")
    return families(language) if needed else latin


@cache
def bold_exists(family: str) -> bool:
    """Whether a font family has a bold face; matplotlib complains of each text where it has none."""
    weights = (entry.weight for entry in font_manager.fontManager.ttflist if entry.name == family)
    numbers = (font_manager.weight_dict.get(weight, 0) if isinstance(weight, str) else weight for weight in weights)
    return any(number >= _BOLD for number in numbers)


def _has(names: Iterable[str], letter: str) -> bool:
    return any(_covers_letter(family, letter) for family in names)


@cache
def _drawable_letter(letter: str) -> bool:
    return _has(families("en"), letter)


def drawable(text: str) -> bool:
    """Whether every character of a text is in one of the fonts."""
    return all(_drawable_letter(letter) for letter in text)


@cache
def _advise() -> None:
    """Warn once, however many charts there are."""
    warnings.warn(ADVICE, FontWarning, stacklevel=3)


def chart_language(language: Language) -> Language:
    """Return the language that charts can be drawn in: English where Chinese is asked for and no font has it.

    Warns
    -----
    FontWarning
        If Chinese is asked for and cannot be drawn; says how to get a font.
    """
    if language == "zh" and chinese_family() is None:
        _advise()
        return "en"
    return language
