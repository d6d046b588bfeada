"""What people read: every text of charts, maps and reports, in English and Chinese."""

from analysis.language.chinese import CHINESE
from analysis.language.english import ENGLISH
from analysis.language.labels import Labels
from analysis.language.texts import Texts
from analysis.study import Language

__all__ = ["CHINESE", "ENGLISH", "Labels", "Texts", "texts"]


def texts(language: Language) -> Texts:
    """Return the texts of a language.

    Raises
    ------
    ValueError
        If the language is neither "en" nor "zh".
    """
    if language == "en":
        return ENGLISH
    if language == "zh":
        return CHINESE
    raise ValueError(f'language: expected "en" or "zh", got {language!r}')
