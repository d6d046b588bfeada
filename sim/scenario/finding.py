"""Something in a scenario that does not fit the rest of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError


@dataclass(frozen=True)
class Finding:
    """One thing that does not fit.

    Attributes
    ----------
    location : tuple
        Keys and list positions from the scenario to the value.
    value : object
        What stands there.
    expected : str
        What was expected.
    choices : tuple of str
        Names that would have fitted, among which a near miss is looked for.
    """

    location: tuple[str | int, ...]
    value: Any
    expected: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Choices:
    """Names that would have fitted, in a form that pydantic hands on as it is: a list it would write out for every error."""

    names: tuple[str, ...] = field(repr=False)


def refuse_all(title: str, findings: Iterable[Finding]) -> None:
    """Raise all findings as one `ValidationError`, if there are any."""
    details = [
        InitErrorDetails(type=_error(finding), loc=finding.location, input=finding.value) for finding in findings
    ]
    if details:
        raise ValidationError.from_exception_data(title, details)


def _error(finding: Finding) -> PydanticCustomError:
    context: dict[str, Any] = {"expected": finding.expected}
    if finding.choices:
        context["choices"] = Choices(finding.choices)
    return PydanticCustomError("expected", "expected {expected}", context)
