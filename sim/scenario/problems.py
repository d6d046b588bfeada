"""What is wrong with a scenario: every problem with its place, what stands there and what was expected."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

LISTED = 12
"""Names listed in full in a message; where there are more, only near misses are named."""

LISTED_PROBLEMS = 50
"""Problems written out; a CSV file may hold thousands. All are in `ScenarioError.problems`."""


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
        return f"{start}: {what}" + (f"; {self.hint}" if self.hint else "")


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


def did_you_mean(name: object, choices: Iterable[str]) -> str:
    """Return "did you mean 'shanghai'?" where a near miss is among the choices, or two that are equally near."""
    if not isinstance(name, str):
        return ""
    folded = name.casefold()
    cutoff = 0.6 if len(name) > 3 else 0.5  # one of two Chinese characters
    nearness = {choice: SequenceMatcher(None, folded, choice.casefold()).ratio() for choice in choices}
    best = max(nearness.values(), default=0.0)
    nearest = [f"'{choice}'" for choice, ratio in nearness.items() if ratio == best >= cutoff]
    return f"did you mean {' or '.join(nearest[:2])}?" if nearest else ""


def one_of(choices: Iterable[str]) -> str:
    """List choices where they are few."""
    names = list(dict.fromkeys(choices))
    if not names:
        return "there is none"
    return f"one of {', '.join(names)}" if len(names) <= LISTED else f"one of {len(names)} names"


def shown(value: object) -> str:
    """Write a value as a user would, shortened."""
    match value:
        case None:
            return "nothing"
        case bool():
            return str(value).lower()
        case str():
            text = value if len(value) <= 60 else f"{value[:57]}..."
            return f"'{text}'"
        case dict():
            return "a mapping"
        case list() | tuple():
            return "a list"
        case _:
            return str(value)
