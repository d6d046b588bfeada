"""What is wrong with a scenario: every problem with its place, what stands there and what was expected."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

LISTED = 24
"""Names listed in full in a message; where there are more, only near misses are named."""
SHORT = 72
"""Characters of a list that is written out, however many they are."""

LISTED_PROBLEMS = 50
"""Problems written out; a CSV file may hold thousands. All are in `ScenarioError.problems`."""

MOST_COMPARED = 20_000
"""Names that are looked at in all for some of like spelling: that takes longer than all else, and no more is read of it."""

LONGEST = 60
"""Characters of a value that are shown."""


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong.

    Attributes
    ----------
    file : str
        The file it stands in; empty for a scenario made in Python.
    line, column : int
        Counted from 1; 0 where unknown.
    path : str
        Where in the scenario, for example ``warehouses[shanghai].stock.source``.
    value : str
        What stands there, as a user would write it; empty where that says nothing.
    expected : str
        What was expected.
    hint : str
        What may have been meant; may be empty.
    """

    file: str
    line: int
    column: int
    path: str
    value: str
    expected: str
    hint: str = ""

    @property
    def where(self) -> str:
        """File, line and column, as far as they are known."""
        numbers = [str(number) for number in (self.line, self.column) if number]
        return ":".join([self.file, *numbers]) if self.file else ""

    def __str__(self) -> str:
        """Write the problem on one line."""
        start = ": ".join(part for part in (self.where, self.path) if part)
        what = f"{self.value}, expected {self.expected}" if self.value else f"expected {self.expected}"
        return printable(f"{start}: {what}" + (f"; {self.hint}" if self.hint else ""))


class ScenarioError(ValueError):
    """A scenario that cannot be used, with all problems found.

    Attributes
    ----------
    problems : tuple of Problem
        In order of file and line, each once.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(set(problems)))
        super().__init__(self.problems)

    def __str__(self) -> str:
        """List the problems, one a line."""
        count = len(self.problems)
        head = "1 problem" if count == 1 else f"{count} problems"
        listed = [f"  {problem}" for problem in self.problems[:LISTED_PROBLEMS]]
        more = [f"  … and {count - LISTED_PROBLEMS} more"] if count > LISTED_PROBLEMS else []
        return "\n".join([f"{head} in the scenario:", *listed, *more])


def printable(text: str) -> str:
    """Write what cannot be printed, such as line breaks, controls of a terminal and halves of characters, as its code."""
    return "".join(letter if letter.isprintable() else f"\\u{ord(letter):04x}" for letter in text)


def did_you_mean(name: object, choices: Iterable[str]) -> str:
    """Return "did you mean 'shanghai'?" where a near miss is among the choices, or two that are equally near."""
    return offered(nearest(name, choices)) if isinstance(name, str) else ""


@dataclass
class Hints:
    """Looks for names of like spelling, as long as that does not take long.

    Attributes
    ----------
    compared : int
        Names that were looked at.
    """

    compared: int = 0

    def near(self, name: object, choices: Collection[str]) -> str:
        """Do as `did_you_mean`; empty once `MOST_COMPARED` names were looked at."""
        self.compared += len(choices)
        return did_you_mean(name, choices) if self.compared <= MOST_COMPARED else ""


def offered(names: list[str]) -> str:
    """Ask whether one of the first two names was meant."""
    return "did you mean {}?".format(" or ".join(f"'{name}'" for name in names[:2])) if names else ""


def nearest(name: str, choices: Iterable[str]) -> list[str]:
    """Return the choices most like a name, if they are near misses of it."""
    folded = name.casefold()
    cutoff = 0.6 if len(name) > 3 else 0.5  # one of two Chinese characters
    nearness = {choice: SequenceMatcher(None, folded, choice.casefold()).ratio() for choice in choices}
    best = max(nearness.values(), default=0.0)
    return [choice for choice, ratio in nearness.items() if ratio == best >= cutoff]


def one_of(choices: Iterable[str]) -> str:
    """List choices where they are few or short."""
    names = list(dict.fromkeys(choices))
    if not names:
        return "there is none"
    listed = ", ".join(names)
    return f"one of {listed}" if len(names) <= LISTED or len(listed) <= SHORT else f"one of {len(names)} names"


def shown(value: object) -> str:
    """Write a value as a user would, shortened."""
    match value:
        case None:
            return "nothing"
        case bool():
            return str(value).lower()
        case str():
            text = value if len(value) <= LONGEST else f"{value[: LONGEST - 3]}..."
            return f"'{text}'"
        case dict() | list() | tuple():
            text = _flow(value) if len(value) <= LONGEST else ""
            kind, part = ("mapping", "key") if isinstance(value, dict) else ("list", "item")
            return text if 0 < len(text) <= LONGEST else f"a {kind} of {len(value)} {part}{'s' * (len(value) != 1)}"
        case _:
            return str(value)


def _flow(value: object) -> str:
    """Write a value as it stands in brackets."""
    match value:
        case dict():
            return f"{{{', '.join(f'{key}: {_flow(item)}' for key, item in value.items())}}}"
        case list() | tuple():
            return f"[{', '.join(map(_flow, value))}]"
        case str():
            return value
        case _:
            return "null" if value is None else shown(value)
