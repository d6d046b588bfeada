"""A rule of a gate: which figure of which scenario must stay where."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Target:
    """The figures a rule is about.

    Parameters
    ----------
    text : str
        The rule as it was written.
    kpi, scope : str
        KPI name and scope string.
    scenarios : tuple of str
        Names of the scenarios it applies to.
    """

    text: str
    kpi: str
    scope: str
    scenarios: tuple[str, ...]


@dataclass(frozen=True)
class Budget:
    """A limit for a figure.

    Parameters
    ----------
    target : Target
        The figures.
    side : {"<=", ">="}
        Where the figure must lie.
    limit : float
        The limit, in the KPI's unit.
    """

    target: Target
    side: Literal["<=", ">="]
    limit: float


@dataclass(frozen=True)
class Tolerance:
    """How much worse a figure may be than in the baseline.

    Parameters
    ----------
    target : Target
        The figures.
    amount : float
        In the KPI's unit; or a share of the baseline, if `relative`.
    relative : bool
        Whether the amount is a share.
    either_way : bool
        Whether the figure may not be better by more than that either; always so where there is no better or worse.
    """

    target: Target
    amount: float
    relative: bool
    either_way: bool


Rule = Budget | Tolerance
