"""What texts may hold: names end up in tables, charts, web pages, workbooks and on terminals, where controls do harm."""

import re

from sim.scenario.problems import LONGEST, printable

LONGEST_TEXT = 1000
"""Characters of a key, a name or a value."""

LONGEST_DESCRIPTION = 10_000
"""Characters of a description, which may have several lines."""

_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")
"""Controls of terminals and of the direction of writing, line breaks, marks of byte order, and halves of characters."""

_LINES = re.compile(r"[\t\n]")


def require_text(text: str, key: str = "") -> None:
    """Refuse text that is too long, or holds what is no letter, sign or space.

    Parameters
    ----------
    text : str
        A key, or a value.
    key : str
        The key of the value.

    Raises
    ------
    ValueError
        Says what was expected.
    """
    described = key.startswith("description")
    most = LONGEST_DESCRIPTION if described else LONGEST_TEXT
    if len(text) > most:
        raise ValueError(f"text of at most {most} characters, not {len(text)}")
    found = _CONTROLS.search(_LINES.sub(" ", text) if described else text)
    if found:
        what = "a line break" if found[0] in "\r\n" else f"the control character U+{ord(found[0]):04X}"
        raise ValueError(f"text on one line, without {what}" if found[0] in "\r\n" else f"text without {what}")


def harmless(text: str) -> str:
    """Shorten a text that was refused, and write controls as their codes."""
    return printable(text[:LONGEST])
