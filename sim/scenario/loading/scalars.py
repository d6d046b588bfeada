"""Plain scalars of YAML 1.2, read and written by one rule: 12:30 is text, no is text, 007 is a number."""

import re

from sim.scenario.loading.node import Scalar

LONGEST_NUMBER = 40
"""Digits; longer numbers mean nothing to any quantity."""

_INTEGER = re.compile(r"[-+]?[0-9]+")
_OCTAL = re.compile(r"0o[0-7]+")
_HEXADECIMAL = re.compile(r"0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
_NULLS = ("", "~", "null", "Null", "NULL")
_TRUTHS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_SAFE = re.compile(r"[\w./(¥](?:[\w ./+()%·²³°=<>*~^;-]|:(?=\w))*")


def resolve(text: str) -> Scalar:
    """Resolve a plain (unquoted) scalar by the core schema of YAML 1.2.2, section 10.3.2.

    Raises
    ------
    ValueError
        For infinity, not-a-number and numbers of more than `LONGEST_NUMBER` digits; says what was expected.
    """
    if text in _NULLS:
        return None
    if text in _TRUTHS:
        return _TRUTHS[text]
    if _NOT_FINITE.fullmatch(text):
        raise ValueError("a finite number")
    for pattern, base in ((_INTEGER, 10), (_OCTAL, 8), (_HEXADECIMAL, 16), (_FLOAT, 0)):
        if pattern.fullmatch(text):
            return _number(text, base)
    return text


def _number(text: str, base: int) -> int | float:
    if len(text) > LONGEST_NUMBER:
        raise ValueError(f"a number of at most {LONGEST_NUMBER} characters")
    number = int(text, base) if base else float(text)
    if number in (float("inf"), float("-inf")):
        raise ValueError("a finite number")
    return number


def write(value: Scalar) -> str:
    """Write a scalar so that it reads back as the same value, without quotes where that is safe anywhere in a file."""
    if isinstance(value, str):
        return value if _plain(value) else f'"{"".join(map(_escaped, value))}"'
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    return repr(value)


def _escaped(character: str) -> str:
    """Write a character inside double quotes; YAML 1.2.2, section 5.7."""
    if character in '"\\':
        return f"\\{character}"
    code = ord(character)
    return character if character.isprintable() else f"\\x{code:02x}" if code < 256 else f"\\U{code:08x}"


def _plain(text: str) -> bool:
    if not _SAFE.fullmatch(text) or text != text.strip() or not text.isprintable():
        return False
    try:
        return resolve(text) == text
    except ValueError:
        return False
