"""One article at one site, written by hand in plain SimPy: what is free, what is on order, who waits."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

Serve = Callable[[int], None]
"""Told how many units somebody gets, as soon as they are there."""


@dataclass
class Waiter:
    """Somebody who waits for units."""

    units: int
    serve: Serve
    whole: bool


@dataclass(eq=False)
class Site:
    """A shelf, first come first served.

    Parameters
    ----------
    free : int
        Units at the start.
    """

    free: int
    on_order: int = 0
    backordered: int = 0
    asked: int = 0
    filled: int = 0
    waiting: deque[Waiter] = field(default_factory=deque)

    @property
    def position(self) -> int:
        """Inventory position: free + on order - backordered."""
        return self.free + self.on_order - self.backordered

    def ask(self, units: int, serve: Serve, *, whole: bool = False) -> None:
        """Somebody wants units: what is there goes at once, the rest waits; or, if it must be the whole, all of it."""
        at_once = 0 if self.waiting or (whole and units > self.free) else min(units, self.free)
        self.asked += units
        self.filled += at_once
        self.free -= at_once
        if at_once:
            serve(at_once)
        if at_once < units:
            self.backordered += units - at_once
            self.waiting.append(Waiter(units - at_once, serve, whole))

    def receive(self, units: int) -> None:
        """Goods come in, and go to those who wait."""
        self.on_order -= units
        self.free += units
        while self.waiting and self.free:
            first = self.waiting[0]
            if first.whole and first.units > self.free:
                return
            given = min(first.units, self.free)
            first.units -= given
            self.free -= given
            self.backordered -= given
            if first.units == 0:
                self.waiting.popleft()
            first.serve(given)
