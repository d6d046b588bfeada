"""The search for the least safety stock that meets a goal: every knob by halving its bracket, all at once, under the same luck."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from analysis.intervals import Estimate
from analysis.tuning.knob import FINEST, MOST, Knob
from sim.scenario.scenario import Scenario

ROUNDS = 40
"""Rounds at most."""

FIRST_STEP = 16
"""Finest steps that the first step outwards is long."""

Observation = Mapping[Knob, Estimate | None]
Look = Callable[[Mapping[Knob, float]], Observation]
"""Runs the scenario with knobs at some values; returns the figure of each, none where nothing was asked for."""


@dataclass
class Bracket:
    """Where the value of a knob must lie: at `low` the goal is missed, at `high` it is met.

    Parameters
    ----------
    value : float
        Where it is looked at next.
    floor, ceiling : float
        Ends of what may be tried.
    finest : float
        Width at which looking ends.
    low, high : float, optional
        Values seen to miss and to meet the goal; none yet.
    step : float
        Length of the last step outwards.
    settled : bool
        Whether it has been closed once, perhaps beside other values of other knobs.
    rising : bool
        Whether it only goes up any more, by fine steps, and stays where the goal is met.
    """

    value: float
    floor: float
    ceiling: float
    finest: float
    low: float | None = None
    high: float | None = None
    step: float = 0.0
    settled: bool = False
    rising: bool = False

    @property
    def closed(self) -> bool:
        """Whether nothing is left to find: a fine bracket, met at the floor, or missed at the ceiling."""
        if self.high is not None:
            return (
                self.rising
                or self.high <= self.floor
                or (self.low is not None and self.high - self.low < 1.5 * self.finest)
            )
        return self.low is not None and self.low >= self.ceiling

    @property
    def answer(self) -> float:
        """Return the least value known to meet the goal; the ceiling if none does."""
        return self.high if self.high is not None else self.ceiling

    def note(self, met: bool) -> None:
        """Take in what was seen at `value`.

        An older end that contradicts it was seen beside other values of other knobs, and is dropped.
        """
        if met:
            self.high = self.value
            if self.low is not None and self.low >= self.value:
                self.low, self.step = None, 0.0
        else:
            self.low = self.value
            if self.high is not None and self.high <= self.value:
                self.high, self.step = None, 0.0

    def move(self) -> None:
        """Choose where to look next: the middle, or further and further out while one end is unknown."""
        if self.closed:
            self.value, self.settled = self.answer, True
        elif self.low is not None and self.high is not None:
            self.value = self.low + self.finest * max(1, (self.high - self.low) / 2 // self.finest)
        else:
            self.step = max(2 * self.step, (1 if self.rising else FIRST_STEP) * self.finest)
            self.value += self.step if self.high is None else -self.step
        self.value = min(self.ceiling, max(self.floor, self.value))


@dataclass(frozen=True)
class Found:
    """What the search ended with.

    Parameters
    ----------
    values : dict
        Value of each knob.
    before, after : dict
        Figure of each knob with the scenario as it was, and with these values; none where nothing was asked for.
    rounds : int
        How often was looked until then.
    """

    values: dict[Knob, float]
    before: dict[Knob, Estimate | None]
    after: dict[Knob, Estimate | None]
    rounds: int

    def met(self, limit: float) -> bool:
        """Whether every figure that was seen reaches the limit."""
        return all(seen is None or seen.mean >= limit for seen in self.after.values())


def search(scenario: Scenario, knobs: tuple[Knob, ...], limit: float, look: Look, rounds: int = ROUNDS) -> Found:
    """Find the least values at which the figure of every knob reaches a limit.

    All knobs move in every round, since warehouses help and supply each other; each is halved on its own (safety stock raises its own figure
    most). The same luck in every round makes the figure a function of the values, so that halving works in spite of chance. When all
    brackets have been closed, what then misses the limit beside the others' answers only rises, by fine steps, until all reach it: figures
    jump a little whenever another knob moves by a unit, and halving on would never end.

    Parameters
    ----------
    scenario : Scenario
        What is tuned.
    knobs : tuple of Knob
        What is turned.
    limit : float
        What every figure must reach.
    look : callable
        Runs the scenario and returns the figures.
    rounds : int
        Rounds at most.
    """
    brackets = {
        knob: Bracket(knob.start(scenario), knob.least(scenario), MOST[knob.turned], FINEST[knob.turned])
        for knob in knobs
    }
    before = seen = dict(look(_values(brackets)))
    used = {knob: bracket for knob, bracket in brackets.items() if before[knob] is not None}
    found: Found | None = None
    for number in range(1, rounds + 1):
        reached = {knob: _reaches(seen[knob], limit) for knob in used}
        for knob, bracket in used.items():
            bracket.note(reached[knob])
        settled = all(bracket.settled or bracket.closed for bracket in used.values())
        if all(reached[knob] or bracket.value >= bracket.ceiling for knob, bracket in used.items()):
            found = Found(_values(brackets), before, seen, number)
            if settled:
                return found
        if number < rounds:
            for bracket in used.values():
                bracket.rising = bracket.rising or settled
                bracket.move()
            seen = dict(look(_values(brackets)))
    return found or Found(_values(brackets), before, seen, rounds)


def _reaches(figure: Estimate | None, limit: float) -> bool:
    return figure is not None and figure.mean >= limit


def _values(brackets: Mapping[Knob, Bracket]) -> dict[Knob, float]:
    return {knob: bracket.value for knob, bracket in brackets.items()}
