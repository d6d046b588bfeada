"""What a contender is, and what one run of it hands back."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Outcome:
    """One run.

    Parameters
    ----------
    units : float
        What was simulated, in the system's unit: customers, orders, node-periods.
    figures : dict
        Its answers by name; contenders of one system give the same names.
    """

    units: float
    figures: dict[str, float]


Run = Callable[[int, int], Outcome]
"""Simulate so many days under so much luck: `run(days, number)`; other numbers are other luck."""


@dataclass(frozen=True)
class Contender:
    """One way to simulate a system.

    Parameters
    ----------
    name : str
    run : callable
    days : int
        Simulated days of one timed run: some tenths of a second, the fencang engines' whole horizon where that is longer.
    keeps : str
        What it leaves behind beside the figures.
    package : str
        Distribution it needs.
    """

    name: str
    run: Run
    days: int
    keeps: str
    package: str = "fencang"


@dataclass(frozen=True)
class System:
    """One system, its contenders, and what is the same in all of them.

    Parameters
    ----------
    name : str
    unit : str
        What speed is counted in.
    equal, differs : str
        What the contenders have in common, and what they have not.
    contenders : tuple of Contender
        The first is the one that others are compared with.
    days : int
        Days that are enough to compare answers.
    """

    name: str
    unit: str
    equal: str
    differs: str
    contenders: tuple[Contender, ...]
    days: int
