"""Names on several lines: how wide they are, and where they may be broken."""

import re
from textwrap import wrap

_FIRST_WIDE = "\u2e80"
"""From here on (the CJK radicals) letters are as wide as two others."""

_PIECES = re.compile(r"\s*(?:[^\s\u2e80-\uffff]+|[\u2e80-\uffff][、。，；：？！）」』》·]*)")
"""What stays on one line: a word, or a Chinese character with the punctuation behind it."""


def columns(text: str) -> int:
    """Width of a text in letters; a Chinese one counts twice."""
    return sum(2 if letter >= _FIRST_WIDE else 1 for letter in text)


def wrapped(text: str, width: int) -> str:
    """Break a text into lines of some width, between words or Chinese characters, and within words that are wider."""
    lines = [""]
    for piece in _PIECES.findall(text):
        if lines[-1] and columns(lines[-1] + piece) <= width:
            lines[-1] += piece
        else:
            lines.extend(wrap(piece, width) if columns(piece) > width else [piece.strip()])
    return "\n".join(line for line in lines if line)
